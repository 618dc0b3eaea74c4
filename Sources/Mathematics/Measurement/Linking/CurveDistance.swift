/// The weighted squares between the anchors' curves on the old scale and those of the new one drawn over it, and the
/// line at which they are least (Levenberg 1944 and Marquardt 1963, with analytic derivatives).
struct CurveDistance {
    let old: [Item]
    let new: [Item]
    /// Between the sums of all curves rather than curve by curve.
    let summed: Bool
    let points: QuadraturePoints

    /// Σ r², and its normal equations: JᵀJ as (AA, AB, BB) and Jᵀr as (A, B).
    private struct Normal {
        var squares = 0.0
        var matrix = (aa: 0.0, ab: 0.0, bb: 0.0)
        var gradient = (a: 0.0, b: 0.0)

        mutating func add(_ residual: Double, _ slope: Double, _ ability: Double, _ line: ScaleLink, _ weight: Double) {
            // θ′ = (θ − B)/A: ∂θ′/∂A = −θ′/A, ∂θ′/∂B = −1/A; the residual falls where the curve rises.
            let a = slope * ability / line.slope
            let b = slope / line.slope
            squares += weight * residual * residual
            matrix.aa += weight * a * a
            matrix.ab += weight * a * b
            matrix.bb += weight * b * b
            gradient.a += weight * a * residual
            gradient.b += weight * b * residual
        }
    }

    private func normal(_ line: ScaleLink) -> Normal {
        var normal = Normal()
        for (node, weight) in zip(points.nodes, points.weights) {
            let ability = line.new(node)
            var residual = 0.0
            var slope = 0.0
            for (old, new) in zip(old, new) {
                for step in old.intercepts.indices {
                    let s = Item.logistic(new.slope * ability + new.intercepts[step])
                    residual += old.reaching(step, at: node) - (new.lower + (1 - new.lower) * s)
                    slope += new.slope * (1 - new.lower) * s * (1 - s)
                    if summed { continue }
                    normal.add(residual, slope, ability, line, weight)
                    (residual, slope) = (0, 0)
                }
            }
            if summed { normal.add(residual, slope, ability, line, weight) }
        }
        return normal
    }

    /// Nil where no step leads further before the line is found.
    func minimum(from start: ScaleLink) -> ScaleLink? {
        var line = start
        var normal = normal(line)
        var damping = 1e-3
        for _ in 0..<200 {
            let aa = normal.matrix.aa * (1 + damping)
            let bb = normal.matrix.bb * (1 + damping)
            let determinant = aa * bb - normal.matrix.ab * normal.matrix.ab
            guard determinant > 0, normal.squares.isFinite else { return nil }
            let stepA = -(bb * normal.gradient.a - normal.matrix.ab * normal.gradient.b) / determinant
            let stepB = -(aa * normal.gradient.b - normal.matrix.ab * normal.gradient.a) / determinant
            let next = ScaleLink(slope: line.slope + stepA, shift: line.shift + stepB)
            let isSmall = abs(stepA) + abs(stepB) < 1e-10
            let tried = next.slope > 0 ? self.normal(next) : nil
            if let tried, tried.squares <= normal.squares {
                line = next
                normal = tried
                damping = max(1e-12, damping / 10)
            } else {
                damping *= 10
            }
            if isSmall { return line }
        }
        return nil
    }
}
