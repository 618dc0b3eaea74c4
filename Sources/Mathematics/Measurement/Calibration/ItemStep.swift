import func Foundation.log

/// The M-step for one item: the parameters under which its expected answers are most probable. By Newton's method where
/// the curvature allows it, by Fisher scoring elsewhere and for grades: with a lower asymptote the expected curvature can
/// be less than half of the true one, and scoring alone would swing about the best for ever.
struct ItemStep {
    let nodes: [Double]
    /// Expected people of each category, category by category, node by node.
    let counts: [[Double]]
    let prior: SlopePrior
    /// The slope stays as it is (Rasch).
    let isSlopeFixed: Bool

    /// Beyond these an item tells nobody from nobody: all answers alike.
    private static let mostIntercept = 20.0
    private static let mostSlope = 20.0
    /// Least distance of two intercepts: a grade that nobody has would vanish.
    private static let leastDistance = 1e-4

    /// Expected log-likelihood with the prior, at an item.
    func value(_ item: Item) -> Double {
        var sum = prior.logDensity(item.slope)
        for category in 0..<item.categories {
            for (node, theta) in nodes.enumerated() where counts[category][node] > 0 {
                sum +=
                    counts[category][node] * log(max(item.probability(of: category, at: theta), .leastNormalMagnitude))
            }
        }
        return sum
    }

    /// The best item, from the one given on.
    func maximised(from start: Item) -> Item {
        var item = start
        var value = value(item)
        for _ in 0..<30 {
            let (gradient, information) = derivatives(item)
            guard let step = observed(item).flatMap({ solved(gradient, $0) }) ?? solved(gradient, information) else {
                return item
            }
            var share = 1.0
            var next = item
            var nextValue = -Double.infinity
            // Halved until it is a step up.
            for _ in 0..<20 {
                next = moved(item, by: step, share)
                if isOrdered(next) {
                    nextValue = self.value(next)
                    if nextValue >= value - 1e-12 * abs(value) { break }
                }
                share /= 2
            }
            guard nextValue >= value - 1e-12 * abs(value) else { return item }
            let change = zip(next.parameters, item.parameters).map { abs($0 - $1) }.max() ?? 0
            (item, value) = (next, nextValue)
            if change < 1e-9 { break }
        }
        return item
    }

    /// Derivatives of the expected log-likelihood with the prior by slope and intercepts, and its expected curvature.
    func derivatives(_ item: Item) -> (gradient: [Double], information: SquareMatrix) {
        let steps = item.intercepts.count
        var gradient = [Double](repeating: 0, count: steps + 1)
        var information = SquareMatrix(size: steps + 1)
        // Per node: ∂P(category)/∂parameter, by slope first.
        var derivative = [[Double]](repeating: [Double](repeating: 0, count: steps + 1), count: item.categories)
        for (node, theta) in nodes.enumerated() {
            var people = 0.0
            for category in 0..<item.categories { people += counts[category][node] }
            guard people > 0 else { continue }
            for category in 0..<item.categories {
                for index in 0...steps { derivative[category][index] = 0 }
            }
            for step in 0..<steps {
                let s = Item.logistic(item.slope * theta + item.intercepts[step])
                let w = (1 - item.lower) * s * Item.logistic(-item.slope * theta - item.intercepts[step])
                // What reaches the step leaves the category below it.
                derivative[step + 1][0] += w * theta
                derivative[step][0] -= w * theta
                derivative[step + 1][step + 1] += w
                derivative[step][step + 1] -= w
            }
            for category in 0..<item.categories {
                let probability = max(item.probability(of: category, at: theta), 1e-300)
                let share = counts[category][node] / probability
                for i in 0...steps where derivative[category][i] != 0 {
                    gradient[i] += share * derivative[category][i]
                    for j in 0...i {
                        information[i, j] += people * derivative[category][i] * derivative[category][j] / probability
                    }
                }
            }
        }
        let (first, second) = prior.derivatives(item.slope)
        gradient[0] += first
        information[0, 0] += max(0, -second)
        for i in 0...steps { for j in 0..<i { information[j, i] = information[i, j] } }
        return (gradient, information)
    }

    /// The curvature itself at an item with right and wrong answers; nil for grades.
    private func observed(_ item: Item) -> SquareMatrix? {
        guard !item.isGraded else { return nil }
        var information = SquareMatrix(size: 2)
        for (node, theta) in nodes.enumerated() {
            let s = Item.logistic(item.slope * theta + item.intercepts[0])
            let not = Item.logistic(-item.slope * theta - item.intercepts[0])
            let right = item.lower + (1 - item.lower) * s
            let first = (1 - item.lower) * s * not / right
            // −∂²log P and −∂²log(1 − P) by aθ + d.
            let bend = counts[1][node] * (first * first - first * (not - s)) + counts[0][node] * s * not
            information[0, 0] += bend * theta * theta
            information[1, 0] += bend * theta
            information[1, 1] += bend
        }
        information[0, 0] -= prior.derivatives(item.slope).second
        information[0, 1] = information[1, 0]
        return information
    }

    /// The step against a curvature; a little is added where some parameter has none. Nil where
    /// the curvature leads down.
    private func solved(_ gradient: [Double], _ information: SquareMatrix) -> [Double]? {
        var information = information
        var gradient = gradient
        if isSlopeFixed {
            gradient[0] = 0
            for index in 0..<information.size {
                information[0, index] = 0
                information[index, 0] = 0
            }
            information[0, 0] = 1
        }
        for index in 0..<information.size { information[index, index] += 1e-9 }
        return information.cholesky()?.solve(gradient)
    }

    private func moved(_ item: Item, by step: [Double], _ share: Double) -> Item {
        func within(_ x: Double, _ most: Double) -> Double { min(max(x, -most), most) }
        var next = item
        // No step longer than 2: far from the best the curvature misleads.
        let longest = step.map(abs).max() ?? 0
        let share = longest * share > 2 ? 2 / longest : share
        next.slope = within(item.slope + share * step[0], Self.mostSlope)
        for index in item.intercepts.indices {
            next.intercepts[index] = within(item.intercepts[index] + share * step[index + 1], Self.mostIntercept)
        }
        return next
    }

    private func isOrdered(_ item: Item) -> Bool {
        guard prior.allows(item.slope) else { return false }
        return zip(item.intercepts, item.intercepts.dropFirst()).allSatisfy { $0 - $1 >= Self.leastDistance }
    }
}

extension Item {
    /// Slope and intercepts, one after another.
    var parameters: [Double] {
        get { [slope] + intercepts }
        set {
            slope = newValue[0]
            intercepts = Array(newValue.dropFirst())
        }
    }
}
