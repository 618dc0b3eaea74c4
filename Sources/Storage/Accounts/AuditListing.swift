package import Domain

extension Transaction {
    /// Rows of the log that fit, newest first, before the number given.
    package func auditRows(_ filter: AuditFilter, before id: Int64? = nil, limit: Int) throws -> [AuditRow] {
        var sql: SQL = "SELECT \(sql: AuditRow.columns) FROM audit WHERE 1 = 1"
        if let id { sql += " AND id < \(id)" }
        if let account = filter.account { sql += " AND account_id = \(account)" }
        if let person = filter.person { sql += " AND person_id = \(person)" }
        // '/' is the sign after '.', so this takes all that begins with the name and a full stop.
        if let action = filter.action {
            sql += " AND (action = \(action) OR (action >= \(action + ".") AND action < \(action + "/")))"
        }
        if let from = filter.from { sql += " AND at >= \(from)" }
        if let until = filter.until { sql += " AND at < \(until)" }
        if let actor = filter.actor {
            sql += """
                 AND (\(dialect: .contains(column: "actor", text: actor)) \
                OR account_id IN (SELECT id FROM account WHERE \(dialect: .contains(column: "name", text: actor))))
                """
        }
        if let text = filter.text {
            sql += """
                 AND (\(dialect: .contains(column: "actor", text: text)) \
                OR \(dialect: .contains(column: "subject", text: text)) \
                OR \(dialect: .contains(column: "detail", text: text)))
                """
        }
        sql += " ORDER BY id DESC LIMIT \(limit)"
        return try rows(sql) { try AuditRow($0) }
    }

    /// Name and staff number of the people whose data rows of the log are about.
    package func namesInAudit(_ people: [Int64]) throws -> [Int64: (name: String, number: String)] {
        guard !people.isEmpty else { return [:] }
        let found = try rows("SELECT id, name, staff_number FROM person WHERE id IN \(list: people)") {
            (try $0.integer(0), (name: try $0.text(1), number: try $0.text(2)))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The people who have, or had, a staff number, or who bear a name; two at most, for one is wanted.
    package func peopleKnown(as word: String) throws -> [Int64] {
        try rows(
            """
            SELECT person_id FROM staff_number WHERE number = \(word)
            UNION SELECT id FROM person WHERE name = \(word) ORDER BY 1 LIMIT 2
            """
        ) { try $0.integer(0) }
    }
}
