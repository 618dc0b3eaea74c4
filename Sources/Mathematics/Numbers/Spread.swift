import func Foundation.exp
import func Foundation.lgamma
import func Foundation.log

/// Count, mean and standard deviation of figures.
package struct Spread: Sendable, Hashable {
    package let count: Int
    /// NaN without figures.
    package let mean: Double
    /// With n − 1; NaN with fewer than two figures.
    package let sd: Double

    package init(_ values: [Double]) {
        count = values.count
        let mean = values.reduce(0, +) / Double(values.count)
        self.mean = mean
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        sd = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : .nan
    }

    package var variance: Double { sd * sd }

    /// Pearson's correlation of figures equally many; NaN with fewer than two pairs or without spread on a side.
    package static func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let (x, y) = (Spread(a), Spread(b))
        guard a.count == b.count, isSpread(x, of: a), isSpread(y, of: b) else { return .nan }
        let products = zip(a, b).reduce(0) { $0 + ($1.0 - x.mean) * ($1.1 - y.mean) }
        return max(-1, min(1, products / Double(a.count - 1) / (x.sd * y.sd)))
    }

    /// Rounding gives equal figures a standard deviation of their last digits.
    private static func isSpread(_ spread: Spread, of values: [Double]) -> Bool {
        spread.sd > 1e-13 * (values.map(abs).max() ?? 0)
    }

    /// Hedges' exact factor against the bias of a standardised difference: Γ(ν/2)/(√(ν/2)·Γ((ν − 1)/2)) (Hedges 1981).
    /// NaN with fewer than two degrees of freedom.
    package static func hedgesFactor(df: Double) -> Double {
        guard df >= 2 else { return .nan }
        return exp(lgamma(df / 2) - lgamma((df - 1) / 2) - log(df / 2) / 2)
    }
}
