import GRDB
package import Storage

/// A municipality's database as one SQLite file: write-ahead log, one writer, readers that never wait.
///
/// Every acknowledged write is on disk (`synchronous = FULL`). Writes that arrive while another is being carried to
/// disk are gathered and go together (see `WriteQueue`).
package final class SQLiteDatabase: Storage.Database {
    package let dialect = Dialect.sqlite
    private let pool: DatabasePool
    private let writes: WriteQueue

    /// Opens the file, or makes it where there is none. Throws `StorageError.failed` where that cannot be.
    package init(path: String, readers: Int = 4) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // Again: with the write-ahead log, GRDB sets the one writer to NORMAL after the configuration's part.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw StorageError(error)
        }
        writes = WriteQueue(pool)
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await pool.read { try SQLiteTransaction.run(body, in: $0) }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await writes.write(body)
    }

    package func close() async {
        await writes.settle()
        try? pool.close()
    }

    /// Builds the file anew and empties the log beside it.
    package func scrub() async throws {
        await writes.settle()
        do {
            try await pool.barrierWriteWithoutTransaction { try $0.execute(sql: "VACUUM") }
            try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        } catch {
            throw StorageError(error)
        }
    }
}
