/// One common factor behind the items, by maximum likelihood: covariance = λλᵀ + ψ (Jöreskog 1967).
///
/// Fitted by conditional maximisation (Zhao, Yu and Jiang 2008): the best λ for given ψ is an eigenvector, the best of
/// one ψ for given others is a formula. EM would take thousands of cycles where a residual goes to nothing (Heywood
/// 1931); here residuals are kept above a millionth of the item's variance. Items without spread have no part: λ and ψ
/// are 0.
struct OneFactorModel {
    /// λ, positive where the item goes with the total.
    let loadings: [Double]
    /// ψ.
    let residuals: [Double]
    let converged: Bool

    /// Nil with fewer than three items that vary: the model is not determined.
    init?(_ covariance: SquareMatrix, cycles: Int = 500, tolerance: Double = 1e-10) {
        let varying = (0..<covariance.size).filter { covariance[$0, $0] > 0 }
        guard varying.count >= 3 else { return nil }
        // In standard deviations of each item, so that one tolerance serves all.
        let sds = varying.map { covariance[$0, $0].squareRoot() }
        var correlation = SquareMatrix(size: varying.count)
        for (row, i) in varying.enumerated() {
            for (column, j) in varying.enumerated() {
                correlation[row, column] = covariance[i, j] / (sds[row] * sds[column])
            }
        }
        var fit = Fit(loadings: varying.map { _ in 0.6 }, residuals: varying.map { _ in 0.64 })
        var settled = false
        for _ in 0..<cycles where !settled {
            let before = fit
            fit.fitLoadings(correlation)
            fit.fitResiduals(correlation)
            settled = zip(fit.residuals, before.residuals).allSatisfy { abs($0 - $1) < tolerance }
        }
        fit.fitLoadings(correlation)
        // An eigenvector has no sign of its own.
        let sign = fit.loadings.reduce(0, +) < 0 ? -1.0 : 1
        var loadings = [Double](repeating: 0, count: covariance.size)
        var residuals = loadings
        for (place, item) in varying.enumerated() {
            loadings[item] = sign * fit.loadings[place] * sds[place]
            residuals[item] = fit.residuals[place] * sds[place] * sds[place]
        }
        self.loadings = loadings
        self.residuals = residuals
        converged = settled
    }

    /// McDonald's omega total: the share of the total's variance that the factor explains (McDonald 1999).
    var omega: Double {
        let sum = loadings.reduce(0, +)
        return sum * sum / (sum * sum + residuals.reduce(0, +))
    }
}

private struct Fit {
    var loadings: [Double]
    var residuals: [Double]

    /// λ = √(θ − 1)·√ψ·v for the largest eigenvalue θ and its vector v of ψ^−½Sψ^−½, by the power method from the λ
    /// there was.
    mutating func fitLoadings(_ s: SquareMatrix) {
        let roots = residuals.map { $0.squareRoot() }
        var vector = zip(loadings, roots).map { $0 / $1 }
        var value = 0.0
        for _ in 0..<100 {
            let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            // Without a factor there is no direction to start from.
            let unit = length > 0 ? vector.map { $0 / length } : roots.map { _ in 1 / Double(s.size).squareRoot() }
            let next = zip(s * zip(unit, roots).map { $0 / $1 }, roots).map { $0 / $1 }
            value = zip(unit, next).reduce(0) { $0 + $1.0 * $1.1 }
            let moved = zip(unit, next).reduce(0) { max($0, abs($1.0 - $1.1 / value)) }
            vector = next
            if moved < 1e-12 { break }
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let size = max(0, value - 1).squareRoot() / length
        loadings = zip(vector, roots).map { $0 * $1 * size }
    }

    /// With B = Σ⁻¹, the best ψᵢ is ψᵢ + ((BSB)ᵢᵢ − Bᵢᵢ)/Bᵢᵢ², item after item.
    mutating func fitResiduals(_ s: SquareMatrix) {
        var scaled = zip(loadings, residuals).map { $0 / $1 }
        var product = s * scaled
        for item in residuals.indices {
            // Σ⁻¹ = ψ⁻¹ − uuᵀ/(1 + λᵀu), u = λ/ψ.
            let factor = scaled[item] / (1 + zip(loadings, scaled).reduce(0) { $0 + $1.0 * $1.1 })
            let own = 1 / residuals[item]
            let b = own - factor * scaled[item]
            let square = zip(scaled, product).reduce(0) { $0 + $1.0 * $1.1 }
            let bsb = own * own * s[item, item] - 2 * own * factor * product[item] + factor * factor * square
            residuals[item] = max(1e-6, residuals[item] + (bsb - b) / (b * b))
            let change = loadings[item] / residuals[item] - scaled[item]
            scaled[item] += change
            for row in product.indices { product[row] += s[row, item] * change }
        }
    }
}
