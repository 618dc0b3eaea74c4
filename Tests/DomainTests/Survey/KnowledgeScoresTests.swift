import Domain
import Foundation
import Kernel
import Mathematics
import Testing

/// Clauses O6, O10: what the knowledge questions say of levels, on the survey that ships, its forms rotated, under the plan of
/// Oyama; people are drawn whose abilities are known.
@Suite("Knowledge questions scored for all skills together")
struct KnowledgeScoresTests {
    private static let plan: Plan? = try? {
        let packs = try PlanFixture.packs(in: PlanFixture.repository.appendingPathComponent("frameworks"))
        let file = PlanFixture.repository.appendingPathComponent("plans/oyama.yaml")
        return try PlanReader.read(text: try PlanFixture.text(file), file: "oyama.yaml", packs: packs).plan
    }()

    private static let instrument: Instrument? = try? {
        let file = PlanFixture.repository.appendingPathComponent("instruments/all-staff-literacy.yaml")
        return try InstrumentReader.read(text: try PlanFixture.text(file), file: "all-staff-literacy.yaml").instrument
    }()

    /// People whose skills hang together by 0.6, with questions around −0.8 and 0.5. A level begins where two in three of its
    /// questions are answered rightly.
    private struct Drawn {
        static let around = ["c": -0.8, "b": 0.5]
        let binding: Instrument.Binding
        var truth: [[Double]] = []
        var responses: SurveyResponses
        let ledger: EvidenceLedger
        private let cuts: [Double]

        init(_ plan: Plan, _ instrument: Instrument, people: Int, seed: UInt64) {
            var random = Mathematics.SeededGenerator(seed: seed)
            func normal() -> Double { Distributions.normalQuantile(Double.random(in: 1e-9..<1, using: &random)) }
            binding = Instrument.Binding(instrument, plan: plan)
            responses = SurveyResponses(itemCount: instrument.items.count)
            let items = instrument.items.map { item -> Mathematics.Item in
                let slope = max(0.5, 1.25 + 0.3 * normal())
                let cut = Drawn.around[item.level ?? "c"] ?? 0
                // At the cut the chance is 2/3: a quarter of it by guessing.
                let easier = 0.2231435513142097 / slope
                return Mathematics.Item(slope: slope, difficulty: cut - easier + 0.35 * normal(), lower: 0.25)
            }
            cuts = Drawn.around.keys.compactMap { level in
                let own = instrument.items.indices
                    .filter { instrument.items[$0].key != nil && instrument.items[$0].level == level }.map { items[$0] }
                return own.ability(expecting: 2.0 / 3 * Double(own.count))
            }
            for person in 0..<people {
                let shared = normal()
                let abilities = plan.skills.map { _ in 0.6.squareRoot() * shared + 0.4.squareRoot() * normal() }
                truth.append(abilities)
                var codes = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
                for index in instrument.items(ofForm: person) {
                    guard let key = instrument.items[index].key,
                        let skill = instrument.items[index].skills.compactMap(plan.skillIndex).first
                    else { continue }
                    let isRight =
                        Double.random(in: 0..<1, using: &random) < items[index].probability(of: 1, at: abilities[skill])
                    codes[index] = UInt8(isRight ? key : (key + 1) % 4)
                }
                responses.put(person: Int32(person), date: SurveyFixture.day(6, 3), codes: codes)
            }
            var ledger = EvidenceLedger()
            SurveyEvidence(binding).append(responses, to: &ledger)
            ledger.order(people: people)
            self.ledger = ledger
        }

        /// 0 none, 1 c, 2 b.
        func level(_ person: Int, _ skill: Int) -> Int { cuts.count { $0 <= truth[person][skill] } }
    }

    private static func drawn(people: Int, seed: UInt64 = 7) throws -> Drawn {
        Drawn(try #require(plan), try #require(instrument), people: people, seed: seed)
    }

    /// The rule that scoring took the place of: three in five right of at least two, level by level.
    private static func counted(_ drawn: Drawn, _ person: Int, _ skill: Int) -> Int? {
        let uses = drawn.binding.uses(of: skill).filter { drawn.binding.instrument.items[$0.item].key != nil }
        var (answered, right, rank, ceiling) = (0, 0, 0, 0)
        var isRefuted = false
        for level in 1...3 {
            for use in uses where use.rank == level {
                let code = drawn.responses.code(person, item: use.item)
                if code != AnswerCode.missing { answered += 1 }
                if Int(code) == drawn.binding.instrument.items[use.item].key { right += 1 }
            }
            guard answered >= 2, uses.contains(where: { $0.rank == level }) else { continue }
            ceiling = level
            if right * 5 < answered * 3 { isRefuted = true }
            if !isRefuted { rank = level }
        }
        return ceiling > 0 ? rank : nil
    }

    @Test("Known truth: it names the right level more often than counting right answers, and for more people")
    func better() throws {
        let drawn = try Self.drawn(people: 1_500)
        var (scored, scoredRight, counted, countedRight, bothRight) = (0, 0, 0, 0, 0)
        for entry in drawn.ledger.entries where entry.method == .test {
            let (person, skill) = (Int(entry.person), Int(entry.skill))
            let isRight = min(2, Int(entry.rank)) == drawn.level(person, skill)
            scored += 1
            if isRight { scoredRight += 1 }
            guard let rank = Self.counted(drawn, person, skill) else { continue }
            counted += 1
            if rank == drawn.level(person, skill) { countedRight += 1 }
            if isRight { bothRight += 1 }
        }
        #expect(Double(bothRight) > 1.12 * Double(countedRight), "\(bothRight) \(countedRight) of \(counted)")
        #expect(Double(scored) > 1.4 * Double(counted), "\(scored) \(counted)")
        #expect(Double(scoredRight) / Double(scored) > 0.55, "\(scoredRight) of \(scored)")
    }

    @Test("Known truth: what it calls 80 % is right 78 to 82 % of the time", arguments: [1_000, 4_000])
    func told(people: Int) throws {
        var (count, right) = (0, 0)
        for seed in 11...14 as ClosedRange<UInt64> {
            let drawn = try Self.drawn(people: people, seed: seed)
            for entry in drawn.ledger.entries {
                guard let estimate = entry.estimate, (0.75...0.85).contains(estimate.certainty) else { continue }
                count += 1
                if drawn.level(Int(entry.person), Int(entry.skill)) >= max(1, min(2, Int(entry.rank))) { right += 1 }
            }
        }
        #expect(count > 4 * people)
        #expect((0.78...0.82).contains(Double(right) / Double(count)), "\(right) of \(count)")
    }

    @Test(
        "One right answer moves its own skill more than the others, and only skills that were asked about get an entry")
    func own() throws {
        let plan = try #require(Self.plan)
        let drawn = try Self.drawn(people: 400)
        let dx = try #require(plan.skillIndex("dx"))
        var responses = drawn.responses
        let item = try #require(drawn.binding.instrument.item("k09"))
        let key = try #require(drawn.binding.instrument.items[item].key)
        var means: [[Int16: Float]] = []
        for code in [key, (key + 1) % 4] {
            // Two questions: one in security for all, and the one that is looked at.
            var codes = [UInt8](repeating: AnswerCode.missing, count: responses.itemCount)
            codes[item] = UInt8(code)
            codes[try #require(drawn.binding.instrument.item("q25"))] = 2
            responses.put(person: 0, date: SurveyFixture.day(6, 3), codes: codes)
            var ledger = EvidenceLedger()
            SurveyEvidence(drawn.binding).append(responses, to: &ledger)
            ledger.order(people: 400)
            means.append(
                Dictionary(
                    uniqueKeysWithValues: ledger.entries(of: 0).map { entry in
                        // Where the entry takes somebody of whom nothing else is held but N(0, 1).
                        (entry.skill, entry.estimate.map { $0.mean / (1 + $0.sd * $0.sd) } ?? .nan)
                    }))
        }
        #expect(means[0].count == 2 && means[1].count == 2, "two skills were asked about")
        let other = try #require(means[0].keys.first { Int($0) != dx })
        let own = try #require(means[0][Int16(dx)]) - #require(means[1][Int16(dx)])
        let far = try #require(means[0][other]) - #require(means[1][other])
        #expect(own > 0.3 && own > 1.5 * far && far > 0, "\(own) \(far)")
    }

    @Test("Whoever answered no question has no entry, and nor has a survey that nobody answered")
    func none() throws {
        let plan = try #require(Self.plan)
        let instrument = try #require(Self.instrument)
        let binding = Instrument.Binding(instrument, plan: plan)
        var responses = SurveyResponses(itemCount: instrument.items.count)
        var ledger = EvidenceLedger()
        SurveyEvidence(binding).append(responses, to: &ledger)
        responses.put(
            person: 0, date: SurveyFixture.day(6, 3),
            codes: [UInt8](repeating: AnswerCode.missing, count: instrument.items.count))
        SurveyEvidence(binding).append(responses, to: &ledger)
        #expect(ledger.entries.isEmpty)
    }

    @Test("With five people it works, and is not sure of itself")
    func few() throws {
        let drawn = try Self.drawn(people: 5)
        let estimates = drawn.ledger.entries.compactMap(\.estimate)
        #expect(estimates.count >= 30)
        #expect(estimates.allSatisfy { $0.sd > 0.6 && $0.sd.isFinite && $0.mean.isFinite })
        #expect(estimates.allSatisfy { $0.certainty < 0.97 })
    }

    @Test("The same answers give the same entries, whoever else is read before")
    func same() throws {
        let (one, two) = (try Self.drawn(people: 200), try Self.drawn(people: 200))
        #expect(one.ledger.entries == two.ledger.entries)
    }
}
