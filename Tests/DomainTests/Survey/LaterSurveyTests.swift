import Foundation
import Kernel
import Mathematics
import Testing

@testable import Domain

/// A later survey laid on the scale of an earlier one (clauses O1, K5; Kolen and Brennan).
@Suite struct LaterSurveyTests {
    private struct Year {
        let chosen: Responses
        let abilities: [Double]
    }

    private let instrument: Instrument
    private let questions: [Int]
    private let items: [Item]

    init() throws {
        let instrument = try AdaptiveQuestionsTests.instrument()
        let questions = instrument.items.indices.filter { instrument.items[$0].key != nil }
        var generator = SeededGenerator(seed: 41)
        items = questions.map { _ in
            Item(
                slope: exp(0.2 + 0.3 * Distributions.normalQuantile(max(1e-9, generator.unit()))),
                difficulty: Distributions.normalQuantile(max(1e-9, generator.unit())) * 0.8, lower: 0.25)
        }
        (self.instrument, self.questions) = (instrument, questions)
    }

    private func year(_ people: Int, mean: Double, seed: UInt64, leaked: Int? = nil) -> Year {
        var generator = SeededGenerator(seed: seed)
        var cells: [UInt8] = []
        var abilities: [Double] = []
        for person in 0..<people {
            let theta = mean + Distributions.normalQuantile(max(1e-9, generator.unit()))
            abilities.append(theta)
            let form = Set(instrument.items(ofForm: person))
            for (place, index) in questions.enumerated() {
                guard form.contains(index), let key = instrument.items[index].key else {
                    cells.append(Responses.missing)
                    continue
                }
                let chance = place == leaked ? 0.97 : items[place].reaching(0, at: theta)
                cells.append(UInt8(generator.unit() < chance ? key : (key + 1) % 4))
            }
        }
        return Year(chosen: Responses(people: people, items: questions.count, cells: cells), abilities: abilities)
    }

    @Test("Staff that have become better by half a standard deviation stand half a standard deviation higher")
    func shift() {
        let first = QuestionScale(instrument, chosen: year(1500, mean: 0, seed: 1).chosen)
        #expect(first.mean == 0 && first.isCalibrated.allSatisfy { $0 } && first.anchors.count == 39)
        let second = QuestionScale(
            instrument, chosen: year(1500, mean: 0.5, seed: 2).chosen, anchors: first.anchors)
        #expect(abs(second.mean - 0.5) < 0.1, "\(second.mean)")
        #expect(second.items == first.items && second.cuts == first.cuts)
        // On a scale of its own nothing would be seen of it.
        #expect(QuestionScale(instrument, chosen: year(1500, mean: 0.5, seed: 2).chosen).mean == 0)
    }

    @Test("A question that has become known is given up, and no longer moves the year")
    func leak() throws {
        let hardest = try #require(items.indices.max { items[$0].difficulties[0] < items[$1].difficulties[0] })
        let first = QuestionScale(instrument, chosen: year(1500, mean: 0, seed: 1).chosen)
        let second = QuestionScale(
            instrument, chosen: year(1500, mean: 0.2, seed: 3, leaked: hardest).chosen, anchors: first.anchors)
        #expect(second.hasDrifted(hardest) && (second.drift[hardest] ?? 0) > 0.3)
        #expect(items.indices.filter { second.hasDrifted($0) } == [hardest])
        #expect(second.items[hardest] != first.items[hardest])
        #expect(abs(second.mean - 0.2) < 0.1, "\(second.mean)")
    }

    @Test("The item page tells which question has become known; no question does without an earlier survey")
    func told() throws {
        let hardest = try #require(items.indices.max { items[$0].difficulties[0] < items[$1].difficulties[0] })
        let first = QuestionScale(instrument, chosen: year(1500, mean: 0, seed: 1).chosen)
        let later = year(1500, mean: 0.2, seed: 3, leaked: hardest)
        var responses = SurveyResponses(itemCount: instrument.items.count)
        for person in 0..<later.chosen.people {
            var row = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
            for (place, index) in questions.enumerated() {
                row[index] = later.chosen[person, place] ?? AnswerCode.missing
            }
            responses.put(person: Int32(person), date: CalendarDate(daysSince1970: 20_000), codes: row)
        }
        func easier(_ quality: KnowledgeQuality) -> [Int] {
            quality.items.indices.filter { quality.items[$0].repairs.contains { $0.en.contains("much easier") } }
        }
        #expect(easier(KnowledgeQuality(instrument, responses, anchors: first.anchors)) == [hardest])
        #expect(easier(KnowledgeQuality(instrument, responses)) == [])
        // Those who chose the key know most of the rest: a share of what each was asked, not of all questions.
        let key = KnowledgeQuality(instrument, responses).items[hardest].figures?.options.first(where: \.isKey)
        #expect((key?.meanRest ?? 0) > 0.4)
    }

    @Test("Where people are put different questions the share right is what all would reach, not what those asked did")
    func chosenQuestions() throws {
        let first = QuestionScale(instrument, chosen: year(1500, mean: 0, seed: 1).chosen)
        let hardestFirst = items.indices.sorted { items[$0].difficulties[0] > items[$1].difficulties[0] }
        var generator = SeededGenerator(seed: 17)
        var responses = SurveyResponses(itemCount: instrument.items.count)
        var abilities: [Double] = []
        for person in 0..<1500 {
            let theta = 0.3 + Distributions.normalQuantile(max(1e-9, generator.unit()))
            abilities.append(theta)
            // Whoever knows more is put the harder half.
            let half = theta > 0.3 ? hardestFirst.prefix(20) : hardestFirst.suffix(20)
            var row = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
            for _ in 0..<8 {
                let place = half[half.startIndex + Int(generator.unit() * 20)]
                let key = try #require(instrument.items[questions[place]].key)
                row[questions[place]] = UInt8(
                    generator.unit() < items[place].reaching(0, at: theta) ? key : (key + 1) % 4)
            }
            responses.put(person: Int32(person), date: CalendarDate(daysSince1970: 20_000), codes: row)
        }
        let summary = KnowledgeSummary(
            QuestionScale(instrument, responses, anchors: first.anchors), responses, isChosen: true)
        var misses = (told: 0.0, counted: 0.0)
        for (place, index) in questions.enumerated() {
            let truth = abilities.reduce(0) { $0 + items[place].reaching(0, at: $1) } / Double(abilities.count)
            let asked = (0..<1500).filter { responses.code($0, item: index) != AnswerCode.missing }
            let right = asked.count { Int(responses.code($0, item: index)) == instrument.items[index].key }
            misses.told += abs(try #require(summary.expectedShares?[index]) - truth) / 39
            misses.counted += abs(Double(right) / Double(asked.count) - truth) / 39
        }
        #expect(misses.told < 0.04 && misses.counted > 0.1, "\(misses)")
        // Of a first survey, and of one whose questions nobody is put one by one, the answers are counted as they are.
        #expect(KnowledgeSummary(first, responses, isChosen: false).expectedShares == nil)
        #expect(AdaptiveQuestions.arePut(instrument, anchors: first.anchors))
        #expect(!AdaptiveQuestions.arePut(instrument, anchors: [:]))
        let twelve = Dictionary(uniqueKeysWithValues: first.anchors.prefix(12).map { ($0.key, $0.value) })
        #expect(!AdaptiveQuestions.arePut(instrument, anchors: twelve))
        var whole = instrument
        whole.asks = nil
        #expect(!AdaptiveQuestions.arePut(whole, anchors: first.anchors))
    }

    @Test("Seen from the better staff, questions are easier and levels nearer by the same")
    func levels() {
        let first = QuestionScale(instrument, chosen: year(1500, mean: 0, seed: 1).chosen)
        let later = year(1500, mean: 0.6, seed: 5)
        let second = QuestionScale(instrument, chosen: later.chosen, anchors: first.anchors)
        let (items, cuts) = second.onSkills(correlation: 0.6)
        let (firstItems, firstCuts) = first.onSkills(correlation: 0.6)
        // Seen from the better staff's own mean every question is easier, and every level nearer, by the same.
        let shift = second.mean * 0.6.squareRoot()
        for place in items.indices {
            #expect(abs(items[place].difficulties[0] - (firstItems[place].difficulties[0] - shift)) < 1e-9)
        }
        for (cut, before) in zip(cuts, firstCuts) {
            #expect(
                cut.map { $0.ability + shift - (before?.ability ?? .nan) }.map { abs($0) < 1e-9 } ?? (before == nil))
        }
    }

    @Test("Where a level begins does not hang on one question that tells nothing")
    func flat() throws {
        let sound = QuestionScale(instrument, chosen: year(1500, mean: 0, seed: 1).chosen)
        var cells = year(1500, mean: 0, seed: 1).chosen
        // One question of the lowest level answered at random, rightly by a third.
        let flat = try #require(questions.firstIndex { instrument.items[$0].level == "c" })
        var generator = SeededGenerator(seed: 8)
        let key = UInt8(instrument.items[questions[flat]].key ?? 0)
        for person in 0..<cells.people where cells[person, flat] != nil {
            cells.cells[person * cells.items + flat] = generator.unit() < 0.36 ? key : (key + 1) % 4
        }
        let marred = QuestionScale(instrument, chosen: cells)
        let moved = try #require(marred.cuts[0]).ability - (try #require(sound.cuts[0]).ability)
        #expect(abs(moved) < 0.25, "\(moved)")
    }

    @Test("Of a large survey some thousands are calibrated, of every form alike, and the figures are hardly others")
    func large() {
        let many = year(9000, mean: 0, seed: 4).chosen
        let scale = QuestionScale(instrument, chosen: many)
        #expect(scale.isCalibrated.allSatisfy { $0 })
        let distances = zip(scale.items, items).map { abs($0.difficulties[0] - $1.difficulties[0]) }
        #expect(distances.reduce(0, +) / Double(distances.count) < 0.16, "\(distances)")
    }

    @Test("A question whose words have changed is another question")
    func reworded() throws {
        let first = QuestionScale(instrument, chosen: year(600, mean: 0, seed: 1).chosen)
        var changed = instrument
        changed.items[questions[3]].text.ja += "（改）"
        let second = QuestionScale(changed, chosen: year(600, mean: 0, seed: 2).chosen, anchors: first.anchors)
        #expect(second.drift[3] == nil && second.drift[4] != nil)
        #expect(second.items[3] != first.items[3] && second.items[4] == first.items[4])
    }
}
