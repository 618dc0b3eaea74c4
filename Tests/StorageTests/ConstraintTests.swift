import Storage
import TestKit
import Testing

@Suite struct ConstraintTests {
    /// The error's case without what the engine adds.
    private func kind(_ error: (any Error)?) -> String {
        switch error as? StorageError {
        case .duplicate: "duplicate"
        case .brokenReference: "brokenReference"
        case .refused: "refused"
        case .failed: "failed"
        case let other: "\(String(describing: other))"
        }
    }

    private static let refusals: [(expected: String, statement: SQL)] = [
        ("duplicate", "INSERT INTO unit (code) VALUES ('税務課')"),
        ("duplicate", "INSERT INTO unit (id, code) VALUES (1, 'new')"),
        ("brokenReference", "INSERT INTO person (unit_id, name) VALUES (99, '山田')"),
        ("brokenReference", "DELETE FROM unit WHERE id = 1"),
        ("refused", "INSERT INTO person (unit_id, name, level) VALUES (1, '山田', -1)"),
        ("refused", "INSERT INTO person (unit_id, name) VALUES (1, NULL)"),
        ("refused", "INSERT INTO sample (state) VALUES ('unknown')"),
        ("refused", "INSERT INTO sample (day) VALUES (\("no day"))"),
        ("refused", "INSERT INTO sample (number) VALUES (\("many"))"),
        ("failed", "SELECT nothing FROM nowhere"),
    ]

    @Test("Both engines refuse the same in the same words", arguments: TestEngine.allCases, 0..<refusals.count)
    func refusesAlike(_ engine: TestEngine, _ number: Int) async throws {
        let (expected, statement) = Self.refusals[number]
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                try transaction.run("INSERT INTO unit (id, code) VALUES (1, '税務課')")
                try transaction.run("INSERT INTO person (unit_id, name) VALUES (1, '佐藤')")
            }
            let error = await #expect(throws: StorageError.self) { try await database.write { try $0.run(statement) } }
            #expect(kind(error) == expected)
        }
    }

    @Test("An insert of many refuses in the same words", arguments: TestEngine.allCases)
    func bulkRefusals(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let cases: [(String, String, [String], [[SQLValue]])] = [
                ("duplicate", "unit", ["code"], [[.text("a")], [.text("a")]]),
                ("brokenReference", "person", ["unit_id", "name"], [[.integer(9), .text("山田")]]),
                ("refused", "unit", ["code"], [[.text("a")], [.null]]),
                ("refused", "sample", ["state"], [[.text("unknown")]]),
            ]
            for (expected, table, columns, rows) in cases {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.insert(into: table, columns, rows) }
                }
                #expect(kind(error) == expected)
                let found = try await database.read { try $0.int("SELECT count(*) FROM unit") }
                #expect(found == 0)
            }
        }
    }

    @Test("A table that is only added to refuses UPDATE and DELETE, by a cascade too", arguments: TestEngine.allCases)
    func appendOnly(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                for code in ["with entry", "without"] { _ = try transaction.addUnit(code) }
                try transaction.run(
                    "INSERT INTO entry (unit_id, note) SELECT id, 'first' FROM unit WHERE code = 'with entry'")
            }
            for statement: SQL in [
                "UPDATE entry SET note = 'changed'", "DELETE FROM entry", "DELETE FROM unit WHERE code = 'with entry'",
            ] {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.run(statement) }
                }
                #expect(kind(error) == "refused", "\(statement)")
            }
            try await database.write { try $0.run("DELETE FROM unit WHERE code = 'without'") }
            let found = try await database.read { try $0.int("SELECT count(*) FROM entry WHERE note = 'first'") }
            #expect(found == 1)
        }
    }

    @Test("A read cannot write", arguments: TestEngine.allCases)
    func readsOnly(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let error = await #expect(throws: StorageError.self) { try await database.read { try $0.addUnit("a") } }
            #expect(kind(error) == "failed")
            try await database.write { _ = try $0.addUnit("a") }
        }
    }
}
