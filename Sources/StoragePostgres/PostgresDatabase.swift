import Foundation
package import Storage

/// A municipality's database as one schema of a PostgreSQL server, version 15 or newer.
///
/// The server may be several hosts, as libpq reads them: the one that takes writes is found, again after a failover.
/// libpq waits on threads of its own, never on those that serve requests.
package final class PostgresDatabase: Storage.Database {
    package let dialect = Dialect.postgres
    private let schema: SchemaName
    private let pool: ConnectionPool
    private let opening: @Sendable (Purpose) -> String

    /// How often a transaction is run that the server undoes in favour of another.
    private static let attempts = 6

    /// Prepares the connections; the first is made at the first use. Throws `StorageError.failed` for an address or a
    /// name that cannot be.
    /// - Parameters:
    ///   - url: `postgres://user@host1,host2/database`, or libpq's words for the same.
    ///   - statementTimeout: in seconds; waiting for a lock counts.
    ///   - patience: for how many seconds a server that does not answer is asked again.
    package init(
        url: String, schema: String, connections: Int = 4, statementTimeout: Int = 30, patience: Double = 5
    ) throws {
        let name = try SchemaName(schema)
        let settings = try ConnectionSettings(url: url, schema: schema, patience: patience)
        self.schema = name
        pool = ConnectionPool((0..<max(1, connections)).map { PostgresConnection(settings, number: $0) })
        let rest = "; SET LOCAL search_path = \(name.quoted); SET LOCAL statement_timeout = '\(statementTimeout)s'"
        opening = { purpose in
            switch purpose {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" + rest
            case .write: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE" + rest
            }
        }
    }

    /// Makes the schema where it is missing; a migration does so too.
    package func create() async throws {
        try await write { transaction in
            try transaction.lock("migration")
            try transaction.runScript("")
        }
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await run(body, for: .read)
    }

    /// The body may run several times: where the server undoes the transaction in favour of another (serialisation,
    /// deadlock), nothing of it is left and it begins anew; after several times `StorageError.timeout` is thrown. It is
    /// never run again where nobody knows whether it was saved: then `StorageError.unavailable` is thrown.
    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await run(body, for: .write)
    }

    package func close() async { await pool.close() }

    /// Lets the server take deleted rows out of the tables' files. The server's own log goes when it is recycled.
    package func scrub() async throws {
        let schema = schema
        let tables = try await read { transaction in
            try transaction.rows(
                """
                SELECT CAST(table_name AS text) FROM information_schema.tables
                WHERE table_schema = \(schema.text) AND table_type = 'BASE TABLE' ORDER BY table_name
                """
            ) { try $0.text(0) }
        }
        guard !tables.isEmpty else { return }
        let names = tables.map { "\(schema.quoted).\"\($0)\"" }.joined(separator: ", ")
        try await pool.lend(for: .write) { connection in
            do {
                try connection.connect()
                try connection.runScript("VACUUM \(names)")
            } catch let failure as PostgresFailure {
                throw failure.error
            }
        }
    }

    private func run<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result, for purpose: Purpose
    ) async throws -> Result {
        let (opening, schema) = (opening(purpose), schema)
        return try await pool.lend(for: purpose) { connection in
            for attempt in 1...Self.attempts {
                do {
                    return try Self.runOnce(body, opening, schema, on: connection)
                } catch let failure as PostgresFailure where failure.remedy == .prepareAgain {
                    try? connection.forgetStatements()
                } catch let failure as PostgresFailure where failure.remedy == .repeatTransaction {
                    // A different moment for each, so that two do not meet again.
                    Thread.sleep(forTimeInterval: .random(in: 0.005...0.02) * Double(attempt))
                } catch let failure as PostgresFailure {
                    throw failure.error
                }
            }
            throw StorageError.timeout
        }
    }

    private static func runOnce<Result>(
        _ body: (any Transaction) throws -> Result, _ opening: String, _ schema: SchemaName,
        on connection: PostgresConnection
    ) throws -> Result {
        do {
            try connection.begin(opening)
        } catch {
            connection.rollBack()
            throw error
        }
        let transaction = PostgresTransaction(connection, schema)
        let result: Result
        do {
            result = try body(transaction)
            if let failure = transaction.failure { throw failure }
        } catch {
            connection.rollBack()
            let failure = transaction.failure
            transaction.end()
            // What can be repeated is, whatever the body made of the error.
            if let failure, [.repeatTransaction, .prepareAgain].contains(failure.remedy) { throw failure }
            throw error
        }
        transaction.end()
        do {
            try connection.commit()
        } catch {
            connection.rollBack()
            throw error
        }
        if transaction.hasChangedSchema { try? connection.forgetStatements() }
        return result
    }
}
