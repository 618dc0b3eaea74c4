import CLibpq
import Dispatch
import Storage

/// One connection, with the thread on which the library waits for the server.
///
/// Unchecked, because everything but `perform` runs on `queue` alone and one piece of work at a time.
final class PostgresConnection: @unchecked Sendable {
    /// How many prepared statements a connection keeps; beyond that all are dropped, because a server keeps a plan for
    /// each.
    static let statementLimit = 500

    let settings: ConnectionSettings
    private let queue: DispatchQueue
    private(set) var pointer: OpaquePointer?
    private var isBroken = false
    private var statements: [StatementKey: String] = [:]
    private var statementNumber = 0

    private struct StatementKey: Hashable {
        var text: String
        var types: [Oid]
    }

    init(_ settings: ConnectionSettings, number: Int) {
        self.settings = settings
        queue = DispatchQueue(label: "ikusei.postgres.\(number)")
    }

    deinit { PQfinish(pointer) }

    /// Runs the work on the connection's thread.
    func perform<Result: Sendable>(
        _ work: @escaping @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try work(self) }) }
        }
    }

    // MARK: - The way to the server

    /// A connection that was good when it was last used, or a new one.
    func connect() throws {
        if !isBroken, PQstatus(pointer) == CONNECTION_OK { return }
        disconnect()
        pointer = try settings.open()
        isBroken = false
    }

    func disconnect() {
        PQfinish(pointer)
        pointer = nil
        statements = [:]
    }

    // MARK: - Statements

    /// Runs statements without values, in one round trip. Throws `PostgresFailure`.
    @discardableResult
    func runScript(_ text: String) throws -> PostgresResult? {
        try checked(PQexec(pointer, text))
    }

    /// Runs a statement, prepared at its first use.
    func run(_ text: String, _ values: [SQLValue]) throws -> PostgresResult? {
        let parameters = Parameters(values)
        let key = StatementKey(text: text, types: parameters.types)
        if let name = statements[key] { return try checked(parameters.execute(name, on: pointer)) }
        if statements.count >= Self.statementLimit { try forgetStatements() }
        statementNumber += 1
        let name = "s\(statementNumber)"
        try checked(PQprepare(pointer, name, text, Int32(key.types.count), key.types))
        statements[key] = name
        return try checked(parameters.execute(name, on: pointer))
    }

    func forgetStatements() throws {
        statements = [:]
        try runScript("DEALLOCATE ALL")
    }

    /// Takes the result over, and throws where it is an error.
    @discardableResult
    func checked(_ result: OpaquePointer?) throws -> PostgresResult? {
        let status = PQresultStatus(result)
        if let result, [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_COPY_IN].contains(status) {
            return PostgresResult(result)
        }
        let failure = PostgresFailure(result, of: pointer)
        PQclear(result)
        if failure.remedy == .reconnect { isBroken = true }
        throw failure
    }

    // MARK: - Transactions

    /// Opens a transaction. Where the connection turns out to be dead, or its server to take no writes any more, a new
    /// one is made: nothing was done on it.
    func begin(_ opening: String) throws {
        try connect()
        do {
            try runScript(opening)
        } catch is PostgresFailure {
            isBroken = true
            try connect()
            try runScript(opening)
        }
    }

    /// Throws `StorageError.unavailable` where the answer was lost; then nobody knows whether the change was saved.
    func commit() throws {
        do {
            let result = try runScript("COMMIT")
            let tag = result.flatMap { PQcmdStatus($0.pointer) }.map { String(cString: $0) }
            // The server answers so where an earlier statement had failed.
            guard tag == "COMMIT" else { throw PostgresFailure(StorageError.failed("the transaction was undone")) }
        } catch let failure as PostgresFailure where failure.remedy == .reconnect {
            throw PostgresFailure(
                StorageError.unavailable("the answer to COMMIT was lost: \(failure.message)"), remedy: .reconnect)
        }
    }

    func rollBack() {
        guard !isBroken, PQstatus(pointer) == CONNECTION_OK else { return }
        _ = try? runScript("ROLLBACK")
        // Nothing of this transaction may reach the next one on the same connection.
        if PQtransactionStatus(pointer) != PQTRANS_IDLE { isBroken = true }
    }
}
