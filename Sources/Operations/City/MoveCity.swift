import Crypto
package import Kernel
package import Storage

/// Carries a municipality from one database to another, on whichever engine, and compares what arrived.
package enum MoveCity {
    /// A table as it stands on both sides.
    package struct TableFigures: Sendable, Hashable {
        package var table: String
        package var rows: Int
        /// SHA-256 over all rows in the order of the key.
        package var checksum: [UInt8]
    }

    package enum Failure: Error, Sendable, Equatable {
        /// The target has rows already.
        case targetNotEmpty(table: String)
        /// What arrived is not what was sent: nothing was kept.
        case notTheSame(table: String)
    }

    /// Copies every table in one transaction on the target and reads it back there; throws before anything is kept where
    /// a count or checksum differs. The source is read in one unchanging state.
    package static func run(
        from source: any Database, to target: any Database, schema: Schema = .city, at now: Instant
    ) async throws -> [TableFigures] {
        try await target.migrate(to: schema, at: now)
        let sent = try await source.read { transaction in
            try schema.tables.map { table in
                var rows = [[SQLValue]]()
                try transaction.forEachPage(of: table) { rows += $0 }
                return (table, rows)
            }
        }
        return try await target.write { transaction in
            var figures = [TableFigures]()
            for (table, rows) in sent {
                if try !transaction.values(of: table, after: nil, limit: 1).isEmpty {
                    throw Failure.targetNotEmpty(table: table.name)
                }
                for start in stride(from: 0, to: rows.count, by: 5000) {
                    try transaction.insert(Array(rows[start..<min(start + 5000, rows.count)]), into: table)
                }
                try transaction.continueNumbering(of: table)
                let arrived = try Self.figures(of: table, in: transaction)
                var wanted = Checksum()
                wanted.append(rows)
                guard arrived.rows == rows.count, arrived.checksum == wanted.value else {
                    throw Failure.notTheSame(table: table.name)
                }
                figures.append(arrived)
            }
            return figures
        }
    }

    /// Count and checksum of every table.
    package static func figures(of database: any Database, schema: Schema = .city) async throws -> [TableFigures] {
        try await database.read { transaction in
            try schema.tables.map { try figures(of: $0, in: transaction) }
        }
    }

    private static func figures(of table: Table, in transaction: any Transaction) throws -> TableFigures {
        var count = 0
        var checksum = Checksum()
        try transaction.forEachPage(of: table) { page in
            count += page.count
            checksum.append(page)
        }
        return TableFigures(table: table.name, rows: count, checksum: checksum.value)
    }
}

private struct Checksum {
    private var hash = SHA256()
    private var encoding = RowEncoding()

    mutating func append(_ rows: [[SQLValue]]) {
        encoding.append(rows)
        hash.update(data: encoding.bytes)
        encoding.clear()
    }

    var value: [UInt8] { Array(hash.finalize()) }
}
