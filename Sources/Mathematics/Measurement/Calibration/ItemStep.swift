import func Foundation.log

/// The M-step for one item: the parameters under which its expected answers are most probable. By Newton's method where
/// the curvature allows it, by Fisher scoring elsewhere and for grades: with a lower asymptote the expected curvature can
/// be less than half of the true one, and scoring alone would swing about the best for ever.
struct ItemStep {
    let nodes: [Double]
    /// Expected people of each category, category by category, node by node.
    let counts: [[Double]]
    let prior: SlopePrior
    /// Nil: the lower asymptote stays as it is.
    let lowerPrior: LowerPrior?
    /// The slope stays as it is (Rasch).
    let isSlopeFixed: Bool

    /// Beyond these an item tells nobody from nobody: all answers alike.
    private static let mostIntercept = 20.0
    private static let mostSlope = 20.0
    private static let mostLowerLogit = 10.0
    /// Least distance of two intercepts: a grade that nobody has would vanish.
    private static let leastDistance = 1e-4

    /// Expected log-likelihood with the prior, at an item.
    func value(_ item: Item) -> Double {
        var sum = prior.logDensity(item.slope) + (lowerPrior?.logDensity(item.lowerLogit) ?? 0)
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
            let isLowerFree = lowerPrior != nil
            let change =
                zip(next.parameters(withLower: isLowerFree), item.parameters(withLower: isLowerFree))
                .map { abs($0 - $1) }.max() ?? 0
            (item, value) = (next, nextValue)
            if change < 1e-9 { break }
        }
        return item
    }

    /// Derivatives of the expected log-likelihood with the prior by slope, intercepts and, where it is estimated, the logit
    /// of the lower asymptote; and its expected curvature.
    func derivatives(_ item: Item) -> (gradient: [Double], information: SquareMatrix) {
        let steps = item.intercepts.count
        let last = lowerPrior == nil ? steps : steps + 1
        var gradient = [Double](repeating: 0, count: last + 1)
        var information = SquareMatrix(size: last + 1)
        // Per node: ∂P(category)/∂parameter, by slope first.
        var derivative = [[Double]](repeating: [Double](repeating: 0, count: last + 1), count: item.categories)
        for (node, theta) in nodes.enumerated() {
            var people = 0.0
            for category in 0..<item.categories { people += counts[category][node] }
            guard people > 0 else { continue }
            for category in 0..<item.categories {
                for index in 0...last { derivative[category][index] = 0 }
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
            if last > steps {
                let w = item.lower * (1 - item.lower) * Item.logistic(-item.slope * theta - item.intercepts[0])
                derivative[1][last] = w
                derivative[0][last] = -w
            }
            for category in 0..<item.categories {
                let probability = max(item.probability(of: category, at: theta), 1e-300)
                let share = counts[category][node] / probability
                for i in 0...last where derivative[category][i] != 0 {
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
        if let lowerPrior {
            let (first, second) = lowerPrior.derivatives(item.lowerLogit)
            gradient[last] += first
            information[last, last] -= second
        }
        for i in 0...last { for j in 0..<i { information[j, i] = information[i, j] } }
        return (gradient, information)
    }

    /// The curvature itself at an item with right and wrong answers; nil for grades.
    private func observed(_ item: Item) -> SquareMatrix? {
        guard !item.isGraded else { return nil }
        var information = SquareMatrix(size: lowerPrior == nil ? 2 : 3)
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
            guard lowerPrior != nil else { continue }
            // The same by aθ + d and the logit of c, and twice by the logit.
            let lower = item.lower / right
            let cross = counts[1][node] * lower * (1 - item.lower) * s * not / right
            information[2, 0] += cross * theta
            information[2, 1] += cross
            let share = lower * (1 - item.lower) * not
            information[2, 2] +=
                counts[1][node] * share * (share - (1 - 2 * item.lower))
                + counts[0][node] * item.lower * (1 - item.lower)
        }
        information[0, 0] -= prior.derivatives(item.slope).second
        if let lowerPrior { information[2, 2] -= lowerPrior.derivatives(item.lowerLogit).second }
        for row in 1..<information.size {
            for column in 0..<row { information[column, row] = information[row, column] }
        }
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
        if lowerPrior != nil { next.lowerLogit = within(item.lowerLogit + share * step[2], Self.mostLowerLogit) }
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

    var lowerLogit: Double {
        get { LowerPrior.logit(lower) }
        set { lower = Item.logistic(newValue) }
    }

    /// The same, and at the end the logit of the lower asymptote where that is estimated.
    func parameters(withLower: Bool) -> [Double] { withLower ? parameters + [lowerLogit] : parameters }

    /// From `parameters(withLower:)`.
    mutating func set(_ values: [Double]) {
        parameters = Array(values.prefix(intercepts.count + 1))
        if values.count > intercepts.count + 1 { lowerLogit = values[intercepts.count + 1] }
    }
}

extension Calibration.Blank {
    var isLowerFree: Bool { lowerPrior != nil && fixed == nil }
}
