/// A number known from runs: its distribution, and how far off the mean may be.
package struct SimulatedCount: Sendable, Hashable {
    package let runs: Int
    package let seed: UInt64
    /// Share of the runs with exactly k.
    package let probabilities: [Double]
    package let mean: Double
    /// Standard error of the mean: the exact mean lies within twice this in 95 of 100 cases.
    package let standardError: Double

    /// Share of the runs with `count` or more, and its standard error.
    package func chance(ofAtLeast count: Int) -> (chance: Double, standardError: Double) {
        let chance = count <= 0 ? 1 : count >= probabilities.count ? 0 : probabilities[count...].reduce(0, +)
        return (chance, (chance * (1 - chance) / Double(max(1, runs))).squareRoot())
    }

    /// The smallest count that is not exceeded in at least the share `level` of the runs.
    package func quantile(_ level: Double) -> Int {
        var below = 0.0
        for count in probabilities.indices {
            below += probabilities[count]
            if below >= level - 1e-12 { return count }
        }
        return probabilities.count - 1
    }
}

extension Whereabouts {
    /// Distribution of the number of covered units, movers-in counted, from runs in which each person is put somewhere.
    ///
    /// The same seed gives the same answer.
    package func simulate(needs: [Int], runs: Int, seed: UInt64) -> SimulatedCount {
        var random = SeededGenerator(seed: seed)
        let upTo = weights.map { weight in
            var sum = 0.0
            return weight.map { share in
                sum += share
                return sum
            }
        }
        let whole = zip(upTo, weightsElsewhere).map { ($0.last ?? 0) + $1 }
        var count = [Int](repeating: 0, count: needs.count + 1)
        var there = [Int32](repeating: 0, count: needs.count)
        for _ in 0..<runs {
            for place in there.indices { there[place] = 0 }
            for person in unit.indices {
                let drawn = random.unit()
                let own = Int(unit[person])
                if drawn < stays[person] {
                    if own >= 0 { there[own] += 1 }
                } else if drawn < 1 - leaves[person] {
                    let among = Int(group[person])
                    let place = destination(from: own, among, random.unit(), upTo[among], whole[among])
                    if place < there.count { there[place] += 1 }
                }
            }
            var covered = 0
            for place in needs.indices where Int(there[place]) >= needs[place] { covered += 1 }
            count[covered] += 1
        }
        let all = Double(max(1, runs))
        let mean = count.enumerated().reduce(0) { $0 + Double($1.offset * $1.element) } / all
        let square = count.enumerated().reduce(0) {
            $0 + Double($1.element) * (Double($1.offset) - mean) * (Double($1.offset) - mean)
        }
        return SimulatedCount(
            runs: runs, seed: seed, probabilities: count.map { Double($0) / all }, mean: mean,
            standardError: (square / all / max(1, all - 1)).squareRoot())
    }

    /// The unit at a place of the line of all weights without the own unit's.
    private func destination(
        from own: Int, _ among: Int, _ drawn: Double, _ upTo: [Double], _ whole: Double
    ) -> Int {
        let left = own < 0 ? 0 : weights[among][own]
        guard whole > left else { return upTo.count }
        var at = drawn * (whole - left)
        if own >= 0, at >= upTo[own] - left { at += left }
        var (low, high) = (0, upTo.count)
        while low < high {
            let middle = (low + high) / 2
            if upTo[middle] > at { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
