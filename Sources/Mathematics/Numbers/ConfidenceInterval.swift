/// Both ends of a confidence interval; NaN where it cannot be had.
package struct ConfidenceInterval: Sendable, Hashable {
    package let low: Double
    package let high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// Estimate ± t·se at 95 %, t of Student's distribution.
    package init(estimate: Double, standardError: Double, df: Double) {
        let t = df > 0 ? Distributions.studentQuantile(0.975, df: df) : .nan
        self.init(low: estimate - t * standardError, high: estimate + t * standardError)
    }

    package static let unknown = ConfidenceInterval(low: .nan, high: .nan)

    /// False where the interval cannot be had.
    package func contains(_ value: Double) -> Bool { low <= value && value <= high }

    package var isKnown: Bool { !low.isNaN && !high.isNaN }
}
