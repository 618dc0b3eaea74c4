/// The number of events among many that share one chance which itself is not known for certain: a training that
/// everybody must take, in a year that may go better or worse than the last.
///
/// The chance is Beta distributed, so that each probability follows from the one beside it; time grows with the number
/// of events.
package struct BetaBinomial: Sendable, Hashable {
    /// Chance of exactly k events, k from 0 to the number of events.
    package let probabilities: [Double]

    /// - Parameters:
    ///   - mean: of the chance, from 0 to 1.
    ///   - variance: of the chance; what is more than a chance can have is cut.
    package init(events: Int, mean: Double, variance: Double) {
        let spread = mean * (1 - mean)
        guard events > 0, spread > 0 else {
            var probabilities = [Double](repeating: 0, count: max(0, events) + 1)
            probabilities[mean > 0.5 ? max(0, events) : 0] = 1
            self.probabilities = probabilities
            return
        }
        let weight = spread / min(max(variance, spread * 1e-9), spread * 0.9) - 1
        let (a, b) = (mean * weight, (1 - mean) * weight)
        var held = [Double](repeating: 0, count: events + 1)
        let middle = min(events, max(0, Int((Double(events) * mean).rounded())))
        held[middle] = 1
        /// P(k + 1) ÷ P(k).
        func ratio(_ k: Int) -> Double {
            let (n, k) = (Double(events), Double(k))
            return (n - k) * (k + a) / ((k + 1) * (n - k - 1 + b))
        }
        for k in middle..<events { held[k + 1] = held[k] * ratio(k) }
        for k in (0..<middle).reversed() { held[k] = held[k + 1] / ratio(k) }
        let sum = held.reduce(0, +)
        probabilities = held.map { $0 / sum }
    }
}
