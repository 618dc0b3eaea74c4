import Kernel
import Storage
import TestKit
import Testing

@Suite struct ValueTests {
    static let texts = [
        "", "鈴木 花子", "𠮷野家と𩸽", "外字 \u{E000}\u{F8FF} は私用領域", "e\u{301}\u{3099}", "tab\tline\nreturn\rback\\slash \\N \\.",
        "O'Neil \"quoted\" $1 ? %", "NULL", "👩‍💻", String(repeating: "長", count: 100_000),
    ]
    static let integers: [Int64] = [0, 1, -1, 2_147_483_648, .max, .min]
    static let reals = [
        0, -0.1, 1 / 3, 1e-300, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity,
    ]
    static let blobs: [[UInt8]] = [[], [0], [0, 0, 255, 92, 10], Array(0...255)]
    static let days =
        ["0001-01-02", "1868-10-23", "2024-02-29", "9999-12-30"].map { FixtureCity.day($0) }
        + [CalendarDate.distantPast, .distantFuture]

    @Test(
        "Texts come back as they were, 外字 and characters outside the first plane included",
        arguments: TestEngine.allCases)
    func texts(_ engine: TestEngine) async throws {
        try await roundTrip(Self.texts, "name", engine) { try $0.text(0) }
    }

    @Test("Integers come back to their last digit", arguments: TestEngine.allCases)
    func integers(_ engine: TestEngine) async throws {
        try await roundTrip(Self.integers, "number", engine) { try $0.integer(0) }
    }

    @Test("Reals come back to their last bit", arguments: TestEngine.allCases)
    func reals(_ engine: TestEngine) async throws {
        try await roundTrip(Self.reals, "share", engine) { try $0.real(0) }
    }

    @Test("Blobs come back byte for byte, zeros and empty ones included", arguments: TestEngine.allCases)
    func blobs(_ engine: TestEngine) async throws {
        try await roundTrip(Self.blobs, "bytes", engine) { try $0.blob(0) }
    }

    @Test("Days come back, the endless ones included", arguments: TestEngine.allCases)
    func days(_ engine: TestEngine) async throws {
        try await roundTrip(Self.days, "day", engine) { try $0.day(0) }
    }

    @Test("Flags and moments come back", arguments: TestEngine.allCases)
    func flagsAndMoments(_ engine: TestEngine) async throws {
        try await roundTrip([true, false], "is_open", engine) { try $0.flag(0) }
        try await roundTrip([Instant(milliseconds: -1), TestDatabase.now], "at", engine) { try $0.instant(0) }
    }

    /// Through a statement of its own and through an insert of many.
    private func roundTrip<Value: SQLConvertible & Equatable & Sendable>(
        _ values: [Value], _ column: String, _ engine: TestEngine,
        _ read: @escaping @Sendable (any Row) throws -> Value
    ) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                try transaction.insert(into: "sample", [column], values.map { [$0.sqlValue] })
                for value in values {
                    try transaction.run("INSERT INTO sample (\(sql: SQL(stringLiteral: column))) VALUES (\(value))")
                }
            }
            let found = try await database.read {
                try $0.rows("SELECT \(sql: SQL(stringLiteral: column)) FROM sample ORDER BY id", read)
            }
            #expect(found == values + values)
        }
    }

    @Test("NULL is nil for every kind, and is no empty text or blob", arguments: TestEngine.allCases)
    func nulls(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                try transaction.insert(into: "sample", ["name", "bytes"], [[.null, .null], [.text(""), .blob([])]])
            }
            let sql: SQL = "SELECT number, share, is_open, name, day, bytes FROM sample ORDER BY id"
            try await database.read { transaction in
                let rows = try transaction.rows(sql) { row in
                    #expect(try row.optionalInteger(0) == nil)
                    #expect(try row.optionalReal(1) == nil)
                    #expect(try row.optionalFlag(2) == nil)
                    #expect(try row.optionalDay(4) == nil)
                    return (try row.optionalText(3), try row.optionalBlob(5))
                }
                #expect(rows.map(\.0) == [nil, ""])
                #expect(rows.map(\.1) == [nil, []])
            }
        }
    }

    @Test("A column of another kind is refused, not bent", arguments: TestEngine.allCases)
    func kinds(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            try await database.write { transaction in
                try transaction.run("INSERT INTO sample (number, share, name) VALUES (7, 1.5, 'seven')")
            }
            let reads: [@Sendable (any Row) throws -> Void] = [
                { _ = try $0.text(0) }, { _ = try $0.integer(1) }, { _ = try $0.integer(2) }, { _ = try $0.real(2) },
                { _ = try $0.flag(0) }, { _ = try $0.blob(2) }, { _ = try $0.day(2) }, { _ = try $0.text(3) },
                { _ = try $0.text(99) },
            ]
            for (number, read) in reads.enumerated() {
                await #expect("reading \(number)") {
                    try await database.read {
                        _ = try $0.rows("SELECT number, share, name, day FROM sample") { try read($0) }
                    }
                } throws: { error in
                    if case .unexpectedValue? = error as? StorageError { true } else { false }
                }
            }
        }
    }

    @Test("A text with NUL and a real that is no number are refused by both", arguments: TestEngine.allCases)
    func whatCannotBeKept(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            for value in [SQLValue.text("a\0b"), .real(.nan)] {
                await #expect(throws: StorageError.self) {
                    try await database.write { try $0.insert(into: "sample", ["name"], [[value]]) }
                }
                await #expect(throws: StorageError.self) {
                    try await database.read { try $0.integer("SELECT 1 WHERE \(value) = \(value)") }
                }
            }
        }
    }

    @Test("Thousands of rows go in at once, in their order", arguments: TestEngine.allCases)
    func manyRows(_ engine: TestEngine) async throws {
        try await engine.with(schema: .sample) { database in
            let rows = (1...20_000).map { [SQLValue.integer($0), .text("職員\($0)\t"), .flag($0 % 2 == 0), .null] }
            try await database.write { try $0.insert(into: "sample", ["number", "name", "is_open", "day"], rows) }
            let (count, sum) = try await database.read { transaction in
                (
                    try transaction.int("SELECT count(*) FROM sample WHERE is_open"),
                    try transaction.integer("SELECT sum(number) FROM sample WHERE name = '職員' || number || \("\t")")
                )
            }
            #expect(count == 10_000)
            #expect(sum == 200_010_000)
        }
    }
}
