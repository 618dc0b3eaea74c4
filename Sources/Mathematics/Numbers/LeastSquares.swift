import CLapack

/// Ordinary least squares: coefficients, residuals and what is needed for their standard errors. By Householder's QR
/// (LAPACK), which loses fewer digits than the normal equations.
package struct LeastSquares: Sendable, Hashable {
    /// One for each column of the design.
    package let coefficients: [Double]
    package let residuals: [Double]
    /// h, the diagonal of the hat matrix: 1 for a row that alone decides a coefficient.
    package let leverages: [Double]
    /// (XᵀX)⁻¹.
    package let inverse: SquareMatrix
    private let design: [[Double]]

    /// Nil where rows are no more than columns, a column follows from others, figures are not finite or shapes differ.
    ///
    /// - Parameter columns: the design, column by column, the intercept being one of them.
    package init?(_ columns: [[Double]], _ outcome: [Double]) {
        let (rows, terms) = (outcome.count, columns.count)
        guard terms > 0, rows > terms, columns.allSatisfy({ $0.count == rows && $0.allSatisfy(\.isFinite) }),
            outcome.allSatisfy(\.isFinite)
        else { return nil }
        let (n, k) = (Int32(rows), Int32(terms))
        var q = columns.flatMap { $0 }
        var tau = [Double](repeating: 0, count: terms)
        guard LAPACKE_dgeqrf(LAPACK_COL_MAJOR, n, k, &q, n, &tau) == 0 else { return nil }
        var r = [Double](repeating: 0, count: terms * terms)
        for column in 0..<terms {
            for row in 0...column { r[column * terms + row] = q[column * rows + row] }
            let length = columns[column].reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard abs(r[column * terms + column]) > 1e-10 * length else { return nil }
        }
        guard LAPACKE_dorgqr(LAPACK_COL_MAJOR, n, k, k, &q, n, &tau) == 0,
            LAPACKE_dtrtri(LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), Int8(UInt8(ascii: "N")), k, &r, k) == 0
        else { return nil }

        // R⁻¹ is in r: β = R⁻¹Qᵀy and (XᵀX)⁻¹ = R⁻¹R⁻ᵀ.
        let turned = (0..<terms).map { term in
            (0..<rows).reduce(0) { $0 + q[term * rows + $1] * outcome[$1] }
        }
        coefficients = (0..<terms).map { term in
            (term..<terms).reduce(0) { $0 + r[$1 * terms + term] * turned[$1] }
        }
        var inverse = SquareMatrix(size: terms)
        for row in 0..<terms {
            for column in 0..<terms {
                inverse[row, column] = (max(row, column)..<terms).reduce(0) {
                    $0 + r[$1 * terms + row] * r[$1 * terms + column]
                }
            }
        }
        self.inverse = inverse
        var fitted = [Double](repeating: 0, count: rows)
        var leverages = fitted
        for term in 0..<terms {
            for row in 0..<rows {
                let value = q[term * rows + row]
                fitted[row] += value * turned[term]
                leverages[row] += value * value
            }
        }
        residuals = zip(outcome, fitted).map { $0 - $1 }
        self.leverages = leverages
        design = columns
    }

    /// Rows less columns.
    package var df: Double { Double(residuals.count - coefficients.count) }

    package var squaredResiduals: Double { residuals.reduce(0) { $0 + $1 * $1 } }

    /// √(Σ residual²/df).
    package var residualSD: Double { (squaredResiduals / df).squareRoot() }

    /// The usual standard error, with the same variance at every row.
    package func standardError(_ term: Int) -> Double { residualSD * inverse[term, term].squareRoot() }

    /// Standard error that holds with unequal variances, HC3 (MacKinnon and White 1985): each residual over 1 − h.
    ///
    /// A row that alone decides a coefficient (h = 1, somebody alone in a grade) has no residual and adds nothing: the
    /// other coefficients and their errors are those without the row.
    package func standardErrorHC3(_ term: Int) -> Double {
        var sum = 0.0
        for (row, residual) in residuals.enumerated() where leverages[row] < 1 - 1e-10 {
            let part = influence(of: row, on: term) * residual / (1 - leverages[row])
            sum += part * part
        }
        return sum.squareRoot()
    }

    /// Standard error that holds when rows of the same cluster go together, with the small-sample factor
    /// G/(G − 1)·(n − 1)/(n − k) (HC1; Liang and Zeger 1986). NaN with fewer than two clusters.
    ///
    /// - Parameter clusters: row by row, numbered from 0.
    package func standardError(_ term: Int, clusters: [Int]) -> Double {
        guard clusters.count == residuals.count, let last = clusters.max(), last > 0, clusters.allSatisfy({ $0 >= 0 })
        else { return .nan }
        var sums = [Double](repeating: 0, count: last + 1)
        for (row, residual) in residuals.enumerated() { sums[clusters[row]] += influence(of: row, on: term) * residual }
        let groups = Double(sums.count)
        let n = Double(residuals.count)
        let factor = groups / (groups - 1) * (n - 1) / df
        return (factor * sums.reduce(0) { $0 + $1 * $1 }).squareRoot()
    }

    /// What an outcome one higher at the row adds to the coefficient.
    private func influence(of row: Int, on term: Int) -> Double {
        (0..<coefficients.count).reduce(0) { $0 + inverse[term, $1] * design[$1][row] }
    }
}
