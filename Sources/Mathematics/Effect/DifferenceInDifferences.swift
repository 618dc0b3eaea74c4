/// How much more the trained changed than the comparison group: the effect under the assumption that both would have
/// moved alike without the training. NaN where a figure cannot be had.
package struct DifferenceInDifferences: Sendable, Hashable {
    package let effect: Double
    /// Standard error of the regression of all results, as if the two of one person were not related: too large, shown
    /// for comparison with tables that use it.
    package let standardErrorPooled: Double
    /// Standard error with the results of one person as a cluster (HC1).
    package let standardErrorClustered: Double
    /// Welch's test of the changes.
    package let welch: WelchTest
    /// Difference of the changes in pooled standard deviations of the changes, by Hedges' exact factor.
    package let gChange: Double
    /// √(1/n₁ + 1/n₀ + g²/(2(n₁ + n₀))) (Hedges and Olkin 1985).
    package let gChangeError: Double
    /// Of the comparison group's changes against those of the trained.
    package let rankSum: RankSumTest

    /// Nil where a group has fewer than two people.
    package init?(_ data: PrePost) {
        let trained = data.part(data.changes, trained: true)
        let control = data.part(data.changes, trained: false)
        guard trained.count > 1, control.count > 1 else { return nil }
        welch = WelchTest(trained, control)
        effect = welch.difference

        let n = data.used
        let later = [Double](repeating: 0, count: n) + [Double](repeating: 1, count: n)
        let group = (data.isTrained + data.isTrained).map { $0 ? 1.0 : 0.0 }
        let both = zip(later, group).map { $0 * $1 }
        let fit = LeastSquares([later.map { _ in 1.0 }, later, group, both], data.before + data.after)
        standardErrorPooled = fit?.standardError(3) ?? .nan
        standardErrorClustered = fit?.standardError(3, clusters: Array(0..<n) + Array(0..<n)) ?? .nan

        let (n1, n0) = (Double(trained.count), Double(control.count))
        let sd = data.pooledSD(data.changes)
        let g = sd > 0 ? effect / sd * Spread.hedgesFactor(df: n1 + n0 - 2) : .nan
        gChange = g
        gChangeError = (1 / n1 + 1 / n0 + g * g / (2 * (n1 + n0))).squareRoot()
        rankSum = RankSumTest(control, trained)
    }

    /// 95 % interval of `gChange`, by the normal distribution.
    package var gChangeInterval: ConfidenceInterval {
        let reach = Distributions.normalQuantile(0.975) * gChangeError
        return ConfidenceInterval(low: gChange - reach, high: gChange + reach)
    }
}

/// Difference of two means with unequal variances (Welch 1947). NaN where a group has fewer than two figures or neither
/// has spread.
package struct WelchTest: Sendable, Hashable {
    package let difference: Double
    package let t: Double
    /// Satterthwaite's.
    package let df: Double
    package let interval: ConfidenceInterval
    package let p: Double

    /// The first mean less the second.
    package init(_ first: [Double], _ second: [Double]) {
        let (a, b) = (Spread(first), Spread(second))
        let (va, vb) = (a.variance / Double(a.count), b.variance / Double(b.count))
        let error = (va + vb).squareRoot()
        difference = a.mean - b.mean
        df = (va + vb) * (va + vb) / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1))
        t = error > 0 ? difference / error : .nan
        interval = ConfidenceInterval(estimate: difference, standardError: error, df: df)
        p = t.isNaN ? .nan : Distributions.student(beyond: t, df: df)
    }
}
