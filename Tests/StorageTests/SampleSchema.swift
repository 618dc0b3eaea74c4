import Storage

extension Schema {
    /// A column of every kind, two tables that refer to each other, one that is only added to, and a counter.
    static let sample = Schema(tables: [
        Table(
            "sample",
            [
                Column("id", .id),
                Column("number", .integer, optional: true),
                Column("share", .real, optional: true),
                Column("is_open", .flag, optional: true),
                Column("name", .text, optional: true),
                Column("state", .choice(["draft", "open"]), optional: true),
                Column("day", .day, optional: true),
                Column("at", .instant, optional: true),
                Column("bytes", .blob, optional: true),
            ]),
        Table("unit", unique: [["code"]], [Column("id", .id), Column("code", .text)]),
        Table(
            "person", checks: ["level >= 0"],
            [
                Column("id", .id),
                Column("unit_id", .reference("unit", onDelete: .restrict)),
                Column("name", .text),
                Column("level", .integer, default: "0"),
            ]),
        Table(
            "entry", appendOnly: true,
            [Column("id", .id), Column("unit_id", .reference("unit", onDelete: .cascade)), Column("note", .text)]),
        Table("counter", key: ["name"], [Column("name", .text), Column("value", .integer)]),
    ])
}

extension Transaction {
    /// Adds a unit; gives its id.
    func addUnit(_ code: String) throws -> Int64 {
        try integer("INSERT INTO unit (code) VALUES (\(code)) RETURNING id")
    }

    func unitCodes() throws -> [String] {
        try rows("SELECT code FROM unit ORDER BY code") { try $0.text(0) }
    }
}
