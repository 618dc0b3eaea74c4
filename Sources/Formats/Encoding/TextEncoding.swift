package import Kernel

/// How a text file's bytes stand for characters: what offices exchange, and what spreadsheets can open.
package enum TextEncoding: String, Sendable, CaseIterable {
    /// UTF-8 without a byte order mark.
    case utf8
    /// UTF-8 with a byte order mark, by which spreadsheets tell it from CP932.
    case utf8BOM
    /// Windows-31J, Microsoft's Shift_JIS with NEC's and IBM's rows and the user-defined characters (外字).
    case cp932

    /// The encoding of a whole file: a byte order mark decides, then whether every byte is valid UTF-8.
    ///
    /// Japanese text in CP932 is practically never valid UTF-8; a file of ASCII alone counts as UTF-8.
    package static func detect(_ bytes: [UInt8]) -> TextEncoding {
        if bytes.starts(with: UTF8Check.byteOrderMark) { return .utf8BOM }
        return bytes.withUnsafeBufferPointer { UTF8Check.firstInvalid(in: $0) == nil } ? .utf8 : .cp932
    }

    /// The text as UTF-8 without a byte order mark; bytes that cannot be read become U+FFFD.
    ///
    /// Errors, with line and column in characters, at most twenty and then their number: F001 not valid CP932, F002
    /// not valid UTF-8. F003 where this machine has no CP932 table; F004 for UTF-16, of which nothing is read.
    package func decode(_ bytes: [UInt8], file: String) -> (utf8: [UInt8], diagnostics: [Diagnostic]) {
        decode(bytes, file: file, table: CP932Table.shared)
    }

    /// As above, with the table given: nil stands for a machine that has none.
    package func decode(
        _ bytes: [UInt8], file: String, table: @autoclosure () -> CP932Table?
    ) -> (utf8: [UInt8], diagnostics: [Diagnostic]) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return ([], [Self.isUTF16(file)])
        }
        switch self {
        case .utf8, .utf8BOM: return Self.decodeUTF8(bytes, file: file)
        case .cp932: return Self.decodeCP932(bytes, file: file, table: table())
        }
    }

    /// The bytes of a file in this encoding, and how many characters it cannot hold.
    ///
    /// Only CP932 lacks characters: they become 〓, after the wave dash, minus and the like have been tried as the
    /// character that Windows uses for them. User-defined characters (外字) come back as the codes they had.
    package func encode(_ utf8: [UInt8]) -> (bytes: [UInt8], unencodable: Int) {
        encode(utf8, table: CP932Table.shared)
    }

    /// As above, with the table given; without one, everything beyond ASCII becomes 〓 and is counted.
    package func encode(
        _ utf8: [UInt8], table: @autoclosure () -> CP932Table?
    ) -> (bytes: [UInt8], unencodable: Int) {
        // What is not UTF-8 would lead the loop astray; U+FFFD in its place becomes 〓 like any other.
        let text = Self.decodeUTF8(utf8, file: "").utf8
        switch self {
        case .utf8: return (text, 0)
        case .utf8BOM: return (UTF8Check.byteOrderMark + text, 0)
        case .cp932:
            if let table = table() { return text.withUnsafeBufferPointer(table.encoded) }
            return Self.encodeASCII(text)
        }
    }
}

extension TextEncoding {
    private static func decodeUTF8(_ bytes: [UInt8], file: String) -> (utf8: [UInt8], diagnostics: [Diagnostic]) {
        let start = bytes.starts(with: UTF8Check.byteOrderMark) ? UTF8Check.byteOrderMark.count : 0
        var errors = UnreadableBytes(code: "F002", encoding: "UTF-8", file: file)
        let repaired: [UInt8]? = bytes.withUnsafeBufferPointer { whole in
            let text = UnsafeBufferPointer(rebasing: whole[start...])
            return UTF8Check.firstInvalid(in: text).map { invalid in
                UTF8Check.repaired(text, firstInvalid: invalid) { errors.add($2, at: $0, in: $1) }
            }
        }
        if let repaired { return (repaired, errors.diagnostics) }
        return (start == 0 ? bytes : Array(bytes[start...]), [])
    }

    private static func decodeCP932(
        _ bytes: [UInt8], file: String, table: CP932Table?
    ) -> (utf8: [UInt8], diagnostics: [Diagnostic]) {
        guard let table else {
            let text = bytes.flatMap { $0 < 0x80 ? [$0] : UTF8Check.replacement }
            return (text, bytes.contains { $0 >= 0x80 } ? [hasNoTable(file)] : [])
        }
        var errors = UnreadableBytes(code: "F001", encoding: "CP932", file: file)
        let text = bytes.withUnsafeBufferPointer { bytes in
            table.decoded(bytes) { errors.add($2, at: $0, in: $1) }
        }
        return (text, errors.diagnostics)
    }

    private static func encodeASCII(_ text: [UInt8]) -> (bytes: [UInt8], unencodable: Int) {
        var bytes = [UInt8]()
        var unencodable = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else {
                unencodable += 1
                bytes += [UInt8(CP932Table.geta >> 8), UInt8(CP932Table.geta & 0xFF)]
            }
        }
        return (bytes, unencodable)
    }

    private static func hasNoTable(_ file: String) -> Diagnostic {
        Diagnostic(
            .error, "F003", at: Place(file: file),
            Phrase(
                ja: "このコンピューターにはCP932（Shift_JIS）の変換表（iconv）がないため、ファイルを読めません。"
                    + "UTF-8で保存し直すか、C言語ライブラリの文字コード変換モジュールを導入してください。",
                en: "This machine's C library has no converter (iconv) for CP932 (Shift_JIS), so the file cannot be "
                    + "read. Save it as UTF-8, or install the C library's character set converters."))
    }

    private static func isUTF16(_ file: String) -> Diagnostic {
        Diagnostic(
            .error, "F004", at: Place(file: file),
            Phrase(
                ja: "UTF-16のファイルは読めません。UTF-8またはCP932（Shift_JIS）で保存し直してください。",
                en: "The file is UTF-16, which is not read. Save it as UTF-8 or CP932 (Shift_JIS)."))
    }
}

/// Collects the places of a file that its encoding cannot explain.
private struct UnreadableBytes {
    let code: String
    let encoding: String
    let file: String
    private var position = TextPosition()
    private var errors = CappedDiagnostics()

    init(code: String, encoding: String, file: String) {
        self.code = code
        self.encoding = encoding
        self.file = file
    }

    var diagnostics: [Diagnostic] { errors.all }

    /// `offset` is where the replacement will stand in `text`, the UTF-8 written so far.
    mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, at offset: Int, in text: UnsafeBufferPointer<UInt8>) {
        if !errors.isFull { position.advance(to: offset, in: text) }
        errors.add(errors.isFull ? nil : diagnostic(bytes))
    }

    private func diagnostic(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Diagnostic {
        let hex = bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
        return Diagnostic(
            .error, code, at: Place(file: file, line: position.line, column: position.column),
            Phrase(
                ja: "\(encoding)として読めないバイト（\(hex)）があります。",
                en: "These bytes are not valid \(encoding): \(hex)."))
    }
}
