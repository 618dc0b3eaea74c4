import Storage
import TestKit
import Testing

@Suite struct PostgresDatabaseTests {
    private func isUnavailable(_ error: (any Error)?) -> Bool {
        if case .unavailable? = error as? StorageError { true } else { false }
    }

    /// Ends the server's process of a connection, as a restart or a failover does.
    private func kill(_ process: Int64, by database: any Database) async throws {
        try await database.read { transaction in
            _ = try transaction.rows("SELECT pg_terminate_backend(CAST(\(process) AS integer), 5000)") { _ in }
        }
    }

    /// A database with one connection, and another beside it that can end the first one's process.
    private func withVictim(_ body: (any Database, _ killer: any Database) async throws -> Void) async throws {
        try await TestEngine.postgres.withTestDatabase(connections: 1) { test in
            try await test.database.migrate(to: .sample, at: TestDatabase.now)
            let killer = try test.another()
            try await body(test.database, killer)
            await killer.close()
        }
    }

    @Test("A statement that takes too long is a timeout, and the connection goes on")
    func timeout() async throws {
        try await TestEngine.postgres.with(schema: .sample, connections: 1, statementTimeout: 5) { database in
            await #expect(throws: StorageError.timeout) {
                try await database.read { _ = try $0.rows("SELECT pg_sleep(20)") { _ in } }
            }
            let codes = try await database.read { try $0.unitCodes() }
            #expect(codes == [])
        }
    }

    @Test("Waiting too long for a lock is a timeout")
    func lockTimeout() async throws {
        try await TestEngine.postgres.with(schema: .sample, connections: 4, statementTimeout: 5) { database in
            let (isHeld, mayEnd) = (Signal(), Signal())
            async let holding: Void = database.write { transaction in
                try transaction.lock("seats")
                isHeld.give()
                try mayEnd.wait()
            }
            await #expect(throws: StorageError.timeout) {
                try await database.write { transaction in
                    try isHeld.wait()
                    try transaction.lock("seats")
                }
            }
            mayEnd.give()
            try await holding
        }
    }

    @Test("A connection that dies in a transaction makes it unavailable, and the next one works")
    func killedInTransaction() async throws {
        try await withVictim { database, killer in
            let process = Shared<Int64>(0)
            let (isRunning, isDead) = (Signal(), Signal())
            let writing = Task {
                try await database.write { transaction in
                    _ = try transaction.addUnit("lost")
                    let found = try transaction.integer("SELECT pg_backend_pid()")
                    process.change { $0 = found }
                    isRunning.give()
                    try isDead.wait()
                    _ = try transaction.addUnit("lost too")
                }
            }
            try await killer.read { _ in try isRunning.wait() }
            try await kill(process.value, by: killer)
            isDead.give()
            let error = await #expect(throws: StorageError.self) { try await writing.value }
            #expect(isUnavailable(error))
            try await database.write { _ = try $0.addUnit("next") }
            let codes = try await database.read { try $0.unitCodes() }
            #expect(codes == ["next"])
        }
    }

    @Test("A connection that dies unused is replaced without a word")
    func killedWhileIdle() async throws {
        try await withVictim { database, killer in
            for round in 1...3 {
                let process = try await database.read { try $0.integer("SELECT pg_backend_pid()") }
                try await kill(process, by: killer)
                if round == 1 {
                    _ = try await database.read { try $0.unitCodes() }
                } else {
                    try await database.write { _ = try $0.addUnit("u\(round)") }
                }
            }
            let codesAfter = try await database.read { try $0.unitCodes() }
            #expect(codesAfter == ["u2", "u3"])
        }
    }

    @Test("A write whose COMMIT got no answer is unavailable, and is not repeated")
    func killedBeforeCommit() async throws {
        try await withVictim { database, killer in
            let runs = Shared(0)
            let process = Shared<Int64>(0)
            let (isRunning, isDead) = (Signal(), Signal())
            let writing = Task {
                try await database.write { transaction in
                    runs.change { $0 += 1 }
                    _ = try transaction.addUnit("unknown")
                    let found = try transaction.integer("SELECT pg_backend_pid()")
                    process.change { $0 = found }
                    isRunning.give()
                    try isDead.wait()
                }
            }
            try await killer.read { _ in try isRunning.wait() }
            try await kill(process.value, by: killer)
            isDead.give()
            let error = await #expect(throws: StorageError.self) { try await writing.value }
            #expect(isUnavailable(error))
            #expect("\(String(describing: error))".contains("COMMIT"))
            #expect(runs.value == 1)
            let codes = try await database.read { try $0.unitCodes() }
            #expect(codes == [])
        }
    }

    @Test("Two that wait for each other both get through, one of them the second time")
    func deadlock() async throws {
        try await TestEngine.postgres.with(schema: .sample) { database in
            let runs = Shared(0)
            let signals = (Signal(), Signal())
            try await withThrowingTaskGroup { group in
                for (first, second, mine, other) in [
                    ("a", "b", signals.0, signals.1), ("b", "a", signals.1, signals.0),
                ] {
                    group.addTask {
                        try await database.write { transaction in
                            let isFirstRun = runs.change { count in
                                count += 1
                                return count <= 2
                            }
                            try transaction.lock(first)
                            if isFirstRun {
                                mine.give()
                                try other.wait()
                            }
                            try transaction.lock(second)
                            _ = try transaction.addUnit(first)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.value == 3)
            let codes = try await database.read { try $0.unitCodes() }
            #expect(codes == ["a", "b"])
        }
    }

    @Test("A change of the schema by another server does not disturb prepared statements")
    func changedSchema() async throws {
        try await withVictim { database, other in
            _ = try await database.write { try $0.addUnit("a") }
            let all: SQL = "SELECT * FROM unit"
            let before = try await database.read { try $0.rows(all) { try $0.text(1) } }
            try await other.write { try $0.runScript("ALTER TABLE unit ADD COLUMN note text NOT NULL DEFAULT 'x'") }
            let after = try await database.read { try $0.rows(all) { try $0.text(1) + $0.text(2) } }
            #expect(before == ["a"])
            #expect(after == ["ax"])
        }
    }

    @Test("Prepared statements are kept within a bound")
    func statementBound() async throws {
        try await TestEngine.postgres.with(connections: 1) { database in
            let kept = try await database.read { transaction in
                for number in 1...620 {
                    let sql = SQL(stringLiteral: "SELECT \(number)")
                    for _ in 1...2 { _ = try transaction.integer(sql) }
                }
                return try transaction.int("SELECT count(*) FROM pg_prepared_statements")
            }
            #expect((1...500).contains(kept))
        }
    }
}
