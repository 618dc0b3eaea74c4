/// How much a forecast moves with its assumptions.
package enum Sensitivity {
    /// Change of the result for one unit more of each assumption, the others held: central differences of an exact
    /// calculation, one-sided where an assumption lies at the end of its range.
    ///
    /// - Parameters:
    ///   - assumptions: the numbers assumed, each within `range`.
    ///   - step: how far to go to either side; the error is of the order of its square.
    package static func slopes(
        of assumptions: [Double], within range: ClosedRange<Double> = 0...1, step: Double = 1e-4,
        _ result: ([Double]) -> Double
    ) -> [Double] {
        var at = assumptions
        return assumptions.indices.map { index in
            let up = min(range.upperBound, assumptions[index] + step)
            let down = max(range.lowerBound, assumptions[index] - step)
            guard up > down else { return 0 }
            at[index] = up
            let above = result(at)
            at[index] = down
            let below = result(at)
            at[index] = assumptions[index]
            return (above - below) / (up - down)
        }
    }
}
