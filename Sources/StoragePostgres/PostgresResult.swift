import CLibpq
import Storage

/// A result as the library holds it; freed with the last that refers to it.
final class PostgresResult {
    let pointer: OpaquePointer
    let rowCount: Int32
    private let columnCount: Int32

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = PQntuples(pointer)
        columnCount = PQnfields(pointer)
    }

    deinit { PQclear(pointer) }

    /// How many rows a statement changed; 0 where it is none that changes.
    var changedRows: Int {
        PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    func holds(_ column: Int) -> Bool { column >= 0 && column < Int(columnCount) }
}

/// A row of a result, read where it lies.
struct PostgresRow: Row {
    let result: PostgresResult
    let row: Int32

    func optionalInteger(_ column: Int) throws -> Int64? {
        try read(column) { bytes, kind in kind == .real ? nil : Self.integer(bytes) }
    }

    func optionalReal(_ column: Int) throws -> Double? {
        try read(column) { bytes, _ in Double(String(decoding: bytes, as: UTF8.self)) }
    }

    func optionalFlag(_ column: Int) throws -> Bool? {
        try read(column) { bytes, kind in kind == .flag ? bytes.first == UInt8(ascii: "t") : nil }
    }

    func optionalText(_ column: Int) throws -> String? {
        try read(column) { bytes, kind in kind == .other ? String(decoding: bytes, as: UTF8.self) : nil }
    }

    func optionalBlob(_ column: Int) throws -> [UInt8]? {
        try read(column) { bytes, kind in kind == .blob ? Self.blob(bytes) : nil }
    }

    private enum Kind { case flag, integer, real, numeric, blob, other }

    /// By the number that the server's catalogue gives the type; these numbers are fixed.
    private func kind(of column: Int32) -> Kind {
        switch PQftype(result.pointer, column) {
        case 16: .flag
        case 17: .blob
        case 20, 21, 23: .integer
        case 700, 701: .real
        case 1700: .numeric
        default: .other
        }
    }

    private func read<Value>(
        _ column: Int, _ body: (UnsafeBufferPointer<UInt8>, Kind) -> Value?
    ) throws -> Value? {
        guard result.holds(column) else { throw StorageError.unexpectedValue(column: column, found: "no such column") }
        let place = Int32(column)
        if PQgetisnull(result.pointer, row, place) != 0 { return nil }
        guard let start = PQgetvalue(result.pointer, row, place) else { return nil }
        let length = Int(PQgetlength(result.pointer, row, place))
        return try start.withMemoryRebound(to: UInt8.self, capacity: length) { start in
            let bytes = UnsafeBufferPointer(start: start, count: length)
            guard let value = body(bytes, kind(of: place)) else {
                throw StorageError.unexpectedValue(column: column, found: String(decoding: bytes, as: UTF8.self))
            }
            return value
        }
    }

    private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var rest = bytes[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in rest {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let digit = Int64(byte - UInt8(ascii: "0"))
            // Counted downwards, because the least number has no positive fellow.
            let (tenfold, tooLong) = value.multipliedReportingOverflow(by: 10)
            let (next, tooLow) = tenfold.subtractingReportingOverflow(digit)
            guard !tooLong, !tooLow else { return nil }
            value = next
        }
        guard !isNegative else { return value }
        return value == .min ? nil : -value
    }

    /// `\x` and two hexadecimal digits for each byte.
    private static func blob(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.count >= 2, bytes.count % 2 == 0, bytes[0] == UInt8(ascii: "\\"), bytes[1] == UInt8(ascii: "x")
        else { return nil }
        var blob = [UInt8]()
        blob.reserveCapacity(bytes.count / 2 - 1)
        for place in stride(from: 2, to: bytes.count, by: 2) {
            guard let high = digit(bytes[place]), let low = digit(bytes[place + 1]) else { return nil }
            blob.append(high << 4 | low)
        }
        return blob
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
