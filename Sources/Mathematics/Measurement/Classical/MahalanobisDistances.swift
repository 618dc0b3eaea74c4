/// Squared distances of answer sheets from the mean, by the covariance (n − 1) of the people who answered every item
/// (Mahalanobis 1936).
///
/// Somebody with gaps is measured over the items answered, by their part of the covariance.
struct MahalanobisDistances {
    private let means: [Double]
    private let covariance: SquareMatrix
    private let whole: Cholesky?

    init(_ responses: Responses) {
        let complete = CompleteScores(responses)
        means = CompleteScores.means(responses, complete.people)
        covariance = complete.covariance
        whole = complete.people.count > 1 ? MahalanobisDistances.factor(complete.covariance) : nil
    }

    /// The distance and the number of items it is over; NaN where nothing was answered or the covariance is singular: a
    /// constant item, an item twice, no more people than items.
    func squared(_ answers: ArraySlice<UInt8>) -> (squared: Double, df: Int) {
        let answers = Array(answers)
        let items = answers.indices.filter { answers[$0] != Responses.missing }
        guard !items.isEmpty else { return (.nan, 0) }
        let factor = items.count == answers.count ? whole : MahalanobisDistances.factor(part(items))
        guard let factor else { return (.nan, items.count) }
        let centred = items.map { Double(answers[$0]) - means[$0] }
        let solved = factor.solve(centred)
        return (zip(centred, solved).reduce(0) { $0 + $1.0 * $1.1 }, items.count)
    }

    private func part(_ items: [Int]) -> SquareMatrix {
        var part = SquareMatrix(size: items.count)
        for (row, i) in items.enumerated() {
            for (column, j) in items.enumerated() { part[row, column] = covariance[i, j] }
        }
        return part
    }

    private static func factor(_ covariance: SquareMatrix) -> Cholesky? {
        guard covariance.values.allSatisfy(\.isFinite), let factor = covariance.cholesky() else { return nil }
        // Rounding may leave a singular matrix barely positive: what an item adds to the earlier ones must be visible.
        let left = factor.lower.diagonal
        let isRegular = zip(left, covariance.diagonal).allSatisfy { $0 * $0 > 1e-10 * $1 }
        return isRegular ? factor : nil
    }
}
