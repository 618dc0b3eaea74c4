/// Writes JSON as it comes, the same bytes for the same calls: members stay in the order in which they are written.
///
///     var json = JSONWriter()
///     json.object { json in
///         json.member("year", 2026)
///         json.key("posts")
///         json.array { json in json.value(12) }
///     }
///
/// Source: RFC 8259. U+2028 and U+2029 are escaped too, so that the text may stand inside a script.
package struct JSONWriter: Sendable {
    /// What has been written so far.
    package private(set) var utf8: [UInt8] = []
    private let isPretty: Bool
    private var open: [Container] = []
    private var isAfterKey = false

    private struct Container {
        let isObject: Bool
        var isEmpty = true
    }

    /// - Parameter pretty: one member or element on a line, two spaces for each level; otherwise without any space.
    package init(pretty: Bool = true) { isPretty = pretty }

    /// Opens an object; its members follow as a key and a value each.
    package mutating func beginObject() { begin(Container(isObject: true)) }
    /// Closes the object opened last.
    package mutating func endObject() { end(isObject: true) }
    /// Opens an array; its elements follow as values.
    package mutating func beginArray() { begin(Container(isObject: false)) }
    /// Closes the array opened last.
    package mutating func endArray() { end(isObject: false) }

    /// The name of the next value. Names are not checked for being different.
    package mutating func key(_ name: String) {
        assert(open.last?.isObject == true && !isAfterKey, "A key stands in an object, one for each value.")
        startElement()
        append(quoted: name)
        utf8.append(UInt8(ascii: ":"))
        if isPretty { utf8.append(Byte.space) }
        isAfterKey = true
    }

    /// A string, escaped where JSON or a script needs it.
    package mutating func value(_ text: String) {
        startValue()
        append(quoted: text)
    }

    /// A whole number, exactly. Readers that know only doubles lose what is beyond 53 bits.
    package mutating func value(_ number: Int) {
        startValue()
        utf8 += String(number).utf8
    }

    /// The shortest text that reads back as the same number; null for what is no finite number, as JSON has none.
    package mutating func value(_ number: Double) {
        startValue()
        utf8 += (number.isFinite ? number.description : "null").utf8
    }

    /// `true` or `false`.
    package mutating func value(_ truth: Bool) {
        startValue()
        utf8 += (truth ? "true" : "false").utf8
    }

    /// The value `null`.
    package mutating func null() {
        startValue()
        utf8 += "null".utf8
    }

    /// The whole document: whatever is still open is closed, and the last line ended.
    package consuming func finished() -> [UInt8] {
        while let container = open.last { end(isObject: container.isObject) }
        utf8.append(Byte.lineFeed)
        return utf8
    }

    private mutating func begin(_ container: Container) {
        startValue()
        utf8.append(UInt8(ascii: container.isObject ? "{" : "["))
        open.append(container)
    }

    private mutating func end(isObject: Bool) {
        assert(open.last?.isObject == isObject && !isAfterKey, "Nothing of the kind is open, or a key lacks its value.")
        guard let container = open.popLast() else { return }
        if !container.isEmpty { startLine() }
        utf8.append(UInt8(ascii: container.isObject ? "}" : "]"))
    }

    private mutating func startValue() {
        if isAfterKey {
            isAfterKey = false
        } else {
            assert(open.last?.isObject != true, "A value in an object needs a key.")
            assert(!open.isEmpty || utf8.isEmpty, "A document is one value.")
            startElement()
        }
    }

    private mutating func startElement() {
        guard let container = open.last else { return }
        if !container.isEmpty { utf8.append(Byte.comma) }
        open[open.count - 1].isEmpty = false
        startLine()
    }

    private mutating func startLine() {
        guard isPretty else { return }
        utf8.append(Byte.lineFeed)
        utf8.append(contentsOf: repeatElement(Byte.space, count: 2 * open.count))
    }
}

extension JSONWriter {
    /// An object whose members `content` writes.
    package mutating func object(_ content: (inout JSONWriter) throws -> Void) rethrows {
        beginObject()
        try content(&self)
        endObject()
    }

    /// An array whose elements `content` writes.
    package mutating func array(_ content: (inout JSONWriter) throws -> Void) rethrows {
        beginArray()
        try content(&self)
        endArray()
    }

    /// A key with its value; nil is written as null.
    package mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// A key with its value; nil is written as null.
    package mutating func member(_ name: String, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// A key with its value; nil, like what is no finite number, is written as null.
    package mutating func member(_ name: String, _ number: Double?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// A key with its value; nil is written as null.
    package mutating func member(_ name: String, _ truth: Bool?) {
        key(name)
        if let truth { value(truth) } else { null() }
    }
}

extension JSONWriter {
    private mutating func append(quoted text: String) {
        utf8.append(Byte.doubleQuote)
        var text = text
        text.withUTF8 { bytes in
            var copied = 0
            for i in bytes.indices {
                guard let (escape, length) = Self.escape(bytes, i) else { continue }
                utf8.append(contentsOf: bytes[copied..<i])
                utf8 += escape.utf8
                copied = i + length
            }
            utf8.append(contentsOf: bytes[copied...])
        }
        utf8.append(Byte.doubleQuote)
    }

    /// What the character at `i` is written as, and how many bytes it had; nil where it stands for itself.
    @inline(__always)
    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> (String, Int)? {
        let byte = bytes[i]
        guard byte < 0x20 || byte == Byte.doubleQuote || byte == Byte.backslash || byte == 0xE2 else { return nil }
        switch byte {
        case Byte.doubleQuote: return ("\\\"", 1)
        case Byte.backslash: return ("\\\\", 1)
        case Byte.lineFeed: return ("\\n", 1)
        case Byte.carriageReturn: return ("\\r", 1)
        case Byte.tab: return ("\\t", 1)
        case 0xE2:
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            guard i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] & 0xFE == 0xA8 else { return nil }
            return (bytes[i + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
        default: return ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16), 1)
        }
    }
}
