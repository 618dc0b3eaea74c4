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
}
