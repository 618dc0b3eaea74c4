/// An item's figures in the classical analysis. NaN where a figure cannot be had: nobody answered, one person only, or
/// answers without spread.
package struct ItemStatistics: Sendable, Hashable {
    /// People who answered the item.
    package let count: Int
    package let mean: Double
    /// With n − 1.
    package let sd: Double
    /// p: the mean as a share of the top category, 0 for what nobody knows, 1 for what everybody knows.
    package let difficulty: Double
    /// Correlation with the total score, which holds the item itself.
    package let totalCorrelation: Double
    /// Correlation with the total score of the other items: point-biserial for right and wrong.
    package let restCorrelation: Double
    /// Cronbach's alpha of the other items; NaN with fewer than two others.
    package let alphaIfDeleted: Double
    /// Mean of the upper 27 % of the total score less that of the lower 27 % (Kelley 1939), in categories.
    package let upperLower: Double

    init(_ item: Int, top: Int, in responses: Responses, complete: CompleteScores, upperLower: Double) {
        var sum = 0.0
        var answers = 0
        for person in 0..<responses.people {
            guard let answer = responses[person, item] else { continue }
            sum += Double(answer)
            answers += 1
        }
        let mean = answers > 0 ? sum / Double(answers) : .nan
        var squares = 0.0
        for person in 0..<responses.people {
            guard let answer = responses[person, item] else { continue }
            squares += (Double(answer) - mean) * (Double(answer) - mean)
        }
        count = answers
        self.mean = mean
        sd = answers > 1 ? (squares / Double(answers - 1)).squareRoot() : .nan
        difficulty = mean / Double(top)
        self.upperLower = upperLower

        let covariance = complete.covariance
        let own = covariance[item, item]
        let withTotal = complete.totalCovariances[item]
        let total = complete.totalVariance
        let rest = total - 2 * withTotal + own
        totalCorrelation = own > 0 && total > 0 ? withTotal / (own * total).squareRoot() : .nan
        // Whole numbers leave nothing but rounding in a rest without spread.
        restCorrelation = own > 0 && rest > 1e-12 * total ? (withTotal - own) / (own * rest).squareRoot() : .nan
        let others = covariance.size - 1
        let otherVariances = covariance.diagonal.reduce(0, +) - own
        alphaIfDeleted = ScaleStatistics.alpha(items: others, sumOfVariances: otherVariances, totalVariance: rest)
    }
}
