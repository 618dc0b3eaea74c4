import Formats

/// Reads filters and paths (RFC 7644 §3.4.2.2 and §3.5.2). Whatever comes, it is read or refused, in bounded time.
package struct ScimParser {
    private static let longest = 8192
    private static let deepest = 24

    private let bytes: [UInt8]
    private var at = 0

    /// Throws `ScimError` of the kind `invalidFilter`.
    package static func filter(_ text: String) throws(ScimError) -> ScimFilter {
        guard var parser = ScimParser(text), let filter = parser.disjunction(0), parser.isAtEnd else {
            throw ScimError(
                400, .invalidFilter, ja: "filterを読み取れません（RFC 7644 3.4.2.2の書き方）",
                en: "the filter cannot be read (RFC 7644, section 3.4.2.2)")
        }
        return filter
    }

    /// Throws `ScimError` of the kind `invalidPath`.
    package static func path(_ text: String) throws(ScimError) -> ScimPath {
        guard var parser = ScimParser(text), let path = parser.path(), parser.isAtEnd else {
            throw ScimError(
                400, .invalidPath, ja: "pathを読み取れません（RFC 7644 3.5.2の書き方）",
                en: "the path cannot be read (RFC 7644, section 3.5.2)")
        }
        return path
    }

    /// Of a list of attributes; nil for what is no name.
    package static func name(_ text: String) -> ScimName? {
        guard var parser = ScimParser(text), let name = parser.name(), parser.isAtEnd else { return nil }
        return name
    }

    private init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        bytes = Array(text.utf8)
    }

    private var isAtEnd: Bool { at == bytes.count }
    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ character: Character) -> Bool {
        guard let next, next == character.asciiValue else { return false }
        at += 1
        return true
    }

    private mutating func skipSpaces() { while take(" ") {} }

    /// False where there is no space.
    private mutating func space() -> Bool {
        guard take(" ") else { return false }
        skipSpaces()
        return true
    }

    /// A word of letters, if it is this one, whatever its case; it ends where no letter follows.
    private mutating func word(_ wanted: String) -> Bool {
        let end = at + wanted.utf8.count
        guard end <= bytes.count,
            String(decoding: bytes[at..<end], as: UTF8.self).lowercased() == wanted,
            end == bytes.count || !Self.isLetter(bytes[end])
        else { return false }
        at = end
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }
}

extension ScimParser {
    private mutating func disjunction(_ depth: Int) -> ScimFilter? {
        guard depth < Self.deepest, var filter = conjunction(depth) else { return nil }
        while let other = joined(by: "or", { $0.conjunction(depth) }) {
            guard let other else { return nil }
            filter = .or(filter, other)
        }
        return filter
    }

    private mutating func conjunction(_ depth: Int) -> ScimFilter? {
        guard var filter = term(depth) else { return nil }
        while let other = joined(by: "and", { $0.term(depth) }) {
            guard let other else { return nil }
            filter = .and(filter, other)
        }
        return filter
    }

    /// Nil: the word does not follow. Nil within: it does, and nothing that could be read after it.
    private mutating func joined(
        by wanted: String, _ read: (inout ScimParser) -> ScimFilter?
    ) -> ScimFilter?? {
        let start = at
        guard space(), word(wanted), space() else {
            at = start
            return nil
        }
        return .some(read(&self))
    }

    private mutating func term(_ depth: Int) -> ScimFilter? {
        let start = at
        if word("not") {
            skipSpaces()
            if next == UInt8(ascii: "(") { return inParentheses(depth).map { .not($0) } }
            at = start
        }
        if next == UInt8(ascii: "(") { return inParentheses(depth) }
        guard let name = name() else { return nil }
        if take("[") {
            skipSpaces()
            guard let filter = disjunction(depth + 1) else { return nil }
            skipSpaces()
            return take("]") ? .values(name, filter) : nil
        }
        guard space() else { return nil }
        if word("pr") { return .present(name) }
        for comparison in ScimComparison.allCases where word(comparison.rawValue) {
            guard space(), let value = value() else { return nil }
            return .compare(name, comparison, value)
        }
        return nil
    }

    private mutating func inParentheses(_ depth: Int) -> ScimFilter? {
        guard take("(") else { return nil }
        skipSpaces()
        guard let filter = disjunction(depth + 1) else { return nil }
        skipSpaces()
        return take(")") ? filter : nil
    }

    /// A JSON value that is neither an object nor an array.
    private mutating func value() -> JSONValue? {
        let start = at
        if take("\"") {
            while let byte = next, byte != UInt8(ascii: "\"") { at += byte == UInt8(ascii: "\\") ? 2 : 1 }
            guard take("\"") else { return nil }
        } else {
            while let byte = next, Self.isNameByte(byte) || byte == 0x2B || byte == 0x2E { at += 1 }
        }
        guard at <= bytes.count, let value = try? JSONReader.read(Array(bytes[start..<at]), depth: 0) else {
            return nil
        }
        return value
    }

    private mutating func path() -> ScimPath? {
        guard let name = name() else { return nil }
        guard take("[") else { return ScimPath(name) }
        skipSpaces()
        guard name.part == nil, let filter = disjunction(1) else { return nil }
        skipSpaces()
        guard take("]") else { return nil }
        guard take(".") else { return ScimPath(name, filter: filter) }
        guard let part = plainName() else { return nil }
        return ScimPath(name, filter: filter, part: part)
    }

    private mutating func plainName() -> String? {
        let start = at
        _ = take("$")
        guard let first = next, Self.isLetter(first) else { return nil }
        while let byte = next, Self.isNameByte(byte) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func name() -> ScimName? {
        let start = at
        var schema: String?
        if word("urn"), next == UInt8(ascii: ":") {
            var last = at
            while let byte = next, Self.isNameByte(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") {
                if byte == UInt8(ascii: ":") { last = at }
                at += 1
            }
            schema = String(decoding: bytes[start..<last], as: UTF8.self)
            at = last + 1
        } else {
            at = start
        }
        guard let name = plainName() else { return nil }
        guard take(".") else { return ScimName(schema: schema, name) }
        guard let part = plainName() else { return nil }
        return ScimName(schema: schema, name, part)
    }
}
