/// A card of practice and what is known of the memory of it. Times are seconds since an epoch of the caller's choice.
package struct MemoryCard: Sendable, Hashable, Codable {
    package enum State: String, Sendable, Hashable, Codable {
        /// In the first steps, or never seen.
        case learning
        case review
        /// In the steps after it was forgotten.
        case relearning
    }

    /// Nil until the first review.
    package var memory: MemoryStrength?
    package var state: State
    /// Place in the learning or relearning steps, from 0; nil in review.
    package var step: Int?
    package var due: Int64
    package var lastReview: Int64?

    /// A card that was never seen.
    package init(due: Int64) {
        self.init(memory: nil, state: .learning, step: 0, due: due, lastReview: nil)
    }

    package init(memory: MemoryStrength?, state: State, step: Int?, due: Int64, lastReview: Int64?) {
        self.memory = memory
        self.state = state
        self.step = step
        self.due = due
        self.lastReview = lastReview
    }

    /// Whole days of 24 hours since the last review, not calendar days; 0 without one or where `time` is before it.
    package func days(at time: Int64) -> Double {
        guard let lastReview, time > lastReview else { return 0 }
        return Double(max(0, time &- lastReview) / MemoryCard.secondsPerDay)
    }

    package static let secondsPerDay: Int64 = 86_400
}
