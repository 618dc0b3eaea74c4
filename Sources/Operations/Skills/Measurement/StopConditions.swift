package import Kernel

/// When an adaptive test stops, as somebody writes it: `se:0.3`, `length:20`, `cut:-1,0.3`, `info:0.15`, several by
/// commas. Any one of them ends the test.
package struct StopConditions: Sendable, Hashable {
    package private(set) var standardError: Double?
    package private(set) var length: Int?
    package private(set) var cuts: [Double] = []
    package private(set) var leastInformation: Double?

    private static let kinds = ["se", "length", "cut", "info"]

    /// - Parameter texts: one for each `--stop`.
    /// - Throws: `InputErrors` whose line is the number of the text.
    package init(_ texts: [String]) throws(InputErrors) {
        for (line, text) in texts.enumerated() {
            var column = 1
            var kind = ""
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                let place = Place(file: "--stop", line: line + 1, column: column)
                let pieces = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                if pieces.count == 2 { kind = String(pieces[0].trimmingPrefix(while: \.isWhitespace)) }
                // A number alone is a further cut.
                guard pieces.count == 2 || kind == "cut", let value = pieces.last else {
                    throw Self.unknown(String(part), place)
                }
                try add(kind, String(value), place)
                column += part.count + 1
            }
        }
        cuts.sort()
    }

    private mutating func add(_ kind: String, _ text: String, _ place: Place) throws(InputErrors) {
        guard Self.kinds.contains(kind) else { throw Self.unknown(kind, place) }
        guard let value = Double(text), value.isFinite, kind == "cut" || value > 0 else {
            throw Self.refusal(
                place, ja: "「\(text)」は条件「\(kind)」の数ではありません", en: "'\(text)' is no number for '\(kind)'")
        }
        switch kind {
        case "se": standardError = max(standardError ?? value, value)
        case "cut": cuts.append(value)
        case "info": leastInformation = max(leastInformation ?? value, value)
        default:
            guard let count = Int(text) else {
                throw Self.refusal(place, ja: "問題数は整数です", en: "a length is a whole number")
            }
            length = min(length ?? count, count)
        }
    }

    private static func unknown(_ text: String, _ place: Place) -> InputErrors {
        refusal(
            place, ja: "「\(text)」という終わり方はありません（se:、length:、cut:、info:）",
            en: "there is no condition '\(text)': se:, length:, cut:, info:",
            suggestion: nearest(to: text, among: kinds))
    }

    private static func refusal(_ place: Place, ja: String, en: String, suggestion: String? = nil) -> InputErrors {
        InputErrors([Diagnostic(.error, "M016", at: place, Phrase(ja: ja, en: en), suggestion: suggestion)])
    }
}
