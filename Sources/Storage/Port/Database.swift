/// The database of one municipality, or the installation's own small one, on either engine.
///
/// Nobody outside a transaction can reach the data. The bodies are synchronous, so that no transaction stays open
/// while something else is waited for; they run off the server's event loop.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Reads from one unchanging state. Never waits for a writer.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result

    /// Writes: when this returns, the change is on disk; when it throws, nothing of it is, but for what `unavailable`
    /// says. The body may run more than once, where the server undid it in favour of another, so it changes nothing but
    /// the database.
    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> Result) async throws -> Result

    /// Leaves nothing in the engine's files of what was deleted before, as far as the engine can.
    func scrub() async throws

    func close() async
}

extension Database {
    package func scrub() async throws {}
}

/// An open transaction. The first error that it throws ends it: whatever the body does after that, nothing of it is
/// kept, and a body that returns all the same makes `read` or `write` throw that error.
package protocol Transaction {
    var dialect: Dialect { get }

    /// The rows of a query, each read by `read`.
    func rows<Result>(_ sql: SQL, _ read: (any Row) throws -> Result) throws -> [Result]

    /// Runs a statement; gives how many rows it changed.
    @discardableResult func run(_ sql: SQL) throws -> Int

    /// Inserts many rows at once, each with a value for each column.
    func insert(into table: String, _ columns: [String], _ rows: [[SQLValue]]) throws

    /// Runs statements of the schema, without values, one after another.
    func runScript(_ text: String) throws

    /// Waits until no other transaction holds the lock of that name, and holds it until the end of this one. Where an
    /// engine has one writer anyway, that is it.
    func lock(_ name: String) throws
}

extension Transaction {
    /// The first row, or nil.
    package func row<Result>(_ sql: SQL, _ read: (any Row) throws -> Result) throws -> Result? {
        try rows(sql, read).first
    }

    /// The one value of a query for a count, a sum or a returned id.
    package func integer(_ sql: SQL) throws -> Int64 {
        guard let value = try rows(sql, { try $0.integer(0) }).first else {
            throw StorageError.failed("no row")
        }
        return value
    }

    package func int(_ sql: SQL) throws -> Int { try Int(integer(sql)) }
}
