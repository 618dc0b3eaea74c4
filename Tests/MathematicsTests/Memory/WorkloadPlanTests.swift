import Mathematics
import Testing

@Suite("Workload of practice")
struct WorkloadPlanTests {
    static let day: Int64 = 86_400

    /// A year of a person who meets five of 200 cards a day and answers as the model says; how the first answers of the
    /// reference were drawn is not stated: here three in ten are wrong.
    struct Year {
        var reviews = 0
        var weekly = [Int](repeating: 0, count: 60)
        var recallHalfAYearLater = 0.0

        init(retention: Double, seed: UInt64, cards: Int = 200, days: Int64 = 365) throws {
            let scheduler = try MemoryScheduler(
                desiredRetention: retention, learningSteps: [], relearningSteps: [])
            var generator = SeededGenerator(seed: seed)
            for index in 0..<cards {
                var card = MemoryCard(due: Int64(index / 5) * WorkloadPlanTests.day)
                while card.due < days * WorkloadPlanTests.day {
                    let now = card.due
                    let recall = card.memory == nil ? 0.7 : scheduler.retrievability(card, at: now)
                    card = scheduler.review(card, generator.unit() < recall ? .good : .again, at: now)
                    reviews += 1
                    weekly[Int(now / (7 * WorkloadPlanTests.day))] += 1
                }
                let later = (days + 180) * WorkloadPlanTests.day
                recallHalfAYearLater += scheduler.retrievability(card, at: later) / Double(cards)
            }
        }
    }

    @Test("simulated years have the size and the ratios of the documented workload, within a quarter")
    func documentedWorkload() throws {
        let documented: [(retention: Double, reviews: Double, week5: Double)] = [
            (0.80, 1219, 112), (0.85, 1703, 138), (0.90, 2193, 169), (0.95, 3349, 234),
        ]
        var reviews: [Double] = []
        for setting in documented {
            let years = try (1...5).map { try Year(retention: setting.retention, seed: UInt64($0)) }
            let mean = Double(years.map(\.reviews).reduce(0, +)) / 5
            let week5 = Double(years.map { $0.weekly[4] }.reduce(0, +)) / 5
            let week26 = Double(years.map { $0.weekly[25] }.reduce(0, +)) / 5
            reviews.append(mean)
            #expect(abs(mean / setting.reviews - 1) < 0.25)
            #expect(abs(week5 / setting.week5 - 1) < 0.25)
            #expect(week26 < week5 / 4)
            if setting.retention == 0.85 {
                #expect(years.allSatisfy { abs($0.recallHalfAYearLater - 0.84) < 0.03 })
            }
        }
        for (got, setting) in zip(reviews, documented) {
            #expect(abs(got / reviews[1] / (setting.reviews / 1703) - 1) < 0.25)
        }
    }

    @Test("the forgetting after one good answer is the documented one")
    func forgetting() {
        let model = MemoryModel.standard
        let memory = model.first(.good)
        let recalls = [7.0, 30, 90, 365].map { model.retrievability(stability: memory.stability, days: $0) }
        #expect(distance(recalls, [0.81, 0.67, 0.57, 0.46]) < 0.005)
    }

    func plan(
        _ cards: [MemoryCard], minutes: Double = 20, new: Int = 5, days: Int64 = 60
    ) throws -> WorkloadPlan {
        WorkloadPlan(
            cards: cards, scheduler: try MemoryScheduler(), start: 0, exam: days * Self.day,
            budget: .init(minutesPerDay: minutes, secondsPerCard: 15, newCardsPerDay: new))
    }

    @Test("due cards come before new ones, the likeliest forgotten first, and no day exceeds its minutes")
    func order() throws {
        let seen = (0..<30).map { index in
            MemoryCard(
                memory: MemoryStrength(stability: 4 + Double(index % 7), difficulty: 5), state: .review, step: nil,
                due: -Self.day, lastReview: -Self.day * Int64(5 + index % 3))
        }
        let cards = (0..<40).map { _ in MemoryCard(due: 0) } + seen
        let plan = try plan(cards, minutes: 5)
        #expect(plan.days.count == 60)
        #expect(plan == (try self.plan(cards, minutes: 5)))
        let scheduler = try MemoryScheduler()
        let first = plan.days[0]
        #expect(first.postponed > 0 && first.new == 0)
        let recalls = first.cards.map { scheduler.retrievability(cards[$0], at: 0) }
        #expect(recalls == recalls.sorted())
        for day in plan.days {
            #expect(day.minutes <= 5 + 1e-9 && day.new <= 5)
            #expect(Set(day.cards).count == day.cards.count)
            #expect(day.postponed == 0 || day.new == 0)
        }
        let new = plan.days.flatMap { $0.cards.suffix($0.new) }
        #expect(new == Array(0..<40))
    }

    @Test("more minutes do not lower the recall expected at the examination")
    func monotone() throws {
        let cards = (0..<120).map { _ in MemoryCard(due: 0) }
        let recalls = try [2.0, 4, 8, 16, 32].map { try plan(cards, minutes: $0).expectedRecall }
        #expect(zip(recalls, recalls.dropFirst()).allSatisfy { $1 > $0 - 0.01 })
        #expect(recalls[0] < recalls[4] - 0.1 && recalls.allSatisfy { (0...1).contains($0) })
    }

    @Test(
        "what the plan expects is near to what simulated learners without a limit do",
        arguments: [60, 180, 365] as [Int64])
    func expectation(days: Int64) throws {
        let cards = (0..<100).map { _ in MemoryCard(due: 0) }
        let plan = try plan(cards, minutes: 1000, days: days)
        let scheduler = try MemoryScheduler()
        var looks = 0.0
        var recall = 0.0
        var generator = SeededGenerator(seed: 7)
        let exam = days * Self.day
        for _ in 0..<20 {
            for index in cards.indices {
                var card = MemoryCard(due: Int64(index / 5) * Self.day)
                while card.due < exam {
                    let now = card.due
                    let chance = card.memory == nil ? 1 : scheduler.retrievability(card, at: now)
                    card = scheduler.review(card, generator.unit() < chance ? .good : .again, at: now)
                    looks += 1 / 20.0
                }
                recall += scheduler.retrievability(card, at: exam) / 2000
            }
        }
        let planned = plan.days.reduce(0) { $0 + $1.minutes } * 4
        #expect(abs(planned / looks - 1) < 0.05)
        #expect(abs(plan.expectedRecall - recall) < 0.01)
    }

    @Test("no cards, no time and a past examination give an empty plan")
    func empty() throws {
        #expect(try plan([]).expectedRecall.isNaN)
        #expect(try plan([MemoryCard(due: 0)], minutes: 0).expectedRecall == 0)
        #expect(try plan([MemoryCard(due: 0)], minutes: .nan).days.allSatisfy { $0.cards.isEmpty })
        #expect(try plan([MemoryCard(due: 0)], new: -3).expectedRecall == 0)
        #expect(try plan([MemoryCard(due: 0)], days: 0).days.isEmpty)
        #expect(try plan([MemoryCard(due: 0)], days: -4).days.isEmpty)
    }
}
