/// An engine's way of writing what the two do not write alike. The list is closed: a room that needs more says so here.
package enum Dialect: String, Sendable, CaseIterable {
    case sqlite, postgres

    func appendPlaceholder(_ number: Int, to text: inout String) {
        switch self {
        case .sqlite: text += "?"
        case .postgres: text += "$\(number)"
        }
    }

    func sql(for part: DialectPart) -> SQL {
        switch (part, self) {
        case (.contains(let column, let text), .sqlite):
            "instr(lower(\(sql: .identifier(column))), lower(\(text))) > 0"
        case (.contains(let column, let text), .postgres):
            // Both sides in the columns' own collation: another would also lower full-width and accented letters, on
            // one side only.
            "strpos(lower(\(sql: .identifier(column)) COLLATE \"C\"), lower(CAST(\(text) AS text) COLLATE \"C\")) > 0"
        case (.joined(let column, let separator), .sqlite):
            "group_concat(\(sql: .identifier(column)), \(separator))"
        case (.joined(let column, let separator), .postgres):
            "string_agg(\(sql: .identifier(column)), CAST(\(separator) AS text))"
        case (.skipLocked, .sqlite): ""
        case (.skipLocked, .postgres): " FOR UPDATE SKIP LOCKED"
        }
    }
}

/// What is written differently, by its meaning.
package enum DialectPart: Sendable, Hashable {
    /// The column's text has the given text in it, whatever the case of Latin letters.
    case contains(column: String, text: String)
    /// The texts of a group in one.
    case joined(column: String, separator: String)
    /// Rows that another transaction works on are passed over. SQLite has one writer, so there are none.
    case skipLocked
}
