/// Wilcoxon's signed-rank test of changes against 0 (Wilcoxon 1945), by the normal approximation with continuity
/// correction, ties at their mean rank. Changes of exactly 0 are left out.
package struct SignedRankTest: Sendable, Hashable {
    /// V: the sum of the ranks of the positive changes.
    package let statistic: Double
    /// Two-sided. NaN without changes.
    package let p: Double

    package init(_ changes: [Double]) {
        let moved = changes.filter { $0 != 0 && !$0.isNaN }
        let (ranks, ties) = Ranks.of(moved.map(abs))
        statistic = zip(moved, ranks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
        let n = Double(moved.count)
        let variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48
        p = Ranks.twoSided(statistic - n * (n + 1) / 4, variance: variance)
    }
}

/// Wilcoxon's rank-sum test (Mann and Whitney 1947), by the normal approximation with continuity correction, ties at
/// their mean rank.
package struct RankSumTest: Sendable, Hashable {
    /// W: the pairs in which the first group's figure is larger, ties counting a half.
    package let statistic: Double
    /// Two-sided. NaN where a group is empty or all figures are alike.
    package let p: Double

    package init(_ first: [Double], _ second: [Double]) {
        let (ranks, ties) = Ranks.of(first + second)
        let (m, n) = (Double(first.count), Double(second.count))
        statistic = ranks.prefix(first.count).reduce(0, +) - m * (m + 1) / 2
        let total = m + n
        let variance = m * n / 12 * (total + 1 - ties / (total * (total - 1)))
        p = Ranks.twoSided(statistic - m * n / 2, variance: variance)
    }
}

private enum Ranks {
    /// Ranks from 1, equal figures at their mean rank; and Σ(t³ − t) over the ties of t figures.
    static func of(_ values: [Double]) -> (ranks: [Double], ties: Double) {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var ties = 0.0
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            // At least one further, also with figures that equal nothing.
            end = max(end, start + 1)
            for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
            let count = Double(end - start)
            ties += count * count * count - count
            start = end
        }
        return (ranks, ties)
    }

    static func twoSided(_ distance: Double, variance: Double) -> Double {
        guard variance > 0 else { return .nan }
        let corrected = max(0, abs(distance) - 0.5)
        return min(1, 2 * Distributions.normal(below: -corrected / variance.squareRoot()))
    }
}
