import Kernel

/// Collects what is wrong with the files. Of one kind in one file the first fifty are told in full and the rest as a
/// number, so that a broken export of half a million rows is still read to its end and its report stays readable.
struct RosterFindings: Sendable {
    static let mostOfAKind = 50

    private struct Kind: Hashable {
        var code: RosterCode
        var file: String
    }

    private var found = [Diagnostic]()
    private var counts = [Kind: Int]()

    init() {}

    mutating func add(
        _ code: RosterCode, at file: String, line: Int = 0, column: @autoclosure () -> Int = 0,
        suggestion: @autoclosure () -> String? = nil, _ message: @autoclosure () -> Phrase
    ) {
        let count = counts[Kind(code: code, file: file), default: 0] + 1
        counts[Kind(code: code, file: file)] = count
        guard count <= Self.mostOfAKind else { return }
        let place = Place(file: file, line: line, column: column())
        found.append(Diagnostic(code.severity, code.rawValue, at: place, message(), suggestion: suggestion()))
    }

    mutating func add(
        _ code: RosterCode, at place: Place, suggestion: @autoclosure () -> String? = nil,
        _ message: @autoclosure () -> Phrase
    ) {
        add(code, at: place.file, line: place.line, column: place.column, suggestion: suggestion(), message())
    }

    mutating func add(_ diagnostics: some Sequence<Diagnostic>) { found.append(contentsOf: diagnostics) }

    var diagnostics: [Diagnostic] {
        var all = found
        for (kind, count) in counts where count > Self.mostOfAKind {
            let rest = count - Self.mostOfAKind
            all.append(
                Diagnostic(
                    kind.code.severity, kind.code.rawValue, at: Place(file: kind.file),
                    Phrase(
                        ja: "同じ種類の指摘がほかに\(rest)件あります",
                        en: "\(rest) more of this kind")))
        }
        return all.inReadingOrder()
    }
}
