import CLibpq
import Storage

/// The values of a statement as the library takes them: one block of bytes, with the place of each value in it.
struct Parameters {
    /// The catalogue's numbers of the types; 0 where the server tells it from the statement.
    private(set) var types = [Oid]()
    private var bytes = [UInt8]()
    private var offsets = [Int?]()
    private var lengths = [Int32]()
    private var formats = [Int32]()

    /// Numbers, flags and blobs bear their types, so that `\(now) - 1000` is not counted in 32 bits. Text bears none:
    /// it may be a day.
    init(_ values: [SQLValue]) {
        for value in values {
            switch value {
            case .null: append(type: 0, nil)
            case .integer(let value): append(type: 20, Array(String(value).utf8))
            case .real(let value): append(type: 701, Array(value.sqlText.utf8))
            case .flag(let value): append(type: 16, [UInt8(ascii: value ? "t" : "f")])
            case .text(let value): append(type: 0, Array(value.utf8))
            case .blob(let value): append(type: 17, value, isBinary: true)
            }
        }
    }

    private mutating func append(type: Oid, _ value: [UInt8]?, isBinary: Bool = false) {
        types.append(type)
        formats.append(isBinary ? 1 : 0)
        lengths.append(Int32(clamping: value?.count ?? 0))
        offsets.append(value == nil ? nil : bytes.count)
        guard let value else { return }
        bytes += value
        bytes.append(0)
    }

    func execute(_ statement: String, on connection: OpaquePointer?) -> OpaquePointer? {
        bytes.withUnsafeBytes { block in
            let places = offsets.map { offset in
                offset.flatMap { block.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return PQexecPrepared(connection, statement, Int32(places.count), places, lengths, formats, 0)
        }
    }
}

extension Double {
    /// The shortest text that reads back as the same number.
    var sqlText: String {
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        return description
    }
}
