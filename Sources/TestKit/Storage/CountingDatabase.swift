package import Storage
import Synchronization

/// A database that counts the statements it is asked for: what a page costs is a test.
package final class CountingDatabase: Database {
    private let real: any Database
    private let count = Atomic<Int>(0)

    package init(_ real: any Database) { self.real = real }

    package var dialect: Dialect { real.dialect }
    package var statements: Int { count.load(ordering: .relaxed) }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await real.read { try body(CountingTransaction(real: $0, database: self)) }
    }

    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await real.write { try body(CountingTransaction(real: $0, database: self)) }
    }

    package func close() async { await real.close() }

    fileprivate func add() { count.add(1, ordering: .relaxed) }
}

private struct CountingTransaction: Transaction {
    let real: any Transaction
    let database: CountingDatabase

    var dialect: Dialect { real.dialect }

    func rows<Result>(_ sql: SQL, _ read: (any Row) throws -> Result) throws -> [Result] {
        database.add()
        return try real.rows(sql, read)
    }

    func run(_ sql: SQL) throws -> Int {
        database.add()
        return try real.run(sql)
    }

    func insert(into table: String, _ columns: [String], _ rows: [[SQLValue]]) throws {
        database.add()
        try real.insert(into: table, columns, rows)
    }

    func runScript(_ text: String) throws {
        database.add()
        try real.runScript(text)
    }

    func lock(_ name: String) throws { try real.lock(name) }
}
