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
        let levelGrid = LevelGrid(grid, cuts: cuts, nodes: rule)
        self.init(atLeast: masses.withUnsafeBufferPointer { levelGrid.atLeast($0) })
    }

    init(atLeast: [Double]) {
        self.atLeast = atLeast
        levels = zip(atLeast, atLeast.dropFirst() + [0]).map { $0 - $1 }
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
