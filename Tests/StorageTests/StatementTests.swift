import Kernel
import Storage
import TestKit
import Testing

@Suite struct StatementTests {
    static let attack = "'); DROP TABLE unit; --"

    @Test("An interpolated value is never text of the statement", arguments: TestEngine.allCases)
    func injection(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                _ = try transaction.addUnit(Self.attack)
                try transaction.insert(into: "unit", ["code"], [[.text("') OR 1 = 1 --")]])
            }
            let (found, codes) = try await database.read { transaction in
                (
                    try transaction.rows("SELECT code FROM unit WHERE code IN \(list: ["x", Self.attack])") {
                        try $0.text(0)
                    },
                    try transaction.unitCodes()
                )
            }
            #expect(found == [Self.attack])
            #expect(codes.count == 2)
        }
    }

    @Test("The same holds for the parts that the engines write differently", arguments: Dialect.allCases)
    func dialectPartsKeepValuesApart(_ dialect: Dialect) {
        let sql: SQL = """
            SELECT \(dialect: .joined(column: "code", separator: Self.attack)) FROM unit
            WHERE \(dialect: .contains(column: "code", text: Self.attack))
            """
        let (text, values) = sql.rendered(for: dialect)
        #expect(!text.contains("DROP"))
        #expect(values == [.text(Self.attack), .text(Self.attack)])
    }

    @Test("A list fits its members, an empty one nothing", arguments: TestEngine.allCases)
    func lists(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                try transaction.insert(into: "unit", ["id", "code"], (1...5).map { [.integer($0), .text("u\($0)")] })
            }
            let counts = try await database.read { transaction in
                try [[2, 4, 9], [3], []].map {
                    try transaction.int("SELECT count(*) FROM unit WHERE id IN \(list: $0)")
                }
            }
            #expect(counts == [2, 1, 0])
        }
    }

    @Test("A row that is there already is updated, and says its id", arguments: TestEngine.allCases)
    func upsert(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let ids = try await database.write { transaction in
                try ["税務課", "市民課", "税務課"].map { code in
                    try transaction.integer(
                        "INSERT INTO unit (code) VALUES (\(code)) ON CONFLICT (code) DO UPDATE SET code = excluded.code RETURNING id"
                    )
                }
            }
            #expect(ids[0] == ids[2])
            #expect(ids[0] != ids[1])
        }
    }

    @Test("A statement says how many rows it changed", arguments: TestEngine.allCases)
    func changes(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let counts = try await database.write { transaction in
                [
                    try transaction.run("INSERT INTO unit (code) VALUES ('a'), ('b'), ('c')"),
                    try transaction.run("UPDATE unit SET code = code || 'x' WHERE code <> 'a'"),
                    try transaction.run("DELETE FROM unit WHERE code = 'nobody'"),
                    try transaction.run("INSERT INTO unit (code) VALUES ('a') ON CONFLICT DO NOTHING"),
                ]
            }
            #expect(counts == [3, 2, 0, 0])
        }
    }

    @Test(
        "Changed rows are those of the statement, not what goes with them by a reference",
        arguments: TestEngine.allCases)
    func changedRowsWithoutCascades(engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            let database = test.database
            try await database.migrate(to: .city, at: TestDatabase.now)
            let counts = try await database.write { transaction in
                let session = try transaction.integer(
                    """
                    INSERT INTO course_session (code, programme, half, fiscal_year, fewest, seats, changed_at)
                    VALUES ('a', 'p', 'elective', 2026, 0, 1, 0) RETURNING id
                    """)
                try transaction.run(
                    """
                    INSERT INTO course_session_time (session_id, day, half)
                    VALUES (\(session), '2026-11-04', 'am'), (\(session), '2026-11-04', 'pm')
                    """)
                return [
                    try transaction.run("DELETE FROM course_session WHERE id = \(session)"),
                    try transaction.run("DELETE FROM course_session WHERE id = \(session)"),
                    try transaction.int("SELECT count(*) FROM course_session_time"),
                ]
            }
            #expect(counts == [1, 0, 0])
        }
    }

    @Test(
        "A value that is missing can be asked for, and moments are counted in 64 bits", arguments: TestEngine.allCases)
    func parametersAlone(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let nobody: Int64? = nil
            let (all, moment) = try await database.read { transaction in
                (
                    try transaction.int("SELECT count(*) FROM (SELECT 1 AS one WHERE \(nobody) IS NULL) AS found"),
                    try transaction.integer("SELECT \(TestDatabase.now) - 1000")
                )
            }
            #expect(all == 1)
            #expect(moment == TestDatabase.now.milliseconds - 1000)
        }
    }

    @Test("Text is sorted by its bytes on both engines", arguments: TestEngine.allCases)
    func order(_ engine: TestEngine) async throws {
        let codes = ["b", "B", "a", "ア", "あ", "亜", "Ａ", "\u{E000}", "𠮷", "_", "10", "9"]
        try await engine.with(schema: .sample) { database in
            try await database.write { try $0.insert(into: "unit", ["code"], codes.map { [.text($0)] }) }
            let found = try await database.read { try $0.unitCodes() }
            #expect(found == codes.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        }
    }

    @Test("Searching in a text leaves the case of Latin letters aside and no other", arguments: TestEngine.allCases)
    func contains(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                let codes = ["DX推進課", "ＤＸ推進室", "dx", "100%", "École"]
                try transaction.insert(into: "unit", ["code"], codes.map { [.text($0)] })
            }
            for (text, fitting) in [
                ("Dx", ["DX推進課", "dx"]), ("ＤＸ", ["ＤＸ推進室"]), ("ｄｘ", []), ("推進", ["DX推進課", "ＤＸ推進室"]), ("%", ["100%"]),
                ("_", []), ("École", ["École"]), ("", ["100%", "DX推進課", "dx", "École", "ＤＸ推進室"]),
            ] {
                let found = try await database.read { transaction in
                    try transaction.rows(
                        "SELECT code FROM unit WHERE \(dialect: .contains(column: "code", text: text)) ORDER BY code"
                    ) { try $0.text(0) }
                }
                #expect(found == fitting, "\(text)")
            }
        }
    }

    @Test("The texts of a group are joined", arguments: TestEngine.allCases)
    func joined(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { try $0.insert(into: "unit", ["code"], [[.text("市民課")], [.text("税務課")]]) }
            let text = try await database.read { transaction in
                try transaction.row(
                    """
                    SELECT \(dialect: .joined(column: "code", separator: "、"))
                    FROM (SELECT code FROM unit ORDER BY code) AS units
                    """
                ) { try $0.text(0) }
            }
            #expect(text == "市民課、税務課")
        }
    }
}
