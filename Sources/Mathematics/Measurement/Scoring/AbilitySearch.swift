import func Foundation.log

/// The search for abilities by the derivative of what is to be largest.
///
/// The derivative is tabled at nodes half a unit apart, item by item and answer by answer, so that where it changes its
/// sign is found by adding; only the last steps of each person ask the items themselves.
struct AbilitySearch {
    private static let limit = 12.0
    private static let width = 0.5

    private let items: [Item]
    private let mean: Double
    private let sd: Double
    private let nodes: [Double]
    /// Item, category, node.
    private let scores: [[[Double]]]
    /// Item, node: Fisher's information and Warm's J.
    private let information: [[Double]]
    private let bias: [[Double]]

    init(_ items: [Item], mean: Double, sd: Double) {
        self.items = items
        self.mean = mean
        self.sd = sd
        let nodes = Array(stride(from: -Self.limit, through: Self.limit, by: Self.width))
        self.nodes = nodes
        scores = items.map { item in
            (0..<item.categories).map { category in nodes.map { item.score(of: category, at: $0) } }
        }
        let warm = items.map { item in nodes.map { item.warm(at: $0) } }
        information = warm.map { $0.map(\.information) }
        bias = warm.map { $0.map(\.bias) }
    }

    func estimate(_ answers: ArraySlice<UInt8>, by method: ScoringMethod) -> AbilityEstimate {
        let answered = zip(items.indices, answers).compactMap { index, cell in
            cell == Responses.missing ? nil : (item: index, category: Int(cell))
        }
        guard !answered.isEmpty else {
            return method == .map ? AbilityEstimate(theta: mean, error: sd) : AbilityEstimate(theta: .nan, error: .nan)
        }
        if method == .ml {
            if answered.allSatisfy({ $0.category == 0 }) { return AbilityEstimate(theta: -.infinity, error: .infinity) }
            if answered.allSatisfy({ $0.category == items[$0.item].categories - 1 }) {
                return AbilityEstimate(theta: .infinity, error: .infinity)
            }
        }
        let person = Person(search: self, answered: answered, method: method)
        let theta = person.root
        let curvature = method == .map ? person.curvature(at: theta) : person.information(at: theta)
        return AbilityEstimate(theta: theta, error: (1 / curvature).squareRoot())
    }

    private struct Person {
        let search: AbilitySearch
        let answered: [(item: Int, category: Int)]
        let method: ScoringMethod

        /// Where the derivative goes through 0 downwards; where it does so more than once, the place with the largest
        /// height. The ends stand for what lies beyond.
        var root: Double {
            let slopes = tabled
            let nodes = search.nodes
            var roots = (1..<nodes.count).filter { slopes[$0 - 1] > 0 && slopes[$0] <= 0 }
                .map { bisected(nodes[$0 - 1], nodes[$0]) }
            if slopes[0] < 0 { roots.insert(nodes[0], at: 0) }
            if slopes[nodes.count - 1] > 0 { roots.append(nodes[nodes.count - 1]) }
            guard roots.count > 1 else { return roots.first ?? 0 }
            var best = roots[0]
            var height = self.height(at: best)
            for root in roots.dropFirst() {
                let own = self.height(at: root)
                if own > height { (best, height) = (root, own) }
            }
            return best
        }

        private var tabled: [Double] {
            var slopes = [Double](repeating: 0, count: search.nodes.count)
            for (item, category) in answered {
                let own = search.scores[item][category]
                for node in slopes.indices { slopes[node] += own[node] }
            }
            switch method {
            case .map:
                for node in slopes.indices {
                    slopes[node] -= (search.nodes[node] - search.mean) / (search.sd * search.sd)
                }
            case .wle:
                var information = [Double](repeating: 0, count: slopes.count)
                var bias = information
                for (item, _) in answered {
                    let (own, ownBias) = (search.information[item], search.bias[item])
                    for node in slopes.indices {
                        information[node] += own[node]
                        bias[node] += ownBias[node]
                    }
                }
                for node in slopes.indices where information[node] > 0 {
                    slopes[node] += bias[node] / (2 * information[node])
                }
            case .eap, .ml: break
            }
            return slopes
        }

        /// The root between two ends of different sign: secants, kept inside by bisection (Illinois).
        private func bisected(_ low: Double, _ high: Double) -> Double {
            var (a, b) = (low, high)
            var (fa, fb) = (derivative(at: a), derivative(at: b))
            for _ in 0..<80 {
                if b - a < 1e-10 { break }
                var c = fa == fb ? (a + b) / 2 : b - fb * (b - a) / (fb - fa)
                if !(c > a && c < b) { c = (a + b) / 2 }
                let fc = derivative(at: c)
                if abs(fc) < 1e-11 { return c }
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

        private func derivative(at theta: Double) -> Double {
            var sum = 0.0
            var (information, bias) = (0.0, 0.0)
            for (item, category) in answered {
                sum += search.items[item].score(of: category, at: theta)
                guard method == .wle else { continue }
                let (own, ownBias) = search.items[item].warm(at: theta)
                information += own
                bias += ownBias
            }
            switch method {
            case .map: return sum - (theta - search.mean) / (search.sd * search.sd)
            case .wle: return information > 0 ? sum + bias / (2 * information) : sum
            case .eap, .ml: return sum
            }
        }

        private func height(at theta: Double) -> Double {
            let likelihood = answered.reduce(0) {
                $0 + log(search.items[$1.item].probability(of: $1.category, at: theta))
            }
            switch method {
            case .map:
                return likelihood - (theta - search.mean) * (theta - search.mean) / (2 * search.sd * search.sd)
            case .wle: return likelihood + log(information(at: theta)) / 2
            case .eap, .ml: return likelihood
            }
        }

        func information(at theta: Double) -> Double {
            answered.reduce(0) { $0 + search.items[$1.item].information(at: theta) }
        }

        /// Observed curvature, by the derivative's own change.
        func curvature(at theta: Double) -> Double {
            let width = 1e-4
            return (derivative(at: theta - width) - derivative(at: theta + width)) / (2 * width)
        }
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
