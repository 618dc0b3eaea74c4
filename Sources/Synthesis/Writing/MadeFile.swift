import Formats
import Kernel

/// A file of a made city on its way out: bytes are gathered and handed on in pieces of about a megabyte, always whole
/// lines.
struct MadeFile {
    typealias Sink = (_ name: String, _ bytes: [UInt8]) throws -> Void

    private var bytes: [UInt8] = []
    private let name: String
    private let encoding: TextEncoding
    private let sink: Sink
    private var isFirst = true

    private static let piece = 1 << 20

    init(_ name: String, _ encoding: TextEncoding, _ sink: @escaping Sink) {
        self.name = name
        self.encoding = encoding
        self.sink = sink
        bytes.reserveCapacity(Self.piece + 4096)
        // The byte order mark, by which spreadsheets tell UTF-8.
        if encoding == .utf8BOM { bytes += [0xEF, 0xBB, 0xBF] }
    }

    @inline(__always)
    mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }

    @inline(__always)
    mutating func append(byte: UInt8) { bytes.append(byte) }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    @inline(__always)
    mutating func comma() { bytes.append(0x2C) }

    /// A number with leading zeros up to a width.
    @inline(__always)
    mutating func number(_ number: Int, width: Int = 1) {
        var digits: (UInt64, Int) = (0, 0)
        var rest = number
        repeat {
            digits = (digits.0 << 4 | UInt64(rest % 10), digits.1 + 1)
            rest /= 10
        } while rest > 0 && digits.1 < 16
        var zeros = width - digits.1
        while zeros > 0 {
            bytes.append(0x30)
            zeros -= 1
        }
        for _ in 0..<digits.1 {
            bytes.append(0x30 + UInt8(digits.0 & 0xF))
            digits.0 >>= 4
        }
    }

    /// `2026-04-01`.
    @inline(__always)
    mutating func date(_ date: CalendarDate) {
        let (year, month, day) = date.components
        number(year, width: 4)
        bytes.append(0x2D)
        number(month, width: 2)
        bytes.append(0x2D)
        number(day, width: 2)
    }

    /// `20260401`.
    mutating func digits(_ date: CalendarDate) {
        let (year, month, day) = date.components
        number(year * 10000 + month * 100 + day, width: 8)
    }

    mutating func header(_ columns: [String]) throws {
        append(columns.joined(separator: ","))
        try endLine()
    }

    @inline(__always)
    mutating func endLine() throws {
        bytes.append(0x0D)
        bytes.append(0x0A)
        if bytes.count >= Self.piece { try flush() }
    }

    mutating func close() throws { if isFirst || !bytes.isEmpty { try flush() } }

    private mutating func flush() throws {
        // What was put together from whole characters is UTF-8 already.
        try sink(name, encoding == .cp932 ? encoding.encode(bytes).bytes : bytes)
        isFirst = false
        bytes.removeAll(keepingCapacity: true)
    }
}

/// A word of the plan as a field of a table: quoted where the table needs it.
func tableField(_ text: String) -> [UInt8] {
    var table = CSVWriter()
    table.field(text)
    return table.utf8
}
