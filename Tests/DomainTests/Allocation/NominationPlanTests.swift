import Domain
import Kernel
import Mathematics
import TestKit
import Testing

@Suite struct NominationPlanTests {
    private func staffed() throws -> FixtureCity {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.hire("石井", in: "市民課", as: "一般職員")
        city.hire("上田", in: "税務課", as: "一般職員")
        return city
    }

    private func told(_ answer: NominationPlan) -> [String] {
        answer.entries.map { entry in
            let standing = answer.question.standing
            let person = standing.roster.people[Int(standing.staff.members[Int(entry.member)].person)]
            return "\(entry.year.year) \(standing.plan.programmes[entry.programme].id) \(person.name)"
        }
    }

    @Test("K4, K6: with a seat a year each section gets its person, and each is told why in both languages")
    func covers() throws {
        let answer = try NominationCity.question(try staffed()).solve()
        #expect(answer.question.instance.verify(answer.nominations).isEmpty)
        #expect(answer.units.map(\.need) == [1, 1] && answer.units.map(\.now) == [0, 0])
        #expect(answer.units.allSatisfy { $0.with.chance > 0.3 && $0.without.chance == 0 })
        let first = try #require(answer.entries.first)
        #expect(first.year == FiscalYear(2026) && !first.reasons.isEmpty)
        for entry in answer.entries {
            for reason in entry.reasons {
                #expect(!answer.words(for: reason).ja.isEmpty && !answer.words(for: reason).en.isEmpty)
            }
        }
        #expect(
            answer.levels.map(\.level) == [.shortfall, .covered, .expected, .points, .coincidences, .volunteers])
        #expect(answer.levels.allSatisfy { !answer.words(for: $0).ja.isEmpty })
    }

    @Test("K6: a person who was moved on 1 April no longer covers the section they left")
    func april() throws {
        var city = try FixtureCity()
        city.hire("青木", in: "市民課", as: "一般職員")
        city.complete("青木", "cloud", on: "2025-06-01")
        city.transferLast(to: "情報課", on: FixtureCity.day("2026-04-01"))
        city.hire("石井", in: "市民課", as: "一般職員")
        let before = NominationPlan(try NominationCity.question(city, on: "2026-03-31"), nominations: [])
        let after = NominationPlan(try NominationCity.question(city, on: "2026-04-01"), nominations: [])
        #expect(before.units.map(\.now) == [1, 0] && after.units.map(\.now) == [0, 0])
        #expect(before.forecasts[0].years[0].flow?.expected == 1 && after.forecasts[0].years[0].flow?.expected == 1)
    }

    @Test("K6: a figure yet to come is the sum of independent chances, by hand")
    func byHand() throws {
        let city = try staffed()
        var assumptions = NominationCity.certain
        assumptions.completion = 0.5
        assumptions.seats = [.init(programme: "core", year: FiscalYear(2027), seats: 3)]
        let question = try NominationCity.question(city, assumptions)
        let named = ["青木", "石井", "上田"].map { NominationCity.nomination($0, city, in: 2027, question) }
        let year = try #require(NominationPlan(question, nominations: named).forecasts[0].years.last)
        // Three of whom each completes with one half; four are due.
        #expect(year.flow?.expected == 1.5 && year.due == 4 && year.chance == 0)
        #expect(year.flow?.low == 0 && year.flow?.high == 3)
        // 市民課 has at least one of two, 税務課 its one: 3/4 + 1/2.
        #expect(year.coverage?.expected == 1.25 && year.units == 2)
        #expect(year.coverage?.chance == 0.375)
        let units = NominationPlan(question, nominations: named).units
        #expect(units.map(\.with.chance) == [0.75, 0.5])
    }

    @Test("K6: what is there after the next 1 April, by hand: nobody of a later year, who stays, and half of the named")
    func nextApril() throws {
        var city = try staffed()
        city.complete("青木", "cloud", on: "2025-06-01")
        var assumptions = NominationCity.certain
        assumptions.completion = 0.5
        func units(_ city: FixtureCity, years: Int) throws -> (units: [UnitOutlook], stays: Double) {
            assumptions.years = years
            let question = try NominationCity.question(city, assumptions)
            var named = [NominationCity.nomination("石井", city, in: 2026, question)]
            if years > 1 { named.append(NominationCity.nomination("上田", city, in: 2027, question)) }
            let leaves = question.history.chanceOfLeaving(grade: 0, age: -1).value
            let moves = try #require(question.history.chanceOfMoving(from: 0, grade: 0, years: 7)).value
            return (NominationPlan(question, nominations: named).units, (1 - leaves) * (1 - moves))
        }
        for years in [1, 2] {
            let (units, stays) = try units(city, years: years)
            #expect(units.map(\.now) == [1, 0])
            // 市民課: 青木 has it and stays; 石井 completes with one half, and stays.
            #expect(abs(units[0].aprilWithout.chance - stays) < 1e-12)
            #expect(abs(units[0].aprilWith.chance - (1 - (1 - stays) * (1 - 0.5 * stays))) < 1e-12)
            #expect(abs(units[0].aprilWith.places - units[0].aprilWith.chance) < 1e-12, "one is needed")
            // 税務課: 上田 is named for the year after.
            #expect(units[1].aprilWith.chance == 0 && units[1].aprilWithout.chance == 0)
        }
        // Born on this day, 青木 retires with the fiscal year, though the plan looks no further.
        city.roster.people[0].birth = FixtureCity.day("1964-05-01")
        #expect(try units(city, years: 1).units[0].aprilWithout.chance == 0)
    }

    @Test("K6: stock and coverage lose those who leave; flow keeps them")
    func leaving() throws {
        var city = try staffed()
        city.complete("青木", "cloud", on: "2025-06-01")
        let question = try NominationCity.question(city)
        let forecast = NominationPlan(question, nominations: []).forecasts[0].years[1]
        let leaves = question.history.chanceOfLeaving(grade: 0, age: -1).value
        let moves = try #require(question.history.chanceOfMoving(from: 0, grade: 0, years: 7)).value
        #expect(forecast.flow?.expected == 1)
        #expect(abs((forecast.stock?.expected ?? 0) - (1 - leaves)) < 1e-12)
        #expect(abs((forecast.coverage?.expected ?? 0) - (1 - leaves) * (1 - moves)) < 1e-12)
        let moversIn = try #require(forecast.coverageWithMovers)
        // Who is moved out of 市民課 can only come to 税務課.
        #expect(abs(moversIn.expected - (1 - leaves)) < 1e-12)
    }

    @Test("O8: a training that everyone must take every year is forecast from who must and how many did")
    func mandatory() throws {
        var city = try staffed()
        for name in ["青木", "石井"] { city.complete(name, "security", on: "2025-06-01") }
        let forecast = NominationPlan(try NominationCity.question(city), nominations: []).forecasts[1]
        #expect(abs((forecast.years[1].flow?.expected ?? 0) - 2) < 1e-12, "two of three took it last year")
        #expect(forecast.years[0].due == 4)
    }

    @Test("A pin is kept, a forbidden nomination and an excluded unit are not used")
    func wishes() throws {
        let city = try staffed()
        var assumptions = NominationCity.certain
        assumptions.pinned = [.init(person: "石井", programme: "cloud", year: FiscalYear(2027))]
        assumptions.forbidden = [.init(person: "上田", programme: "core", year: FiscalYear(2026))]
        assumptions.excluded = [.init(unitCode: "1001", year: FiscalYear(2026))]
        let answer = try NominationCity.question(city, assumptions).solve()
        #expect(told(answer).allSatisfy { $0.hasPrefix("2027") })
        #expect(told(answer).contains("2027 cloud 石井"))
        let pinned = try #require(answer.entries.first { $0.reasons.contains(.pinned) })
        #expect(pinned.year == FiscalYear(2027))
    }

    @Test("Seats of a programme that is not open to somebody are no seats for them: named is only who finds one")
    func seated() throws {
        let city = try staffed()
        // `core` has three seats a year, of which only the one of `cloud` is open to 一般職員.
        let question = try NominationCity.question(city)
        let all = NominationPlan(
            question, nominations: ["青木", "石井", "上田"].map { NominationCity.nomination($0, city, in: 2026, question) })
        #expect(all.nominations.count == 1 && all.unseated.count == 2)
        #expect(all.shortages.contains { $0.ja.contains("席がありません") })
        let solved = try question.solve()
        #expect(solved.unseated.isEmpty)
        #expect(told(solved).map { $0.prefix(10) } == ["2026 cloud", "2027 cloud"])
        #expect(solved.units.map(\.with.places).allSatisfy { $0 > 0 }, "one section each year, not one twice")
    }

    @Test("Solved again with one person ruled out, the others stay as they were")
    func again() throws {
        var city = try staffed()
        city.hire("江口", in: "税務課", as: "一般職員")
        let first = try NominationCity.question(city).solve()
        let ruledOut = try #require(first.entries.first)
        let standing = first.question.standing
        let key = standing.roster.people[Int(standing.staff.members[Int(ruledOut.member)].person)].key
        var assumptions = NominationCity.certain
        assumptions.loyalty = .first
        assumptions.forbidden = [.init(person: key, programme: "core", year: ruledOut.year)]
        let second = try NominationCity.question(city, assumptions, earlier: first).solve()
        #expect(second.question.previous.count == first.nominations.count)
        let changed = try #require(second.levels.first { $0.level == .changes })
        #expect(changed.value == 1)
        #expect(second.entries.contains { $0.wasNamed == true } || first.entries.count == 1)
    }

    @Test("What cannot be met is said with its cause: no seats, nobody to take it")
    func shortages() throws {
        var city = try FixtureCity(
            plan: NominationCity.plan([("raises: [{skill: it, to: b}], elective: 全員}", "elective: 職階 = 課長級}")]))
        city.hire("青木", in: "市民課", as: "課長級")
        city.hire("上田", in: "税務課", as: "一般職員")
        let answer = try NominationCity.question(city).solve()
        #expect(answer.shortages.contains { $0.ja.contains("税務課") && $0.ja.contains("職員が足りません") })
        #expect(answer.shortages.contains { $0.en.contains("people short") })
    }

    @Test("K6: one seat more never makes the expected coverage less")
    func freeSeat() throws {
        var city = try staffed()
        city.plan.targets[0].basis = .perUnit
        func expected(_ seats: Int) throws -> Double {
            var assumptions = NominationCity.certain
            assumptions.seats = [2026, 2027].map { .init(programme: "core", year: FiscalYear($0), seats: seats) }
            return try NominationCity.question(city, assumptions).solve().units.reduce(0) { $0 + $1.with.places }
        }
        let values = try (0...3).map(expected)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
        #expect(values[0] == 0)
    }

    @Test("Beside it stands what offices do today, on the same seats")
    func comparison() throws {
        let answer = try NominationCity.question(try staffed()).solve()
        let ways = NominationComparison.all(answer, seed: 1)
        #expect(ways.count == 3 && ways.allSatisfy { $0.places <= ways[0].places + 1e-9 })
        #expect(NominationComparison.all(answer, seed: 1) == ways)
    }

    @Test(
        "Elective training that a target wants of some every year goes to the deepest gaps, nobody twice while it is good"
    )
    func yearly() throws {
        let plan = NominationCity.plan([
            (
                "targets:",
                "targets:\n  - {id: basic, name: 基礎, measure: {completed: dx-basic}, basis: annual, goal: 1, population: 全員, period: {from: 2024, years: 4}}"
            )
        ])
        var city = try FixtureCity(plan: plan)
        city.hire("課長", in: "情報課", as: "課長級")
        city.hire("青木", in: "市民課", as: "一般職員")
        city.complete("青木", "dx-basic", on: "2025-06-01")
        city.hire("上田", in: "税務課", as: "一般職員")
        let question = try NominationCity.question(city)
        #expect(question.yearlyGoals.map(\.people) == [[1, 1]])
        let basic = told(NominationPlan(question, nominations: [])).filter { $0.contains("dx-basic") }
        #expect(basic.count == 2 && Set(basic.map { $0.suffix(2) }) == ["課長", "上田"])
    }

    @Test("The same arguments give the same answer")
    func same() throws {
        let city = try staffed()
        let answers = try (0..<2).map { _ in try NominationCity.question(city).solve() }
        #expect(answers[0].entries == answers[1].entries && answers[0].forecasts == answers[1].forecasts)
        #expect(answers[0].reserves == answers[1].reserves && answers[0].prices == answers[1].prices)
    }

    @Test("Nobody is named for nothing: seats that serve no target, gap or coverage stay empty")
    func purpose() throws {
        var city = try FixtureCity(
            plan: NominationCity.plan([("raises: [{skill: it, to: b}], elective: 全員}", "elective: 全員}")]))
        city.plan.targets[0].basis = .perUnit
        for name in ["青木", "石井", "上田"] { city.hire(name, in: "情報課", as: "一般職員") }
        let answer = try NominationCity.question(city).solve()
        #expect(answer.entries.isEmpty, "情報課 is no section of the target")
    }

    @Test("Of two readings of a target the one in force is planned for")
    func readingInForce() throws {
        let readings =
            "conflict: {inForce: b, readings: [{id: a, text: 4年, period: {from: 2024, years: 4}}, {id: b, text: 5年, period: {from: 2024, years: 5}}]}"
        var city = try FixtureCity(
            plan: NominationCity.plan([
                ("period: {from: 2024, years: 4}, after: continue", "period: {from: 2024, years: 5}, \(readings)")
            ]))
        city.hire("青木", in: "市民課", as: "一般職員")
        let question = try NominationCity.question(city, NominationAssumptions())
        #expect(question.instance.groups.map(\.deadline) == [2] && question.years == 3)
    }

    @Test("What would lift a shortage is said: more seats, or that there are too few people")
    func obstacles() throws {
        let question = try NominationCity.question(try staffed())
        let words = question.words(for: try question.instance.obstacles())
        #expect(
            words.contains { $0.ja.contains("席") }
                && words.contains { $0.en.contains("may take it") || $0.en.contains("seats") })
        var enough = try staffed()
        for name in ["青木", "石井", "上田"] { enough.complete(name, "cloud", on: "2025-06-01") }
        enough.plan.targets[0].basis = .perUnit
        let met = try NominationCity.question(enough)
        #expect(met.words(for: try met.instance.obstacles()).isEmpty)
    }

    @Test("More pins than seats are refused in words, with the programme, the year and the numbers")
    func pinsBeyondSeats() throws {
        var assumptions = NominationCity.certain
        assumptions.pinned = ["青木", "石井"].map { .init(person: $0, programme: "core", year: FiscalYear(2026)) }
        let question = try NominationCity.question(try staffed(), assumptions)
        let error = try #require(#expect(throws: NominationError.self) { try question.solve() })
        let words = question.words(for: error)
        #expect(words.map(\.ja) == ["2026年度「コア」: 2人に席が1です"])
        #expect(words.map(\.en) == ["FY2026 コア: 2 people on 1 seats"])
    }

    @Test("K6: which assumption weighs most is told: transfers take coverage and no flow, fewer completions take both")
    func sensitivity() throws {
        let city = try staffed()
        let question = try NominationCity.question(city)
        let answer = NominationPlan(
            question, nominations: [NominationCity.nomination("青木", city, in: 2026, question)])
        let all = try ForecastSensitivity.all(answer).filter { $0.target == 0 }
        let moves = try #require(all.first { $0.assumption == .moreMoves })
        #expect(moves.flow == 0 && moves.stock == 0 && moves.coverage < 0)
        let fewer = try #require(all.first { $0.assumption == .fewerCompletions })
        #expect(abs(fewer.flow + 0.05) < 1e-12 && fewer.coverage < 0)
        #expect(all.allSatisfy { !$0.assumption.name.ja.isEmpty })
    }
}
