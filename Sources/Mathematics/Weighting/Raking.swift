/// Weights by which the respondents of a survey stand for the whole population by the margins of any number of factors
/// (iterative proportional fitting, Deming and Stephan 1940). For means of the organisation, never of single people.
///
/// Weights take away what non-response owes to the factors. They cannot take away what it owes to the answer itself.
package struct Raking: Sendable, Hashable {
    /// One for each respondent: how many people of the population each stands for.
    package let weights: [Double]
    /// Respondents whose weight was cut to the limit.
    package let trimmed: Int
    /// Largest distance of the weighted respondents from a margin's total, as a share of it: about 0 where nothing was
    /// trimmed.
    package let gap: Double
    private let margins: [Margin]

    /// - Parameter trimming: weights above this multiple of their median are cut to it, and what is cut off goes to the
    ///   others in proportion, so that the sum stays; the margins are then no longer met exactly. The limit is no lower
    ///   than twice the mean: with a low median there was else no room for what is cut off. Nil trims nothing.
    /// - Throws: `RakingError` where margins do not fit the respondents or each other, or have an empty level.
    package init(_ margins: [Margin], trimming: Double? = 5) throws(RakingError) {
        try Margin.check(margins)
        var weights = try Raking.raked(margins)
        var trimmed = 0
        if let trimming, trimming >= 1 {
            let mean = weights.reduce(0, +) / Double(max(1, weights.count))
            trimmed = Raking.trim(&weights, to: max(trimming * Raking.median(weights), min(2, trimming) * mean))
        }
        self.weights = weights
        self.trimmed = trimmed
        gap = margins.map { $0.gap(weights) }.max() ?? 0
        self.margins = margins
    }

    /// Kish's design effect of unequal weights, n·Σw²/(Σw)²: by how much the variance of a mean grows if the answers do
    /// not depend on the weights (Kish 1965). 1 for equal weights.
    package var designEffect: Double {
        let sum = weights.reduce(0, +)
        return Double(weights.count) * weights.reduce(0) { $0 + $1 * $1 } / (sum * sum)
    }

    /// Respondents of equal weight that would tell as much.
    package var effectiveCount: Double { Double(weights.count) / designEffect }

    /// Weighted mean with its standard error; NaN where nobody has a figure, the error also with one respondent. Nil
    /// where figures are not as many as respondents.
    ///
    /// The error is linearised (Deville and Särndal 1992): only what the factors do not explain varies, so the residuals
    /// of the figures from the factors' main effects are taken. Without correction for a finite population: with a large
    /// response rate it is on the safe side. Those without a figure keep their part in the weights of the others.
    package func mean(of figures: [Double?]) -> (mean: Double, standardError: Double)? {
        guard figures.count == weights.count else { return nil }
        var sum = 0.0
        var weight = 0.0
        for (figure, w) in zip(figures, weights) {
            guard let figure else { continue }
            sum += w * figure
            weight += w
        }
        let mean = sum / weight
        guard weight > 0 else { return (.nan, .nan) }
        let parts = residuals(figures.map { $0.map { ($0 - mean) / weight } ?? 0 })
        return (mean, weightedError(parts))
    }

    private func weightedError(_ parts: [Double]) -> Double {
        let n = Double(parts.count)
        let totals = zip(parts, weights).map { $0 * $1 }
        let centre = totals.reduce(0, +) / n
        let squares = totals.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
        return (n / (n - 1) * squares).squareRoot()
    }

    /// Residuals of unweighted least squares on the main effects of all factors, by taking off the means of each factor
    /// in turn until nothing is left to take.
    private func residuals(_ values: [Double]) -> [Double] {
        var left = values
        let size = values.reduce(0) { max($0, abs($1)) }
        let ones = [Double](repeating: 1, count: values.count)
        let counts = margins.map { $0.sums(ones) }
        for _ in 0..<Raking.rounds {
            var largest = 0.0
            for (margin, counts) in zip(margins, counts) {
                let means = zip(margin.sums(left), counts).map { $1 > 0 ? $0 / $1 : 0 }
                for (respondent, level) in margin.levels.enumerated() { left[respondent] -= means[level] }
                largest = means.reduce(largest) { max($0, abs($1)) }
            }
            if largest <= 1e-13 * size { break }
        }
        return left
    }

    private static let rounds = 2_000

    private static func raked(_ margins: [Margin]) throws(RakingError) -> [Double] {
        let population = margins[0].totals.reduce(0, +)
        let count = margins[0].levels.count
        var weights = [Double](repeating: population / Double(count), count: count)
        var gap = Double.infinity
        for _ in 0..<rounds {
            for margin in margins {
                let factors = zip(margin.totals, margin.sums(weights)).map { $1 > 0 ? $0 / $1 : 0 }
                for (respondent, level) in margin.levels.enumerated() { weights[respondent] *= factors[level] }
            }
            gap = margins.reduce(0) { max($0, $1.gap(weights)) }
            if gap < 1e-12 { return weights }
        }
        // Large populations leave a few more last digits.
        guard gap < 1e-9 else { throw .notConverged(gap: gap) }
        return weights
    }

    private static func trim(_ weights: inout [Double], to limit: Double) -> Int {
        var cut: Set<Int> = []
        // What is spread may lift others above the limit: at most as many rounds as respondents, in practice a few.
        for _ in weights.indices {
            let above = weights.indices.filter { weights[$0] > limit && !cut.contains($0) }
            if above.isEmpty { break }
            let excess = above.reduce(0) { $0 + weights[$1] - limit }
            for respondent in above { weights[respondent] = limit }
            cut.formUnion(above)
            let others = weights.indices.filter { !cut.contains($0) }
            let share = others.reduce(0) { $0 + weights[$1] }
            for respondent in others { weights[respondent] *= 1 + excess / share }
        }
        return cut.count
    }

    private static func median(_ weights: [Double]) -> Double {
        let sorted = weights.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
