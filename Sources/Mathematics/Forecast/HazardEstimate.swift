/// Chances to be moved, estimated from how many were exposed to an April and how many were moved at it, by class (grade)
/// and years in post.
///
/// Each cell is drawn toward the rate of the other classes with as many years in post, and that toward the overall rate,
/// by a Beta prior: `(moved + weight × prior) ÷ (exposed + weight)`. How strongly is what the counts themselves say about
/// how alike the cells are (method of moments for the Beta-binomial): where classes scatter no more than chance makes
/// them, they are pooled hard; where they differ truly, a cell with much data keeps its own rate. An empty cell is its
/// prior.
package struct HazardEstimate: Sendable, Hashable {
    package let classes: Int
    package let years: Int
    /// Chance to be moved, class × years in post.
    package let rate: [Double]
    /// Standard deviation of the Beta distribution of each rate.
    package let standardError: [Double]
    /// How many people's worth the other classes can weigh at most.
    package let strength: Double

    /// - Parameters:
    ///   - moved: people moved, class × years in post; each at most `exposed`.
    ///   - exposed: people who stood before an April.
    package init(moved: [Int], exposed: [Int], years: Int) {
        self.years = max(1, years)
        classes = exposed.count / self.years
        let all = (moved: Double(moved.reduce(0, +)), exposed: Double(exposed.reduce(0, +)))
        // Half a person moved and half not, so that no rate is ever certain.
        let overall = (all.moved + 0.5) / (all.exposed + 1)
        var column: [(moved: Double, exposed: Double)] = Array(repeating: (0, 0), count: self.years)
        for place in exposed.indices {
            column[place % self.years].moved += Double(moved[place])
            column[place % self.years].exposed += Double(exposed[place])
        }
        let first = Self.strength(column, toward: [Double](repeating: overall, count: self.years))
        let cells = exposed.indices.map { (moved: Double(moved[$0]), exposed: Double(exposed[$0])) }
        // The prior of a cell comes from the other classes alone: its own people must not speak twice.
        let others = cells.indices.map { place in
            let all = column[place % column.count]
            return (moved: all.moved - cells[place].moved, exposed: all.exposed - cells[place].exposed)
        }
        let prior = others.map { ($0.moved + first * overall) / ($0.exposed + first) }
        let compared = cells.indices.filter { others[$0].exposed > 0 }
        let strength = Self.strength(compared.map { cells[$0] }, toward: compared.map { prior[$0] })
        self.strength = strength
        var rate: [Double] = []
        var error: [Double] = []
        for (place, cell) in cells.enumerated() {
            // The prior is known no better than the people it comes from allow.
            let weight = 1 / (1 / strength + 1 / (others[place].exposed + first))
            let size = cell.exposed + weight
            let posterior = (cell.moved + weight * prior[place]) / size
            rate.append(posterior)
            error.append((posterior * (1 - posterior) / (size + 1)).squareRoot())
        }
        self.rate = rate
        standardError = error
    }

    package func rate(ofClass index: Int, yearsInPost: Int) -> Double {
        rate[index * years + min(max(0, yearsInPost), years - 1)]
    }

    /// How many people the prior weighs: from the spread of the cells around it beyond what chance explains.
    ///
    /// With rates that scatter by m(1 − m)/(strength + 1) around m, the sum of exposed × (rate − m)² ÷ m(1 − m) over n
    /// cells is expected at n + (Σ exposed − n)/(strength + 1).
    private static func strength(_ cells: [(moved: Double, exposed: Double)], toward prior: [Double]) -> Double {
        var (spread, count, exposed) = (0.0, 0.0, 0.0)
        for (cell, mean) in zip(cells, prior) where cell.exposed > 0 && mean > 0 && mean < 1 {
            let away = cell.moved / cell.exposed - mean
            spread += cell.exposed * away * away / (mean * (1 - mean))
            count += 1
            exposed += cell.exposed
        }
        guard spread > count, exposed > count else { return mostStrength }
        return min(mostStrength, max(leastStrength, (exposed - count) / (spread - count) - 1))
    }

    private static var leastStrength: Double { 2 }
    private static var mostStrength: Double { 200 }
}
