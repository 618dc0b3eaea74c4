/// Whole tables as values, for carrying a database to another engine and for comparing two.
extension Transaction {
    /// The rows of a table after a key, in the order of the key, at most `limit`. Every kind of column comes as it went
    /// in.
    package func values(of table: Table, after key: [SQLValue]?, limit: Int) throws -> [[SQLValue]] {
        let columns = table.columns
        let keys = table.primaryKey.joined(separator: ", ")
        var statement = SQL(
            stringLiteral: "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(table.name)")
        if let key {
            statement += SQL(stringLiteral: " WHERE (\(keys)) > (")
            for (index, value) in key.enumerated() {
                if index > 0 { statement += ", " }
                statement += "\(value)"
            }
            statement += ")"
        }
        statement += SQL(stringLiteral: " ORDER BY \(keys)")
        statement += " LIMIT \(limit)"
        return try rows(statement) { row in
            try columns.enumerated().map { try row.value($0, of: $1.kind) }
        }
    }

    /// Calls the body with every page of a table's rows, in the order of the key.
    package func forEachPage(of table: Table, size: Int = 2000, _ body: ([[SQLValue]]) throws -> Void) throws {
        let places = table.primaryKey.compactMap { name in table.columns.firstIndex { $0.name == name } }
        var key: [SQLValue]?
        while true {
            let page = try values(of: table, after: key, limit: size)
            if !page.isEmpty { try body(page) }
            guard page.count == size, let last = page.last else { return }
            key = places.map { last[$0] }
        }
    }

    /// Takes in rows as `values` gave them.
    package func insert(_ rows: [[SQLValue]], into table: Table) throws {
        try insert(into: table.name, table.columns.map(\.name), rows)
    }

    /// Lets the engine go on numbering after the rows that were taken in with their numbers.
    package func continueNumbering(of table: Table) throws {
        guard table.columns.contains(where: { if case .id = $0.kind { true } else { false } }),
            dialect == .postgres
        else { return }
        _ = try rows(
            SQL(
                stringLiteral:
                    "SELECT setval(pg_get_serial_sequence('\(table.name)', 'id'), coalesce(max(id), 0) + 1, false) FROM \(table.name)"
            )
        ) { _ in }
    }
}

extension Row {
    fileprivate func value(_ column: Int, of kind: Column.Kind) throws -> SQLValue {
        switch kind {
        case .id, .integer, .instant, .reference: try optionalInteger(column).sqlValue
        case .real: try optionalReal(column).sqlValue
        case .flag: try optionalFlag(column).sqlValue
        case .text, .choice, .day: try optionalText(column).sqlValue
        case .blob: try optionalBlob(column).sqlValue
        }
    }
}

/// A running digest of rows that is the same on both engines: every value with its kind and length.
package struct RowEncoding {
    package private(set) var bytes = [UInt8]()

    package init() {}

    package mutating func append(_ rows: [[SQLValue]]) {
        for row in rows {
            for value in row { append(value) }
            bytes.append(0xFF)
        }
    }

    /// Forgets what was encoded, keeping the room for more.
    package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null: bytes.append(0)
        case .integer(let integer): append(1, withUnsafeBytes(of: integer.littleEndian, Array.init))
        case .real(let real): append(2, withUnsafeBytes(of: real.bitPattern.littleEndian, Array.init))
        case .flag(let flag): append(3, [flag ? 1 : 0])
        case .text(let text): append(4, Array(text.utf8))
        case .blob(let blob): append(5, blob)
        }
    }

    private mutating func append(_ kind: UInt8, _ content: [UInt8]) {
        bytes.append(kind)
        bytes += withUnsafeBytes(of: UInt32(clamping: content.count).littleEndian, Array.init)
        bytes += content
    }
}
