import Mathematics

extension SpeedBench {
    /// Adaptive tests from a bank of 300: each answered item is one estimate and one choice among what is left.
    func sessions() throws -> [Row] {
        let (people, questions) = (2_000, 20)
        var random = SeededGenerator(seed: 1)
        let bank = try AdaptiveBank(items: random.items(300, lower: 0.25))
        let abilities = random.normals(people)
        var rules = AdaptiveRules()
        rules.mostItems = questions
        let (seconds, answered) = try best(3) {
            var random = SeededGenerator(seed: 2)
            return try abilities.reduce(0) { sum, theta in
                let (test, _) = try AdaptiveSession.run(bank, rules) { random.answer(bank.items[$0], theta) }
                return sum + test.log.answers.count
            }
        }
        let each = seconds / Double(answered)
        return [
            Row(
                job: "adaptive test, bank of 300, one answered item", seconds: each,
                said: "\(Figure.fixed(1e6 * each, 1)) µs; a test of \(questions) "
                    + "\(Figure.fixed(1e3 * each * Double(questions), 3)) ms")
        ]
    }

    /// Cards reviewed a day or more apart, forgotten once in eight.
    func reviews() throws -> [Row] {
        let scheduler = try MemoryScheduler()
        let (cards, times) = (20_000, 50)
        let (seconds, days) = best(3) {
            var days = 0.0
            var random = SeededGenerator(seed: 1)
            for _ in 0..<cards {
                var card = MemoryCard(due: 0)
                for _ in 0..<times {
                    let rating = random.next() & 7 == 0 ? MemoryRating.again : .good
                    card = scheduler.review(card, rating, at: card.due)
                }
                days += card.days(at: card.due)
            }
            return days
        }
        let reviews = Double(cards * times)
        return [
            Row(
                job: "one review of a card (FSRS-6)", seconds: seconds / reviews,
                said: "\(Figure.whole(Int(reviews / seconds))) reviews a second, mean last wait "
                    + "\(Figure.fixed(days / Double(cards), 0)) days")
        ]
    }
}
