import func Foundation.sqrt

/// Abilities and their weights, over which differences of curves are summed.
package struct QuadraturePoints: Sendable, Hashable {
    package let nodes: [Double]
    package let weights: [Double]

    /// Nil where the lists differ in length or are empty.
    package init?(nodes: [Double], weights: [Double]) {
        guard nodes.count == weights.count, !nodes.isEmpty else { return nil }
        self.nodes = nodes
        self.weights = weights
    }

    package init(_ grid: AbilityGrid) {
        nodes = grid.nodes
        weights = grid.weights
    }

    /// Gauss and Hermite's rule for the standard normal distribution: exact for polynomials up to the power
    /// 2·count − 1. Good for 1 to 100 nodes; the weights add up to 1.
    package init(gaussHermite count: Int) {
        let count = min(100, max(1, count))
        var roots: [Double] = []
        for _ in 0..<(count / 2) { roots.append(QuadraturePoints.root(after: roots, count)) }
        let upper = roots.reversed() as [Double]
        nodes = roots.map { -$0 } + (count % 2 == 1 ? [0] : []) + upper
        let heights = nodes.map { node in
            let slope = QuadraturePoints.hermite(node, count).slope
            return 1 / (slope * slope)
        }
        let total = heights.reduce(0, +)
        weights = heights.map { $0 / total }
    }

    /// The largest root below those found: Newton's steps on the polynomial with the roots found divided out.
    private static func root(after found: [Double], _ count: Int) -> Double {
        var x = found.last ?? 2 * sqrt(Double(count))
        if !found.isEmpty { x -= 1e-3 }
        for _ in 0..<200 {
            let (value, slope) = hermite(x, count)
            var ratio = slope / value
            for root in found { ratio -= 1 / (x - root) + 1 / (x + root) }
            let step = 1 / ratio
            guard step.isFinite else { break }
            x -= step
            if abs(step) < 1e-15 * max(1, abs(x)) { break }
        }
        // Two steps on the polynomial itself take away what the division left.
        for _ in 0..<2 {
            let (value, slope) = hermite(x, count)
            x -= value / slope
        }
        return x
    }

    /// Hermite's polynomial for e^(−x²/2), normalised so that nothing overflows, and its derivative.
    private static func hermite(_ x: Double, _ count: Int) -> (value: Double, slope: Double) {
        var previous = 0.0
        var value = 1.0
        for n in 0..<count {
            let next = (x * value - sqrt(Double(n)) * previous) / sqrt(Double(n + 1))
            previous = value
            value = next
        }
        return (value, sqrt(Double(count)) * previous)
    }
}
