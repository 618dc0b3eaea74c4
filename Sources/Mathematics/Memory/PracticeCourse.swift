/// One course of practice day by day, the answers drawn from the memory model: a card is recalled with the chance the
/// model gives it. New cards are put until their learning steps are over; forgotten ones through the relearning steps,
/// recalled each time.
struct PracticeCourse {
    private(set) var cards: [MemoryCard]
    private let scheduler: MemoryScheduler
    private let seconds: Double
    private let secondsPerCard: Double
    private let newCardsPerDay: Int
    /// New cards not yet taken, in their order.
    private var unseen: ArraySlice<Int>
    private var generator: SeededGenerator

    init(cards: [MemoryCard], scheduler: MemoryScheduler, budget: WorkloadPlan.Budget, seed: UInt64) {
        self.cards = cards
        self.scheduler = scheduler
        let usable = budget.minutesPerDay > 0 && budget.secondsPerCard > 0
        seconds = usable ? budget.minutesPerDay * 60 : 0
        secondsPerCard = usable ? budget.secondsPerCard : 1
        newCardsPerDay = max(0, budget.newCardsPerDay)
        unseen = cards.indices.filter { cards[$0].memory == nil }[...]
        generator = SeededGenerator(seed: seed)
    }

    mutating func day(from start: Int64) -> WorkloadPlan.Day {
        var day = WorkloadPlan.Day(cards: [], new: 0, minutes: 0, postponed: 0)
        var left = seconds
        let due = dueCards(from: start)
        for (place, candidate) in due.enumerated() {
            let looks = 1 + (1 - candidate.recall) * Double(scheduler.relearningSteps.count)
            guard spend(looks, of: &left) else {
                day.postponed = due.count - place
                break
            }
            answer(candidate.card, generator.unit() < candidate.recall ? .good : .again, from: start)
            day.cards.append(candidate.card)
        }
        while day.postponed == 0, day.new < newCardsPerDay, let card = unseen.first {
            guard spend(Double(max(1, scheduler.learningSteps.count)), of: &left) else { break }
            unseen.removeFirst()
            answer(card, .good, from: start)
            day.cards.append(card)
            day.new += 1
        }
        day.minutes = (seconds - left) / 60
        return day
    }

    /// Cards seen before that fall due within the day, by recall from the lowest, then by index.
    private func dueCards(from start: Int64) -> [(card: Int, recall: Double)] {
        let end = start &+ MemoryCard.secondsPerDay
        return cards.indices
            .filter { cards[$0].memory != nil && cards[$0].due < end }
            .map { ($0, scheduler.retrievability(cards[$0], at: max(start, cards[$0].due))) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }

    /// False where the time left does not suffice for so many looks.
    private func spend(_ looks: Double, of left: inout Double) -> Bool {
        // The last card of a full day may lack a rounding error.
        guard looks * secondsPerCard <= left + 1e-9 else { return false }
        left -= looks * secondsPerCard
        return true
    }

    private mutating func answer(_ index: Int, _ rating: MemoryRating, from start: Int64) {
        let moment = max(start, cards[index].memory == nil ? start : cards[index].due)
        var card = scheduler.review(cards[index], rating, at: moment)
        while card.state != .review { card = scheduler.review(card, .good, at: card.due) }
        cards[index] = card
    }
}
