import Domain
import Kernel
import TestKit
import Testing

@Suite struct PlanEffectTests {
    private func standing(_ plan: String) throws -> Standing {
        var city = try FixtureCity(plan: plan)
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("大野", in: "市民課", as: "係長級")
        city.evidence("大野", "dx", rank: 2, by: .head, on: "2026-05-01")
        return city.standing(on: "2026-10-01")
    }

    @Test(
        "K10: before a revision is in force, it shows who changes persona, whose gaps it opens and what it asks of seats"
    )
    func effect() throws {
        let old = FixtureCity.planText
        let new = old.replacing("rule: 職階 = 課長級", with: "rule: 職階 >= 係長級")
            .replacing("hours: 6, seats: 2,", with: "hours: 6, seats: 5,")
        let effect = PlanEffect(old: try standing(old), new: try standing(new))
        #expect(effect.peopleMoved == 1)
        #expect(effect.people.map(\.name) == ["大野"])
        #expect(effect.moves.first?.move.from?.ja == "係長級職員" && effect.moves.first?.move.to?.ja == "課長級職員")
        let dx = effect.skills.first { $0.skill.ja == "DX推進" }
        #expect(dx?.newGaps == 1 && dx?.closedGaps == 0)
        let it = effect.skills.first { $0.skill.ja == "IT" }
        #expect(it?.newGaps == 0 && it?.closedGaps == 1)
        #expect(effect.programmes.contains { $0.programme.ja == "DX実践" && $0.seatsBefore == 2 && $0.seatsAfter == 5 })
    }

    @Test("The same plan has no effect")
    func nothing() throws {
        let effect = PlanEffect(old: try standing(FixtureCity.planText), new: try standing(FixtureCity.planText))
        #expect(effect.peopleMoved == 0 && effect.moves.isEmpty && effect.skills.isEmpty && effect.programmes.isEmpty)
    }
}
