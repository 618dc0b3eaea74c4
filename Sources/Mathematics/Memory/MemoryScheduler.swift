package enum MemorySchedulerError: Error, Hashable, Sendable {
    /// Not above 0 and at most 1.
    case retention(Double)
    /// A learning step (or relearning step) that is not from 1 second to a year; the index counts from 0.
    case learningStep(index: Int)
    case relearningStep(index: Int)
    /// Below one day or above ten thousand years.
    case maximumInterval(Int)
}

/// When a card is put next: FSRS-6 with the steps of the py-fsrs package, without random spread.
///
/// No review allocates: a million a second on one core are within reach.
package struct MemoryScheduler: Sendable, Hashable {
    package let model: MemoryModel
    /// The chance of recall at which a card falls due.
    package let desiredRetention: Double
    /// Seconds until a new card is put again on the day it is learnt.
    package let learningSteps: [Int64]
    /// Seconds until a forgotten card is put again.
    package let relearningSteps: [Int64]
    /// Days.
    package let maximumInterval: Int
    private let reach: Double

    package init(
        model: MemoryModel = .standard, desiredRetention: Double = 0.85, learningSteps: [Int64] = [60, 600],
        relearningSteps: [Int64] = [600], maximumInterval: Int = 36_500
    ) throws(MemorySchedulerError) {
        guard desiredRetention > 0, desiredRetention <= 1 else { throw .retention(desiredRetention) }
        if let index = learningSteps.firstIndex(where: MemoryScheduler.isNoStep) { throw .learningStep(index: index) }
        if let index = relearningSteps.firstIndex(where: MemoryScheduler.isNoStep) {
            throw .relearningStep(index: index)
        }
        guard (1...3_650_000).contains(maximumInterval) else { throw .maximumInterval(maximumInterval) }
        self.model = model
        self.desiredRetention = desiredRetention
        self.learningSteps = learningSteps
        self.relearningSteps = relearningSteps
        self.maximumInterval = maximumInterval
        reach = model.reach(desiredRetention)
    }

    private static func isNoStep(_ seconds: Int64) -> Bool { !(1...31_536_000).contains(seconds) }

    /// Chance that the card is recalled at `time`, by whole days; 0 for a card never seen.
    package func retrievability(_ card: MemoryCard, at time: Int64) -> Double {
        guard let memory = card.memory else { return 0 }
        return model.retrievability(stability: memory.stability, days: card.days(at: time))
    }

    /// Days until a card of this stability falls due.
    package func interval(stability: Double) -> Int { MemoryModel.days(stability * reach, maximumInterval) }

    /// The card after it was answered at `time`.
    package func review(_ card: MemoryCard, _ rating: MemoryRating, at time: Int64) -> MemoryCard {
        var next = card
        let memory: MemoryStrength
        if let before = card.memory {
            memory = model.next(before, rating, days: card.days(at: time))
        } else {
            memory = model.first(rating)
        }
        next.memory = memory
        next.lastReview = time
        let wait: Int64?
        switch card.state {
        case .learning: wait = MemoryScheduler.step(&next.step, learningSteps, rating)
        case .relearning: wait = MemoryScheduler.step(&next.step, relearningSteps, rating)
        case .review:
            wait = rating == .again ? relearningSteps.first : nil
            if wait != nil {
                next.state = .relearning
                next.step = 0
            }
        }
        if let wait {
            next.due = time &+ wait
        } else {
            next.state = .review
            next.step = nil
            next.due = time &+ Int64(interval(stability: memory.stability)) * MemoryCard.secondsPerDay
        }
        return next
    }

    /// Seconds until the next step, or nil when the steps are over.
    private static func step(_ step: inout Int?, _ steps: [Int64], _ rating: MemoryRating) -> Int64? {
        let place = max(0, step ?? 0)
        guard let first = steps.first, place < steps.count || rating == .again else { return nil }
        switch rating {
        case .again:
            step = 0
            return first
        case .hard:
            step = place
            // Between the first two steps, or half as long again as the only one; half seconds are dropped.
            if place > 0 { return steps[place] }
            return steps.count > 1 ? (first + steps[1]) / 2 : first * 3 / 2
        case .good:
            guard place + 1 < steps.count else { return nil }
            step = place + 1
            return steps[place + 1]
        case .easy: return nil
        }
    }
}
