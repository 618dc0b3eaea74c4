import CLibpq
import Storage

extension PostgresConnection {
    /// Inserts the rows through COPY: one path for one row and for a million, with the columns' own readers for every
    /// kind of value, and no limit of parameters.
    func copy(into table: String, _ columns: [String], _ rows: [[SQLValue]]) throws {
        try runScript("COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN")
        var block = [UInt8]()
        block.reserveCapacity(Self.blockSize + 4096)
        for row in rows {
            Self.append(row, to: &block)
            if block.count >= Self.blockSize {
                // Refused where the server has given up already; its reason comes with the end.
                if !put(block) { break }
                block.removeAll(keepingCapacity: true)
            }
        }
        _ = put(block)
        PQputCopyEnd(pointer, nil)
        try finish()
    }

    private static let blockSize = 1 << 16

    private func put(_ block: [UInt8]) -> Bool {
        guard !block.isEmpty else { return true }
        return block.withUnsafeBytes { bytes in
            PQputCopyData(pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) == 1
        }
    }

    /// Takes every answer up to the last, because the connection takes nothing new before; throws the first error.
    private func finish() throws {
        var failure: (any Error)?
        var hasAnswer = false
        while let result = PQgetResult(pointer) {
            hasAnswer = true
            if PQresultStatus(result) == PGRES_COPY_IN {
                // The end could not be sent.
                PQclear(result)
                hasAnswer = false
                break
            }
            do { try checked(result) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        if !hasAnswer { try checked(nil) }
    }

    private static func append(_ row: [SQLValue], to block: inout [UInt8]) {
        var isFirst = true
        for value in row {
            if !isFirst { block.append(UInt8(ascii: "\t")) }
            isFirst = false
            switch value {
            case .null: block += "\\N".utf8
            case .integer(let value): block += String(value).utf8
            case .real(let value): block += value.sqlText.utf8
            case .flag(let value): block.append(UInt8(ascii: value ? "t" : "f"))
            case .text(let value): append(value, to: &block)
            case .blob(let value): append(value, to: &block)
            }
        }
        block.append(UInt8(ascii: "\n"))
    }

    private static func append(_ text: String, to block: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): block += "\\\\".utf8
            case UInt8(ascii: "\n"): block += "\\n".utf8
            case UInt8(ascii: "\r"): block += "\\r".utf8
            case UInt8(ascii: "\t"): block += "\\t".utf8
            default: block.append(byte)
            }
        }
    }

    /// The backslash of the blob's own form is doubled, because COPY reads backslashes first.
    private static func append(_ blob: [UInt8], to block: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        block += "\\\\x".utf8
        for byte in blob {
            block.append(digits[Int(byte >> 4)])
            block.append(digits[Int(byte & 15)])
        }
    }
}
