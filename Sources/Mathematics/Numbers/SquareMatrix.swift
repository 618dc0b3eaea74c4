import CLapack

/// A square matrix of doubles, row by row: as many as the skills of a plan, the items of a form or the terms of a
/// regression. Factored by LAPACK.
package struct SquareMatrix: Sendable, Hashable {
    package let size: Int
    /// Row by row.
    package var values: [Double]

    package init(size: Int) {
        self.size = size
        values = [Double](repeating: 0, count: size * size)
    }

    /// Nil where `rows` are not as many as each is long.
    package init?(rows: [[Double]]) {
        guard rows.allSatisfy({ $0.count == rows.count }) else { return nil }
        size = rows.count
        values = rows.flatMap { $0 }
    }

    package static func identity(_ size: Int) -> SquareMatrix {
        var matrix = SquareMatrix(size: size)
        for i in 0..<size { matrix[i, i] = 1 }
        return matrix
    }

    package subscript(row: Int, column: Int) -> Double {
        get { values[row * size + column] }
        set { values[row * size + column] = newValue }
    }

    package var diagonal: [Double] { (0..<size).map { self[$0, $0] } }

    /// Whether the two halves are the same but for rounding.
    package var isSymmetric: Bool {
        for row in 0..<size {
            for column in 0..<row where abs(self[row, column] - self[column, row]) > 1e-9 { return false }
        }
        return true
    }

    package static func * (matrix: SquareMatrix, vector: [Double]) -> [Double] {
        (0..<matrix.size).map { row in
            var sum = 0.0
            for column in 0..<matrix.size { sum += matrix[row, column] * vector[column] }
            return sum
        }
    }

    /// The lower triangle of Cholesky's factor (the rest as it was); nil where the matrix is not positive definite.
    package func cholesky() -> Cholesky? {
        var factor = values
        guard LAPACKE_dpotrf(LAPACK_ROW_MAJOR, Int8(UInt8(ascii: "L")), Int32(size), &factor, Int32(size)) == 0 else {
            return nil
        }
        return Cholesky(size: size, factor: factor)
    }

    /// The inverse of a symmetric positive definite matrix; nil where it is not.
    package func inverse() -> SquareMatrix? { cholesky()?.inverse() }
}

/// Cholesky's factor of a symmetric positive definite matrix.
package struct Cholesky: Sendable {
    fileprivate let size: Int
    fileprivate let factor: [Double]

    /// The lower factor L, LLᵀ being the matrix.
    package var lower: SquareMatrix {
        var lower = SquareMatrix(size: size)
        for row in 0..<size {
            for column in 0...row { lower[row, column] = factor[row * size + column] }
        }
        return lower
    }

    /// x of Ax = b; `right` has as many elements as the matrix rows.
    package func solve(_ right: [Double]) -> [Double] {
        var x = right
        var a = factor
        LAPACKE_dpotrs(LAPACK_ROW_MAJOR, Int8(UInt8(ascii: "L")), Int32(size), 1, &a, Int32(size), &x, 1)
        return x
    }

    /// The same for several right sides at once.
    package func solve(_ rights: [[Double]]) -> [[Double]] {
        var x = rights.flatMap { $0 }
        // The lower triangle row by row is the upper one column by column, which LAPACK need not turn around.
        LAPACKE_dpotrs(
            LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), Int32(size), Int32(rights.count), factor, Int32(size), &x,
            Int32(size))
        return rights.indices.map { Array(x[$0 * size..<($0 + 1) * size]) }
    }

    package func inverse() -> SquareMatrix {
        var result = SquareMatrix(size: size)
        result.values = factor
        LAPACKE_dpotri(LAPACK_ROW_MAJOR, Int8(UInt8(ascii: "L")), Int32(size), &result.values, Int32(size))
        for row in 0..<size {
            for column in 0..<row { result[column, row] = result[row, column] }
        }
        return result
    }
}
