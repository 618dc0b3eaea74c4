import Foundation
import Kernel
import Mathematics
import TestKit
import Testing

@testable import Domain

/// From the second year on: five to eight questions for each person, beginning with what is known (clause O1).
@Suite struct AdaptiveQuestionsTests {
    struct Year {
        let instrument: Instrument
        let items: [Int: Item]
        let codes: [[UInt8]]
        let abilities: [Double]
    }

    static func instrument() throws -> Instrument {
        let file = GoldenFile.root + "/instruments/all-staff-literacy.yaml"
        return try InstrumentReader.read(text: String(contentsOfFile: file, encoding: .utf8), file: file).instrument
    }

    /// A first year: everybody answers the knowledge questions of their form.
    static func year(people: Int, seed: UInt64) throws -> Year {
        let instrument = try instrument()
        var generator = SeededGenerator(seed: seed)
        func normal() -> Double { Distributions.normalQuantile(max(1e-9, generator.unit())) }
        var items: [Int: Item] = [:]
        for index in instrument.items.indices where instrument.items[index].kind == .knowledge {
            items[index] = Item(
                slope: exp(0.2 + 0.35 * normal()), difficulty: normal() * 0.9 - 0.2, lower: 0.25)
        }
        let abilities = (0..<people).map { _ in normal() }
        let codes = abilities.indices.map { person -> [UInt8] in
            var row = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
            for index in instrument.items(ofForm: person) {
                guard let item = items[index], let key = instrument.items[index].key else { continue }
                let isRight = generator.unit() < item.reaching(0, at: abilities[person])
                row[index] = UInt8(isRight ? key : (key + 1) % 4)
            }
            return row
        }
        return Year(instrument: instrument, items: items, codes: codes, abilities: abilities)
    }

    @Test(
        "Five to eight questions place people at least as well as a whole form of thirteen does without the year before"
    )
    func shorter() throws {
        let first = try Self.year(people: 900, seed: 5)
        let scale = QuestionScale(first.instrument, rows: first.codes)
        var generator = SeededGenerator(seed: 17)
        func normal() -> Double { Distributions.normalQuantile(max(1e-9, generator.unit())) }
        var (adaptive, whole) = (0.0, 0.0)
        var (put, asked) = (0, 0)
        let people = 300
        for person in 0..<people {
            let now = first.abilities[person] + 0.3 * normal()
            let prior = try #require(
                AdaptiveQuestions.prior(first.instrument, scale: scale, codes: first.codes[person]))
            let questions = try #require(
                AdaptiveQuestions(first.instrument, scale: scale, of: first.instrument, prior: prior))
            var log: [(place: Int, isRight: Bool)] = []
            var met = Set<Int>()
            while let place = questions.next(after: log, seed: UInt64(person)) {
                #expect(met.insert(place).inserted)
                let index = try #require(first.instrument.item(questions.bank.questions[place].id))
                let isRight = generator.unit() < (first.items[index]?.reaching(0, at: now) ?? 0)
                log.append((place, isRight))
            }
            #expect((AdaptiveQuestions.fewest...AdaptiveQuestions.most).contains(log.count))
            put += log.count
            var cells = [UInt8?](repeating: nil, count: scale.items.count)
            for answer in log {
                let index = try #require(first.instrument.item(questions.bank.questions[answer.place].id))
                cells[try #require(scale.place(ofItem: index))] = answer.isRight ? 1 : 0
            }
            let few = try Scoring(scale.items, mean: prior.mean, sd: prior.sd)
                .estimates(Responses([cells]), by: .eap)[0].theta
            adaptive += (few - now) * (few - now)
            // The same person without a year before: the form they would be asked.
            var form = [UInt8?](repeating: nil, count: scale.items.count)
            for index in first.instrument.items(ofForm: person + 7) {
                guard let place = scale.place(ofItem: index), let item = first.items[index] else { continue }
                form[place] = generator.unit() < item.reaching(0, at: now) ? 1 : 0
                asked += 1
            }
            let all = try Scoring(scale.items).estimates(Responses([form]), by: .eap)[0].theta
            whole += (all - now) * (all - now)
        }
        #expect(Double(put) < 0.65 * Double(asked), "\(put) of \(asked)")
        #expect(adaptive <= whole * 1.02, "\((adaptive / 300).squareRoot()) against \((whole / 300).squareRoot())")
    }

    @Test("The same answers bring the same question; skills take turns")
    func deterministic() throws {
        let year = try Self.year(people: 600, seed: 3)
        let scale = QuestionScale(year.instrument, rows: year.codes)
        let questions = try #require(
            AdaptiveQuestions(year.instrument, scale: scale, of: year.instrument, prior: (0.2, 0.5)))
        var log: [(place: Int, isRight: Bool)] = []
        while let place = questions.next(after: log, seed: 9) {
            #expect(questions.next(after: log, seed: 9) == place)
            log.append((place, log.count % 2 == 0))
        }
        let skills = log.map { questions.bank.questions[$0.place].skills.first }
        #expect(Set(skills).count >= min(log.count, 7), "\(skills)")
    }

    @Test("Without enough calibrated questions, or without answers before, the whole form is asked")
    func unknown() throws {
        let few = try Self.year(people: 20, seed: 3)
        let scale = QuestionScale(few.instrument, rows: few.codes)
        #expect(AdaptiveQuestions(few.instrument, scale: scale, of: few.instrument, prior: (0, 1)) == nil)
        let nothing = [UInt8](repeating: AnswerCode.missing, count: few.instrument.items.count)
        #expect(AdaptiveQuestions.prior(few.instrument, scale: scale, codes: nothing) == nil)
        #expect(AdaptiveQuestions.prior(few.instrument, scale: scale, codes: [1, 2]) == nil)
    }
}
