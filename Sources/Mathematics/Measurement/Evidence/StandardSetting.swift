package enum StandardSettingError: Error, Hashable, Sendable {
    case noJudges
    /// A judge, counted from 0, with another number of judgements than there are items.
    case judge(index: Int)
    /// A judgement that is not from 0 to the item's highest score.
    case judgement(judge: Int, item: Int)
}

/// A cut between two levels from judges who say how likely somebody just at the cut answers each item rightly (modified
/// method of Angoff 1971; Cizek and Bunch 2007).
package struct AngoffCut: Sendable, Hashable {
    /// Mean over the judges of their sum: the cut as a raw score.
    package let rawCut: Double
    /// Between the judges' sums, n − 1; NaN for one judge. And the standard error of their mean.
    package let judgeSD: Double
    package let rawSE: Double
    /// The ability at which the raw cut is expected; nil at or below the score of pure guessing and at the full score.
    package let ability: Double?
    /// Standard error of the ability, from the judges' alone; NaN where either is missing.
    package let abilitySE: Double

    /// - Parameter judgements: judge × item; for graded items the expected grade.
    package init(judgements: [[Double]], items: [Item]) throws(StandardSettingError) {
        guard !judgements.isEmpty else { throw .noJudges }
        for (judge, row) in judgements.enumerated() {
            guard row.count == items.count else { throw .judge(index: judge) }
            for (item, value) in row.enumerated()
            where !(value >= 0 && value <= Double(items[item].intercepts.count)) {
                throw .judgement(judge: judge, item: item)
            }
        }
        let sums = judgements.map { $0.reduce(0, +) }
        let judges = Double(sums.count)
        let mean = sums.reduce(0, +) / judges
        rawCut = mean
        judgeSD =
            sums.count > 1 ? (sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (judges - 1)).squareRoot() : .nan
        rawSE = judgeSD / judges.squareRoot()
        ability = items.ability(expecting: mean)
        abilitySE = ability.map { [rawSE] in rawSE / items.scoreSlope(at: $0) } ?? .nan
    }
}

extension [Item] {
    /// The ability at which this score is expected: the root of the test characteristic curve, from −20 to 20. Nil at or
    /// below the score of pure guessing, at the full score, or where the root lies beyond.
    package func ability(expecting score: Double) -> Double? {
        let floor = reduce(0) { $0 + $1.lower * Double($1.intercepts.count) }
        let top = reduce(0) { $0 + Double($1.intercepts.count) }
        guard score > floor, score < top else { return nil }
        var low = -20.0
        var high = 20.0
        guard expectedScore(at: low) < score, expectedScore(at: high) > score else { return nil }
        var theta = 0.0
        for _ in 0..<200 {
            let excess = expectedScore(at: theta) - score
            if excess == 0 { return theta }
            if excess > 0 { high = theta } else { low = theta }
            // Newton's step where it stays between the bounds, else their middle.
            let step = excess / scoreSlope(at: theta)
            let next = theta - step > low && theta - step < high ? theta - step : (low + high) / 2
            if abs(next - theta) < 1e-14 { return next }
            theta = next
        }
        return theta
    }

    /// Derivative of the expected score by θ.
    package func scoreSlope(at theta: Double) -> Double {
        var sum = 0.0
        for item in self {
            for intercept in item.intercepts {
                let s = Item.logistic(item.slope * theta + intercept)
                sum += item.slope * (1 - item.lower) * s * (1 - s)
            }
        }
        return sum
    }
}
