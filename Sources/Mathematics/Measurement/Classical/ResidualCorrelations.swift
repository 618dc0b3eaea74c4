/// Which two items hang together beyond the ability: correlations of what their answers have over the expected (Q3, Yen
/// 1984, Appl. Psychol. Meas. 8:125–145). A pair far above the mean of all asks the same thing twice, or one gives the
/// other away.
package struct ResidualCorrelations: Sendable, Hashable {
    package struct Pair: Sendable, Hashable {
        package let first: Int
        package let second: Int
        package let correlation: Double
    }

    /// The pair with the highest, and the pair with the lowest correlation.
    package let highest: Pair
    package let lowest: Pair
    package let mean: Double

    /// Each pair over the people who answered both. Nil where no two items have a correlation.
    ///
    /// - Parameter thetas: one for each person.
    package init?(_ responses: Responses, items: [Item], thetas: [Double]) {
        guard items.count == responses.items, thetas.count == responses.people else { return nil }
        let residuals = items.enumerated().map { index, item in
            thetas.enumerated().map { person, theta in
                responses[person, index].map { Double($0) - item.expectedScore(at: theta) } ?? .nan
            }
        }
        var pairs: [Pair] = []
        for first in items.indices {
            for second in items.indices where second > first {
                let correlation = Self.correlation(residuals[first], residuals[second])
                if correlation.isFinite {
                    pairs.append(Pair(first: first, second: second, correlation: correlation))
                }
            }
        }
        guard let highest = pairs.max(by: { $0.correlation < $1.correlation }),
            let lowest = pairs.min(by: { $0.correlation < $1.correlation })
        else { return nil }
        self.highest = highest
        self.lowest = lowest
        mean = pairs.reduce(0) { $0 + $1.correlation } / Double(pairs.count)
    }

    /// Over the places where both are numbers. The residuals are about 0, so that sums of squares keep their digits.
    private static func correlation(_ one: [Double], _ other: [Double]) -> Double {
        var (count, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for place in one.indices {
            let (a, b) = (one[place], other[place])
            guard !(a * b).isNaN else { continue }
            count += 1
            x += a
            y += b
            xx += a * a
            yy += b * b
            xy += a * b
        }
        return (xy - x * y / count) / ((xx - x * x / count) * (yy - y * y / count)).squareRoot()
    }
}
