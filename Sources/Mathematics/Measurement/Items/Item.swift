import func Foundation.exp
import func Foundation.log

/// How an item's answers depend on the ability θ, in standard deviations of the group it was calibrated on.
///
/// Right and wrong: P(right) = c + (1 − c)·s(aθ + d), s(x) = 1/(1 + e⁻ˣ), with no constant 1.702 (Birnbaum 1968; c fixed
/// at one over the options). In grades from 0: P(grade ≥ k) = s(aθ + dₖ) with d₁ > d₂ > … (Samejima 1969). A right answer
/// is category 1, a wrong one category 0.
package struct Item: Sendable, Hashable {
    /// a, above 0.
    package var slope: Double
    /// d for right and wrong; d₁ > d₂ > … for grades.
    package var intercepts: [Double]
    /// c: the chance that somebody who knows nothing gives the right answer. 0 for grades.
    package var lower: Double

    package init(slope: Double, intercepts: [Double], lower: Double = 0) {
        self.slope = slope
        self.intercepts = intercepts
        self.lower = lower
    }

    /// An item with right and wrong answers by its difficulty b = −d/a.
    package init(slope: Double, difficulty: Double, lower: Double = 0) {
        self.init(slope: slope, intercepts: [-slope * difficulty], lower: lower)
    }

    package var categories: Int { intercepts.count + 1 }
    package var isGraded: Bool { intercepts.count > 1 }

    /// b = −d/a, one for each intercept.
    package var difficulties: [Double] { intercepts.map { -$0 / slope } }

    /// P(right), or P(grade ≥ k) for the k-th intercept, counted from 0.
    package func reaching(_ step: Int, at theta: Double) -> Double {
        lower + (1 - lower) * Item.logistic(slope * theta + intercepts[step])
    }

    package func probability(of category: Int, at theta: Double) -> Double {
        if !isGraded {
            let s = Item.logistic(slope * theta + intercepts[0])
            // 1 − P = (1 − c)(1 − s), which stays exact where P is almost 1.
            return category == 1
                ? lower + (1 - lower) * s : (1 - lower) * Item.logistic(-slope * theta - intercepts[0])
        }
        let up = category == 0 ? 1 : Item.logistic(slope * theta + intercepts[category - 1])
        let beyond = category == categories - 1 ? 0 : Item.logistic(slope * theta + intercepts[category])
        return up - beyond
    }

    /// Natural logarithm of `probability`; an answer that is impossible on paper stays a finite surprise.
    package func logProbability(of category: Int, at theta: Double) -> Double {
        log(max(1e-300, probability(of: category, at: theta)))
    }

    /// Probabilities of all categories.
    package func probabilities(at theta: Double) -> [Double] {
        (0..<categories).map { probability(of: $0, at: theta) }
    }

    /// Mean score expected at θ: the chance of a right answer, or the mean grade.
    package func expectedScore(at theta: Double) -> Double {
        (0..<intercepts.count).reduce(0) { $0 + reaching($1, at: theta) }
    }

    /// Fisher's information about θ: Σ P′²/P over the categories.
    package func information(at theta: Double) -> Double {
        if !isGraded {
            // a²(1 − c)·s²(1 − s)/P, without 0/0 at either end.
            let s = Item.logistic(slope * theta + intercepts[0])
            let not = Item.logistic(-slope * theta - intercepts[0])
            return slope * slope * (1 - lower) * s * s * not / (lower + (1 - lower) * s)
        }
        var sum = 0.0
        var previous = 0.0
        for category in 0..<categories {
            let next: Double
            if category < intercepts.count {
                let s = Item.logistic(slope * theta + intercepts[category])
                next = slope * s * (1 - s)
            } else {
                next = 0
            }
            // P′ of the category: what reaches it less what goes beyond.
            let derivative = previous - next
            let probability = probability(of: category, at: theta)
            if probability > 0 { sum += derivative * derivative / probability }
            previous = next
        }
        return sum
    }

    /// Derivative of log P(category) by θ.
    package func score(of category: Int, at theta: Double) -> Double {
        if !isGraded {
            let s = Item.logistic(slope * theta + intercepts[0])
            if category == 0 { return -slope * s }
            return slope * (1 - lower) * s * Item.logistic(-slope * theta - intercepts[0]) / (lower + (1 - lower) * s)
        }
        // log(s(u) − s(v)) by θ: a(s(u)(1 − s(u)) − s(v)(1 − s(v)))/(s(u) − s(v)) = a(1 − s(u) − s(v)).
        let up = category == 0 ? 1 : Item.logistic(slope * theta + intercepts[category - 1])
        let beyond = category == categories - 1 ? 0 : Item.logistic(slope * theta + intercepts[category])
        return slope * (1 - up - beyond)
    }

    /// 1/(1 + e⁻ˣ).
    package static func logistic(_ x: Double) -> Double {
        if x >= 0 { return 1 / (1 + exp(-x)) }
        let e = exp(x)
        return e / (1 + e)
    }
}

extension Sequence where Element == Item {
    /// Fisher's information of all items together at θ.
    package func information(at theta: Double) -> Double { reduce(0) { $0 + $1.information(at: theta) } }

    /// Score expected of somebody at θ: the test characteristic curve.
    package func expectedScore(at theta: Double) -> Double { reduce(0) { $0 + $1.expectedScore(at: theta) } }
}
