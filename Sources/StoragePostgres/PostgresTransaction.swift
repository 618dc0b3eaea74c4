import Storage

/// An open transaction. Remembers its first error, after which the server takes nothing more.
final class PostgresTransaction: Transaction {
    let dialect = Dialect.postgres
    private let connection: PostgresConnection
    private let schema: SchemaName
    private(set) var failure: PostgresFailure?
    /// Statements of the schema were run: plans made before may give other columns now.
    private(set) var hasChangedSchema = false

    init(_ connection: PostgresConnection, _ schema: SchemaName) {
        self.connection = connection
        self.schema = schema
    }

    /// From here on the transaction refuses everything, should a body have kept it.
    func end() { failure = failure ?? PostgresFailure(StorageError.failed("the transaction is over")) }

    func rows<Result>(_ sql: SQL, _ read: (any Row) throws -> Result) throws -> [Result] {
        try step {
            guard let result = try execute(sql) else { return [] }
            return try (0..<result.rowCount).map { try read(PostgresRow(result: result, row: $0)) }
        }
    }

    func run(_ sql: SQL) throws -> Int {
        try step { try execute(sql)?.changedRows ?? 0 }
    }

    func insert(into table: String, _ columns: [String], _ rows: [[SQLValue]]) throws {
        guard !rows.isEmpty else { return }
        try step {
            for row in rows {
                guard row.count == columns.count else {
                    throw StorageError.failed("\(row.count) values for \(columns.count) columns of \(table)")
                }
                for value in row { try value.check() }
            }
            try connection.copy(into: table, columns, rows)
        }
    }

    /// The schema itself is made here where it is missing, under the lock that migrations hold.
    func runScript(_ text: String) throws {
        try step {
            hasChangedSchema = true
            let found = try connection.run(
                "SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = $1", [.text(schema.text)])
            if let found, try PostgresRow(result: found, row: 0).integer(0) == 0 {
                try connection.runScript("CREATE SCHEMA IF NOT EXISTS \(schema.quoted)")
            }
            try connection.runScript(text)
        }
    }

    func lock(_ name: String) throws {
        try step {
            _ = try connection.run(
                "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [.text("\(schema.text)/\(name)")])
        }
    }

    private func execute(_ sql: SQL) throws -> PostgresResult? {
        let (text, values) = sql.rendered(for: dialect)
        for value in values { try value.check() }
        return try connection.run(text, values)
    }

    private func step<Result>(_ body: () throws -> Result) throws -> Result {
        if let failure { throw failure.error }
        do {
            return try body()
        } catch let failure as PostgresFailure {
            self.failure = failure
            throw failure.error
        } catch {
            failure = PostgresFailure(error)
            throw error
        }
    }
}
