import Domain
import Kernel
import Mathematics
import TestKit
import Testing

@Suite("A city's year of seats (clauses K4, K5)")
struct SeatCaseTests {
    /// Four people of 市民課, of whom half may be away at once; 税務課 with one.
    private func city() throws -> FixtureCity {
        var city = try FixtureCity()
        for name in ["佐藤", "鈴木", "高橋", "田中"] { city.hire(name, in: "市民課", as: "一般職員") }
        city.hire("伊藤", in: "税務課", as: "係長級")
        return city
    }

    private func session(
        _ city: FixtureCity, _ code: String, _ programme: String, _ half: HalfKind, _ times: String, fewest: Int = 0,
        seats: Int, place: String? = nil
    ) throws -> CourseSession {
        CourseSession(
            code: code, programme: try #require(city.plan.programmeIndex(programme)), half: half,
            times: try #require(CalendarHalfDay.list(times)), place: place, fewest: fewest, seats: seats)
    }

    private func wish(_ city: FixtureCity, _ name: String, _ session: CourseSession, _ sessions: [Int]) -> SeatWish {
        SeatWish(person: Int32(city.person(name)), course: session.course, sessions: sessions)
    }

    private func names(_ plan: SeatPlan, in session: Int) -> Set<String> {
        let standing = plan.question.standing
        return Set(
            plan.seats.filter { $0.session == session }.map {
                standing.roster.people[Int(standing.staff.members[Int($0.member)].person)].name
            })
    }

    private var half: SeatAssumptions {
        var assumptions = SeatAssumptions()
        assumptions.shareOfSection = 0.5
        return assumptions
    }

    @Test("Everyone due is seated, within the absences of the section, wishes kept where they can be (K5)")
    func mandatory() throws {
        var city = try city()
        // 田中 has done it this year; 鈴木 did last year, so comes after those who never have.
        city.complete("田中", "security", on: "2026-06-01")
        city.complete("鈴木", "security", on: "2025-06-01")
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [
            try session(city, "1", "security", .mandatory, "2026-11-04 午前", seats: 10),
            try session(city, "2", "security", .mandatory, "2026-11-05 午後", seats: 1),
        ]
        inputs.wishes = ["佐藤", "高橋"].map { wish(city, $0, inputs.sessions[0], [0]) }
        let question = try SeatCase(standing, inputs, half)
        let due = try #require(question.due.first)
        #expect(due.never.count == 3 && due.again == [Int32(city.member("鈴木", in: standing))])
        let plan = try question.solve()
        // Two of four may be away at once: those who wished it, and the third goes to the other session.
        #expect(names(plan, in: 0) == ["佐藤", "高橋", "伊藤"])
        #expect(names(plan, in: 1) == ["鈴木"])
        #expect(plan.stages.map(\.levels.values) == plan.stages.map(\.bounds.values))
        #expect(plan.waiting.isEmpty && plan.moved == nil)
        let absence = try #require(plan.absences.first { question.section($0.section).contains("市民課") })
        #expect(absence.people == 2 && absence.most == 2)
    }

    @Test("Who cannot be served is told why, and what would help (issue: never a bare infeasible)")
    func obstacles() throws {
        let city = try city()
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [try session(city, "1", "security", .mandatory, "2026-11-04 午前", seats: 10)]
        inputs.busy = [
            BusyTime(
                person: Int32(city.person("伊藤")),
                halfDay: CalendarHalfDay(FixtureCity.day("2026-11-04"), isAfternoon: false))
        ]
        let plan = try SeatCase(standing, inputs, half).solve()
        #expect(plan.seats.count == 2 && plan.waiting.count == 3)
        let words = plan.stages.flatMap(\.obstacles).flatMap(\.self).map(\.ja)
        #expect(words.contains { $0.contains("出席できる回が一つもない職員が1人") })
        #expect(words.contains { $0.contains("市民課") && $0.contains("2026-11-04 午前") && $0.contains("2人が受けられません") })
        #expect(words.contains { $0.contains("不在の上限を4人にすれば") })
        #expect(!words.contains { $0.contains("佐藤") })
        let blocks = Set(plan.waiting.map(\.blocks))
        #expect(blocks == [[.unavailable], [.sectionFull]])
    }

    @Test("Nominations come before wishes; who may not take a course is refused with the reason (K4)")
    func electives() throws {
        var city = try city()
        city.complete("高橋", "cloud", on: "2025-06-01")
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [
            try session(city, "c1", "cloud", .elective, "2026-11-04 終日", seats: 1),
            try session(city, "p1", "dx-practice", .elective, "2026-11-05", seats: 5),
        ]
        inputs.wishes =
            ["佐藤", "高橋"].map { wish(city, $0, inputs.sessions[0], [0]) }
            + ["鈴木", "伊藤"].map { wish(city, $0, inputs.sessions[1], [1]) }
        inputs.nominated = [
            .init(person: Int32(city.person("田中")), programme: inputs.sessions[0].programme)
        ]
        let question = try SeatCase(standing, inputs, half)
        let why = Dictionary(
            uniqueKeysWithValues: question.refused.map { (standing.roster.people[Int($0.person)].name, $0.why) })
        // 鈴木 is below the grade, 伊藤 has not taken what comes first, 高橋 has completed it.
        #expect(why == ["高橋": .done, "鈴木": .notInAudience, "伊藤": .needsAnother])
        let plan = try question.solve()
        #expect(names(plan, in: 0) == ["田中"])
        #expect(plan.waiting.map(\.kind) == [.wish] && plan.waiting.map(\.blocks) == [[.sessionFull]])
        #expect(plan.notHeld == [1])
    }

    @Test("Several mandatory courses are seated one after another and never on top of each other (K5)")
    func stages() throws {
        let text = FixtureCity.planText.replacing(
            "seats: 1, raises: [{skill: it, to: b}], elective: 全員",
            with: "seats: 1, raises: [{skill: it, to: b}], mandatory: 全員")
        var city = try FixtureCity(plan: text)
        for name in ["佐藤", "鈴木", "高橋"] { city.hire(name, in: "市民課", as: "一般職員") }
        city.complete("佐藤", "cloud", on: "2025-06-01")
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [
            try session(city, "s", "security", .mandatory, "2026-11-04 午前", seats: 9),
            try session(city, "c", "cloud", .mandatory, "2026-11-04 午前", seats: 9),
            try session(city, "s2", "security", .mandatory, "2026-11-05 午前", seats: 9),
        ]
        var assumptions = half
        assumptions.shareOfSection = 0.7
        let plan = try SeatCase(standing, inputs, assumptions).solve()
        // Two of three may be away: both of cloud take the first morning, so security is on the other.
        #expect(names(plan, in: 1) == ["鈴木", "高橋"] && names(plan, in: 0).isEmpty)
        #expect(names(plan, in: 2).count == 2)
        #expect(plan.stages.count == 2 && plan.absences.allSatisfy { $0.people <= $0.most })
        let words = plan.stages.flatMap(\.obstacles).flatMap(\.self).map(\.ja)
        #expect(words.contains { $0.contains("ほかの研修の席で、のべ2人がもう不在です") })
    }

    @Test("A session falls away: only those who must are moved (issue: fewest moves of people already told)")
    func repair() throws {
        let city = try city()
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [
            try session(city, "1", "security", .mandatory, "2026-11-04 午前", seats: 2),
            try session(city, "2", "security", .mandatory, "2026-11-05 午後", seats: 2),
            try session(city, "3", "security", .mandatory, "2026-11-06 午前", seats: 2),
        ]
        let first = try SeatCase(standing, inputs, half).solve()
        #expect(first.seats.count == 5)
        inputs.sessions[2].seats = 0
        inputs.told = first.seats
        let again = try SeatCase(standing, inputs, half).solve()
        let gone = first.seats.filter { $0.session == 2 }
        let moved = try #require(again.moved)
        #expect(moved.told == 5 && moved.seats == gone.count && moved.bound == gone.count)
        #expect(Set(first.seats).subtracting(gone).isSubset(of: again.seats))
        #expect(again.seats.count == 4 && again.waiting.count == 1)
        // Without regard to what was told the same number can sit, and more may move.
        var free = half
        free.loyalty = .none
        #expect(try SeatCase(standing, inputs, free).solve().moved == nil)
    }

    @Test("Sessions before the day asked for are not given any more; past seats are no seats to keep")
    func past() throws {
        var city = try city()
        let standing = city.standing(on: "2026-11-05")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [
            try session(city, "1", "security", .mandatory, "2026-11-04 午前", seats: 9),
            try session(city, "2", "security", .mandatory, "2026-11-10 午前", seats: 9),
        ]
        var assumptions = half
        assumptions.from = FixtureCity.day("2026-11-05")
        inputs.told = [SeatPlan.Seat(member: 0, session: 0), .init(member: 1, session: 1)]
        let plan = try SeatCase(standing, inputs, assumptions).solve()
        #expect(plan.seats.filter { $0.session == 0 } == [.init(member: 0, session: 0)], "past seats stay")
        #expect(plan.moved?.told == 1 && plan.moved?.seats == 0)
        // Nobody's attendance of the past session is recorded yet: whoever had a seat is taken to have come.
        #expect(plan.seats.count { $0.member == 0 } == 1 && !plan.waiting.contains { $0.member == 0 })
        #expect(plan.question.remarks.contains { $0.ja.contains("出席の記録がまだない回が1") })

        // Once somebody's is, whoever has no record needs a seat again.
        inputs.told.append(.init(member: Int32(city.member("鈴木", in: standing)), session: 0))
        city.complete("鈴木", "security", on: "2026-11-04")
        let later = try SeatCase(city.standing(on: "2026-11-05"), inputs, assumptions).solve()
        #expect(
            later.seats.contains(.init(member: 0, session: 1)) || later.waiting.contains { $0.member == 0 })
        #expect(later.question.remarks.isEmpty)
    }

    @Test("Who has begun a course keeps its later half-days, and electives of the year count together (K4)")
    func begun() throws {
        var city = try city()
        city.complete("佐藤", "dx-basic", on: "2024-06-01")
        let standing = city.standing(on: "2026-11-05")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [
            // Began yesterday, and goes on next week.
            try session(city, "c1", "cloud", .elective, "2026-11-04 終日、2026-11-10 午前", seats: 5),
            try session(city, "s1", "security", .mandatory, "2026-11-10 午前", seats: 9),
            try session(city, "d1", "dx-basic", .elective, "2026-11-20 午前", seats: 9),
        ]
        let member = Int32(city.member("鈴木", in: standing))
        inputs.told = [.init(member: member, session: 0)]
        inputs.wishes = [wish(city, "鈴木", inputs.sessions[2], [2])]
        var assumptions = half
        (assumptions.from, assumptions.mostElectives) = (FixtureCity.day("2026-11-06"), 1)
        let plan = try SeatCase(standing, inputs, assumptions).solve()
        #expect(plan.seats.contains(.init(member: member, session: 0)), "seats told in what has begun stay")
        #expect(plan.seats.filter { $0.member == member }.count == 1)
        #expect(plan.waiting.filter { $0.member == member }.map(\.blocks) == [[.overlap], [.enoughElectives]])
        // One of four is away already, so that one more of 市民課 may be.
        #expect(plan.absences.allSatisfy { $0.people <= $0.most })
        #expect(names(plan, in: 1).subtracting(["伊藤"]).count == 1)
        assumptions.mostElectives = 2
        #expect(try names(SeatCase(standing, inputs, assumptions).solve(), in: 2) == ["鈴木"])
    }

    @Test("Those who wait stand in the order of moving up: nominated, then by what their gap weighs (K4)")
    func waitingOrder() throws {
        let city = try city()
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [try session(city, "d1", "dx-basic", .elective, "2026-11-04 午前", fewest: 9, seats: 9)]
        inputs.wishes = ["佐藤", "鈴木", "伊藤"].map { wish(city, $0, inputs.sessions[0], [0]) }
        inputs.nominated = [.init(person: Int32(city.person("田中")), programme: inputs.sessions[0].programme)]
        let plan = try SeatCase(standing, inputs, half).solve()
        #expect(plan.waiting.first?.kind == .nominated && plan.waiting.count == 4)
        let weights = plan.waiting.dropFirst().map(\.weight)
        #expect(weights == weights.sorted(by: >))
    }

    @Test("Places: a way over 45 minutes takes the whole day; units of another place go online or stay out")
    func places() throws {
        let city = try city()
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        inputs.sessions = [
            try session(city, "1", "security", .mandatory, "2026-11-04 午前", seats: 9, place: "本庁"),
            try session(city, "c", "cloud", .elective, "2026-11-04 午後", seats: 9, place: "本庁"),
        ]
        inputs.wishes = [wish(city, "伊藤", inputs.sessions[1], [1])]
        inputs.places.homes = ["1001": "本庁", "1002": "支所"]
        inputs.places.minutes = [.init(from: "本庁", to: "支所"): 60]
        let plan = try SeatCase(standing, inputs, half).solve()
        #expect(plan.waiting.contains { $0.blocks == [.tooFar] && $0.kind == .mandatoryFirst })
        // The elective is within two hours, and takes 伊藤's morning as well.
        #expect(names(plan, in: 1) == ["伊藤"])
        #expect(plan.absences.filter { plan.question.section($0.section).contains("税務課") }.count == 2)
        inputs.places.minutes = [.init(from: "本庁", to: "別館"): 5]
        let error = #expect(throws: UnfitAssumptions.self) { try SeatCase(standing, inputs, half) }
        #expect(error?.problems.map(\.ja) == ["「支所」から「本庁」までの所要時間がありません"])
    }

    @Test("Questions that cannot be asked are refused in words")
    func refusals() throws {
        let city = try city()
        let standing = city.standing(on: "2026-10-01")
        var inputs = SeatCase.Inputs()
        #expect(throws: UnfitAssumptions.self) { try SeatCase(standing, inputs) }
        inputs.sessions = [
            try session(city, "1", "security", .mandatory, "2026-11-04 午前", seats: 9),
            try session(city, "2", "security", .mandatory, "2027-04-04 午前", seats: 9),
        ]
        var assumptions = SeatAssumptions()
        assumptions.shareOfSection = 0
        assumptions.mostElectives = -1
        let error = #expect(throws: UnfitAssumptions.self) { try SeatCase(standing, inputs, assumptions) }
        #expect(error?.problems.count == 3)
    }
}
