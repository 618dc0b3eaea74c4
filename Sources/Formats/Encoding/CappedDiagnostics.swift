import Kernel

/// Diagnostics of one kind, of which a broken file may hold millions: the first twenty in full, the rest as a count.
struct CappedDiagnostics: Sendable {
    static let limit = 20

    private var first: [Diagnostic] = []
    private var omitted = 0

    var isFull: Bool { first.count >= Self.limit }

    /// Finding a line and column costs time: once `isFull`, nil will do.
    mutating func add(_ diagnostic: Diagnostic?) {
        if let diagnostic, !isFull { first.append(diagnostic) } else { omitted += 1 }
    }

    /// The diagnostics in the order of the file, followed by one that says how many more there are.
    var all: [Diagnostic] {
        guard omitted > 0, let last = first.last else { return first }
        let rest = Diagnostic(
            .error, last.code, at: last.place,
            Phrase(
                ja: "ここより後に、同じ種類の誤りがほかに\(omitted)か所あります。",
                en: "Below this place there are \(omitted) more errors of this kind."))
        return first + [rest]
    }
}
