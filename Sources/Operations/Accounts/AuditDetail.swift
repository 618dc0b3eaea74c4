/// What an entry of the log says beside its subject, as pairs that the page turns into words: `rows=12; unit=1001`.
package struct AuditDetail: Sendable, Hashable {
    package var pairs: [Pair]

    package struct Pair: Sendable, Hashable {
        package var key: String
        package var value: String
    }

    /// Pairs without a value are left out.
    init(_ pairs: [(String, String)]) {
        self.pairs = pairs.filter { !$0.1.isEmpty }.map { Pair(key: $0.0, value: $0.1) }
    }

    /// Nil for a detail that is not made of pairs.
    package init?(_ text: String) {
        var pairs = [Pair]()
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            pairs.append(Pair(key: String(halves[0]).trimmingSpaces, value: String(halves[1]).trimmingSpaces))
        }
        self.pairs = pairs
    }

    /// What would end a pair is taken out of values: they come from search boxes.
    package var text: String {
        pairs.map { "\($0.key)=\($0.value.replacing(";", with: ","))" }.joined(separator: "; ")
    }
}
