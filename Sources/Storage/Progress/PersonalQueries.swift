package import Kernel

/// The rows of one table that are about a person, as they are kept. Secrets and files are left out.
package struct PersonalRows: Sendable {
    package var table: String
    package var columns: [Column]
    package var rows: [[SQLValue]]
}

extension Schema {
    /// Columns that prove who somebody is, or that say nothing without the program: nobody is shown them.
    private static let secrets: Set<String> = ["password_hash", "totp_last_step"]

    /// The tables whose rows are about people: `personalRows` gives them all.
    package var tableNamesAboutPeople: Set<String> { Set(personalTables(of: 0).map(\.table.name)) }

    /// For every table with rows about a person how they are found. A table is about a person where it names one or
    /// their account, or belongs to a row that does.
    func personalTables(of person: Int64) -> [(table: Table, condition: SQL)] {
        var found = [String: SQL]()
        var result = [(table: Table, condition: SQL)]()
        for table in tables {
            guard let condition = condition(of: table, person, found) else { continue }
            found[table.name] = condition
            result.append((table, condition))
        }
        return result
    }

    private func condition(of table: Table, _ person: Int64, _ found: [String: SQL]) -> SQL? {
        let names = table.columns.map(\.name)
        let accounts: SQL = "(SELECT id FROM account WHERE person_id = \(person))"
        if table.name == "person" { return "id = \(person)" }
        // What others did with the data, and what the person did.
        if table.name == "audit" { return "(person_id = \(person) OR account_id IN \(sql: accounts))" }
        if names.contains("person_id") { return "person_id = \(person)" }
        if names.contains("account_id") { return "account_id IN \(sql: accounts)" }
        for column in table.columns {
            guard case .reference(let parent, .cascade) = column.kind, let above = found[parent] else { continue }
            return
                "\(sql: .identifier(column.name)) IN (SELECT id FROM \(sql: .identifier(parent)) WHERE \(sql: above))"
        }
        return nil
    }

    fileprivate func shownColumns(of table: Table) -> [Column] {
        table.columns.filter { column in
            if case .blob = column.kind { return false }
            return !Self.secrets.contains(column.name)
        }
    }
}

extension Transaction {
    /// All that is kept about a person, table by table in the order of the schema. One query a table.
    package func personalRows(of person: Int64, in schema: Schema = .city) throws -> [PersonalRows] {
        try schema.personalTables(of: person).map { table, condition in
            let columns = schema.shownColumns(of: table)
            var sql: SQL = "SELECT "
            for (at, column) in columns.enumerated() { sql += (at == 0 ? "" : ", ") + .identifier(column.name) }
            sql += " FROM \(sql: .identifier(table.name)) WHERE \(sql: condition) ORDER BY "
            for (at, key) in table.primaryKey.enumerated() { sql += (at == 0 ? "" : ", ") + .identifier(key) }
            let rows = try rows(sql) { row in
                try columns.indices.map { try value(row, $0, columns[$0].kind) }
            }
            return PersonalRows(table: table.name, columns: columns, rows: rows)
        }
    }

    private func value(_ row: any Row, _ at: Int, _ kind: Column.Kind) throws -> SQLValue {
        switch kind {
        case .id, .integer, .reference, .instant: try row.optionalInteger(at).map { .integer($0) } ?? .null
        case .real: try row.optionalReal(at).map { .real($0) } ?? .null
        case .flag: try row.optionalFlag(at).map { .flag($0) } ?? .null
        case .text, .choice, .day: try row.optionalText(at).map { .text($0) } ?? .null
        case .blob: .null
        }
    }

    /// A person's responses as they were handed in: survey, moment and one byte for each item.
    package func responseCodes(of person: Int64) throws -> [(survey: Int64, at: Instant, codes: [UInt8])] {
        try rows(
            """
            SELECT survey_id, submitted_at, codes FROM response
            WHERE person_id = \(person) AND submitted_at IS NOT NULL AND codes IS NOT NULL ORDER BY survey_id
            """
        ) { (try $0.integer(0), try $0.instant(1), try $0.blob(2)) }
    }
}
