import Domain
import Kernel
import TestKit
import Testing

@Suite struct TransferHistoryTests {
    private let section = 0

    private func history(_ city: FixtureCity, on date: String) -> TransferHistory {
        TransferHistory(city.roster, plan: city.plan, on: FixtureCity.day(date), classes: [section])
    }

    private func row(_ history: TransferHistory, _ city: FixtureCity, _ event: String) -> TransferChance? {
        history.rows(city.plan).first { $0.event.en.hasPrefix(event) && $0.grade.en == "all" }?.chance
    }

    @Test("K6: on 1 April a move to another section counts, one within the section does not")
    func withinSection() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.transferLast(to: "税務課", on: FixtureCity.day("2024-04-01"))
        city.hire("石井", in: "市民課", as: "一般職員")
        city.transferLast(to: "窓口係", on: FixtureCity.day("2024-04-01"))
        let history = history(city, on: "2024-06-01")
        let moved = try #require(row(history, city, "moved"))
        #expect(moved.events == 1 && moved.cases == 8, "two people, four Aprils")
        let chance = try #require(history.chanceOfMoving(from: section, grade: 0, years: 4))
        #expect(chance.events == 1 && chance.cases == 2, "both had been in their section for four years")
        #expect(chance.value > history.chanceOfMoving(from: section, grade: 0, years: 3)?.value ?? 1)
    }

    @Test("K6: who has been longest there is told by section, whatever grade they rose to")
    func years() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員", from: FixtureCity.day("2010-04-01"))
        city.transferLast(to: "窓口係", on: FixtureCity.day("2022-04-01"))
        city.roster.posts[1].grade = 1
        let history = history(city, on: "2024-06-01")
        #expect(history.chanceOfMoving(from: section, grade: 1, years: 14)?.cases == 2, "2023 and 2024, as 係長級")
        #expect(history.chanceOfMoving(from: section, grade: 0, years: 14)?.cases == 2 + 1, "2020 to 2022")
    }

    @Test("The main post decides: a concurrent post that ends is no move")
    func concurrent() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.addConcurrentPost(in: "税務課")
        city.roster.posts[1].to = FixtureCity.day("2024-03-31")
        #expect(row(history(city, on: "2024-06-01"), city, "moved")?.events == 0)
    }

    @Test("A section that ended with the year moved nobody, and is said to be left out")
    func merged() throws {
        var city = try FixtureCity()
        city.roster.units[2].to = FixtureCity.day("2024-03-31")
        city.hire("上田", in: "税務課", as: "一般職員")
        city.transferLast(to: "市民課", on: FixtureCity.day("2024-04-01"))
        let history = history(city, on: "2024-06-01")
        #expect(row(history, city, "moved")?.events == 0)
        #expect(history.reorganised == 1)
    }

    @Test("A renamed section is the same unit over time")
    func renamed() throws {
        var city = try FixtureCity()
        city.roster.units[2].to = FixtureCity.day("2024-03-31")
        var new = city.roster.units[2]
        new.name = "課税課"
        (new.from, new.to) = (FixtureCity.day("2024-04-01"), .distantFuture)
        city.roster.units.append(new)
        city.hire("上田", in: "税務課", as: "一般職員")
        city.transferLast(to: "課税課", on: FixtureCity.day("2024-04-01"))
        let history = history(city, on: "2024-06-01")
        #expect(row(history, city, "moved")?.events == 0 && history.reorganised == 0)
        #expect(history.chanceOfMoving(from: section, grade: 0, years: 4)?.cases == 1)
    }

    @Test("Retirement at the legal age is foreseen and no leaving; leaving earlier is")
    func leaving() throws {
        var city = try FixtureCity()
        city.hire("定年さん", in: "市民課", as: "一般職員", to: FixtureCity.day("2025-03-31"))
        city.roster.people[0].birth = FixtureCity.day("1963-05-01")
        city.hire("去った人", in: "税務課", as: "一般職員", to: FixtureCity.day("2023-03-31"))
        let history = history(city, on: "2025-06-01")
        #expect(history.retired == 1)
        #expect(row(history, city, "left")?.events == 1)
    }

    @Test("A new city: no 1 April in the roster, so the usual rates are taken and it is said so")
    func newCity() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員", from: FixtureCity.day("2026-04-01"))
        city.roster.snapshotDates = [FixtureCity.day("2026-04-01")]
        let history = history(city, on: "2026-06-01")
        #expect(history.aprils.isEmpty)
        #expect(history.basis.ja.contains("仮定") && history.basis.en.contains("assumed"))
        #expect(history.chanceOfMoving(from: section, grade: 0, years: 1)?.value == TransferHistory.usualMove)
        #expect(history.chanceOfLeaving(grade: 0, age: 40).value == TransferHistory.usualLeave)
        #expect(history.chanceOfLeaving(grade: 0, age: 40).cases == 0)
    }

    @Test("An April after the last snapshot is not known, and not taken for one in which everyone stayed")
    func staleRoster() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.roster.snapshotDates = [FixtureCity.day("2023-05-01"), FixtureCity.day("2024-05-01")]
        #expect(history(city, on: "2026-06-01").aprils == [FixtureCity.day("2024-04-01")])
    }

    @Test("What comes after the date is not looked at")
    func noFuture() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        let before = history(city, on: "2024-03-31").rows(city.plan)
        city.transferLast(to: "税務課", on: FixtureCity.day("2024-04-01"))
        #expect(history(city, on: "2024-03-31").rows(city.plan) == before)
    }

    @Test(
        "Born on a day, one retires at the end of the fiscal year that the law says",
        arguments: [
            ("1962-04-02", 2022), ("1963-04-01", 2022), ("1963-04-02", 2024), ("1964-04-01", 2024),
            ("1964-04-02", 2026), ("1965-04-01", 2026), ("1965-04-02", 2028), ("1966-04-02", 2030),
            ("1967-04-02", 2032), ("1968-04-01", 2032), ("1968-04-02", 2033), ("1972-02-29", 2036),
        ])
    func retirement(born: String, year: Int) {
        #expect(RetirementAge.law.lastYear(born: FixtureCity.day(born)) == FiscalYear(year))
    }
}
