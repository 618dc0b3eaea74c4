import Foundation
import Storage
import TestKit
import Testing

@Suite struct LockTests {
    private static let writers = 24

    /// Every writer reads the counter, thinks, and writes one more; gives what the counter says in the end.
    private func count(on database: any Database, under lock: String?) async throws -> Int {
        try await database.write { try $0.run("INSERT INTO counter (name, value) VALUES ('seats', 0)") }
        try await withThrowingTaskGroup { group in
            for _ in 1...Self.writers {
                group.addTask {
                    try await database.write { transaction in
                        if let lock { try transaction.lock(lock) }
                        let value = try transaction.int("SELECT value FROM counter WHERE name = 'seats'")
                        Thread.sleep(forTimeInterval: 0.005)
                        try transaction.run("UPDATE counter SET value = \(value + 1) WHERE name = 'seats'")
                    }
                }
            }
            try await group.waitForAll()
        }
        return try await database.read { try $0.int("SELECT value FROM counter WHERE name = 'seats'") }
    }

    /// If this fails, the tests below prove nothing.
    @Test("Without a lock, writers at once lose each other's changes on PostgreSQL")
    func raceExists() async throws {
        try await TestEngine.postgres.with(schema: .sample, connections: 8) { database in
            let found = try await count(on: database, under: nil)
            #expect(found < Self.writers)
        }
    }

    @Test("Under a lock, none is lost", arguments: TestEngine.allCases)
    func noneIsLost(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample, connections: 8) { database in
            let foundAfter = try await count(on: database, under: "seats")
            #expect(foundAfter == Self.writers)
        }
    }

    @Test("SQLite needs none, having one writer")
    func sqliteHasOneWriter() async throws {
        try await TestEngine.sqlite.with(schema: .sample) { database in
            let foundAfter = try await count(on: database, under: nil)
            #expect(foundAfter == Self.writers)
        }
    }

    @Test("Locks of different names, and of different cities, do not wait for each other")
    func differentNames() async throws {
        try await TestEngine.postgres.with(schema: .sample) { database in
            try await TestEngine.postgres.with(schema: .sample) { neighbour in
                let (isHeld, mayEnd) = (Signal(), Signal())
                async let holding: Void = database.write { transaction in
                    try transaction.lock("seats")
                    isHeld.give()
                    try mayEnd.wait()
                }
                try await database.write { transaction in
                    try isHeld.wait()
                    try transaction.lock("nominations")
                }
                try await neighbour.write { try $0.lock("seats") }
                mayEnd.give()
                try await holding
            }
        }
    }

    @Test("Workers take different jobs from one queue", arguments: TestEngine.allCases)
    func skipLocked(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample, connections: 8) { database in
            try await database.write { transaction in
                let jobs = (1...24).map { [SQLValue.integer($0), .text("draft")] }
                try transaction.insert(into: "sample", ["number", "state"], jobs)
            }
            let taken = try await withThrowingTaskGroup { group in
                for _ in 1...24 {
                    group.addTask {
                        try await database.write { transaction in
                            let sql: SQL = """
                                UPDATE sample SET state = 'open' WHERE id =
                                (SELECT id FROM sample WHERE state = 'draft' ORDER BY id LIMIT 1\(dialect: .skipLocked))
                                RETURNING number
                                """
                            let number = try transaction.integer(sql)
                            Thread.sleep(forTimeInterval: 0.002)
                            return number
                        }
                    }
                }
                return try await group.reduce(into: [Int64]()) { $0.append($1) }
            }
            #expect(taken.sorted() == Array(1...24))
        }
    }
}
