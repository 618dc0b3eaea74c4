import Domain
import Kernel
import Mathematics
import TestKit
import Testing

@Suite struct NominationCaseTests {
    private func staffed(_ plan: String = FixtureCity.planText) throws -> FixtureCity {
        var city = try FixtureCity(plan: plan)
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("石井", in: "窓口係", as: "係長級")
        city.hire("上田", in: "税務課", as: "一般職員")
        return city
    }

    @Test("K6: a target on a group is one track with the seats of its programmes; its deadline ends the plan")
    func groupTrack() throws {
        let question = try NominationCity.question(try staffed())
        #expect(question.tracks.map { $0.name(question.standing.plan).ja } == ["コア"])
        let whole = try NominationCity.question(try staffed(), NominationAssumptions())
        #expect(whole.years == 3 && whole.lastYear == FiscalYear(2028), "the yearly target runs to 2028")
        // One of cloud; dx-practice is open to nobody yet: its two seats are none.
        #expect(question.instance.seats == [1, 1])
        #expect(question.instance.isEligible == [true, true, true], "cloud is open to all")
        #expect(question.remarks.isEmpty)
    }

    @Test("K6: sections are groups of the people whose main post lies in or below them")
    func groups() throws {
        var city = try staffed()
        city.addConcurrentPost(in: "市民課")
        let question = try NominationCity.question(city)
        #expect(question.instance.groups.map(\.members) == [[0, 1], [2]])
        #expect(question.instance.groups.map(\.need) == [1, 1] && question.instance.groups.map(\.deadline) == [1, 1])
        #expect(question.instance.section == [0, 0, 1])
    }

    @Test("K6: headcounts are the schedule less those who have it, year by year")
    func headcounts() throws {
        var city = try staffed()
        city.complete("青木", "cloud", on: "2025-06-01")
        let question = try NominationCity.question(city)
        // 4 in four years from 2024, evenly: 3 by 2026, 4 by 2027; one has it.
        #expect(question.goals.map(\.people) == [2, 3] && question.goals.map(\.year) == [0, 1])
        #expect(question.instance.isDone == [true, false, false])
        var assumptions = NominationCity.certain
        assumptions.completion = 0.5
        #expect(try NominationCity.question(city, assumptions).goals.map(\.people) == [4, 6], "half complete")
    }

    @Test("What the running year has used up of seats, hours and absences is gone")
    func usedUp() throws {
        var city = try staffed()
        city.complete("青木", "cloud", on: "2026-06-01", passed: false)
        var assumptions = NominationCity.certain
        assumptions.shareOfSection = 0.2
        let instance = try NominationCity.question(city, assumptions).instance
        #expect(instance.seats == [0, 1])
        #expect(instance.hours == [22, 24, 24, 24, 24, 24], "the record says two hours")
        #expect(instance.absenceCap == [0, 1, 1, 1])
    }

    @Test("K6: an audience that asks for another training is open after that one, to others than those who have it")
    func audienceAfter() throws {
        let plan = NominationCity.plan([
            ("raises: [{skill: it, to: b}], elective: 全員}", "raises: [{skill: it, to: b}], elective: 修了(dx-basic)}"),
            (
                "targets:",
                "targets:\n  - {id: basic, name: 基礎, measure: {completed: dx-basic}, basis: cumulative, goal: 3, population: 全員, period: {from: 2024, years: 4}}"
            ),
        ])
        var city = try staffed(plan)
        city.complete("青木", "dx-basic", on: "2025-06-01")
        let question = try NominationCity.question(city)
        #expect(question.tracks.count == 2)
        #expect(question.instance.prerequisites == [[], [0]])
        let isFree = (0..<3).map { question.instance.isWaived[$0 * 2 + 1] }
        #expect(isFree == [true, false, false])
        #expect((0..<3).allSatisfy { question.instance.isEligible[$0 * 2 + 1] })
    }

    @Test("A prerequisite that nobody is named for must be done; else the track is closed")
    func prerequisiteOutside() throws {
        let plan = NominationCity.plan([("raises: [{skill: it, to: b}], elective: 全員}", "elective: 職階 = 課長級}")])
        var city = try staffed(plan)
        #expect(try NominationCity.question(city).instance.isEligible == [false, false, false])
        city.complete("石井", "dx-basic", on: "2025-06-01")
        #expect(try NominationCity.question(city).instance.isEligible == [false, true, false])
    }

    @Test("K7: whoever retires before the deadline is known to, and an unknown birthday retires nobody")
    func retirement() throws {
        var city = try staffed()
        city.roster.people[0].birth = FixtureCity.day("1964-05-01")
        city.roster.people[2].birth = FixtureCity.day("1950-05-01")
        let question = try NominationCity.question(city)
        #expect(question.instance.lastYear == [0, 1, 1], "who is past that age and in service does not retire by it")
        var assumptions = NominationCity.certain
        assumptions.retirement = .fixed(65)
        #expect(try NominationCity.question(city, assumptions).instance.lastYear == [1, 1, 1])
    }

    @Test("The longer the years planned, the longer the Aprils: chances of staying follow years in post")
    func stay() throws {
        var assumptions = NominationCity.certain
        assumptions.movingFactor = 0
        let city = try staffed()
        let never = try NominationCity.question(city, assumptions)
        let left = 1 - never.history.chanceOfLeaving(grade: 0, age: -1).value
        #expect(never.instance.stay.prefix(2) == [left, left])
        let usual = try NominationCity.question(city)
        #expect(zip(usual.instance.stay, never.instance.stay).allSatisfy { $0 < $1 })
    }

    @Test("A target without a number, and none that counts completions: nothing to be named for, and a forecast still")
    func noNumber() throws {
        let plan = NominationCity.plan([
            ("basis: cumulative, goal: 4, coverage: {denominator: sections, perUnit: 1}", "basis: none")
        ])
        let question = try NominationCity.question(try staffed(plan))
        #expect(question.tracks.isEmpty && question.instance.groups.isEmpty)
        let answer = try question.solve()
        #expect(answer.entries.isEmpty && answer.levels.isEmpty && answer.forecasts.count == 3)
        #expect(answer.forecasts[0].years.allSatisfy { $0.chance == nil })
    }

    @Test("An empty city and a plan without targets have an answer too")
    func empty() throws {
        let head = FixtureCity.planText.split(separator: "\ntargets:")[0]
        let answer = try NominationCity.question(try FixtureCity(plan: String(head))).solve()
        #expect(answer.entries.isEmpty && answer.forecasts.isEmpty && answer.shortages.isEmpty)
        let nobody = try NominationCity.question(try FixtureCity()).solve()
        #expect(nobody.entries.isEmpty && !nobody.shortages.isEmpty)
    }

    @Test("Assumptions out of bounds, unknown names and pins against the rules are told, all at once")
    func unfit() throws {
        var assumptions = NominationCity.certain
        assumptions.years = 9
        assumptions.movingFactor = -1
        assumptions.seats = [.init(programme: "nothing", year: FiscalYear(2020), seats: -1)]
        let city = try staffed()
        let error = #expect(throws: UnfitAssumptions.self) { try NominationCity.question(city, assumptions) }
        #expect(error?.problems.count == 5)
        var pins = NominationCity.certain
        pins.pinned = [
            .init(person: "だれか", programme: "core", year: FiscalYear(2026)),
            .init(person: "青木", programme: "security", year: FiscalYear(2026)),
        ]
        let unknown = #expect(throws: UnfitAssumptions.self) { try NominationCity.question(city, pins) }
        #expect(unknown?.problems.count == 2)
    }

    @Test("Seats of a scenario replace the plan's, of a programme or of a whole group")
    func seats() throws {
        var assumptions = NominationCity.certain
        assumptions.seats = [.init(programme: "cloud", year: FiscalYear(2027), seats: 5)]
        let city = try staffed()
        #expect(try NominationCity.question(city, assumptions).instance.seats == [1, 3])
        assumptions.seats = [.init(programme: "core", year: FiscalYear(2026), seats: 1)]
        #expect(try NominationCity.question(city, assumptions).instance.seats == [1, 1])
    }

    @Test("All programmes of a group: only as many people as find a seat in each")
    func all() throws {
        let plan = NominationCity.plan([("how: any", "how: all"), ("elective: 職階 >= 係長級}", "elective: 全員}")])
        var city = try staffed(plan)
        for name in ["青木", "石井", "上田"] { city.complete(name, "dx-basic", on: "2025-06-01") }
        let question = try NominationCity.question(city)
        #expect(question.instance.seats == [1, 1] && question.instance.hoursNeeded == [12])
        #expect(question.instance.isEligible == [true, true, true])
    }
}
