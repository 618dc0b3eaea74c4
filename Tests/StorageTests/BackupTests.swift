import Foundation
import Kernel
import Storage
import StoragePostgres
import StorageSQLite
import TestKit
import Testing

@Suite struct BackupTests {
    private func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ikusei-backup-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private func fill(_ database: any Database) async throws {
        try await database.migrate(to: .city, at: TestDatabase.now)
        try await database.write { transaction in
            for minute in 0..<50 { try transaction.addJob("tidy", dueAt: TestDatabase.now.adding(seconds: minute)) }
        }
    }

    @Test("A copy made while others write is whole, and holds what was there at one moment")
    func copyWhileWriting() async throws {
        try await inFolder { folder in
            let engine = try SQLiteFolder(path: folder + "/data")
            let database = try await engine.open("city_aoba")
            try await fill(database)
            let writer = Task {
                var minute = 100
                while !Task.isCancelled {
                    minute += 1
                    let due = TestDatabase.now.adding(seconds: minute)
                    _ = try await database.write { try $0.addJob("tidy", dueAt: due) }
                }
            }
            for number in 0..<3 {
                let facts = try await engine.backUp("city_aoba", to: "\(folder)/copy-\(number).sqlite")
                #expect(facts.depth == .rows)
                #expect((facts.tables.first { $0.name == "job" }?.rows ?? 0) >= 50)
                #expect(try await engine.inspect("\(folder)/copy-\(number).sqlite", of: "city_aoba") == facts)
            }
            writer.cancel()
            _ = try? await writer.value
            await database.close()
        }
    }

    @Test("A damaged copy is found out")
    func damage() async throws {
        try await inFolder { folder in
            let engine = try SQLiteFolder(path: folder + "/data")
            let database = try await engine.open("city_aoba")
            try await fill(database)
            let path = folder + "/copy.sqlite"
            let facts = try await engine.backUp("city_aoba", to: path)
            var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
            let word = Array("tidy".utf8)
            let at = try #require(bytes.indices.first { bytes[$0...].starts(with: word) && $0 > 4096 })
            bytes[at] = UInt8(ascii: "T")
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let found = try? await engine.inspect(path, of: "city_aoba").fingerprint
            #expect(found != facts.fingerprint)
            try Data(bytes.prefix(3000)).write(to: URL(fileURLWithPath: path))
            await #expect(throws: (any Error).self) { try await engine.inspect(path, of: "city_aoba") }
            await database.close()
        }
    }

    @Test("A city comes back from its copy, and what it takes the place of is kept")
    func restore() async throws {
        try await inFolder { folder in
            let engine = try SQLiteFolder(path: folder + "/data")
            let database = try await engine.open("city_aoba")
            try await fill(database)
            _ = try await engine.backUp("city_aoba", to: folder + "/copy.sqlite")
            try await database.write { try $0.addJob("later", dueAt: TestDatabase.now) }
            await database.close()
            await #expect(throws: BackupError.self) {
                try await engine.restore(folder + "/copy.sqlite", as: "city_aoba", replacing: false, stamp: "1")
            }
            let kept = try await engine.restore(folder + "/copy.sqlite", as: "city_aoba", replacing: true, stamp: "1")
            #expect(FileManager.default.fileExists(atPath: try #require(kept)))
            let again = try await engine.open("city_aoba")
            #expect(try await again.read { try $0.int("SELECT count(*) FROM job") } == 50)
            await again.close()
        }
    }

    @Test("A copy can be read by its owner alone")
    func isPrivate() async throws {
        try await inFolder { folder in
            let engine = try SQLiteFolder(path: folder + "/data")
            let database = try await engine.open("city_aoba")
            try await fill(database)
            _ = try await engine.backUp("city_aoba", to: folder + "/copy.sqlite")
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/copy.sqlite")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            await #expect(throws: BackupError.isThere(folder + "/copy.sqlite")) {
                try await engine.backUp("city_aoba", to: folder + "/copy.sqlite")
            }
            // And while it is in use nothing takes its place.
            await #expect(throws: BackupError.inUse) {
                try await engine.restore(folder + "/copy.sqlite", as: "city_aoba", replacing: true, stamp: "1")
            }
            #expect(try await database.read { try $0.int("SELECT count(*) FROM job") } == 50)
            await database.close()
            #expect(try await !engine.isInUse("city_aoba"))
        }
    }

    @Test("PostgreSQL: a schema is written out by pg_dump, restored beside itself, compared, and comes back")
    func postgres() async throws {
        let server = try #require(ProcessInfo.processInfo.environment["IKUSEI_TEST_POSTGRES"])
        try await inFolder { folder in
            let engine = PostgresServer(url: server)
            let name = "city_backup_\(UInt32.random(in: 0 ... .max))"
            let database = try await engine.open(name)
            try await fill(database)
            let facts = try await engine.backUp(name, to: folder + "/copy.dump")
            #expect(facts.depth == .rows)
            #expect(facts.tables.first { $0.name == "job" }?.rows == 50)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/copy.dump")[.posixPermissions]
            #expect(mode as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["copy.dump"])
            try await database.write { try $0.run("DELETE FROM job WHERE due_at = \(TestDatabase.now)") }
            #expect(try await engine.inspect(folder + "/copy.dump", of: name) == facts)
            await #expect(throws: BackupError.inUse) {
                try await engine.restore(folder + "/copy.dump", as: name, replacing: true, stamp: "1")
            }
            try await database.write { try $0.run("DELETE FROM job") }
            await database.close()
            await #expect(throws: BackupError.isThere(name)) {
                try await engine.restore(folder + "/copy.dump", as: name, replacing: false, stamp: "1")
            }
            let kept = try #require(
                try await engine.restore(folder + "/copy.dump", as: name, replacing: true, stamp: "1"))
            let again = try await engine.open(name)
            #expect(try await again.read { try $0.int("SELECT count(*) FROM job") } == 50)
            try await again.write { try $0.runScript("DROP SCHEMA \(name) CASCADE; DROP SCHEMA \(kept) CASCADE") }
            await again.close()
            try Data("nothing".utf8).write(to: URL(fileURLWithPath: folder + "/copy.dump"))
            await #expect(throws: BackupError.self) { try await engine.inspect(folder + "/copy.dump", of: name) }
        }
    }
}
