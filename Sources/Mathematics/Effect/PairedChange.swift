/// Change of the same people from before to after. Without a comparison group it holds practice, time and regression to
/// the mean as well as the training. NaN where a figure cannot be had: fewer than two people, changes all alike.
package struct PairedChange: Sendable, Hashable {
    package let count: Int
    package let mean: Double
    /// By Student's t.
    package let interval: ConfidenceInterval
    package let t: Double
    /// count − 1.
    package let df: Double
    package let p: Double
    /// Mean change in standard deviations of the changes.
    package let dz: Double
    /// Mean change in standard deviations of the results: √((s²before + s²after)/2) (Cumming 2012).
    package let dav: Double
    /// d_av by Hedges' exact factor with count − 1 degrees of freedom.
    package let gav: Double
    package let signedRank: SignedRankTest
    /// Exact p of the sign-flip test; nil with nobody or more than 20 people.
    package let signFlipP: Double?

    /// - Parameter after: as many as `before`; further figures are left out.
    package init(before: [Double], after: [Double]) {
        let changes = zip(after, before).map { $0 - $1 }
        let spread = Spread(changes)
        let error = spread.sd / Double(spread.count).squareRoot()
        // Equal changes keep a standard deviation of their last digits.
        let largest = (before + after).map(abs).max() ?? 0
        let isSpread = spread.sd > 1e-12 * largest
        count = changes.count
        mean = spread.mean
        df = Double(changes.count - 1)
        interval = ConfidenceInterval(estimate: spread.mean, standardError: error, df: df)
        t = isSpread ? spread.mean / error : .nan
        p = isSpread ? Distributions.student(beyond: t, df: df) : .nan
        dz = isSpread ? spread.mean / spread.sd : .nan
        let average = ((Spread(before).variance + Spread(after).variance) / 2).squareRoot()
        dav = average > 0 ? spread.mean / average : .nan
        gav = dav * Spread.hedgesFactor(df: df)
        signedRank = SignedRankTest(changes)
        signFlipP = PairedChange.signFlip(changes)
    }

    /// Share of all 2ⁿ ways to choose the signs of the changes whose sum lies at least as far from 0 as the real one
    /// (Fisher 1935): the two-sided p without an assumption of normality.
    static func signFlip(_ changes: [Double]) -> Double? {
        guard !changes.isEmpty, changes.count <= 20 else { return nil }
        let size = changes.reduce(0) { $0 + abs($1) }
        // Sums that only differ by rounding count as equal.
        let bar = abs(changes.reduce(0, +)) - 1e-10 * size
        // Sums of either half, so that each of the 2ⁿ is one addition with little rounding.
        let half = changes.count / 2
        let first = sums(changes.prefix(half))
        let second = sums(changes.dropFirst(half))
        var hits = 0
        for a in first {
            for b in second where abs(a + b) >= bar { hits += 1 }
        }
        return Double(hits) / Double(first.count * second.count)
    }

    private static func sums(_ changes: ArraySlice<Double>) -> [Double] {
        changes.reduce([0]) { sums, change in sums.map { $0 + change } + sums.map { $0 - change } }
    }
}
