/// As `PoissonBinomial`, for tens of thousands of events: only counts that are not all but impossible are kept.
///
/// What is dropped is less than `2 × events × 1e-20` in all, so probabilities are right to about 1e-15 and tails below
/// that are 0. Time grows with the events times the width of the window, some twenty standard deviations.
package struct PoissonBinomialWindow: Sendable, Hashable {
    /// The count of the first probability.
    package let first: Int
    package let probabilities: [Double]
    package let mean: Double

    private static var cut: Double { 1e-20 }

    /// - Parameter chances: each from 0 to 1.
    package init(_ chances: [Double]) {
        var held = [Double](repeating: 0, count: chances.count + 1)
        held[0] = 1
        var (low, high) = (0, 0)
        held.withUnsafeMutableBufferPointer { held in
            for chance in chances {
                let not = 1 - chance
                held[high + 1] = held[high] * chance
                var k = high
                while k > low {
                    held[k] = held[k] * not + held[k - 1] * chance
                    k -= 1
                }
                held[low] *= not
                high += 1
                while low < high, held[low] < Self.cut { low += 1 }
                while high > low, held[high] < Self.cut { high -= 1 }
            }
        }
        first = low
        probabilities = Array(held[low...high])
        mean = chances.reduce(0, +)
    }

    /// This number and another one that does not depend on it, together.
    package init(_ number: PoissonBinomialWindow, and other: BetaBinomial) {
        // Only where either is not all but impossible.
        let kept = other.probabilities.indices.filter { other.probabilities[$0] >= Self.cut }
        let from = kept.first ?? 0
        let second = kept.last.map { Array(other.probabilities[from...$0]) } ?? [1]
        var held = [Double](repeating: 0, count: number.probabilities.count + second.count - 1)
        for (i, a) in number.probabilities.enumerated() {
            for (j, b) in second.enumerated() { held[i + j] += a * b }
        }
        first = number.first + from
        probabilities = held
        mean = number.mean + other.probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    }

    /// Chance of `count` events or more, summed from the smaller side.
    package func chance(ofAtLeast count: Int) -> Double {
        let place = count - first
        if place <= 0 { return 1 }
        if place >= probabilities.count { return 0 }
        if Double(count) > mean { return min(1, probabilities[place...].reversed().reduce(0, +)) }
        return max(0, 1 - probabilities[..<place].reduce(0, +))
    }

    /// The smallest count that is not exceeded with at least the probability `level`.
    package func quantile(_ level: Double) -> Int {
        var below = 0.0
        for (place, probability) in probabilities.enumerated() {
            below += probability
            if below >= level { return first + place }
        }
        return first + probabilities.count - 1
    }

    /// The counts between which the number lies with at least the probability `level`, at most half of the rest on
    /// either side.
    package func interval(_ level: Double) -> ClosedRange<Int> {
        let tail = (1 - level) / 2
        let low = quantile(tail)
        return low...max(low, quantile(1 - tail))
    }
}
