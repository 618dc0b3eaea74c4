/// Writes a table in text: quotes only where they are needed, lines ended by CR LF (RFC 4180).
///
///     var table = CSVWriter()
///     table.record(["氏名", "級"])
///     table.field("佐藤 花子")
///     table.field(3)
///     table.endRecord()
@usableFromInline
package struct CSVWriter: Sendable {
    /// What has been written so far.
    package private(set) var utf8: [UInt8] = []
    /// Whether a text that a spreadsheet would take for a formula gets an apostrophe before it: it begins with
    /// `=`, `+`, `-`, `@`, a tab or a CR, and is neither a number nor a lone minus.
    ///
    /// Source: OWASP, "CSV Injection".
    package let guardFormulas: Bool
    private let dialect: CSVDialect
    private var isFirstField = true
    private var recordStart = 0

    /// - Parameter guardFormulas: false only for files that no person opens.
    package init(dialect: CSVDialect = CSVDialect(), guardFormulas: Bool = true) {
        self.dialect = dialect
        self.guardFormulas = guardFormulas
    }

    /// A text field.
    @usableFromInline
    package mutating func field(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// A text field from UTF-8 bytes.
    @inlinable
    package mutating func field(utf8 text: some Collection<UInt8>) {
        if text.withContiguousStorageIfAvailable({ append($0) }) == nil {
            Array(text).withUnsafeBufferPointer { append($0) }
        }
    }

    /// A whole number, without separators.
    package mutating func field(_ number: Int) {
        separate()
        utf8 += String(number).utf8
    }

    /// A number with a fixed number of decimals (0 to 15), a half rounded away from zero; an empty field for what
    /// is no finite number.
    package mutating func field(_ number: Double, decimals: Int) {
        separate()
        utf8 += FixedDecimals.text(number, decimals: decimals).utf8
    }

    /// A field without content.
    package mutating func emptyField() { separate() }

    /// Ends the line.
    @usableFromInline
    package mutating func endRecord() {
        // A record of one empty field would otherwise read as an empty line, which readers pass over.
        if !isFirstField, utf8.count == recordStart, let quote = dialect.quote { utf8 += [quote, quote] }
        utf8 += [Byte.carriageReturn, Byte.lineFeed]
        recordStart = utf8.count
        isFirstField = true
    }

    /// A whole record of text fields.
    @inlinable
    package mutating func record(_ fields: some Sequence<String>) {
        for text in fields { field(text) }
        endRecord()
    }

    /// The file's bytes; a character that the encoding lacks becomes 〓 (see `TextEncoding.encode` for their number).
    package func file(encoding: TextEncoding) -> [UInt8] {
        encoding.encode(utf8).bytes
    }

    private mutating func separate() {
        if !isFirstField { utf8.append(dialect.delimiter) }
        isFirstField = false
    }

    @usableFromInline
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
        let isGuarded = guardFormulas && SpreadsheetFormula.isSuspected(text)
        guard needsQuotes(text) else {
            if isGuarded { utf8.append(Byte.apostrophe) }
            utf8.append(contentsOf: text)
            return
        }
        if let quote = dialect.quote { utf8.append(quote) }
        if isGuarded { utf8.append(Byte.apostrophe) }
        for byte in text {
            if let quote = dialect.quote {
                if byte == quote { utf8.append(quote) }
                utf8.append(byte)
            } else {
                // Without quotes, what would break the table becomes a space.
                utf8.append(isStructural(byte) ? Byte.space : byte)
            }
        }
        if let quote = dialect.quote { utf8.append(quote) }
    }

    private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.first == Byte.space || text.last == Byte.space || text.contains(where: isStructural)
    }

    private func isStructural(_ byte: UInt8) -> Bool {
        byte == dialect.delimiter || byte == dialect.quote || byte == Byte.lineFeed || byte == Byte.carriageReturn
    }
}
