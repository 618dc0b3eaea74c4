import Foundation
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite struct SQLiteDatabaseTests {
    /// Asked inside a transaction of the connection that it is about.
    private func pragma(_ name: SQL, _ transaction: any Transaction) throws -> String {
        try transaction.row("PRAGMA \(sql: name)") { row in
            if let text = try? row.text(0) { return text }
            return try String(row.integer(0))
        } ?? ""
    }

    @Test("Writes wait for the disk, foreign keys are kept, and the log is written ahead")
    func settings() async throws {
        try await TestEngine.sqlite.with(schema: .sample) { database in
            let names: [SQL] = ["synchronous", "foreign_keys", "journal_mode", "trusted_schema"]
            let writing = try await database.write { transaction in try names.map { try pragma($0, transaction) } }
            #expect(writing == ["2", "1", "wal", "0"])
            let reading = try await database.read { try pragma("trusted_schema", $0) }
            #expect(reading == "0")
        }
    }

    @Test("When the disk is full in the middle of a batch, what was acknowledged is there and what was refused is not")
    func fullDisk() async throws {
        try await TestEngine.sqlite.with(schema: .sample) { database in
            try await database.write { try $0.runScript("PRAGMA max_page_count = 60") }
            let (isRunning, mayEnd) = (Signal(), Signal())
            let acknowledged = Shared<Set<String>>([])
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await database.write { _ in
                        isRunning.give()
                        try mayEnd.wait()
                    }
                }
                try await database.read { _ in try isRunning.wait() }
                for code in ["first", String(repeating: "長", count: 200_000), "second", "third"] {
                    group.addTask {
                        do {
                            try await database.write { try $0.run("INSERT INTO sample (name) VALUES (\(code))") }
                            acknowledged.change { $0.insert(code) }
                        } catch is StorageError {}
                    }
                    try await Task.sleep(for: .milliseconds(20))
                }
                mayEnd.give()
                try await group.waitForAll()
            }
            let found = try await database.read { try $0.rows("SELECT name FROM sample") { try $0.text(0) } }
            #expect(Set(found) == acknowledged.value)
            // And it goes on.
            try await database.write { _ = try $0.addUnit("fourth") }
        }
    }

    @Test("A file that cannot be opened is an error, not a crash")
    func noSuchFolder() {
        #expect(throws: StorageError.self) { try SQLiteDatabase(path: "/no/such/folder/city.sqlite") }
    }
}
