/// Finds where a value stands in a text that is known to be JSON.
struct JSONWalk {
    private let text: [UInt8]
    private var at = 0

    init(_ text: [UInt8]) { self.text = text }

    /// The offset at which the value begins; of the nearest value around it where there is none.
    mutating func offset(of path: [String], _ index: Int?) -> Int {
        at = 0
        skipSpace()
        for name in path {
            let outer = at
            guard enter(name) else { return outer }
        }
        guard let index, next == UInt8(ascii: "[") else { return at }
        at += 1
        skipSpace()
        for _ in 0..<index {
            skipValue()
            skipSpace()
            guard take(UInt8(ascii: ",")) else { break }
            skipSpace()
        }
        return at
    }

    private var next: UInt8? { at < text.count ? text[at] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    /// Moves on to a member's value. Names with escapes are not looked into.
    private mutating func enter(_ name: String) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        while at < text.count {
            skipSpace()
            let start = at + 1
            skipText()
            guard at > start else { return false }
            let isIt = text[start..<at - 1].elementsEqual(name.utf8)
            skipSpace()
            guard take(UInt8(ascii: ":")) else { return false }
            skipSpace()
            if isIt { return true }
            skipValue()
            skipSpace()
            guard take(UInt8(ascii: ",")) else { return false }
        }
        return false
    }

    private mutating func skipText() {
        guard take(UInt8(ascii: "\"")) else { return }
        while let byte = next {
            at += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
    }

    private mutating func skipValue() {
        var depth = 0
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                skipText()
                if depth == 0 { return }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
                if depth == 0 {
                    at += 1
                    return
                }
            case UInt8(ascii: ","): if depth == 0 { return }
            default: break
            }
            at += 1
        }
    }
}
