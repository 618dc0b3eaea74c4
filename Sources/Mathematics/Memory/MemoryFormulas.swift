import func Foundation.exp
import func Foundation.pow

/// What is remembered of one card: S and D.
package struct MemoryStrength: Sendable, Hashable, Codable {
    /// Days until the chance of recall has fallen to 0.9, at least 0.001.
    package var stability: Double
    /// 1 to 10.
    package var difficulty: Double

    package init(stability: Double, difficulty: Double) {
        self.stability = stability
        self.difficulty = difficulty
    }
}

extension MemoryModel {
    package static let leastStability = 0.001

    /// Chance of recall `days` after the last review; 1 where `days` is 0 or less.
    package func retrievability(stability: Double, days: Double) -> Double {
        days > 0 ? pow(1 + factor * days / stability, decay) : 1
    }

    /// Whole days until the chance of recall has fallen to `retention`, half a day going to the even number: from 1 to
    /// `maximum`.
    package func interval(stability: Double, retention: Double, maximum: Int = 36_500) -> Int {
        MemoryModel.days(stability * reach(retention), maximum)
    }

    /// Days per day of stability until the chance of recall has fallen to `retention`.
    func reach(_ retention: Double) -> Double { (pow(retention, 1 / decay) - 1) / factor }

    static func days(_ exact: Double, _ maximum: Int) -> Int {
        // Not a number fails both comparisons and ends as 1.
        guard exact > 1 else { return min(1, maximum) }
        return exact < Double(maximum) ? min(maximum, Int(exact.rounded(.toNearestOrEven))) : maximum
    }

    /// After the first review of all.
    package func first(_ rating: MemoryRating) -> MemoryStrength {
        let index = Double(rating.rawValue - 1)
        return MemoryStrength(
            stability: max(MemoryModel.leastStability, weights[rating.rawValue - 1]),
            difficulty: MemoryModel.difficulty(ease.start - exp(ease.spread * index) + 1))
    }

    /// After a further review, `days` (whole ones) after the one before; less than 1 is the same day.
    package func next(_ memory: MemoryStrength, _ rating: MemoryRating, days: Double) -> MemoryStrength {
        let stability: Double
        if days < 1 {
            stability = sameDayStability(memory.stability, rating)
        } else {
            let recall = retrievability(stability: memory.stability, days: days)
            stability =
                rating == .again
                ? forgottenStability(memory, recall: recall) : recalledStability(memory, rating, recall: recall)
        }
        return MemoryStrength(
            stability: max(MemoryModel.leastStability, stability),
            difficulty: difficulty(after: rating, from: memory.difficulty))
    }

    /// S after a recall that had the chance `recall`. `again` is taken without bonus or malus.
    package func recalledStability(_ memory: MemoryStrength, _ rating: MemoryRating, recall: Double) -> Double {
        let grade = rating == .hard ? success.hard : rating == .easy ? success.easy : 1
        let growth =
            success.gain * (11 - memory.difficulty) * pow(memory.stability, success.power)
            * (exp((1 - recall) * success.spacing) - 1)
        return memory.stability * (1 + growth * grade)
    }

    /// S after forgetting what had the chance `recall`; never more than a same-day failure leaves.
    package func forgottenStability(_ memory: MemoryStrength, recall: Double) -> Double {
        let long =
            failure.scale * pow(memory.difficulty, failure.difficulty)
            * (pow(memory.stability + 1, failure.stability) - 1) * exp((1 - recall) * failure.spacing)
        return min(long, memory.stability / failure.divisor)
    }

    /// S after a further review on the same day: what is recalled, even with effort, is not weakened.
    package func sameDayStability(_ stability: Double, _ rating: MemoryRating) -> Double {
        let power = pow(stability, sameDay.power)
        switch rating {
        case .again: return stability * (sameDay.again * power)
        case .hard: return stability * max(1, sameDay.hard * power)
        case .good: return stability * max(1, sameDay.good * power)
        case .easy: return stability * max(1, sameDay.easy * power)
        }
    }

    package func difficulty(after rating: MemoryRating, from difficulty: Double) -> Double {
        MemoryModel.difficulty(
            ease.reversion * ease.target + (1 - ease.reversion) * movedDifficulty(difficulty, rating))
    }

    /// D before it is drawn back to that of an easy card: the nearer to 10, the smaller the step.
    func movedDifficulty(_ difficulty: Double, _ rating: MemoryRating) -> Double {
        difficulty + (10 - difficulty) * (-ease.step * Double(rating.rawValue - 3)) / 9
    }

    private static func difficulty(_ value: Double) -> Double { min(10, max(1, value)) }
}
