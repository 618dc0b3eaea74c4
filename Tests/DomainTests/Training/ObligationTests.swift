import Domain
import Kernel
import TestKit
import Testing

@Suite struct ObligationTests {
    @Test("K5: a yearly training is due again every fiscal year, from 1 April")
    func yearly() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.complete("青木", "security", on: "2026-03-31")
        func isDue(_ date: String) -> Bool {
            city.standing(on: date).obligations.entries.contains { $0.programme == 0 && $0.status == .due }
        }
        #expect(!isDue("2026-03-31"))
        #expect(isDue("2026-04-01"))
    }

    @Test("A failed attempt does not count as done")
    func failed() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.complete("青木", "security", on: "2026-05-01", passed: false)
        let tally = city.standing(on: "2026-10-01").obligations.tallies[0]
        #expect(tally.done == 0 && tally.due == 1)
    }

    @Test("K4: an elective training is recommended to whom it closes a gap, and only if they are ready for it")
    func elective() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("大野", in: "市民課", as: "係長級")
        city.hire("加藤", in: "税務課", as: "係長級")
        city.evidence("大野", "dx", rank: 1, by: .head, on: "2026-05-01")
        city.complete("大野", "dx-basic", on: "2026-05-01")
        city.evidence("加藤", "dx", rank: 1, by: .head, on: "2026-05-01")
        let standing = city.standing(on: "2026-10-01")
        func status(_ name: String, _ programme: String) -> Obligations.Status? {
            let index = Int16(city.plan.programmeIndex(programme) ?? -1)
            return standing.obligations.entries.first {
                Int($0.member) == city.member(name, in: standing) && $0.programme == index
            }?.status
        }
        #expect(status("青木", "dx-basic") == .recommended)
        #expect(status("青木", "dx-practice") == nil)
        #expect(status("大野", "dx-practice") == .recommended)
        #expect(status("加藤", "dx-practice") == .blocked)
        let blocked = standing.obligations.entries.first { $0.status == .blocked }
        let reason = blocked.map { standing.obligations.reason(for: $0, standing.facts, gaps: standing.gaps) }
        #expect(reason?.ja == "先に必要: DX基礎")
    }

    @Test("K6: seats go first to units that lack a trained person, one each, then by gap; never more than there are")
    func nominations() throws {
        var city = try FixtureCity()
        for (name, unit) in [("青木", "市民課"), ("石井", "市民課"), ("上田", "税務課")] {
            city.hire(name, in: unit, as: "係長級")
            city.complete(name, "dx-basic", on: "2025-05-01")
            city.evidence(name, "dx", rank: 1, by: .head, on: "2026-05-01")
        }
        city.complete("青木", "cloud", on: "2025-06-01")
        let standing = city.standing(on: "2026-10-01")
        let practice = Int16(city.plan.programmeIndex("dx-practice") ?? -1)
        let named = standing.nominations.filter { $0.programme == practice }
        #expect(named.count == 2)
        #expect(Int(named[0].member) == city.member("上田", in: standing) && named[0].reason == .uncoveredUnit)
        #expect(named[1].reason == .gap)
    }
}
