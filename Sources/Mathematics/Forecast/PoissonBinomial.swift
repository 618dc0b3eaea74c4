/// The number of events among independent ones that each have their own chance: people still there, units covered.
///
/// Exact convolution, one event at a time; every step adds products of numbers from 0 to 1, nothing is subtracted, so
/// each probability keeps its relative precision even where it is tiny. Time and memory grow with the square and the
/// first power of the number of events.
package struct PoissonBinomial: Sendable, Hashable {
    /// Chance of exactly k events, k from 0 to the number of events.
    package let probabilities: [Double]
    package let mean: Double
    package let variance: Double

    /// - Parameter chances: each from 0 to 1.
    package init(_ chances: [Double]) {
        var held = [Double](repeating: 0, count: chances.count + 1)
        held[0] = 1
        for (number, chance) in chances.enumerated() {
            let not = 1 - chance
            held[number + 1] = held[number] * chance
            var k = number
            while k > 0 {
                held[k] = held[k] * not + held[k - 1] * chance
                k -= 1
            }
            held[0] *= not
        }
        probabilities = held
        mean = chances.reduce(0, +)
        variance = chances.reduce(0) { $0 + $1 * (1 - $1) }
    }

    package var events: Int { probabilities.count - 1 }

    /// Chance of `count` events or more, summed from the smaller side so that small tails are exact.
    package func chance(ofAtLeast count: Int) -> Double {
        if count <= 0 { return 1 }
        if count > events { return 0 }
        if Double(count) > mean { return min(1, probabilities[count...].reversed().reduce(0, +)) }
        return max(0, 1 - probabilities[..<count].reduce(0, +))
    }

    /// E[min(limit, number)]: places filled where only `limit` are wanted.
    package func expectation(limitedTo limit: Int) -> Double {
        guard limit > 0 else { return 0 }
        if limit >= events { return mean }
        // Σ over m from 1 to limit of P(number ≥ m).
        var below = 0.0
        var sum = 0.0
        for count in 0..<limit {
            below += probabilities[count]
            sum += 1 - below
        }
        return max(0, sum)
    }

    /// The smallest count that is not exceeded with at least the probability `level`.
    package func quantile(_ level: Double) -> Int {
        var below = 0.0
        for count in probabilities.indices {
            below += probabilities[count]
            if below >= level { return count }
        }
        return events
    }

    /// The counts between which the number lies with at least the probability `level`, at most half of the rest on
    /// either side.
    package func interval(_ level: Double) -> ClosedRange<Int> {
        let tail = (1 - level) / 2
        let low = quantile(tail)
        return low...max(low, quantile(1 - tail))
    }
}
