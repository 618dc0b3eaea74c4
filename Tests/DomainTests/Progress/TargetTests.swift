import Domain
import Kernel
import TestKit
import Testing

@Suite struct TargetTests {
    private func core(_ city: FixtureCity, _ date: String) -> TargetStatus { city.standing(on: date).targets[0] }

    @Test("K6: flow counts people once and keeps those who left; stock counts who is there today")
    func flowAndStock() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("石井", in: "税務課", as: "一般職員", to: FixtureCity.day("2025-03-31"))
        city.complete("青木", "cloud", on: "2024-06-01")
        city.complete("青木", "dx-practice", on: "2025-06-01")
        city.complete("石井", "cloud", on: "2024-06-01")
        let status = core(city, "2025-10-01")
        #expect(status.flow == 2 && status.stock == 1 && status.attained == 2)
        #expect(status.years.map(\.actual) == [2, 0, 0, 0])
        #expect(status.years.map(\.scheduled) == [1, 1, 1, 1])
    }

    @Test("Completions before the period count in the stock and not in the flow")
    func beforePeriod() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.complete("青木", "cloud", on: "2023-06-01")
        let status = core(city, "2025-10-01")
        #expect(status.flow == 0 && status.stock == 1)
    }

    @Test("K6: a unit is covered by whoever sits in it or below it today; the last 1 April shows what transfers did")
    func coverage() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "窓口係", as: "一般職員")
        city.transferLast(to: "税務課", on: FixtureCity.day("2026-04-01"))
        city.complete("青木", "cloud", on: "2025-06-01")
        city.hire("石井", in: "税務課", as: "一般職員")
        city.complete("石井", "cloud", on: "2025-06-01")
        let before = core(city, "2026-03-31")
        #expect(before.coverage?.covered == 2 && before.coverage?.total == 2)
        let after = core(city, "2026-10-01")
        #expect(after.coverage?.covered == 1)
        #expect(after.coverage?.uncovered.map { city.roster.units[$0].name } == ["市民課"])
        #expect(after.lastApril?.before.covered == 2 && after.lastApril?.after.covered == 1)
        #expect(after.flow == 2, "the flow target does not see it")
    }

    @Test("A concurrent post covers its unit too, and one person counts once in a unit")
    func concurrent() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "窓口係", as: "一般職員")
        city.addConcurrentPost(in: "税務課")
        city.addConcurrentPost(in: "市民課")
        city.complete("青木", "cloud", on: "2025-06-01")
        let coverage = core(city, "2026-10-01").coverage
        #expect(coverage?.covered == 2 && coverage?.people == [1, 1])
    }

    @Test("K5: an annual target counts this fiscal year's people, against the part of the year that has passed")
    func annual() throws {
        var city = try FixtureCity()
        for name in ["青木", "石井", "上田", "江口"] {
            city.hire(name, in: "市民課", as: "一般職員")
            city.complete(name, "security", on: "2025-06-01")
        }
        city.complete("青木", "security", on: "2026-06-01")
        city.complete("石井", "security", on: "2026-06-01")
        let status = city.standing(on: "2026-09-30").targets[1]
        #expect(status.attained == 2)
        #expect(abs((status.expected ?? 0) - 4 * 183.0 / 365) < 1e-9)
        #expect(status.grade == .a)
        #expect(status.years.map(\.actual) == [0, 4, 2, 0, 0])
    }

    @Test("Grades follow attained ÷ expected: A from 1, B from 0.9, C from 0.7, else D")
    func grades() throws {
        for (people, grade) in [(4, TargetStatus.Grade.a), (3, .c), (2, .d)] {
            var city = try FixtureCity()
            for index in 0..<people {
                city.hire("職員\(index)", in: "市民課", as: "一般職員")
                city.complete("職員\(index)", "cloud", on: "2024-06-01")
            }
            #expect(core(city, "2028-03-31").grade == grade)
        }
    }

    @Test("The pace that is needed and the pace so far stand side by side")
    func pace() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.complete("青木", "cloud", on: "2024-06-01")
        let status = core(city, "2026-03-31")
        #expect(abs((status.neededPace ?? 0) - 1.5) < 1e-9)
        #expect(abs((status.actualPace ?? 0) - 0.5) < 1e-9)
    }

    @Test("A share of staff counts who is in service and reached the level")
    func share() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("石井", in: "市民課", as: "一般職員")
        city.evidence("青木", "dx", rank: 2, by: .head, on: "2026-05-01")
        #expect(city.standing(on: "2026-10-01").targets[2].attained == 50)
    }
}
