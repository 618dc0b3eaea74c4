/// Which two items hang together beyond the ability: correlations of what their answers have over the expected (Q3, Yen
/// 1984, Appl. Psychol. Meas. 8:125–145). A pair far above the mean of all asks the same thing twice, or one gives the
/// other away.
package struct ResidualCorrelations: Sendable, Hashable {
    package struct Pair: Sendable, Hashable {
        package let first: Int
        package let second: Int
        package let correlation: Double
        /// How many answered both.
        package let people: Int
    }

    /// The pair with the highest, and the pair with the lowest correlation.
    package let highest: Pair
    package let lowest: Pair
    package let mean: Double
    private let pairs: Int

    /// With fewer answers to both a correlation is mostly chance.
    private static let fewest = 100
    /// So far above the mean of all a pair is alike beyond the ability (Christensen, Makransky & Horton 2017, Appl. Psychol.
    /// Meas. 41:178–194).
    private static let muchAlike = 0.2

    /// Whether the highest pair is further above the mean than that, and than the highest of so many pairs would be by chance
    /// once in a hundred times.
    package var isHighestTelling: Bool {
        let chance =
            Distributions.normalQuantile(1 - 0.01 / Double(max(1, pairs))) / Double(max(1, highest.people)).squareRoot()
        return highest.correlation - mean > max(Self.muchAlike, chance)
    }

    /// Each pair over the people who answered both. Nil where a hundred people answered no two items both.
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
                if correlation.value.isFinite, correlation.people >= Self.fewest {
                    pairs.append(
                        Pair(first: first, second: second, correlation: correlation.value, people: correlation.people))
                }
            }
        }
        guard let highest = pairs.max(by: { $0.correlation < $1.correlation }),
            let lowest = pairs.min(by: { $0.correlation < $1.correlation })
        else { return nil }
        self.highest = highest
        self.lowest = lowest
        self.pairs = pairs.count
        mean = pairs.reduce(0) { $0 + $1.correlation } / Double(pairs.count)
    }

    /// Over the places where both are numbers. The residuals are about 0, so that sums of squares keep their digits.
    private static func correlation(_ one: [Double], _ other: [Double]) -> (value: Double, people: Int) {
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
        return ((xy - x * y / count) / ((xx - x * x / count) * (yy - y * y / count)).squareRoot(), Int(count))
    }
}
