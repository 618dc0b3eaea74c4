package import Kernel

/// A row of a result, read by column number while the statement stands on it.
package protocol Row {
    /// The column's value; nil for NULL. Throws `StorageError.unexpectedValue` where it is of another kind.
    func optionalInteger(_ column: Int) throws -> Int64?
    func optionalReal(_ column: Int) throws -> Double?
    func optionalFlag(_ column: Int) throws -> Bool?
    func optionalText(_ column: Int) throws -> String?
    func optionalBlob(_ column: Int) throws -> [UInt8]?
}

extension Row {
    private func some<Value>(_ value: Value?, _ column: Int) throws -> Value {
        guard let value else { throw StorageError.unexpectedValue(column: column, found: "NULL") }
        return value
    }

    package func integer(_ column: Int) throws -> Int64 { try some(optionalInteger(column), column) }
    package func int(_ column: Int) throws -> Int { try Int(integer(column)) }
    package func real(_ column: Int) throws -> Double { try some(optionalReal(column), column) }
    package func flag(_ column: Int) throws -> Bool { try some(optionalFlag(column), column) }
    package func text(_ column: Int) throws -> String { try some(optionalText(column), column) }
    package func blob(_ column: Int) throws -> [UInt8] { try some(optionalBlob(column), column) }

    package func optionalDay(_ column: Int) throws -> CalendarDate? {
        guard let text = try optionalText(column) else { return nil }
        guard let day = CalendarDate(sqlText: text) else {
            throw StorageError.unexpectedValue(column: column, found: text)
        }
        return day
    }

    package func day(_ column: Int) throws -> CalendarDate { try some(optionalDay(column), column) }

    package func optionalInstant(_ column: Int) throws -> Instant? {
        try optionalInteger(column).map(Instant.init(milliseconds:))
    }

    package func instant(_ column: Int) throws -> Instant { try Instant(milliseconds: integer(column)) }

    /// A word of a closed list, kept by its raw value.
    package func choice<Choice: RawRepresentable<String>>(_ column: Int, as type: Choice.Type = Choice.self) throws
        -> Choice
    {
        let text = try text(column)
        guard let choice = Choice(rawValue: text) else {
            throw StorageError.unexpectedValue(column: column, found: text)
        }
        return choice
    }
}
