/// The candidate nearest to a mistyped word, if one is near enough to be meant: at most a third of its
/// characters differ (insertion, deletion, substitution, or two neighbours swapped).
///
/// Source: optimal string alignment distance (Damerau 1964).
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased())
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != word {
        let given = Array(candidate.lowercased())
        let limit = min(best?.distance ?? .max, max(1, max(wanted.count, given.count) / 3) + 1)
        guard abs(given.count - wanted.count) < limit else { continue }
        let distance = alignmentDistance(wanted, given)
        guard distance < limit else { continue }
        best = (candidate, distance)
    }
    return best?.name
}

private func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
    var twoBack = [Int]()
    var back = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in 0..<b.count {
            var cost = min(back[j + 1] + 1, row[j] + 1, back[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 1) }
            row.append(cost)
        }
        twoBack = back
        back = row
    }
    return back[b.count]
}
