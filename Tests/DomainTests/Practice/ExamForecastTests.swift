import Mathematics
import Testing

@testable import Domain

/// The chance to pass, against exams taken by people of known ability (clause O11).
@Suite struct ExamForecastTests {
    @Test("What is called likely happens as often as it is said, from a mock exam of 20 and of 60")
    func calibrated() throws {
        let bank = try QuestionBankTests.bank()
        let rule = try #require(ExamRule(QuestionBankTests.exam("ip"), for: bank, on: QuestionBankTests.day))
        var generator = SeededGenerator(seed: 11)
        func normal() -> Double { Distributions.normalQuantile(max(1e-9, generator.unit())) }
        // About as hard as the exam: half of the people pass.
        let items = bank.questions.map { _ in
            Item(slope: 1 + 0.4 * generator.unit(), difficulty: -0.6 + normal() * 0.7, lower: 0.25)
        }
        for size in [20, 60] {
            var (told, passed, near) = (0.0, 0.0, 0)
            var inside = 0
            let people = 240
            for person in 0..<people {
                let general = normal()
                let theta = (0..<3).map { _ in 0.7.squareRoot() * general + 0.3.squareRoot() * normal() }
                var right = [Bool?](repeating: nil, count: bank.count)
                let asked = MockExam.draw(
                    bank, rule: rule, count: size, putBefore: right.map { _ in 0 }, seed: UInt64(person))
                for question in asked {
                    right[question] = generator.unit() < items[question].reaching(0, at: theta[bank.fieldOf[question]])
                }
                let forecast = try #require(
                    ExamForecast(bank, rule: rule, items: items, right: right, seed: UInt64(person)))
                #expect(forecast.answers == size)
                var counts = [0, 0, 0]
                for (field, part) in rule.fields.enumerated() {
                    let own = items.indices.filter { bank.fieldOf[$0] == field }
                    for place in 0..<part.scored
                    where generator.unit() < items[own[place % own.count]].reaching(0, at: theta[field]) {
                        counts[field] += 1
                    }
                }
                let all = counts.reduce(0, +)
                let isPassed =
                    Double(all) >= 0.6 * 92
                    && zip(counts, rule.fields).allSatisfy { Double($0) >= 0.3 * Double($1.scored) }
                told += forecast.chance
                passed += isPassed ? 1 : 0
                if (forecast.chance >= 0.5) == isPassed { near += 1 }
                let marks = Double(all) / 92 * 1000
                if marks >= forecast.marks.low - 1e-9, marks <= forecast.marks.high + 1e-9 { inside += 1 }
            }
            #expect(abs(told - passed) / Double(people) < 0.06, "\(size): \(told) told, \(passed) passed")
            #expect(Double(near) / Double(people) > (size == 20 ? 0.68 : 0.76), "\(size): \(near)")
            let share = Double(inside) / Double(people)
            #expect(share > 0.74 && share < 0.9, "\(size): \(share) within the marks of four in five")
        }
    }

    @Test("With fewer than 15 answers nothing is said; more right answers never make passing less likely")
    func few() throws {
        let bank = try QuestionBankTests.bank()
        let rule = try #require(ExamRule(QuestionBankTests.exam("ip"), for: bank, on: QuestionBankTests.day))
        let items = bank.questions.map { _ in Item(slope: 1.2, difficulty: 0, lower: 0.25) }
        var right = [Bool?](repeating: nil, count: bank.count)
        for question in 0..<14 { right[question] = true }
        #expect(ExamForecast(bank, rule: rule, items: items, right: right) == nil)
        var chances: [Double] = []
        for wrong in stride(from: 60, through: 0, by: -12) {
            right = bank.questions.indices.map { $0 * 7 % 60 >= wrong }
            chances.append(try #require(ExamForecast(bank, rule: rule, items: items, right: right)).chance)
        }
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 }, "\(chances)")
        #expect(chances[0] < 0.02 && chances[chances.count - 1] > 0.98)
    }

    @Test("Too little in one field fails although the whole would do")
    func doubleRule() throws {
        let bank = try QuestionBankTests.bank()
        let rule = try #require(ExamRule(QuestionBankTests.exam("ip"), for: bank, on: QuestionBankTests.day))
        // Without guessing, somebody who knows nothing of management gets nothing there.
        let items = bank.questions.map { _ in Item(slope: 2.5, difficulty: 0) }
        let right = bank.questions.indices.map { bank.fieldOf[$0] != 1 }
        let forecast = try #require(ExamForecast(bank, rule: rule, items: items, right: right))
        #expect(forecast.marks.mean > 600)
        #expect(forecast.fields[1].chance < 0.6 && forecast.chance <= forecast.fields[1].chance)
    }
}
