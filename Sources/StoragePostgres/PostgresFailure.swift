import CLibpq
import Storage

/// An error of the server or of the way to it, with what can be done about it.
struct PostgresFailure: Error {
    enum Remedy {
        case none
        /// The server undid the transaction in favour of another; the same again may pass.
        case repeatTransaction
        /// Prepared statements have become old through a change of the schema.
        case prepareAgain
        /// The connection is of no more use.
        case reconnect
    }

    var error: any Error
    var remedy: Remedy

    var message: String {
        switch error as? StorageError {
        case .unavailable(let message), .failed(let message): message
        default: "\(error)"
        }
    }

    init(_ error: any Error, remedy: Remedy = .none) {
        self.error = error
        self.remedy = remedy
    }

    /// What a result, or the lack of one, says. The detail, which repeats whole keys, is left out.
    init(_ result: OpaquePointer?, of connection: OpaquePointer?) {
        let state = result.flatMap { Self.field(Self.sqlState, of: $0) } ?? ""
        let message =
            result.flatMap { Self.field(Self.primaryMessage, of: $0) }
            ?? PQerrorMessage(connection).map { Self.trimmed(String(cString: $0)) } ?? "no answer"
        let constraint = result.flatMap { Self.constraint(of: $0) } ?? message
        switch state {
        case "23505", "23P01": self.init(StorageError.duplicate(constraint: constraint))
        case "23503", "23001": self.init(StorageError.brokenReference(constraint: constraint))
        // Class 22: a value that the column's type does not take, which SQLite refuses by a CHECK or by STRICT.
        case "23514", "23502", "42804",
            _ where state.hasPrefix("22"):
            self.init(StorageError.refused(constraint: constraint))
        case "57014", "55P03": self.init(StorageError.timeout)
        case "40001", "40P01": self.init(StorageError.timeout, remedy: .repeatTransaction)
        case "0A000" where message.contains("cached plan"), "26000":
            self.init(StorageError.failed("PostgreSQL \(state): \(message)"), remedy: .prepareAgain)
        case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03",
            _ where state.hasPrefix("08"):
            self.init(StorageError.unavailable(message), remedy: .reconnect)
        case _ where PQstatus(connection) != CONNECTION_OK:
            self.init(StorageError.unavailable(message), remedy: .reconnect)
        default:
            self.init(StorageError.failed("PostgreSQL \(state): \(message)"))
        }
    }

    // The header's letters for the parts of a message.
    private static let sqlState = Int32(UInt8(ascii: "C"))
    private static let primaryMessage = Int32(UInt8(ascii: "M"))
    private static let constraintName = Int32(UInt8(ascii: "n"))
    private static let tableName = Int32(UInt8(ascii: "t"))
    private static let columnName = Int32(UInt8(ascii: "c"))

    private static func field(_ letter: Int32, of result: OpaquePointer) -> String? {
        PQresultErrorField(result, letter).map { String(cString: $0) }
    }

    private static func constraint(of result: OpaquePointer) -> String? {
        if let name = field(constraintName, of: result) { return name }
        guard let table = field(tableName, of: result), let column = field(columnName, of: result) else { return nil }
        return "\(table).\(column)"
    }

    private static func trimmed(_ text: String) -> String {
        text.split(separator: "\n").joined(separator: " ")
    }
}
