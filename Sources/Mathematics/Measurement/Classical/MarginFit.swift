/// How well all items together fit: shares of right answers to each item and to each two of them, held against what the
/// items expect (M2, Maydeu-Olivares & Joe 2006, Psychometrika 71:713–732). Tables of all patterns are too thin for χ²;
/// those of two items are not.
///
/// Of people who answered every item, with right or wrong. With a prior on parameters the figures are a little too large.
package struct MarginFit: Sendable, Hashable {
    package let m2: Double
    /// Margins less estimated parameters.
    package let df: Int
    /// P(X ≥ M2).
    package let p: Double
    /// √((M2 − df)/(df·(n − 1))), 0 where M2 is below df: what is wrong for each degree of freedom, whatever the number of
    /// people. Below about 0.05 the items are near enough.
    package let rmsea: Double
    /// Root of the mean squared distance of the correlations of two items from those expected.
    package let srmsr: Double

    /// What of the items was estimated.
    package struct Estimated: Sendable, Hashable {
        /// Slopes; else one spread of abilities for all (Rasch).
        package var slopes: Bool
        package var lowers: Bool

        package init(slopes: Bool = true, lowers: Bool = false) {
            self.slopes = slopes
            self.lowers = lowers
        }
    }

    /// The covariance of the margins has a row for each pair: 820 at 40 items.
    package static let mostItems = 40

    /// Nil with grades, too many items, as many parameters as margins, or too few people.
    package init?(_ responses: Responses, items: [Item], estimated: Estimated, sd: Double = 1) {
        let complete = responses.complete
        guard items.count == responses.items, items.count <= Self.mostItems, items.allSatisfy({ !$0.isGraded }),
            complete.count > 1
        else { return nil }
        let model = Model(items, estimated, AbilityGrid(sd: sd))
        let margins = model.margins
        df = margins.count - model.parameters.count
        guard df > 0 else { return nil }
        let people = Double(complete.count)
        let observed = margins.map { margin in
            Double(complete.count { person in margin.allSatisfy { responses[person, $0] == 1 } }) / people
        }
        let expected = margins.map { model.chance(of: $0) }
        let residuals = zip(observed, expected).map { $0 - $1 }

        var covariance = SquareMatrix(size: margins.count)
        for (row, one) in margins.enumerated() {
            for (column, other) in margins[...row].enumerated() {
                let both = one + other.filter { !one.contains($0) }
                let value = model.chance(of: both) - expected[row] * expected[column]
                covariance[row, column] = value
                covariance[column, row] = value
            }
        }
        let slopes = model.parameters.map { parameter in margins.map { model.slope(of: $0, by: parameter) } }
        guard let solved = covariance.cholesky()?.solve([residuals] + slopes) else { return nil }
        func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        var information = SquareMatrix(size: slopes.count)
        for row in slopes.indices {
            for column in slopes.indices { information[row, column] = dot(slopes[row], solved[column + 1]) }
        }
        // What the parameters could still mend is taken off.
        let mended = slopes.map { dot($0, solved[0]) }
        guard let step = information.cholesky()?.solve(mended) else { return nil }
        m2 = people * (dot(residuals, solved[0]) - dot(mended, step))
        p = Distributions.chiSquared(above: m2, df: Double(df))
        rmsea = max(0, (m2 - Double(df)) / (Double(df) * (people - 1))).squareRoot()
        srmsr = Self.distance(of: observed, from: expected, margins)
    }

    /// Between the correlations that the shares make.
    private static func distance(of observed: [Double], from expected: [Double], _ margins: [[Int]]) -> Double {
        func correlation(_ shares: [Double], _ pair: [Int], _ both: Double) -> Double {
            let (one, other) = (shares[pair[0]], shares[pair[1]])
            return (both - one * other) / (one * (1 - one) * other * (1 - other)).squareRoot()
        }
        var squares: [Double] = []
        for (place, pair) in margins.enumerated() where pair.count == 2 {
            let gap = correlation(observed, pair, observed[place]) - correlation(expected, pair, expected[place])
            squares.append(gap * gap)
        }
        return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }

    /// Chances of right answers, and how they change with the parameters, over the nodes.
    private struct Model {
        enum Parameter { case slope(Int), intercept(Int), lower(Int), spread }

        let parameters: [Parameter]
        /// Each item, then each two of them.
        let margins: [[Int]]
        private let weights: [Double]
        /// The weights' derivatives by the spread.
        private let spreading: [Double]
        /// Item × node: the chance of a right answer, and its derivatives by slope, intercept, logit of the asymptote.
        private let right, bySlope, byIntercept, byLower: [[Double]]

        init(_ items: [Item], _ estimated: Estimated, _ grid: AbilityGrid) {
            let all = items.indices
            var parameters: [Parameter] = all.map { .intercept($0) }
            if estimated.slopes { parameters += all.map { .slope($0) } } else { parameters.append(.spread) }
            if estimated.lowers { parameters += all.map { .lower($0) } }
            self.parameters = parameters
            margins = all.map { [$0] } + all.flatMap { one in all[(one + 1)...].map { [one, $0] } }
            weights = grid.weights
            let sd = grid.moments(of: grid.weights).sd
            spreading = zip(grid.nodes, grid.weights).map { $1 * ($0 * $0 / (sd * sd) - 1) / sd }
            right = items.map { item in grid.nodes.map { item.reaching(0, at: $0) } }
            let steepness = items.map { item in
                grid.nodes.map { theta in
                    let x = item.slope * theta + item.intercepts[0]
                    return (1 - item.lower) * Item.logistic(x) * Item.logistic(-x)
                }
            }
            byIntercept = steepness
            bySlope = steepness.map { zip($0, grid.nodes).map { $0 * $1 } }
            byLower = items.map { item in
                grid.nodes.map { item.lower * (1 - item.lower) * Item.logistic(-item.slope * $0 - item.intercepts[0]) }
            }
        }

        /// That all of some items are right.
        func chance(of items: [Int]) -> Double { sum(weights, items) }

        func slope(of margin: [Int], by parameter: Parameter) -> Double {
            switch parameter {
            case .slope(let item): slope(of: margin, item, bySlope[item])
            case .intercept(let item): slope(of: margin, item, byIntercept[item])
            case .lower(let item): slope(of: margin, item, byLower[item])
            case .spread: sum(spreading, margin)
            }
        }

        private func slope(of margin: [Int], _ item: Int, _ derivative: [Double]) -> Double {
            guard margin.contains(item) else { return 0 }
            return sum(zip(weights, derivative).map { $0 * $1 }, margin.filter { $0 != item })
        }

        private func sum(_ heights: [Double], _ items: [Int]) -> Double {
            var sum = 0.0
            for node in heights.indices {
                var product = heights[node]
                for item in items { product *= right[item][node] }
                sum += product
            }
            return sum
        }
    }
}
