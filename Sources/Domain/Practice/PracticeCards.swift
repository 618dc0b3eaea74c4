package import Mathematics

/// What somebody remembers of a bank, worked out from the log of their answers (FSRS-6; docs/algorithms/measurement.md).
/// Nothing is kept but the answers.
package struct PracticeCards: Sendable {
    /// One answer of practice. Times are seconds since 1970.
    package struct Review: Sendable, Hashable {
        package var question: Int
        package var isRight: Bool
        package var confidence: AnswerConfidence
        package var seconds: Int
        package var at: Int64

        package init(question: Int, isRight: Bool, confidence: AnswerConfidence, seconds: Int, at: Int64) {
            self.question = question
            self.isRight = isRight
            self.confidence = confidence
            self.seconds = seconds
            self.at = at
        }
    }

    /// Questions got wrong are looked at again before they are due where nothing else is left: seconds ahead. Those that were
    /// right have longer steps, and wait for another time.
    static let lookAhead: Int64 = 300

    package let bank: QuestionBank
    /// One for each question.
    package private(set) var cards: [MemoryCard]
    package let scheduler: MemoryScheduler
    private let course: [Int]

    /// - Parameter reviews: the oldest first; those of questions that are no more are passed over.
    package init(_ bank: QuestionBank, _ reviews: [Review], scheduler: MemoryScheduler) {
        self.bank = bank
        self.scheduler = scheduler
        course = bank.course
        cards = bank.questions.map { _ in MemoryCard(due: 0) }
        for review in reviews where cards.indices.contains(review.question) {
            // The explanation of the question before is in the time too.
            let slow = Double(max(20, bank.questions[review.question].seconds)) * 2.5
            let rating = MemoryRating(
                right: review.isRight, confidence: review.confidence, seconds: Double(review.seconds), slowBeyond: slow)
            cards[review.question] = scheduler.review(cards[review.question], rating, at: review.at)
        }
    }

    package var seen: Int { cards.count { $0.memory != nil } }

    /// Questions to look at again: steps that are due now, and what falls due by the end of the day.
    package func due(at now: Int64, endOfDay: Int64) -> Int {
        cards.count { card in
            card.memory != nil && (card.state == .review ? card.due < endOfDay : card.due <= now)
        }
    }

    /// Mean chance to recall at a moment the questions seen; nil without any.
    package func recall(at moment: Int64) -> Double? {
        let own = cards.filter { $0.memory != nil }
        guard !own.isEmpty else { return nil }
        return own.reduce(0) { $0 + scheduler.retrievability($1, at: moment) } / Double(own.count)
    }

    /// The question to put now: steps that are due, then what is due today with the likeliest forgotten first, then new
    /// ones, then steps that are soon due; nil where nothing is left.
    ///
    /// - Parameters:
    ///   - endOfDay: what falls due before it is for today.
    ///   - newLeft: how many new questions may still be put.
    ///   - barred: new questions that are not put now.
    ///   - last: the question put last: not again at once where there is another.
    package func next(at now: Int64, endOfDay: Int64, newLeft: Int, barred: Set<Int> = [], after last: Int? = nil)
        -> Int?
    {
        func isStep(_ card: MemoryCard) -> Bool { card.memory != nil && card.state != .review }
        func earliest(before moment: Int64) -> Int? {
            cards.indices.filter { isStep(cards[$0]) && cards[$0].due <= moment && $0 != last }
                .min { (cards[$0].due, $0) < (cards[$1].due, $1) }
        }
        if let step = earliest(before: now) { return step }
        let due = cards.indices.filter { cards[$0].state == .review && cards[$0].due < endOfDay && $0 != last }
        if let forgotten = due.min(by: { recall($0, now) < recall($1, now) }) { return forgotten }
        if newLeft > 0, let new = course.first(where: { cards[$0].memory == nil && !barred.contains($0) }) {
            return new
        }
        if let soon = earliest(before: now + Self.lookAhead) { return soon }
        guard let last, isStep(cards[last]), cards[last].due <= now + Self.lookAhead else { return nil }
        return last
    }

    private func recall(_ question: Int, _ now: Int64) -> Double {
        scheduler.retrievability(cards[question], at: now)
    }
}
