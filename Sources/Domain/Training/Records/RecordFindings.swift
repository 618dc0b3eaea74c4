import Kernel

/// What is wrong with a file of records: the first twenty findings of a kind in full, then how many more there are,
/// so that a file in the wrong layout does not print a line for each of its rows.
final class RecordFindings {
    static let mostOfAKind = 20

    private struct Kind {
        var shown: [Diagnostic] = []
        var omitted = 0
    }

    private var kinds: [String: Kind] = [:]
    private var others: [Diagnostic] = []

    /// Place and words cost time to make, and are only made where they will be shown.
    func add(
        _ severity: Diagnostic.Severity, _ code: String, _ place: @autoclosure () -> Place,
        ja: @autoclosure () -> String, en: @autoclosure () -> String, suggestion: @autoclosure () -> String? = nil
    ) {
        if let kind = kinds[code], kind.shown.count >= Self.mostOfAKind {
            kinds[code]?.omitted += 1
            return
        }
        let finding = Diagnostic(severity, code, at: place(), Phrase(ja: ja(), en: en()), suggestion: suggestion())
        kinds[code, default: Kind()].shown.append(finding)
    }

    /// Findings that were counted elsewhere.
    func add(_ diagnostics: [Diagnostic]) { others += diagnostics }

    /// In the order of the file; the count of a kind stands at the last place shown.
    var diagnostics: [Diagnostic] {
        var all = others
        for (code, kind) in kinds.sorted(by: { $0.key < $1.key }) {
            all += kind.shown
            guard kind.omitted > 0, let last = kind.shown.last else { continue }
            all.append(
                Diagnostic(
                    last.severity, code, at: last.place,
                    Phrase(
                        ja: "同じ種類の指摘がほかに\(kind.omitted)件あります",
                        en: "and \(kind.omitted) more of this kind")))
        }
        return all.inReadingOrder()
    }
}
