/// How likely somebody stands at each level.
package struct LevelProbabilities: Sendable, Hashable {
    /// Chance of each level, level 0 first; they add up to 1.
    package let levels: [Double]
    /// Chance of each level or a higher one; 1 for level 0.
    package let atLeast: [Double]

    /// From a normal approximation of the posterior. With an error of 0 the level is certain; NaN where either is
    /// not a number or the error is below 0.
    package init(eap: Double, se: Double, cuts: LevelCuts) {
        var below = [0.0]
        var atLeast = [1.0]
        for cut in cuts.abilities {
            // Without an error the quotient is infinite; on the cut itself the level is reached.
            let z = se == 0 ? (eap < cut ? -.infinity : .infinity) : se > 0 ? (eap - cut) / se : .nan
            below.append(LevelProbabilities.normal(-z))
            atLeast.append(LevelProbabilities.normal(z))
        }
        self.atLeast = atLeast
        below.append(1)
        let above = atLeast + [0]
        // Differences on the side on which they keep their digits.
        levels = (0..<cuts.levels).map { level in
            below[level] < 0.5 ? below[level + 1] - below[level] : above[level] - above[level + 1]
        }
    }

    private static func normal(_ z: Double) -> Double {
        z.isInfinite ? (z > 0 ? 1 : 0) : Distributions.normal(below: z)
    }

    /// What becomes of the mass of a node near a cut.
    package enum NodeRule: Sendable, Hashable {
        /// A node stands for half a step to either side: a cut divides its mass. A level called 80 % is then right four
        /// times in five wherever the cut lies.
        case divided
        /// A node on a cut reaches the level whole, as in hand-made tables. Too certain by up to half a node's mass.
        case reaching
    }

    /// From the masses of a posterior over abilities, which need not add up to 1.
    package init(grid: AbilityGrid, masses: [Double], cuts: LevelCuts, nodes rule: NodeRule = .divided) {
        var sums = [Double](repeating: 0, count: cuts.levels)
        switch rule {
        case .reaching:
            for (node, mass) in zip(grid.nodes, masses) {
                // Nodes such as 0.6 are a rounding error away from the cut they stand for.
                sums[cuts.level(of: node + 1e-9)] += mass
            }
        case .divided:
            for (place, mass) in masses.enumerated() {
                var above = 1.0
                for (level, cut) in cuts.abilities.enumerated() {
                    let reaching = min(above, grid.share(of: place, above: cut))
                    sums[level] += mass * (above - reaching)
                    above = reaching
                }
                sums[cuts.levels - 1] += mass * above
            }
        }
        let total = sums.reduce(0, +)
        levels = sums.map { $0 / total }
        var atLeast = levels
        for level in levels.indices.dropLast().reversed() { atLeast[level] += atLeast[level + 1] }
        self.atLeast = atLeast
    }

    /// The likeliest level, the lower of equal ones.
    package var mostProbable: Int {
        var best = 0
        for level in levels.indices where levels[level] > levels[best] { best = level }
        return best
    }

    /// The highest level reached with at least this chance.
    package func highest(with chance: Double) -> Int { atLeast.lastIndex { $0 >= chance } ?? 0 }
}
