/// One field of a record, without its quotes. It keeps the file's bytes alive; nothing is copied as long as no
/// doubled quotes had to be undone.
@usableFromInline
@frozen
package struct CSVField: Sendable {
    /// UTF-8.
    @usableFromInline
    package let bytes: ArraySlice<UInt8>

    /// - Parameter bytes: UTF-8, without quotes.
    @inlinable
    package init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// Whether the field has no bytes; one of spaces has some.
    @inlinable package var isEmpty: Bool { bytes.isEmpty }

    /// The field as text; what is not UTF-8 becomes U+FFFD.
    @inlinable package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The field without ASCII white space and ideographic spaces (U+3000) at its ends.
    @inlinable
    package var trimmed: CSVField {
        bytes.withUnsafeBufferPointer { text in
            let range = CSVSpaces.trimmed(text)
            return CSVField(
                bytes: bytes[bytes.startIndex + range.lowerBound..<bytes.startIndex + range.upperBound])
        }
    }
}

/// The spaces that mean nothing at the ends of a field.
@usableFromInline
enum CSVSpaces {
    /// The offsets of `text` without ASCII white space and U+3000 (E3 80 80) at either end.
    @usableFromInline
    static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var start = 0
        var end = text.count
        while start < end {
            if isSpace(text[start]) {
                start += 1
            } else if end - start >= 3, isIdeographicSpace(text, start) {
                start += 3
            } else {
                break
            }
        }
        while end > start {
            if isSpace(text[end - 1]) {
                end -= 1
            } else if end - start >= 3, isIdeographicSpace(text, end - 3) {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == Byte.space || (0x09...0x0D).contains(byte) }

    private static func isIdeographicSpace(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        text[i] == 0xE3 && text[i + 1] == 0x80 && text[i + 2] == 0x80
    }
}
