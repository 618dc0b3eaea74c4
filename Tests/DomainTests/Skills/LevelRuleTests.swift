import Domain
import Kernel
import TestKit
import Testing

/// docs/decisions/0006-levels.md; clause O10: levels c < b < a.
@Suite struct LevelRuleTests {
    private let date = FixtureCity.day("2026-10-01")
    private let rule = WeightedMajority(MeasurementRule())

    private func entry(
        _ rank: Int, _ method: EvidenceMethod, _ day: String = "2026-10-01", ceiling: Int = 3
    ) -> EvidenceEntry {
        EvidenceEntry(
            person: 0, skill: 0, rank: Int8(rank), ceiling: Int8(ceiling), method: method, date: FixtureCity.day(day),
            source: 0)
    }

    private func level(_ entries: [EvidenceEntry]) -> MeasuredLevel {
        rule.level(from: entries[...], levels: 3, on: date)
    }

    @Test("Without evidence the level is unknown, which is not the lowest")
    func unknown() {
        #expect(level([]) == .unknown)
        #expect(level([entry(0, .self)]).rank == 0)
    }

    @Test("A lone self-rating gives its level, and certainty stays low: p = (1 + 0.5) / (1 + 1) at and above it")
    func selfAlone() {
        let result = level([entry(2, .self)])
        #expect(result.rank == 2)
        #expect(abs(result.certainty - 0.75 * 0.75) < 1e-6)
    }

    @Test("The head outweighs the self-rating, and agreement makes it surer")
    func headWins() {
        let disputed = level([entry(3, .self), entry(2, .head)])
        #expect(disputed.rank == 2)
        let agreed = level([entry(2, .self), entry(2, .head)])
        #expect(agreed.rank == 2 && agreed.certainty > disputed.certainty)
    }

    @Test("A certificate lifts a modest self-rating to its own level and says nothing above it")
    func certificate() {
        let result = level([entry(0, .self), entry(1, .certificate, ceiling: 1)])
        #expect(result.rank == 1)
        #expect(level([entry(3, .self), entry(1, .certificate, ceiling: 1)]).rank == 3)
    }

    @Test("A knowledge test speaks up to its level only: a failed one lowers, a passed one does not raise above")
    func test() {
        #expect(level([entry(2, .self), entry(0, .test, ceiling: 1)]).rank == 0)
        #expect(level([entry(2, .self), entry(1, .test, ceiling: 1)]).rank == 2)
    }

    @Test("Of self-ratings only the newest counts; evidence from the future does not count")
    func newest() {
        #expect(level([entry(3, .self, "2024-06-01"), entry(1, .self, "2026-06-01")]).rank == 1)
        #expect(level([entry(1, .self, "2026-06-01"), entry(3, .self, "2027-06-01")]).rank == 1)
    }

    @Test("Old evidence weighs less: a head's word of four years ago yields to today's self-rating")
    func ageing() {
        #expect(level([entry(3, .head, "2022-10-01"), entry(1, .self)]).rank == 1)
        #expect(level([entry(3, .head, "2026-10-01"), entry(1, .self)]).rank == 3)
    }

    @Test("More support never lowers a level, and the order of entries at one day does not matter")
    func monotone() {
        var random = SeededRandom(seed: 5)
        for _ in 0..<2_000 {
            let methods: [EvidenceMethod] = [.test, .certificate, .programme, .ojt]
            var entries = (0..<random.index(below: 5)).map { _ in
                entry(random.index(below: 4), methods[random.index(below: 4)])
            }
            let before = level(entries)
            entries.shuffle(using: &random)
            #expect(level(entries).rank == before.rank)
            entries.append(entry(3, .ojt))
            let after = level(entries)
            #expect(after.rank >= before.rank)
            #expect((0...1).contains(after.certainty))
        }
    }

    @Test("A plan may bound a method: knowledge questions support c at most")
    func bounded() throws {
        var measurement = MeasurementRule()
        measurement.methods[.test]?.highest = "c"
        let scale = try FixtureCity().plan.scales[0]
        let bounded = WeightedMajority(measurement, scale: scale)
        #expect(bounded.level(from: [entry(3, .test)][...], levels: 3, on: date).rank == 1)
    }
}
