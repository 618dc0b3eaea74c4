/// Reliability of the total score of a form, from the people who answered every item. NaN where it cannot be had.
package struct ScaleStatistics: Sendable, Hashable {
    package let items: Int
    /// People who answered every item.
    package let completePeople: Int
    package let totalMean: Double
    /// With n − 1.
    package let totalSD: Double
    /// Cronbach 1951: k/(k − 1)·(1 − Σ item variances / total variance). NaN with one item or a total without spread.
    package let alpha: Double
    /// 95 % interval of alpha by the F distribution (Feldt 1965).
    package let alphaInterval: ConfidenceInterval
    /// Kuder and Richardson's formula 20; nil where an item has more than right and wrong.
    package let kr20: Double?
    /// Alpha of the items brought to equal spread: k·r̄/(1 + (k − 1)·r̄).
    package let standardisedAlpha: Double
    /// Mean correlation of the pairs of items.
    package let meanCorrelation: Double
    /// McDonald's omega total of a one-factor model: (Σλ)²/((Σλ)² + Σψ). NaN with fewer than three items that vary and
    /// where the fit does not settle, as with items that have nothing in common.
    package let omega: Double
    /// λ and ψ of that model, item by item, with covariances divided by n; NaN throughout where omega is.
    package let loadings: [Double]
    package let residuals: [Double]
    /// Guttman's lambda 6 (1945): 1 − Σ(1 − R²)/Σr, R² of each item from all others; NaN where an item follows from others.
    package let lambda6: Double
    /// Standard error of measurement of a total score: sd·√(1 − alpha).
    package let standardError: Double

    init(_ complete: CompleteScores, isDichotomous: Bool) {
        let covariance = complete.covariance
        let k = covariance.size
        let n = complete.people.count
        items = k
        completePeople = n
        let mean = complete.totals.reduce(0, +) / Double(n)
        totalMean = mean
        let squares = complete.totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        totalSD = n > 1 ? (squares / Double(n - 1)).squareRoot() : .nan
        alpha = ScaleStatistics.alpha(
            items: k, sumOfVariances: covariance.diagonal.reduce(0, +), totalVariance: complete.totalVariance)
        alphaInterval = ScaleStatistics.feldt(alpha: alpha, people: n, items: k)
        // With variances p(1 − p) and the total's variance both divided by n, the formula is alpha's.
        kr20 = isDichotomous ? alpha : nil
        meanCorrelation = ScaleStatistics.meanCorrelation(covariance)
        standardisedAlpha = Double(k) * meanCorrelation / (1 + Double(k - 1) * meanCorrelation)
        // Omega does not change with the divisor of the covariances.
        let model = OneFactorModel(covariance)
        let fit = model?.converged == true ? model : nil
        omega = fit?.omega ?? .nan
        let share = n > 0 ? Double(n - 1) / Double(n) : .nan
        loadings = fit?.loadings.map { $0 * share.squareRoot() } ?? [Double](repeating: .nan, count: k)
        residuals = fit?.residuals.map { $0 * share } ?? [Double](repeating: .nan, count: k)
        lambda6 = ScaleStatistics.lambda6(covariance)
        standardError = totalSD * max(0, 1 - alpha).squareRoot()
    }

    static func alpha(items: Int, sumOfVariances: Double, totalVariance: Double) -> Double {
        guard items > 1, totalVariance > 1e-12 * sumOfVariances else { return .nan }
        return Double(items) / Double(items - 1) * (1 - sumOfVariances / totalVariance)
    }

    /// (1 − alpha)·F bounds 1 − α of the population, F with n − 1 and (n − 1)(k − 1) degrees of freedom.
    private static func feldt(alpha: Double, people: Int, items: Int) -> ConfidenceInterval {
        guard alpha.isFinite, people > 1, items > 1 else { return .unknown }
        let df1 = Double(people - 1)
        let df2 = df1 * Double(items - 1)
        func bound(_ level: Double) -> Double {
            1 - (1 - alpha) * Distributions.fisherQuantile(level, df1: df1, df2: df2)
        }
        return ConfidenceInterval(low: bound(0.975), high: bound(0.025))
    }

    private static func lambda6(_ covariance: SquareMatrix) -> Double {
        let sds = covariance.diagonal.map { $0.squareRoot() }
        guard covariance.size > 1, sds.allSatisfy({ $0 > 0 }) else { return .nan }
        var correlation = covariance
        for row in sds.indices {
            for column in sds.indices { correlation[row, column] /= sds[row] * sds[column] }
        }
        guard let factor = correlation.cholesky(), factor.lower.diagonal.allSatisfy({ $0 > 1e-6 }) else { return .nan }
        // 1 − R² of an item is one over its place on the diagonal of the inverse.
        let unexplained = sds.indices.reduce(0) { sum, item in
            sum + 1 / factor.solve(sds.indices.map { $0 == item ? 1 : 0 })[item]
        }
        return 1 - unexplained / correlation.values.reduce(0, +)
    }

    private static func meanCorrelation(_ covariance: SquareMatrix) -> Double {
        let sds = covariance.diagonal.map { $0.squareRoot() }
        guard covariance.size > 1, sds.allSatisfy({ $0 > 0 }) else { return .nan }
        var sum = 0.0
        for row in 1..<covariance.size {
            for column in 0..<row { sum += covariance[row, column] / (sds[row] * sds[column]) }
        }
        return sum / Double(covariance.size * (covariance.size - 1) / 2)
    }
}
