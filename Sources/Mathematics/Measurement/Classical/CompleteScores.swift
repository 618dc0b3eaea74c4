/// The people who answered every item: their total scores and the covariances of the items (n − 1). NaN with fewer
/// than two of them.
struct CompleteScores {
    private let responses: Responses
    /// The people, in their order.
    let people: [Int]
    let totals: [Double]
    let covariance: SquareMatrix
    /// Of each item with the total score.
    let totalCovariances: [Double]
    let totalVariance: Double

    init(_ responses: Responses) {
        self.responses = responses
        people = (0..<responses.people).filter { !responses[person: $0].contains(Responses.missing) }
        totals = people.map { person in responses[person: person].reduce(0) { $0 + Double($1) } }
        let covariance = CompleteScores.covariance(responses, people)
        self.covariance = covariance
        totalCovariances = (0..<responses.items).map { item in
            (0..<responses.items).reduce(0) { $0 + covariance[item, $1] }
        }
        totalVariance = totalCovariances.reduce(0, +)
    }

    static func covariance(_ responses: Responses, _ people: [Int]) -> SquareMatrix {
        let items = responses.items
        let means = CompleteScores.means(responses, people)
        var products = SquareMatrix(size: items)
        var centred = [Double](repeating: 0, count: items)
        for person in people {
            for (item, answer) in responses[person: person].enumerated() {
                centred[item] = Double(answer) - means[item]
            }
            for row in 0..<items {
                let here = centred[row]
                for column in 0...row { products.values[row * items + column] += here * centred[column] }
            }
        }
        let divisor = people.count > 1 ? Double(people.count - 1) : .nan
        for row in 0..<items {
            for column in 0...row {
                products[row, column] /= divisor
                products[column, row] = products[row, column]
            }
        }
        return products
    }

    static func means(_ responses: Responses, _ people: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: responses.items)
        for person in people {
            for (item, answer) in responses[person: person].enumerated() { sums[item] += Double(answer) }
        }
        return sums.map { $0 / Double(people.count) }
    }

    /// Item by item: mean of the upper 27 % less mean of the lower 27 %.
    ///
    /// The groups are equally large: 27 % of the people rounded down, at least one. People with the same total are cut
    /// in their order: the earlier ones count as lower.
    var upperLowerContrast: [Double] {
        guard people.count > 1 else { return [Double](repeating: .nan, count: responses.items) }
        let order = people.indices.sorted { (totals[$0], $0) < (totals[$1], $1) }
        let size = max(1, people.count * 27 / 100)
        let lower = CompleteScores.means(responses, order.prefix(size).map { people[$0] })
        let upper = CompleteScores.means(responses, order.suffix(size).map { people[$0] })
        return zip(upper, lower).map { $0 - $1 }
    }
}
