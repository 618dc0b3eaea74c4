import Dispatch
import Foundation
import GRDB
package import Storage

extension SQLiteFolder {
    package var backupEnding: String { "sqlite" }

    package func backUp(_ name: String, to path: String) async throws -> BackupFacts {
        let source = file(name)
        return try await Self.aside {
            guard FileManager.default.fileExists(atPath: source) else { throw BackupError.broken("no \(name)") }
            guard !FileManager.default.fileExists(atPath: path) else { throw BackupError.isThere(path) }
            do {
                // A pool of its own: the server's writer and readers go on meanwhile.
                var configuration = Configuration()
                configuration.maximumReaderCount = 1
                configuration.busyMode = .timeout(10)
                let pool = try DatabasePool(path: source, configuration: configuration)
                defer { try? pool.close() }
                // Copied and summed up in one read transaction, so both see the same moment.
                let original = try pool.read { database in
                    let tables = try SQLiteInspection.tables(of: database)
                    try PrivateFile.make(path)
                    let target = try DatabaseQueue(path: path)
                    try target.writeWithoutTransaction {
                        try database.backup(to: $0)
                        // A file that stands alone, without a log beside it.
                        try $0.execute(sql: "PRAGMA journal_mode = DELETE")
                    }
                    try target.close()
                    return tables
                }
                let copy = try SQLiteInspection.facts(of: path)
                guard copy.tables == original else { throw BackupError.broken(Self.difference(original, copy.tables)) }
                return copy
            } catch let error as BackupError {
                try? FileManager.default.removeItem(atPath: path)
                throw error
            } catch {
                try? FileManager.default.removeItem(atPath: path)
                throw StorageError(error)
            }
        }
    }

    package func inspect(_ path: String, of name: String) async throws -> BackupFacts {
        try await Self.aside {
            do {
                return try SQLiteInspection.facts(of: path)
            } catch let error as DatabaseError {
                throw BackupError.broken(error.message ?? "\(error.resultCode)")
            }
        }
    }

    package func restore(
        _ path: String, as name: String, replacing: Bool, stamp: String
    ) async throws -> String? {
        _ = try await inspect(path, of: name)
        let target = file(name)
        return try await Self.aside {
            let files = FileManager.default
            var kept: String?
            if files.fileExists(atPath: target) {
                guard replacing else { throw BackupError.isThere(target) }
                guard try !Self.isOpenElsewhere(target) else { throw BackupError.inUse }
                let aside = "\(target).before-\(stamp)"
                // The write-ahead log belongs to the old file and would spoil the new one.
                for ending in ["", "-wal", "-shm"] where files.fileExists(atPath: target + ending) {
                    try files.moveItem(atPath: target + ending, toPath: aside + ending)
                }
                kept = aside
            }
            do {
                try PrivateFile.copy(path, to: target)
            } catch {
                if let kept { try? files.moveItem(atPath: kept, toPath: target) }
                throw StorageError.failed("\(target): \(error.localizedDescription)")
            }
            return kept
        }
    }

    package func isInUse(_ name: String) async throws -> Bool {
        let path = file(name)
        return try await Self.aside { try Self.isOpenElsewhere(path) }
    }

    /// With a log written ahead, whoever has the file open holds it shared: to have it alone fails as long as anybody
    /// has.
    private static func isOpenElsewhere(_ path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        do {
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
                try database.execute(sql: "BEGIN EXCLUSIVE; COMMIT")
            }
            return false
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return true
        } catch {
            throw StorageError(error)
        }
    }

    private static func difference(_ original: [TableFacts], _ copy: [TableFacts]) -> String {
        let names = Set(original).symmetricDifference(copy).map(\.name)
        return Set(names).sorted().joined(separator: ", ")
    }

    private static func aside<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result
    {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}

/// Reads a database file through.
enum SQLiteInspection {
    /// Opens the copy by itself; throws where SQLite finds anything wrong in it.
    static func facts(of path: String) throws -> BackupFacts {
        guard FileManager.default.fileExists(atPath: path) else { throw BackupError.broken("no file") }
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        let tables = try queue.read { database in
            let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)")
            guard found == ["ok"] else { throw BackupError.broken(found.joined(separator: "; ")) }
            let orphans = try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
            guard orphans.isEmpty else { throw BackupError.broken("\(orphans.count) broken references") }
            return try self.tables(of: database)
        }
        guard !tables.isEmpty else { throw BackupError.broken("no tables") }
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64 ?? 0
        return BackupFacts(depth: .rows, bytes: size, tables: tables)
    }

    /// Every table with the number of its rows and the sum over them, in the order in which they are kept.
    static func tables(of database: GRDB.Database) throws -> [TableFacts] {
        let names = try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        return try names.map { name in
            var sum = RowSum()
            var count = 0
            let rows = try GRDB.Row.fetchCursor(database, sql: "SELECT * FROM \(name.quotedDatabaseIdentifier)")
            while let row = try rows.next() {
                count += 1
                for (_, value) in row { add(value, to: &sum) }
            }
            return TableFacts(name: name, rows: count, sum: sum.value)
        }
    }

    private static func add(_ value: DatabaseValue, to sum: inout RowSum) {
        switch value.storage {
        case .null: sum.add(0 as UInt8)
        case .int64(let number): sum.add(number)
        case .double(let real): sum.add(Int64(bitPattern: real.bitPattern))
        case .string(let text): sum.add(text)
        case .blob(let data): sum.add(kind: 4, data)
        }
    }
}
