import Foundation
import Mathematics
import Testing

@Suite("FSRS-6")
struct MemorySchedulerTests {
    struct File: Decodable {
        struct Settings: Decodable {
            let parameters: [Double]
            let desired_retention: Double
            let learning_steps: [Int64]
            let relearning_steps: [Int64]
            let maximum_interval: Int
        }
        struct Review: Decodable {
            let review_datetime: Date
            let rating: Int
            let retrievability_before: Double?
            let stability: Double
            let difficulty: Double
            let state: String
            let step: Int?
            let due: Date
            let interval_seconds: Int64
        }
        struct Point: Decodable {
            let days_after_last: Int64
            let retrievability: Double
        }
        struct Case: Decodable {
            let name: String
            let scheduler: Settings
            let reviews: [Review]
            let retrievability_curve: [Point]
        }
        let cases: [Case]
    }

    @Test("every review of the reference logs gives the same memory, state, step and due time")
    func sequences() throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let data = try Data(contentsOf: Reference.folder.appendingPathComponent("fsrs/sequences.json"))
        let file = try decoder.decode(File.self, from: data)
        var largest = 0.0
        func compare(_ got: Double?, _ wanted: Double) {
            largest = max(largest, distance([(got ?? .infinity) / wanted], [1]))
        }
        for sample in file.cases {
            let scheduler = try MemoryScheduler(
                model: MemoryModel(weights: sample.scheduler.parameters),
                desiredRetention: sample.scheduler.desired_retention, learningSteps: sample.scheduler.learning_steps,
                relearningSteps: sample.scheduler.relearning_steps, maximumInterval: sample.scheduler.maximum_interval)
            var card = MemoryCard(due: 0)
            for (index, review) in sample.reviews.enumerated() {
                let time = Int64(review.review_datetime.timeIntervalSince1970)
                if let before = review.retrievability_before {
                    compare(scheduler.retrievability(card, at: time), before)
                }
                card = scheduler.review(card, try #require(MemoryRating(rawValue: review.rating)), at: time)
                compare(card.memory?.stability, review.stability)
                compare(card.memory?.difficulty, review.difficulty)
                #expect(card.state.rawValue == review.state.lowercased(), "\(sample.name) \(index)")
                #expect(card.step == review.step, "\(sample.name) \(index)")
                #expect(card.due == Int64(review.due.timeIntervalSince1970), "\(sample.name) \(index)")
                #expect(card.due - time == review.interval_seconds)
            }
            let last = try #require(card.lastReview)
            for point in sample.retrievability_curve {
                compare(
                    scheduler.retrievability(card, at: last + point.days_after_last * 86_400), point.retrievability)
            }
        }
        #expect(file.cases.count == 30)
        #expect(largest < 1e-9)
    }

    @Test("going back in time counts as the same day and never as a gain by forgetting")
    func clockSetBack() throws {
        let scheduler = try MemoryScheduler()
        let card = scheduler.review(MemoryCard(due: 0), .good, at: 1_000_000)
        #expect(scheduler.retrievability(card, at: 0) == 1)
        let again = scheduler.review(card, .good, at: 0)
        #expect(again.memory?.stability == card.memory?.stability)
    }

    @Test("a higher wanted retention never lengthens an interval")
    func retentionOrders() throws {
        let model = MemoryModel.standard
        for stability in stride(from: 0.001, to: 400, by: 7.3) {
            let intervals = stride(from: 0.7, through: 0.99, by: 0.01).map {
                model.interval(stability: stability, retention: $0)
            }
            #expect(intervals == intervals.sorted(by: >))
            #expect(intervals.allSatisfy { $0 >= 1 })
        }
    }

    @Test("weights and settings outside their range are refused with the place")
    func refusals() throws {
        var weights = MemoryModel.standard.weights
        #expect(throws: MemoryModelError.count(20)) { try MemoryModel(weights: Array(weights.dropLast())) }
        #expect(throws: MemoryModelError.count(0)) { try MemoryModel(weights: []) }
        #expect(try MemoryModel(weights: Array(weights.prefix(19))).weights.suffix(2) == [0, 0.5])
        weights[4] = .nan
        #expect(throws: MemoryModelError.weight(index: 4)) { try MemoryModel(weights: weights) }
        #expect(throws: MemorySchedulerError.retention(0)) { try MemoryScheduler(desiredRetention: 0) }
        #expect(throws: MemorySchedulerError.learningStep(index: 1)) { try MemoryScheduler(learningSteps: [60, 0]) }
        #expect(throws: MemorySchedulerError.maximumInterval(0)) { try MemoryScheduler(maximumInterval: 0) }
    }

    @Test("a card restored with a step beyond the steps leaves them")
    func strayStep() throws {
        let scheduler = try MemoryScheduler()
        let stray = MemoryCard(memory: nil, state: .learning, step: 9, due: 0, lastReview: nil)
        #expect(scheduler.review(stray, .hard, at: 0).state == .review)
        #expect(scheduler.review(stray, .again, at: 0).step == 0)
    }

    @Test("a quiz answer is graded by right, sure and quick")
    func quiz() {
        #expect(MemoryRating(right: false) == .again)
        #expect(MemoryRating(right: true, confidence: .guessed, seconds: 1, slowBeyond: 30) == .again)
        #expect(MemoryRating(right: true, confidence: .unsure) == .hard)
        #expect(MemoryRating(right: true, seconds: 31, slowBeyond: 30) == .hard)
        #expect(MemoryRating(right: true, seconds: 30, slowBeyond: 30) == .good)
    }
}
