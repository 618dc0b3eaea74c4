import Domain
import Kernel
import Mathematics
import TestKit
import Testing

/// Clauses O1, O6: a planner sees which questions of a survey are good and which need repair.
@Suite("Quality of knowledge questions")
struct KnowledgeQualityTests {
    private static let questions = 12

    private static func instrument(asks: Int? = nil) throws -> Instrument {
        let items = (0..<questions).map { index in
            """
              - {id: k\(index), kind: knowledge, text: 設問\(index), skills: [dx], level: c, seconds: 30, key: "0", options: [{id: "0", text: あ}, {id: "1", text: い}, {id: "2", text: う}, {id: "3", text: え}]}
            """
        }
        let ratings = (0..<12).map { index in
            """
              - {id: r\(index), kind: canDo, text: できる\(index), skills: [dx], level: c, seconds: 10}
            """
        }
        let text = """
            ikuseiInstrument: 1
            instrument: {id: quality, version: "1", title: {ja: 調査, en: Survey}, minutes: 10\(asks.map { ", asks: \($0)" } ?? "")}
            items:
            \((items + ratings).joined(separator: "\n"))
            """
        let (instrument, findings) = try InstrumentReader.read(text: text, file: "quality.yaml")
        #expect(!findings.hasErrors, "\(findings.map { $0.line(in: .en) })")
        return instrument
    }

    /// Question 3 has its key on the wrong option, question 5 is known to all, question 7 to chance alone; nobody chooses
    /// the last option of question 9. The others get harder one by one.
    private static func responses(_ people: Int, of instrument: Instrument) -> SurveyResponses {
        var random = Mathematics.SeededGenerator(seed: 17)
        var responses = SurveyResponses(itemCount: instrument.items.count)
        for person in 0..<people {
            let theta = Distributions.normalQuantile(Double.random(in: 1e-6..<1, using: &random))
            var codes: [UInt8] = (0..<questions).map { index in
                let item = Item(slope: 1.4, difficulty: Double(index) * 0.25 - 1.5, lower: 0.25)
                let chance = index == 5 ? 0.99 : index == 7 ? 0.25 : item.probability(of: 1, at: theta)
                let isRight = Double.random(in: 0..<1, using: &random) < chance
                let wrong = UInt8.random(in: 1...(index == 9 ? 2 : 3), using: &random)
                if index == 3 { return isRight ? 1 : (wrong == 1 ? 0 : wrong) }
                return isRight ? 0 : wrong
            }
            // One in ten answers everything alike.
            codes += (0..<12).map { _ in person % 10 == 0 ? AnswerCode.yes : UInt8.random(in: 0...2, using: &random) }
            responses.put(person: Int32(person), date: FixtureCity.day("2026-06-10"), codes: codes)
        }
        return responses
    }

    @Test("Wrong keys, questions for nobody or everybody and unused options are told, good ones are not")
    func repairs() throws {
        let instrument = try Self.instrument()
        let quality = KnowledgeQuality(instrument, Self.responses(600, of: instrument))
        #expect(quality.items.count == Self.questions)
        func words(_ index: Int) -> String { quality.items[index].repairs.map(\.en).joined(separator: "; ") }
        #expect(words(3).contains("option 2 do better") && words(3).contains("key"), "\(words(3))")
        #expect(words(5).contains("nearly everybody"), "\(words(5))")
        #expect(words(7).contains("does not tell") || words(7).contains("check the key"), "\(words(7))")
        #expect(words(9).contains("option 4"), "\(words(9))")
        for good in [0, 1, 2, 4, 6, 8] { #expect(words(good).isEmpty, "\(good): \(words(good))") }
        #expect(quality.items.allSatisfy { $0.repairs.allSatisfy { !$0.ja.isEmpty } })
    }

    @Test("Difficulties come out in the order in which the questions get harder, with their errors")
    func difficulties() throws {
        let instrument = try Self.instrument()
        let quality = KnowledgeQuality(instrument, Self.responses(1_500, of: instrument))
        for index in [0, 1, 2, 4, 6, 8, 9, 10, 11] {
            let figures = try #require(quality.items[index].figures)
            let error = try #require(figures.difficultyError)
            let difficulty = try #require(figures.difficulty)
            #expect(abs(difficulty - (Double(index) * 0.25 - 1.5)) < 4 * error && error < 0.5, "\(index)")
            #expect(!figures.isProvisional && (figures.restCorrelation ?? 0) > 0.1)
            #expect(abs(figures.options.reduce(0) { $0 + ($1.share ?? .nan) } - 1) < 1e-9 || index == 9)
            #expect(figures.options.map(\.isKey) == [true, false, false, false])
        }
        guard case .ofSums(let alpha, let low, let high, _)? = quality.reliability else {
            Issue.record("no alpha: \(String(describing: quality.reliability))")
            return
        }
        #expect((0.4...0.9).contains(alpha) && low < alpha && alpha < high)
    }

    @Test(
        "Rotated forms: the reliability is that of the estimated abilities, and separation is told though nobody is asked all"
    )
    func rotated() throws {
        let instrument = try Self.instrument(asks: 6)
        var random = Mathematics.SeededGenerator(seed: 23)
        let items = (0..<Self.questions).map { Item(slope: 1.4, difficulty: Double($0) * 0.25 - 1.5, lower: 0.25) }
        var responses = SurveyResponses(itemCount: instrument.items.count)
        var scored: [UInt8] = []
        var truth: [Double] = []
        for person in 0..<2_000 {
            truth.append(Distributions.normalQuantile(Double.random(in: 1e-6..<1, using: &random)))
            var codes = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
            for item in instrument.items(ofForm: person) where item < Self.questions {
                let isRight =
                    Double.random(in: 0..<1, using: &random) < items[item].probability(of: 1, at: truth[person])
                codes[item] = isRight ? 0 : 1
            }
            scored += codes[..<Self.questions].map { $0 == AnswerCode.missing ? $0 : 1 - $0 }
            responses.put(person: Int32(person), date: FixtureCity.day("2026-06-10"), codes: codes)
        }
        let quality = KnowledgeQuality(instrument, responses)
        guard case .ofAbilities(let share, people: 2_000)? = quality.reliability else {
            Issue.record("\(String(describing: quality.reliability))")
            return
        }
        // What it should be: the squared correlation of estimates with the abilities that were drawn.
        let estimates = try Scoring(items).estimates(
            Responses(people: 2_000, items: Self.questions, cells: scored), by: .eap
        ).map(\.theta)
        let (meanTruth, mean) = (truth.reduce(0, +) / 2_000, estimates.reduce(0, +) / 2_000)
        let (both, own, other) = zip(truth, estimates).reduce(into: (0.0, 0.0, 0.0)) { sums, pair in
            let (a, b) = (pair.0 - meanTruth, pair.1 - mean)
            sums = (sums.0 + a * b, sums.1 + a * a, sums.2 + b * b)
        }
        #expect(abs(share - both * both / (own * other)) < 0.05, "\(share)")
        #expect(
            quality.items.allSatisfy { (990...1_010).contains($0.answered) && ($0.figures?.restCorrelation ?? 0) > 0.1 }
        )
    }

    @Test("Sheets that were filled without reading are counted, and nobody is named")
    func careless() throws {
        let instrument = try Self.instrument()
        let quality = KnowledgeQuality(instrument, Self.responses(600, of: instrument))
        #expect(quality.careless.of == 600 && (60...66).contains(quality.careless.count ?? 0), "\(quality.careless)")
    }

    @Test("What one or two people chose is not told, nor what follows from the rest")
    func privacy() throws {
        let instrument = try Self.instrument()
        var responses = SurveyResponses(itemCount: instrument.items.count)
        for person in 0..<60 {
            // Question 0: one person on option 3, nobody on option 4; question 1: two people wrong.
            var codes = [UInt8](repeating: 0, count: instrument.items.count)
            codes[0] = person == 0 ? 2 : person < 20 ? 1 : 0
            codes[1] = person < 2 ? 1 : 0
            for index in 2..<Self.questions { codes[index] = UInt8((person * 7 + index * 3) % 4) }
            responses.put(person: Int32(person), date: FixtureCity.day("2026-06-10"), codes: codes)
        }
        let quality = KnowledgeQuality(instrument, responses)
        let first = try #require(quality.items[0].figures)
        #expect(first.options.map { $0.share == nil } == [false, true, true, false], "hidden, and the next smallest")
        #expect(first.options[2].meanRest == nil && first.options[0].meanRest != nil)
        let second = try #require(quality.items[1].figures)
        #expect(second.shareCorrect == nil && second.options.allSatisfy { $0.share != 1 })
    }

    @Test("With few answers nothing is told; between 30 and 100 figures are provisional; without any all is empty")
    func few() throws {
        let instrument = try Self.instrument()
        let few = KnowledgeQuality(instrument, Self.responses(29, of: instrument))
        #expect(few.items.allSatisfy { $0.figures == nil && $0.repairs.isEmpty && $0.answered == 29 })
        #expect(few.reliability == nil)
        let some = KnowledgeQuality(instrument, Self.responses(60, of: instrument))
        #expect(some.items.allSatisfy { $0.figures?.isProvisional == true })
        let none = KnowledgeQuality(instrument, SurveyResponses(itemCount: instrument.items.count))
        #expect(none.items.allSatisfy { $0.figures == nil && $0.answered == 0 })
    }
}
