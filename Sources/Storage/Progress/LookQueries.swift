package import Kernel

/// Somebody did something with a person's data: a row of the log, as that person sees it.
package struct KeptLook: Sendable, Hashable {
    package var at: Instant
    package var account: Int64?
    package var actor: String
    /// The account's name; nil where there was none.
    package var name: String?
    package var action: String
    package var subject: String
}

extension Transaction {
    /// What others did with a person's data, newest first; an attempt by nobody known is not among it. One query.
    package func looks(at person: Int64, byOthersThan account: Int64?, limit: Int) throws -> [KeptLook] {
        var sql: SQL = """
            SELECT audit.at, audit.account_id, audit.actor, account.name, audit.action, audit.subject FROM audit
            LEFT JOIN account ON account.id = audit.account_id WHERE audit.person_id = \(person)
                AND audit.actor <> \("")
            """
        if let account { sql += " AND audit.account_id IS DISTINCT FROM \(account)" }
        sql += " ORDER BY audit.id DESC LIMIT \(limit)"
        return try rows(sql) { row in
            KeptLook(
                at: try row.instant(0), account: try row.optionalInteger(1), actor: try row.text(2),
                name: try row.optionalText(3), action: try row.text(4), subject: try row.text(5))
        }
    }
}
