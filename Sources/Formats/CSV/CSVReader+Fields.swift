extension CSVReader {
    /// A field of the current record. Where the record has no such field it is empty: short records are common,
    /// and whoever minds looks at `fieldCount`.
    @inlinable
    package func field(_ index: Int) -> CSVField {
        guard index >= 0, index < fieldCount else { return CSVField(bytes: []) }
        let field = bounds[index]
        return CSVField(bytes: field.hasEscapes ? unescaped(field)[...] : bytes[field.start..<field.end])
    }

    /// The field's UTF-8 in place, for the time of the call: the fastest way, and without allocation unless doubled
    /// quotes have to be undone.
    @inlinable
    package func withField<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        guard index >= 0, index < fieldCount else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        let field = bounds[index]
        if field.hasEscapes { return try unescaped(field).withUnsafeBufferPointer(body) }
        return try bytes.withUnsafeBufferPointer { text in
            try body(UnsafeBufferPointer(rebasing: text[field.start..<field.end]))
        }
    }

    /// As `withField`, without ASCII white space and ideographic spaces (U+3000) at the ends.
    @inlinable
    package func withTrimmedField<R>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try withField(index) { try body(UnsafeBufferPointer(rebasing: $0[CSVSpaces.trimmed($0)])) }
    }

    /// The field as text.
    @inlinable
    package func string(_ index: Int) -> String {
        withField(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// The field as text without ASCII white space and ideographic spaces (U+3000) at its ends.
    @inlinable
    package func trimmedString(_ index: Int) -> String {
        withTrimmedField(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the field has no text, or the record no such field.
    @inlinable
    package func isEmpty(_ index: Int) -> Bool {
        guard index >= 0, index < fieldCount else { return true }
        let field = bounds[index]
        return field.start == field.end
    }

    /// Whether no field of the record holds anything but spaces: spreadsheets write such rows below a table's end.
    package var isBlank: Bool {
        (0..<fieldCount).allSatisfy { withTrimmedField($0, \.isEmpty) }
    }

    /// The current record's fields as text, in order.
    package var strings: [String] { (0..<fieldCount).map(string) }

    @usableFromInline
    func unescaped(_ field: CSVBounds) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: field.end - field.start) { out, count in
            // Between a field's quotes every quote is one of a pair.
            var isSecond = false
            for i in field.start..<field.end {
                let isQuote = bytes[i] == scanner.dialect.quote
                if isQuote, isSecond {
                    isSecond = false
                    continue
                }
                isSecond = isQuote
                out[count] = bytes[i]
                count += 1
            }
        }
    }
}

extension CSVReader {
    /// Where a field's text lies in the bytes that are read, without its quotes; nil where the record has no such field.
    package func place(of index: Int) -> Range<Int>? {
        guard index >= 0, index < fieldCount else { return nil }
        return bounds[index].start..<bounds[index].end
    }

    /// The bytes that are read.
    package var text: [UInt8] { bytes }
}
