import Domain
import Mathematics
import Testing

/// Clause O8, K5: what a training achieved is measured from surveys before and after, with a comparison group.
@Suite("Gains of trainings between two surveys")
struct TrainingGainsTests {
    private struct Made {
        var before: TrainingGains.Round
        var after: TrainingGains.Round
    }

    /// People of whom the first `trained` gain `effect` beyond the `drift` of everybody; ten questions in common, three of
    /// each year's own.
    private static func made(
        _ people: Int, trained: Int, effect: Double, drift: Double, seed: UInt64, selected: Bool = false
    ) -> Made {
        var random = Mathematics.SeededGenerator(seed: seed)
        func normal() -> Double { Distributions.normalQuantile(Double.random(in: 1e-9..<1, using: &random)) }
        let items = (0..<16).map { Item(slope: 1.3, difficulty: Double($0 % 8) * 0.4 - 1.4, lower: 0.25) }
        func answers(_ theta: Double, _ picked: Range<Int>) -> [UInt8] {
            picked.map { Double.random(in: 0..<1, using: &random) < items[$0].probability(of: 1, at: theta) ? 1 : 0 }
        }
        var abilities = (0..<people).map { _ in normal() }
        // The weak are sent to the training.
        if selected { abilities.sort() }
        func questions(_ picked: Range<Int>) -> [TrainingGains.Question] {
            picked.map { TrainingGains.Question(identity: "q\($0)", options: 4) }
        }
        var first: [Int64: [UInt8]] = [:]
        var second: [Int64: [UInt8]] = [:]
        for (person, theta) in abilities.enumerated() {
            first[Int64(person)] = answers(theta, 0..<13)
            let gain = drift + (person < trained ? effect : 0)
            second[Int64(person)] = answers(theta + gain, 3..<16)
        }
        return Made(
            before: .init(questions: questions(0..<13), answers: first),
            after: .init(questions: questions(3..<16), answers: second))
    }

    private static func gains(_ made: Made, trained: Int) -> TrainingGains {
        TrainingGains(
            before: made.before, after: made.after,
            trained: [.init(programme: 2, people: Set((0..<trained).map(Int64.init)))], gradeOf: { Int($0 % 3) })
    }

    @Test("An effect comes out at its size, apart from what everybody gained, and its interval holds it")
    func effect() throws {
        let gains = Self.gains(Self.made(1_200, trained: 400, effect: 0.6, drift: 0.2, seed: 3), trained: 400)
        #expect(gains.common == 10 && gains.people == 1_200)
        let gain = try #require(gains.gains.first)
        #expect(gain.programme == 2 && gain.trained == 400 && gain.control == 800)
        let figures = try #require(gain.figures)
        #expect(abs(figures.trainedGain.value - 0.8) < 0.15, "\(figures.trainedGain)")
        #expect(abs(figures.controlGain.value - 0.2) < 0.12, "\(figures.controlGain)")
        #expect(figures.difference.low < 0.6 && 0.6 < figures.difference.high)
        #expect(figures.difference.low > 0 && (figures.adjusted?.low ?? 0) > 0)
        #expect(figures.verdict == .worthwhile || figures.verdict == .better)
        #expect(!figures.methodsDisagree)
    }

    @Test("Whoever was chosen for low results does not look better for it: regression to the mean is no gain")
    func regression() throws {
        let gains = Self.gains(
            Self.made(1_200, trained: 300, effect: 0, drift: 0, seed: 8, selected: true), trained: 300)
        let figures = try #require(gains.gains.first?.figures)
        #expect(figures.difference.low < 0 && 0 < figures.difference.high, "\(figures.difference)")
        #expect(figures.verdict != .worthwhile && figures.verdict != .better)
    }

    @Test(
        "Over many made trainings the 95 % interval holds the truth as often as it says, and is no wider than need be")
    func coverage() throws {
        var (held, decided, disagreeing, errors, squares) = (0, 0, 0, 0.0, 0.0)
        for seed in 0..<60 {
            let gains = Self.gains(
                Self.made(200, trained: 60, effect: 0.4, drift: 0.1, seed: UInt64(seed) + 100), trained: 60)
            let figures = try #require(gains.gains.first?.figures)
            if figures.difference.low <= 0.4, 0.4 <= figures.difference.high { held += 1 }
            if figures.difference.low > 0 { decided += 1 }
            if figures.methodsDisagree { disagreeing += 1 }
            errors += (figures.difference.high - figures.difference.low) / (2 * 1.959964)
            squares += (figures.difference.value - 0.4) * (figures.difference.value - 0.4)
        }
        #expect(held >= 51, "\(held) of 60")
        let spread = (squares / 60).squareRoot()
        #expect((0.75...1.35).contains(errors / 60 / spread), "told \(errors / 60), true \(spread)")
        #expect(decided >= 25, "an effect of 0.4 is found in \(decided) of 60")
        #expect(disagreeing <= 2, "chosen at random, the groups did not differ before: \(disagreeing)")
    }

    @Test("Whoever took it at another time or without passing is in neither group")
    func others() throws {
        let made = Self.made(400, trained: 100, effect: 0.5, drift: 0, seed: 6)
        let gains = TrainingGains(
            before: made.before, after: made.after,
            trained: [
                .init(programme: 0, people: Set((0..<100).map(Int64.init)), others: Set((90..<150).map(Int64.init)))
            ], gradeOf: { _ in 0 })
        let gain = try #require(gains.gains.first)
        #expect(gain.trained == 100 && gain.control == 250)
        let few = TrainingGains(
            before: made.before, after: made.after,
            trained: [
                .init(programme: 0, people: Set((0..<100).map(Int64.init)), others: Set((100..<395).map(Int64.init)))
            ], gradeOf: { _ in 0 })
        #expect(few.gains[0].control == 5 && few.gains[0].isSmall && few.gains[0].figures == nil)
    }

    @Test("Too few people or questions in common: counts are told, effects are not")
    func few() throws {
        let small = Self.gains(Self.made(100, trained: 9, effect: 1, drift: 0, seed: 4), trained: 9)
        let gain = try #require(small.gains.first)
        #expect(gain.trained == 9 && gain.control == 91 && gain.figures == nil)
        #expect(small.overall != nil)
        var made = Self.made(100, trained: 50, effect: 1, drift: 0, seed: 4)
        made.after.questions = made.after.questions.enumerated().map { index, question in
            TrainingGains.Question(identity: index < 4 ? question.identity : "new\(index)", options: 4)
        }
        let apart = Self.gains(made, trained: 50)
        #expect(apart.common == 4 && apart.overall == nil && apart.gains.first?.figures == nil)
        let nobody = TrainingGains(
            before: .init(questions: [], answers: [:]), after: .init(questions: [], answers: [:]), trained: [],
            gradeOf: { _ in 0 })
        #expect(nobody.people == 0 && nobody.overall == nil && nobody.gains.isEmpty)
    }

    @Test(
        "Of two trainings that nearly the same people took the larger is told alone; all of the same people, or others, both"
    )
    func disclosure() throws {
        let made = Self.made(600, trained: 200, effect: 0.5, drift: 0.1, seed: 5)
        func gains(_ second: Range<Int>, others: Range<Int> = 0..<0) -> [Bool] {
            TrainingGains(
                before: made.before, after: made.after,
                trained: [
                    .init(programme: 0, people: Set(second.map(Int64.init)), others: Set(others.map(Int64.init))),
                    .init(programme: 1, people: Set((0..<200).map(Int64.init))),
                ], gradeOf: { _ in 0 }
            ).gains.map { gain in
                #expect(gain.isTooClose == (gain.figures == nil) && !gain.isSmall)
                return gain.isTooClose
            }
        }
        #expect(gains(0..<199) == [true, false])
        #expect(gains(1..<201) == [false, true], "as many, but one other")
        #expect(gains(0..<191) == [true, false])
        #expect(gains(0..<190) == [false, false])
        #expect(gains(0..<200) == [false, false])
        #expect(gains(300..<500) == [false, false])
        // In neither group are three: everybody less both groups would tell what they gained.
        #expect(gains(300..<400, others: 500..<503) == [true, false])
        #expect(gains(300..<400, others: 500..<520) == [false, false])
        // Both leave out twenty, one of them one more: everybody less one, less the other, is a single person.
        let both = TrainingGains(
            before: made.before, after: made.after,
            trained: [
                .init(programme: 0, people: Set(0..<100), others: Set(500..<520)),
                .init(programme: 1, people: Set(100..<200), others: Set(500..<521)),
            ], gradeOf: { _ in 0 })
        #expect(both.gains.map(\.isTooClose) == [false, true])
    }
}
