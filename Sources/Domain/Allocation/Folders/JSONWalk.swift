import Formats
import Kernel

/// A step from a value in JSON to one within it.
enum JSONStep: Sendable, Hashable {
    case member(String)
    /// From 0.
    case element(Int)
}

/// Finds where a value stands in a text that is known to be JSON.
struct JSONWalk {
    private let text: [UInt8]
    private var at = 0

    init(_ text: [UInt8]) { self.text = text }

    /// The offset at which the value begins; of the nearest value around it where there is none.
    mutating func offset(of path: [String], _ index: Int?) -> Int {
        offset(of: path.map(JSONStep.member) + (index.map { [.element($0)] } ?? []))
    }

    /// The same for a path through objects and arrays.
    mutating func offset(of path: [JSONStep]) -> Int {
        at = 0
        skipSpace()
        for step in path {
            let outer = at
            switch step {
            case .member(let name): guard enter(name) else { return outer }
            case .element(let index): guard enter(index) else { return outer }
            }
        }
        return at
    }

    /// Moves on to an element of an array, or to its last.
    private mutating func enter(_ index: Int) -> Bool {
        guard take(UInt8(ascii: "[")) else { return false }
        skipSpace()
        for _ in 0..<index {
            skipValue()
            skipSpace()
            guard take(UInt8(ascii: ",")) else { break }
            skipSpace()
        }
        return true
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

extension JSONWalk {
    /// Where a byte stands for a person who looks for it.
    static func place(ofOffset offset: Int, in text: [UInt8], _ file: String) -> Place {
        let before = text[..<min(offset, text.count)]
        let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        return Place(file: file, line: line, column: TextColumn.column(of: offset, in: text))
    }
}

extension JSONReader.Kind {
    /// Why a text is no JSON.
    var words: Phrase {
        switch self {
        case .unexpectedEnd: Phrase(ja: "途中で終わっています", en: "it ends too early")
        case .unexpectedByte: Phrase(ja: "ここにあってはならない文字です", en: "this character cannot stand here")
        case .repeatedName: Phrase(ja: "同じキーが2回あります", en: "a key stands twice")
        case .tooDeep: Phrase(ja: "入れ子が深すぎます", en: "it is nested too deeply")
        case .notUTF8: Phrase(ja: "UTF-8ではありません", en: "it is not UTF-8")
        case .loneSurrogate: Phrase(ja: "文字コードの片割れがあります", en: "half a surrogate pair")
        case .numberTooLarge: Phrase(ja: "数が大きすぎます", en: "a number is too large")
        }
    }
}
