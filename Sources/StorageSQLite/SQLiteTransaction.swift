import Foundation
import GRDB
import Storage

/// An open transaction. Remembers its first error, after which it takes nothing more: so it is with PostgreSQL, and a
/// body that swallows an error shall not do one thing here and another there.
final class SQLiteTransaction: Transaction {
    let dialect = Dialect.sqlite
    private let database: GRDB.Database
    private var failure: (any Error)?

    private init(_ database: GRDB.Database) { self.database = database }

    /// Runs the body, and throws what a statement of it threw, should the body not have done so.
    static func run<Result>(
        _ body: (any Transaction) throws -> Result, in database: GRDB.Database
    ) throws -> Result {
        let transaction = SQLiteTransaction(database)
        defer { transaction.failure = StorageError.failed("the transaction is over") }
        let result = try body(transaction)
        if let failure = transaction.failure { throw failure }
        return result
    }

    func rows<Result>(_ sql: Storage.SQL, _ read: (any Storage.Row) throws -> Result) throws -> [Result] {
        try step {
            let (text, values) = sql.rendered(for: dialect)
            let statement = try database.cachedStatement(sql: text)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(values))
            var results = [Result]()
            while let row = try cursor.next() { results.append(try read(SQLiteRow(row: row))) }
            return results
        }
    }

    func run(_ sql: Storage.SQL) throws -> Int {
        try step {
            let (text, values) = sql.rendered(for: dialect)
            let statement = try database.cachedStatement(sql: text)
            let before = database.totalChangesCount
            try statement.execute(arguments: arguments(values))
            // Rows of the statement itself, as PostgreSQL counts: not what went with them by a reference. A statement that
            // changes nothing leaves the count of the one before.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func insert(into table: String, _ columns: [String], _ rows: [[SQLValue]]) throws {
        guard !rows.isEmpty else { return }
        try step {
            let places = columns.map { _ in "?" }.joined(separator: ", ")
            let statement = try database.cachedStatement(
                sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
            for row in rows { try statement.execute(arguments: arguments(row)) }
        }
    }

    func runScript(_ text: String) throws {
        try step { try database.execute(sql: text) }
    }

    /// The transaction is the only writer already.
    func lock(_ name: String) {}

    private func arguments(_ values: [SQLValue]) throws -> StatementArguments {
        for value in values { try value.check() }
        return StatementArguments(values.map(\.databaseValue))
    }

    private func step<Result>(_ body: () throws -> Result) throws -> Result {
        if let failure { throw failure }
        do {
            return try body()
        } catch {
            let error = error is DatabaseError ? StorageError(error) : error
            failure = error
            throw error
        }
    }
}

/// Read by the kind that SQLite kept, because its own conversions would give 0 for a word.
struct SQLiteRow: Storage.Row {
    let row: GRDB.Row

    private func value(_ column: Int) throws -> DatabaseValue.Storage {
        guard column >= 0, column < row.count else {
            throw StorageError.unexpectedValue(column: column, found: "no such column")
        }
        return (row[column] as DatabaseValue).storage
    }

    private func unexpected(_ value: DatabaseValue.Storage, _ column: Int) -> StorageError {
        StorageError.unexpectedValue(column: column, found: "\(value.value ?? "NULL")")
    }

    func optionalInteger(_ column: Int) throws -> Int64? {
        switch try value(column) {
        case .null: nil
        case .int64(let value): value
        case let other: throw unexpected(other, column)
        }
    }

    func optionalReal(_ column: Int) throws -> Double? {
        switch try value(column) {
        case .null: nil
        case .double(let value): value
        case .int64(let value): Double(value)
        case let other: throw unexpected(other, column)
        }
    }

    func optionalFlag(_ column: Int) throws -> Bool? {
        switch try value(column) {
        case .null: nil
        case .int64(0): false
        case .int64(1): true
        case let other: throw unexpected(other, column)
        }
    }

    func optionalText(_ column: Int) throws -> String? {
        switch try value(column) {
        case .null: nil
        case .string(let value): value
        case let other: throw unexpected(other, column)
        }
    }

    func optionalBlob(_ column: Int) throws -> [UInt8]? {
        switch try value(column) {
        case .null: nil
        case .blob(let data): [UInt8](data)
        case let other: throw unexpected(other, column)
        }
    }
}

extension SQLValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .flag(let value): (value ? 1 : 0).databaseValue
        case .text(let value): value.databaseValue
        case .blob(let value): Data(value).databaseValue
        }
    }
}

extension StorageError {
    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = error as? StorageError ?? .failed("\(error)")
            return
        }
        let message = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .duplicate(constraint: message)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .brokenReference(constraint: message)
        // ON DELETE RESTRICT is a trigger of SQLite's own, and the message alone tells it from the schema's.
        case .SQLITE_CONSTRAINT_TRIGGER where message.hasPrefix("FOREIGN KEY"):
            self = .brokenReference(constraint: message)
        case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_NOTNULL, .SQLITE_CONSTRAINT_DATATYPE,
            .SQLITE_CONSTRAINT_TRIGGER:
            self = .refused(constraint: message)
        default:
            switch error.resultCode {
            case .SQLITE_BUSY: self = .timeout
            // So GRDB says that the database was closed.
            case .SQLITE_MISUSE: self = .unavailable(message)
            default: self = .failed("SQLite \(error.extendedResultCode): \(message)")
            }
        }
    }
}
