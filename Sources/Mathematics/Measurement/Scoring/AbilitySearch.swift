import func Foundation.log

/// The search for one person's ability by the derivative of what is to be largest.
struct AbilitySearch {
    private let answered: [(item: Item, category: Int)]
    private let mean: Double
    private let sd: Double
    private let limit = 12.0

    init(_ scoring: Scoring, answers: ArraySlice<UInt8>) {
        answered = zip(scoring.items, answers).compactMap { item, cell in
            cell == Responses.missing ? nil : (item, Int(cell))
        }
        mean = scoring.mean
        sd = scoring.sd
    }

    func estimate(by method: ScoringMethod) -> AbilityEstimate {
        guard !answered.isEmpty else {
            return method == .map ? AbilityEstimate(theta: mean, error: sd) : AbilityEstimate(theta: .nan, error: .nan)
        }
        if method == .ml {
            if answered.allSatisfy({ $0.category == 0 }) { return AbilityEstimate(theta: -.infinity, error: .infinity) }
            if answered.allSatisfy({ $0.category == $0.item.categories - 1 }) {
                return AbilityEstimate(theta: .infinity, error: .infinity)
            }
        }
        let theta = root(method)
        switch method {
        case .map:
            return AbilityEstimate(theta: theta, error: (1 / curvature(at: theta, method)).squareRoot())
        case .wle, .ml, .eap:
            return AbilityEstimate(theta: theta, error: (1 / information(at: theta)).squareRoot())
        }
    }

    /// Where the derivative goes through 0 downwards; where it does so more than once, the place with the largest height.
    private func root(_ method: ScoringMethod) -> Double {
        let width = 0.5
        var from = -limit
        var slope = derivative(at: from, method)
        var best = slope < 0 ? (theta: from, height: height(at: from, method)) : (theta: from, height: -.infinity)
        while from < limit {
            let to = from + width
            let next = derivative(at: to, method)
            if slope > 0, next <= 0 {
                let theta = bisected(from, to, method)
                let height = height(at: theta, method)
                if height > best.height { best = (theta, height) }
            }
            (from, slope) = (to, next)
        }
        if slope > 0, height(at: limit, method) > best.height { best.theta = limit }
        return best.theta
    }

    /// The root between two ends of different sign: secants, kept inside by bisection (Illinois).
    private func bisected(_ low: Double, _ high: Double, _ method: ScoringMethod) -> Double {
        var (a, b) = (low, high)
        var (fa, fb) = (derivative(at: a, method), derivative(at: b, method))
        for _ in 0..<80 {
            if b - a < 1e-10 { break }
            var c = fa == fb ? (a + b) / 2 : b - fb * (b - a) / (fb - fa)
            if !(c > a && c < b) { c = (a + b) / 2 }
            let fc = derivative(at: c, method)
            if fc == 0 { return c }
            if (fc > 0) == (fa > 0) {
                (a, fa) = (c, fc)
                fb /= 2
            } else {
                (b, fb) = (c, fc)
                fa /= 2
            }
        }
        return (a + b) / 2
    }

    private func derivative(at theta: Double, _ method: ScoringMethod) -> Double {
        var sum = answered.reduce(0) { $0 + $1.item.score(of: $1.category, at: theta) }
        switch method {
        case .map: sum -= (theta - mean) / (sd * sd)
        case .wle:
            let (information, bias) = answered.reduce((0.0, 0.0)) {
                let (i, j) = $1.item.warm(at: theta)
                return ($0.0 + i, $0.1 + j)
            }
            sum += information > 0 ? bias / (2 * information) : 0
        case .eap, .ml: break
        }
        return sum
    }

    private func height(at theta: Double, _ method: ScoringMethod) -> Double {
        let likelihood = answered.reduce(0) { $0 + log($1.item.probability(of: $1.category, at: theta)) }
        switch method {
        case .map: return likelihood - (theta - mean) * (theta - mean) / (2 * sd * sd)
        case .wle: return likelihood + log(information(at: theta)) / 2
        case .eap, .ml: return likelihood
        }
    }

    private func information(at theta: Double) -> Double {
        answered.reduce(0) { $0 + $1.item.information(at: theta) }
    }

    /// Observed curvature, by the derivative's own change.
    private func curvature(at theta: Double, _ method: ScoringMethod) -> Double {
        let width = 1e-4
        return (derivative(at: theta - width, method) - derivative(at: theta + width, method)) / (2 * width)
    }
}

extension Item {
    /// Fisher's information and Warm's J = Σ P′P″/P over the categories.
    func warm(at theta: Double) -> (information: Double, bias: Double) {
        if !isGraded {
            let s = Item.logistic(slope * theta + intercepts[0])
            let not = Item.logistic(-slope * theta - intercepts[0])
            let share = slope * s / (lower + (1 - lower) * s)
            let curve = slope * (1 - lower) * s * not
            return (share * curve, share * slope * curve * (not - s))
        }
        var (information, bias) = (0.0, 0.0)
        var (first, second) = (0.0, 0.0)
        for category in 0..<categories {
            var (nextFirst, nextSecond) = (0.0, 0.0)
            if category < intercepts.count {
                let s = Item.logistic(slope * theta + intercepts[category])
                nextFirst = slope * s * (1 - s)
                nextSecond = slope * nextFirst * (1 - 2 * s)
            }
            let probability = probability(of: category, at: theta)
            if probability > 0 {
                information += (first - nextFirst) * (first - nextFirst) / probability
                bias += (first - nextFirst) * (second - nextSecond) / probability
            }
            (first, second) = (nextFirst, nextSecond)
        }
        return (information, bias)
    }
}
