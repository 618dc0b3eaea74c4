import Kernel

/// A word or sign of a rule, with where it begins in the rule's text (in Unicode scalars).
struct RuleToken: Equatable {
    enum Kind: Equatable {
        case word(String)
        /// A quoted value.
        case quoted(String)
        case number(Int)
        case comparison(Condition.Comparison)
        case open, close, openList, closeList, comma
        case end
    }

    var kind: Kind
    var offset: Int
}

/// What is wrong with a rule and where in its text.
struct RuleProblem: Error, Equatable {
    var code: String
    var offset: Int
    var message: Phrase
    var suggestion: String?
}

/// Splits a rule into tokens. Full-width signs mean the same as ASCII ones.
struct RuleLexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    static func tokens(of text: String) throws(RuleProblem) -> [RuleToken] {
        var lexer = RuleLexer(text)
        var tokens = [RuleToken]()
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(RuleToken(kind: .end, offset: lexer.scalars.count))
        return tokens
    }

    private mutating func next() throws(RuleProblem) -> RuleToken? {
        while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
        guard index < scalars.count else { return nil }
        let start = index
        if let sign = sign() { return RuleToken(kind: sign, offset: start) }
        if let close = Self.closingQuote(of: scalars[index]) { return try quoted(until: close, from: start) }
        guard Self.isWord(scalars[index]) else {
            throw RuleProblem(
                code: "P101", offset: start,
                message: Phrase(
                    ja: "条件の中に使えない文字「\(scalars[index])」があります", en: "unexpected character '\(scalars[index])' in a rule")
            )
        }
        while index < scalars.count, Self.isWord(scalars[index]) { index += 1 }
        return RuleToken(kind: Self.kind(of: scalars[start..<index]), offset: start)
    }

    private mutating func sign() -> RuleToken.Kind? {
        func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        let first = ascii(scalars[index])
        let second = index + 1 < scalars.count ? ascii(scalars[index + 1]) : " "
        let found: (RuleToken.Kind, Int)? =
            switch (first, second) {
            case ("<", "="), ("≤", _), ("≦", _): (.comparison(.atMost), first == "<" ? 2 : 1)
            case (">", "="), ("≥", _), ("≧", _): (.comparison(.atLeast), first == ">" ? 2 : 1)
            case ("!", "="), ("≠", _): (.comparison(.notEqual), first == "!" ? 2 : 1)
            case ("=", "="): (.comparison(.equal), 2)
            case ("=", _): (.comparison(.equal), 1)
            case ("<", _): (.comparison(.less), 1)
            case (">", _): (.comparison(.more), 1)
            case ("(", _): (.open, 1)
            case (")", _): (.close, 1)
            case ("[", _): (.openList, 1)
            case ("]", _): (.closeList, 1)
            case (",", _), ("、", _): (.comma, 1)
            default: nil
            }
        guard let found else { return nil }
        index += found.1
        return found.0
    }

    private static func closingQuote(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\"": "\""
        case "「": "」"
        case "“": "”"
        default: nil
        }
    }

    private mutating func quoted(until close: Unicode.Scalar, from start: Int) throws(RuleProblem) -> RuleToken {
        index += 1
        var text = String.UnicodeScalarView()
        while index < scalars.count, scalars[index] != close {
            text.append(scalars[index])
            index += 1
        }
        guard index < scalars.count else {
            throw RuleProblem(
                code: "P102", offset: start,
                message: Phrase(ja: "引用符が閉じていません", en: "the quotation is not closed"))
        }
        index += 1
        return RuleToken(kind: .quoted(String(text)), offset: start)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "-_.・ー々〇＆&/／".unicodeScalars.contains(scalar)
    }

    private static func kind(of scalars: ArraySlice<Unicode.Scalar>) -> RuleToken.Kind {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        let text = String(view)
        // Full-width digits alone are a number too; inside a word they are part of the word.
        if scalars.allSatisfy({ (0xFF10...0xFF19).contains($0.value) }), scalars.count < 10 {
            return .number(scalars.reduce(0) { $0 * 10 + Int($1.value - 0xFF10) })
        }
        // A leading zero makes it a code (0101), which is text.
        let isCode = text.first == "0" && text.count > 1
        if !isCode, text.allSatisfy(\.isASCII), let number = Int(text) { return .number(number) }
        return .word(text)
    }
}
