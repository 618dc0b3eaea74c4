package import Kernel

/// A value as both engines keep it.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case flag(Bool)
    case text(String)
    case blob([UInt8])

    /// Throws `StorageError.refused` for what not both engines can keep: a text with a NUL in it, and a real that is
    /// no number. Each engine asks before it sends.
    package func check() throws {
        switch self {
        case .text(let text) where text.utf8.contains(0): throw StorageError.refused(constraint: "text without NUL")
        case .real(let real) where real.isNaN: throw StorageError.refused(constraint: "real that is a number")
        default: break
        }
    }
}

/// What may stand as a value in an `SQL` statement.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Double: SQLConvertible {
    package var sqlValue: SQLValue { .real(self) }
}

extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .flag(self) }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLConvertible {
    package var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

/// A day is written as `YYYY-MM-DD`, which sorts as it should. What has no end is kept as 9999-12-31, what has no
/// beginning as 0001-01-01, so that "on that day" is a comparison and never a null.
extension CalendarDate: SQLConvertible {
    static let firstKept = "0001-01-01"
    static let lastKept = "9999-12-31"

    package var sqlValue: SQLValue {
        switch self {
        case .distantPast: .text(Self.firstKept)
        case .distantFuture: .text(Self.lastKept)
        default: .text(description)
        }
    }

    /// Reads the written form back; nil where it is no day.
    package init?(sqlText text: String) {
        switch text {
        case Self.firstKept: self = .distantPast
        case Self.lastKept: self = .distantFuture
        default:
            let parts = text.utf8.split(separator: UInt8(ascii: "-"))
            guard parts.count == 3, let year = Int(Substring(parts[0])), let month = Int(Substring(parts[1])),
                let day = Int(Substring(parts[2]))
            else { return nil }
            self.init(year: year, month: month, day: day)
        }
    }
}

/// A moment is kept as its milliseconds.
extension Instant: SQLConvertible {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}
