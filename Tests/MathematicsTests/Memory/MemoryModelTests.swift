import Mathematics
import Testing

@Suite("FSRS-6 formulas")
struct MemoryModelTests {
    struct File: Decodable {
        struct Curve: Decodable { let days, stability, retrievability: [Double] }
        struct Intervals: Decodable {
            let desired_retention: [Double]
            let interval_days: [Int]
        }
        struct Difficulty: Decodable {
            let rating: [Int]
            let after: [Double]
        }
        struct Recall: Decodable {
            let difficulty, retrievability: [Double]
            let rating: [Int]?
            let value: [Double]
        }
        struct SameDay: Decodable {
            let rating: [Int]
            let value: [Double]
        }
        struct Memory: Decodable {
            let ratings: [Int]
            let days_between: [Int64]
            let stability, difficulty: Double
        }
        struct Schedule: Decodable {
            let ratings: [Int]
            let value: [Int64]
        }
        let default_parameters: [Double]
        let forgetting_curve: Curve
        let next_interval_stability_1: Intervals
        let next_difficulty_from_5: Difficulty
        let stability_after_success_S5: Recall
        let stability_after_failure_S5: Recall
        let stability_short_term_S5: SameDay
        let memo_state: Memory
        let intervals_days: Schedule
    }

    let model = MemoryModel.standard
    let file: File

    init() throws { file = try Reference.json("fsrs/official_vectors.json") }

    func rating(_ grade: Int) throws -> MemoryRating { try #require(MemoryRating(rawValue: grade)) }

    @Test("the numbers published with the packages come out")
    func published() throws {
        #expect(model.weights == file.default_parameters)
        let curve = file.forgetting_curve
        let recalls = zip(curve.days, curve.stability).map { model.retrievability(stability: $1, days: $0) }
        let difficulties = try file.next_difficulty_from_5.rating.map {
            model.difficulty(after: try rating($0), from: 5)
        }
        let success = file.stability_after_success_S5
        let recalled = try success.value.indices.map {
            model.recalledStability(
                MemoryStrength(stability: 5, difficulty: success.difficulty[$0]), try rating(success.rating?[$0] ?? 0),
                recall: success.retrievability[$0])
        }
        let failure = file.stability_after_failure_S5
        let forgotten = failure.value.indices.map {
            model.forgottenStability(
                MemoryStrength(stability: 5, difficulty: failure.difficulty[$0]), recall: failure.retrievability[$0])
        }
        let sameDay = try file.stability_short_term_S5.rating.map { model.sameDayStability(5, try rating($0)) }
        let deviations = [
            distance(recalls, curve.retrievability), distance(difficulties, file.next_difficulty_from_5.after),
            distance(recalled, success.value), distance(forgotten, failure.value),
            distance(sameDay, file.stability_short_term_S5.value),
        ]
        #expect(deviations.allSatisfy { $0 < 1e-4 })
        let intervals = file.next_interval_stability_1
        // The first was computed in single precision: a millionth of three million days.
        for (retention, days) in zip(intervals.desired_retention, intervals.interval_days) {
            let got = model.interval(stability: 1, retention: retention, maximum: .max)
            #expect(Double(abs(got - days)) <= 1e-4 * Double(days))
            if days < 100_000 { #expect(got == days) }
        }
    }

    @Test("the published review histories come out")
    func histories() throws {
        let scheduler = try MemoryScheduler(desiredRetention: 0.9)
        var card = MemoryCard(due: 0)
        var time: Int64 = 0
        for (grade, days) in zip(file.memo_state.ratings, file.memo_state.days_between) {
            time += days * 86_400
            card = scheduler.review(card, try rating(grade), at: time)
        }
        let memory = try #require(card.memory)
        #expect(abs(memory.stability - file.memo_state.stability) < 1e-4)
        #expect(abs(memory.difficulty - file.memo_state.difficulty) < 1e-4)

        card = MemoryCard(due: 0)
        let days = try file.intervals_days.ratings.map { grade in
            let now = card.due
            card = scheduler.review(card, try rating(grade), at: now)
            return (card.due - now) / 86_400
        }
        #expect(days == file.intervals_days.value)
    }

    @Test("recall falls with time, and success strengthens more the later it comes")
    func shapes() {
        let memory = MemoryStrength(stability: 10, difficulty: 5)
        let recalls = (0...100).map { model.retrievability(stability: 10, days: Double($0)) }
        #expect(zip(recalls, recalls.dropFirst()).allSatisfy { $0 > $1 })
        #expect(abs(model.retrievability(stability: 10, days: 10) - 0.9) < 1e-12)
        let gains = (1...100).map { model.next(memory, .good, days: Double($0)).stability }
        #expect(zip(gains, gains.dropFirst()).allSatisfy { $0 < $1 })
        for rating in MemoryRating.allCases {
            let next = model.next(MemoryStrength(stability: 0.001, difficulty: 10), rating, days: 1e6)
            #expect(next.stability >= 0.001 && (1...10).contains(next.difficulty))
        }
    }
}
