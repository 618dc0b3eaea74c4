import Domain
import Foundation
import Kernel
import TestKit
import Testing

/// The grammar of targets (facts 1.4): each basis on a city small enough to count by hand.
@Suite struct TargetBasisTests {
    private func city(_ target: String) throws -> FixtureCity {
        let base = FixtureCity.planText
        let head = base.range(of: "\ntargets:").map { String(base[..<$0.lowerBound]) } ?? base
        var city = try FixtureCity(plan: head + "\ntargets:\n  - {id: t, name: 目標, \(target)}\n")
        for (name, unit) in [("青木", "市民課"), ("石井", "市民課"), ("上田", "税務課"), ("江口", "税務課"), ("大野", "税務課")] {
            city.hire(name, in: unit, as: "一般職員")
        }
        return city
    }

    private func status(_ city: FixtureCity, _ date: String) -> TargetStatus { city.standing(on: date).targets[0] }

    private let period = "population: 全員, period: {from: 2024, years: 4}"

    @Test("One per unit: the share of units that have one")
    func perUnit() throws {
        var city = try city(
            "measure: {completed: cloud}, basis: perUnit, goal: 1, coverage: {denominator: sections, perUnit: 1}, \(period)"
        )
        city.complete("青木", "cloud", on: "2024-06-01")
        let found = status(city, "2028-03-31")
        #expect(found.attained == 50 && found.goal == 100 && found.expected == 100 && found.grade == .d)
    }

    @Test("Two per unit: two concurrent posts below one unit do not make two people of one")
    func nobodyTwice() throws {
        var city = try city(
            "measure: {completed: cloud}, basis: perUnit, goal: 2, coverage: {denominator: sections, perUnit: 2}, \(period)"
        )
        city.hire("加藤", in: "情報課", as: "一般職員")
        city.addConcurrentPost(in: "市民課")
        city.addConcurrentPost(in: "窓口係")
        city.complete("加藤", "cloud", on: "2024-06-01")
        #expect(status(city, "2028-03-31").coverage?.people == [1, 0])
    }

    @Test("A share within each unit: units that reach it, each by its own number; schedules speak of the goal inside")
    func shareWithinUnit() throws {
        var city = try city(
            """
            measure: {completed: cloud}, basis: shareWithinUnit, goal: 40, coverage: {denominator: sections}, \(period), \
            schedule: {2024: 10, 2025: 20, 2026: 30, 2027: 40}
            """)
        city.complete("青木", "cloud", on: "2024-06-01")
        city.complete("上田", "cloud", on: "2024-06-01")
        let found = status(city, "2028-03-31")
        #expect(found.coverage?.covered == 1, "1 of 2 is 50 %, 1 of 3 is 33 %")
        #expect(found.attained == 50 && found.expected == 100)
    }

    @Test("People in post: those who left no longer count")
    func inPost() throws {
        var city = try city("measure: {completed: cloud}, basis: inPost, goal: 2, \(period)")
        city.hire("去った人", in: "市民課", as: "一般職員", to: FixtureCity.day("2026-03-31"))
        city.complete("去った人", "cloud", on: "2024-06-01")
        city.complete("青木", "cloud", on: "2024-06-01")
        #expect(status(city, "2026-03-31").attained == 2)
        #expect(status(city, "2026-04-01").attained == 1)
    }

    @Test("Leavers may be dropped from a flow, and people on leave from the population")
    func counting() throws {
        var city = try city(
            "measure: {completed: cloud}, basis: cumulative, goal: 4, counting: {leavers: drop, onLeave: exclude}, \(period)"
        )
        city.hire("去った人", in: "市民課", as: "一般職員", to: FixtureCity.day("2026-03-31"))
        city.complete("去った人", "cloud", on: "2024-06-01")
        city.complete("青木", "cloud", on: "2024-06-01")
        city.roster.absences = [
            Absence(
                person: Int32(city.person("石井")), kind: .leave, from: FixtureCity.day("2026-04-01"), to: .distantFuture)
        ]
        let found = status(city, "2026-10-01")
        #expect(found.flow == 1 && found.population == 4)
    }

    @Test("All programmes of a group: half a group is no completion")
    func all() throws {
        var city = try city("measure: {completed: core, how: all}, basis: cumulative, goal: 2, \(period)")
        city.complete("青木", "cloud", on: "2024-06-01")
        city.complete("石井", "cloud", on: "2024-06-01")
        city.complete("石井", "dx-practice", on: "2025-06-01")
        let found = status(city, "2026-10-01")
        #expect(found.flow == 1 && found.years.map(\.actual) == [0, 1, 0, 0])
    }

    @Test("Hours are those of the year and of trainings that were passed")
    func hours() throws {
        var city = try city(
            "measure: {hours: security}, basis: hoursPerPerson, goal: 1, population: 全員, period: {from: 2024, to: 2027}"
        )
        city.complete("青木", "security", on: "2026-06-01")
        city.complete("石井", "security", on: "2026-06-01", passed: false)
        city.complete("上田", "security", on: "2025-06-01")
        #expect(status(city, "2026-10-01").attained == 2.0 / 5)
    }

    @Test("Roles are counted where they are held, and a schedule of people adds up by years")
    func rolesAndSchedule() throws {
        var city = try city(
            "measure: {role: ict-leader}, basis: inPost, goal: 4, schedule: {2024: 1, 2025: 2, 2026: 3, 2027: 4}, \(period)"
        )
        // 上田 sits in 税務課 and is appointed for 市民課.
        city.roster.roles = [
            RoleAssignment(
                person: Int32(city.person("上田")), role: 0, unit: Int32(city.unitIndex("市民課")), from: FixtureCity.start,
                to: .distantFuture)
        ]
        let standing = city.standing(on: "2026-03-31")
        #expect(standing.vacancies.map { standing.roster.units[$0.unit].name } == ["税務課"])
        #expect(standing.targets[0].attained == 1 && standing.targets[0].expected == 2)
        #expect(standing.targets[0].grade == .d)
    }

    @Test("B lies between 0.9 and 1: 4.5 asked, 4 to 4.5 there")
    func gradeB() throws {
        var city = try city("measure: {completed: cloud}, basis: cumulative, goal: 4.2, \(period)")
        for name in ["青木", "石井", "上田", "江口"] { city.complete(name, "cloud", on: "2024-06-01") }
        #expect(status(city, "2028-03-31").grade == .b)
    }

    @Test("A conflict that nobody decided shows on the target, whatever it counts")
    func conflict() throws {
        let readings =
            "conflict: {inForce: a, readings: [{id: a, text: 4年, period: {from: 2024, years: 4}}, {id: b, text: 5年, period: {from: 2024, years: 5}}]}"
        let open = try city("measure: {completed: cloud}, basis: cumulative, goal: 4, \(period), \(readings)")
        #expect(status(open, "2026-10-01").isUnresolvedConflict)
        let decided = try city(
            "measure: {completed: cloud}, basis: cumulative, goal: 4, \(period), "
                + readings.replacing("inForce: a,", with: "inForce: a, decidedBy: 人事課,"))
        #expect(!status(decided, "2026-10-01").isUnresolvedConflict)
    }

    @Test("On the first days of a year next to nothing is due, and no grade is given")
    func firstDays() throws {
        let city = try city("measure: {completed: security}, basis: annual, goal: 5, \(period)")
        #expect(status(city, "2026-04-01").grade == nil)
        #expect(status(city, "2026-06-01").grade == .d)
    }
}
