import Domain
import Kernel
import TestKit
import Testing

@Suite struct PersonaAndGapTests {
    @Test("O3: everyone is of the first persona whose rule fits, at any date")
    func personas() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("石井", in: "税務課", as: "課長級")
        city.hire("上田", in: "情報課", as: "課長級")
        city.hire("江口", in: "市民課", as: "一般職員")
        city.transferLast(to: "情報課", on: FixtureCity.day("2025-04-01"))
        func persona(_ name: String, _ date: String) -> String? {
            let standing = city.standing(on: date)
            let kind = standing.facts.personas[0][city.member(name, in: standing)]
            return kind < 0 ? nil : city.plan.dimensions[0].kinds[Int(kind)].id
        }
        #expect(persona("青木", "2026-01-01") == "ippan")
        #expect(persona("石井", "2026-01-01") == "kacho")
        #expect(persona("上田", "2026-01-01") == "joho")
        #expect(persona("江口", "2025-03-31") == "ippan")
        #expect(persona("江口", "2025-04-01") == "joho")
    }

    @Test("O3: whoever no rule fits is listed, never dropped")
    func unclassified() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("級なし", in: "市民課", as: "そのような職階はない")
        let standing = city.standing(on: "2026-01-01")
        #expect(standing.staff.members.count == 2)
        #expect(standing.unclassified == [city.member("級なし", in: standing)])
        #expect(standing.personaCounts(0) == [0, 0, 0, 1, 1])
    }

    @Test("O9: a blank cell asks for nothing; a required skill without evidence is a gap of the whole height")
    func blanks() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("大野", in: "市民課", as: "係長級")
        city.evidence("大野", "dx", rank: 1, by: .head, on: "2026-01-01")
        let standing = city.standing(on: "2026-10-01")
        let (aoki, ono) = (city.member("青木", in: standing), city.member("大野", in: standing))
        #expect(standing.gaps.need(aoki, 1) == nil && standing.gaps.gap(aoki, 1) == 0)
        #expect(standing.gaps.gap(aoki, 0) == 1)
        #expect(standing.gaps.gap(ono, 0) == 1)
        #expect(standing.gaps.gap(ono, 1) == 2)
    }

    @Test("O5: an overlay role adds its own requirement, the higher of both counts, and says who asks")
    func overlay() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.roster.roles = [
            RoleAssignment(
                person: 0, role: 0, unit: 1, from: FixtureCity.day("2025-04-01"), to: FixtureCity.day("2026-03-31"))
        ]
        let during = city.standing(on: "2026-03-31")
        #expect(during.gaps.need(0, 1)?.rank == 2)
        #expect(during.gaps.need(0, 1)?.holder == .role(0))
        #expect(during.vacancies.map { during.roster.units[$0.unit].name } == ["税務課"])
        let after = city.standing(on: "2026-04-01")
        #expect(after.gaps.need(0, 1) == nil)
        #expect(after.vacancies.count == 2)
    }

    @Test("A level explains itself: how sure it is, and what each piece of evidence moved")
    func explanation() throws {
        var city = try FixtureCity()
        city.hire("大野", in: "市民課", as: "係長級")
        city.evidence("大野", "dx", rank: 2, by: .self, on: "2026-05-01")
        city.evidence("大野", "dx", rank: 2, by: .head, on: "2026-06-01")
        city.complete("大野", "dx-practice", on: "2026-06-10")
        let standing = city.standing(on: "2026-10-01")
        let level = standing.facts.levels[0, 0]
        let text = SkillLevels.explanation(
            of: level, from: SkillLevels.entries(of: 0, skill: 0, in: standing.ledger), ledger: standing.ledger,
            scale: city.plan.scales[0], measurement: standing.measurements[0], on: standing.date)
        #expect(text.en.hasPrefix("b ("))
        for piece in ["head b (2026-06-01, ", "DX実践 completed (2026-06-10, +0.2)", "self b (2026-05-01, "] {
            #expect(text.en.contains(piece), "\(text.en)")
        }
        #expect(text.ja.hasPrefix("b（") && text.ja.contains("%）、根拠: ") && text.ja.contains("所属長評価 b（2026-06-01、"))
    }
}
