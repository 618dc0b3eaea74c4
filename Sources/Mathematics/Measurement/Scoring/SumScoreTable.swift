/// What a raw score means: abilities for every sum of answers to all items of a form, for paper and for schools that count.
///
/// The distribution of the sum at each ability by Lord & Wingersky 1984 (Appl. Psychol. Meas. 8:453–461): item by item,
/// exact.
package struct SumScoreTable: Sendable {
    /// A line of the table.
    package struct Line: Sendable, Hashable {
        package var score: Int
        /// Mean and spread of the posterior given the sum.
        package var estimate: AbilityEstimate
        /// Share of the group expected to have this sum.
        package var share: Double
    }

    package let lines: [Line]

    package init(_ items: [Item], mean: Double = 0, sd: Double = 1, nodes: Int = 61, limit: Double = 6) {
        let grid = AbilityGrid(mean: mean, sd: sd, count: nodes, limit: limit)
        let highest = items.reduce(0) { $0 + $1.categories - 1 }
        let chances = grid.nodes.map { Self.chances(items, at: $0, highest: highest) }
        lines = (0...highest).map { score in
            let masses = grid.weights.indices.map { grid.weights[$0] * chances[$0][score] }
            let (theta, error) = grid.moments(of: masses)
            return Line(
                score: score, estimate: AbilityEstimate(theta: theta, error: error), share: masses.reduce(0, +))
        }
    }

    /// Chance of every sum at an ability.
    package static func chances(_ items: [Item], at theta: Double) -> [Double] {
        chances(items, at: theta, highest: items.reduce(0) { $0 + $1.categories - 1 })
    }

    private static func chances(_ items: [Item], at theta: Double, highest: Int) -> [Double] {
        var chances = [Double](repeating: 0, count: highest + 1)
        chances[0] = 1
        var reached = 0
        for item in items {
            let own = item.probabilities(at: theta)
            for sum in stride(from: reached + own.count - 1, through: 0, by: -1) {
                var chance = 0.0
                for (category, probability) in own.enumerated() where category <= sum && sum - category <= reached {
                    chance += probability * chances[sum - category]
                }
                chances[sum] = chance
            }
            reached += own.count - 1
        }
        return chances
    }

    /// The ability whose expected sum is the score: the maximum likelihood where all slopes are alike (Rasch). Nil for the
    /// lowest and the highest sum, and for sums that guessing alone exceeds.
    package static func ability(forSum score: Double, of items: [Item]) -> Double? {
        guard !items.isEmpty, items.allSatisfy({ $0.slope > 0 }) else { return nil }
        let highest = items.reduce(0.0) { $0 + Double($1.categories - 1) }
        guard score > items.reduce(0, { $0 + $1.lower }), score < highest else { return nil }
        var (low, high) = (-1.0, 1.0)
        while items.expectedScore(at: low) > score, low > -1e4 { low *= 2 }
        while items.expectedScore(at: high) < score, high < 1e4 { high *= 2 }
        for _ in 0..<200 where high - low > 1e-12 {
            let middle = (low + high) / 2
            if items.expectedScore(at: middle) < score { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
