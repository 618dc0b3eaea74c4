import Mathematics

/// Abilities estimated beside the true ones.
struct ErrorTally {
    /// What an interval is called, and how many standard errors it reaches.
    static let intervals = [0.5, 0.8, 0.95]
    private static let reach = intervals.map { Distributions.normalQuantile((1 + $0) / 2) }

    private(set) var count = 0
    private var sum = 0.0
    private var squares = 0.0
    private var errors = 0.0
    private var exact = 0
    private var hits = intervals.map { _ in 0 }

    mutating func add(_ estimate: AbilityEstimate, truth: Double, cuts: LevelCuts = StudyLevels.cuts) {
        let off = estimate.theta - truth
        count += 1
        sum += off
        squares += off * off
        errors += estimate.error
        if cuts.level(of: estimate.theta) == cuts.level(of: truth) { exact += 1 }
        for (index, reach) in Self.reach.enumerated() where abs(off) <= reach * estimate.error { hits[index] += 1 }
    }

    mutating func add(_ other: ErrorTally) {
        count += other.count
        sum += other.sum
        squares += other.squares
        errors += other.errors
        exact += other.exact
        for index in hits.indices { hits[index] += other.hits[index] }
    }

    var bias: Double { sum / Double(count) }
    var rmse: Double { (squares / Double(count)).squareRoot() }
    var meanError: Double { errors / Double(count) }
    var exactShare: Double { Double(exact) / Double(count) }

    func coverage(_ interval: Int) -> Double { Double(hits[interval]) / Double(count) }

    static func total(_ parts: [ErrorTally]) -> ErrorTally {
        parts.reduce(into: ErrorTally()) { $0.add($1) }
    }

    /// How often an interval held, replication by replication for its error.
    static func held(_ parts: [ErrorTally], interval: Int) -> Held {
        let total = total(parts)
        return Held(
            stated: intervals[interval], share: total.coverage(interval), count: total.count,
            error: Replicated.error(parts.map { $0.coverage(interval) }))
    }
}

/// Figures that were had once in each replication.
enum Replicated {
    /// Standard error of their mean; NaN for fewer than three.
    static func error(_ figures: [Double]) -> Double {
        figures.count < 3 ? .nan : Spread(figures).sd / Double(figures.count).squareRoot()
    }
}
