/// Results before and after a training, of people trained and of a comparison group. Somebody without one of the two
/// results is left out and counted.
package struct PrePost: Sendable, Hashable {
    package let before: [Double]
    package let after: [Double]
    package let isTrained: [Bool]
    /// Person by person; all 0 where none were given.
    package let strata: [Int]
    /// People left out for a missing result.
    package let dropped: Int

    /// - Parameters:
    ///   - pre: person by person; nil or not finite for no result.
    ///   - post: as many as `pre`.
    ///   - group: 1 trained, 0 comparison.
    ///   - strata: what else to hold equal, such as the grade, as any whole number; nil for nothing.
    /// - Throws: `PrePostError` where lengths differ or a group is neither 0 nor 1.
    package init(
        pre: [Double?], post: [Double?], group: [Int], strata: [Int]? = nil
    ) throws(PrePostError) {
        guard post.count == pre.count, group.count == pre.count, (strata?.count ?? pre.count) == pre.count else {
            throw .lengths(pre: pre.count, post: post.count, group: group.count, strata: strata?.count)
        }
        if let row = group.firstIndex(where: { $0 != 0 && $0 != 1 }) { throw .group(row: row) }
        let kept = pre.indices.filter { (pre[$0] ?? .nan).isFinite && (post[$0] ?? .nan).isFinite }
        before = kept.map { pre[$0] ?? .nan }
        after = kept.map { post[$0] ?? .nan }
        isTrained = kept.map { group[$0] == 1 }
        self.strata = kept.map { strata?[$0] ?? 0 }
        dropped = pre.count - kept.count
    }

    package var used: Int { before.count }
    package var trained: Int { isTrained.count { $0 } }
    package var control: Int { used - trained }

    /// Figures of the trained or of the comparison group.
    package func part(_ values: [Double], trained: Bool) -> [Double] {
        zip(values, isTrained).filter { $0.1 == trained }.map(\.0)
    }

    package var changes: [Double] { zip(after, before).map { $0 - $1 } }

    /// Pooled standard deviation within the two groups; NaN with fewer than three people.
    func pooledSD(_ values: [Double]) -> Double {
        var squares = 0.0
        var groups = 0
        for trained in [true, false] {
            let part = part(values, trained: trained)
            if part.isEmpty { continue }
            groups += 1
            let mean = part.reduce(0, +) / Double(part.count)
            squares += part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        return used > groups ? (squares / Double(used - groups)).squareRoot() : .nan
    }
}

package enum PrePostError: Error, Hashable, Sendable {
    case lengths(pre: Int, post: Int, group: Int, strata: Int?)
    /// Neither 0 nor 1.
    case group(row: Int)
}
