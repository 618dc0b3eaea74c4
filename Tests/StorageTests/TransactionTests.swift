import Foundation
import Storage
import TestKit
import Testing

@Suite struct TransactionTests {
    struct ChangeOfMind: Error {}

    @Test("A body that throws leaves nothing", arguments: TestEngine.allCases)
    func throwingLeavesNothing(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            await #expect(throws: ChangeOfMind.self) {
                try await database.write { transaction in
                    _ = try transaction.addUnit("a")
                    throw ChangeOfMind()
                }
            }
            let codes = try await database.read { try $0.unitCodes() }
            #expect(codes == [])
        }
    }

    @Test("An error that the body swallows ends the transaction all the same", arguments: TestEngine.allCases)
    func swallowedErrors(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { transaction in
                    _ = try transaction.addUnit("a")
                    _ = try? transaction.addUnit("a")
                    _ = try? transaction.addUnit("b")
                }
            }
            if case .duplicate? = error {} else { Issue.record("\(String(describing: error))") }
            let codesAfter = try await database.read { try $0.unitCodes() }
            #expect(codesAfter == [])
        }
    }

    @Test("A body may throw its own words for an error", arguments: TestEngine.allCases)
    func translatedErrors(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            await #expect(throws: ChangeOfMind.self) {
                try await database.write { transaction in
                    do {
                        for _ in 1...2 { _ = try transaction.addUnit("a") }
                    } catch StorageError.duplicate {
                        throw ChangeOfMind()
                    }
                }
            }
        }
    }

    @Test(
        "Of many writes at once, those that throw leave nothing and the others everything",
        arguments: TestEngine.allCases)
    func throwingAlone(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let failures = await withTaskGroup { group in
                for number in 0..<60 {
                    group.addTask {
                        do {
                            try await database.write { transaction in
                                _ = try transaction.addUnit("u\(number)")
                                if number % 3 == 0 { throw ChangeOfMind() }
                                if number % 3 == 1 { _ = try transaction.addUnit("u\(number)") }
                            }
                            return 0
                        } catch {
                            return 1
                        }
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(failures == 40)
            let expected = (0..<60).filter { $0 % 3 == 2 }.map { "u\($0)" }.sorted()
            let codes = try await database.read { try $0.unitCodes() }
            #expect(codes == expected)
        }
    }

    @Test("Of two hundred writers at once, each that was acknowledged is there", arguments: TestEngine.allCases)
    func acknowledged(_ engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            try await test.database.migrate(to: .sample, at: TestDatabase.now)
            let database = test.database
            let acknowledged = try await withThrowingTaskGroup { group in
                for number in 0..<200 {
                    group.addTask { try await database.write { try $0.addUnit("u\(number)") } }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect(acknowledged.count == 200)
            let another = try test.another()
            let found = try await another.read { try $0.rows("SELECT id FROM unit") { try $0.integer(0) } }
            await another.close()
            #expect(Set(found) == acknowledged)
        }
    }

    @Test("A reader does not wait for a writer, and sees nothing of it", arguments: TestEngine.allCases)
    func readersDoNotWait(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let (hasWritten, mayEnd) = (Signal(), Signal())
            async let writing: Void = database.write { transaction in
                _ = try transaction.addUnit("a")
                hasWritten.give()
                try mayEnd.wait()
            }
            let seen = try await database.read { transaction in
                try hasWritten.wait()
                return try transaction.unitCodes()
            }
            #expect(seen == [])
            mayEnd.give()
            try await writing
            let codes = try await database.read { try $0.unitCodes() }
            #expect(codes == ["a"])
        }
    }

    @Test("A reader does not wait for writers that wait for each other", arguments: TestEngine.allCases)
    func readersPassWaitingWriters(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample, connections: 3) { database in
            let (isHeld, mayEnd) = (Signal(), Signal())
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await database.write { transaction in
                        try transaction.lock("seats")
                        isHeld.give()
                        try mayEnd.wait()
                    }
                }
                for _ in 1...8 { group.addTask { try await database.write { try $0.lock("seats") } } }
                let seen = try await database.read { transaction in
                    try isHeld.wait()
                    return try transaction.unitCodes()
                }
                #expect(seen == [])
                mayEnd.give()
                try await group.waitForAll()
            }
        }
    }

    @Test("A reader sees one state from its first statement to its last", arguments: TestEngine.allCases)
    func oneState(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let (hasRead, hasWritten) = (Signal(), Signal())
            async let reading = database.read { transaction in
                let before = try transaction.unitCodes()
                hasRead.give()
                try hasWritten.wait()
                return (before, try transaction.unitCodes())
            }
            try await database.write { transaction in
                try hasRead.wait()
                _ = try transaction.addUnit("a")
            }
            hasWritten.give()
            let (before, after) = try await reading
            #expect(before == [])
            #expect(after == [])
        }
    }

    @Test("A closed database refuses work, after having done what was asked for", arguments: TestEngine.allCases)
    func closing(_ engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            try await test.database.migrate(to: .sample, at: TestDatabase.now)
            let other = try test.another()
            let isRunning = Signal()
            async let writing: Void = other.write { transaction in
                isRunning.give()
                Thread.sleep(forTimeInterval: 0.1)
                _ = try transaction.addUnit("last")
            }
            try await test.database.read { _ in try isRunning.wait() }
            await other.close()
            try await writing
            let found = try await test.database.read { try $0.unitCodes() }
            #expect(found == ["last"])
            for attempt in ["read", "write"] {
                let error = await #expect(throws: StorageError.self) {
                    if attempt == "read" { try await other.read { _ in } } else { try await other.write { _ in } }
                }
                if case .unavailable? = error {} else { Issue.record("\(attempt): \(String(describing: error))") }
            }
        }
    }
}
