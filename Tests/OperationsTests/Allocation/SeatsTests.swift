import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// Seats of a city from its sessions to each person's page (clauses K4, K5).
@Suite("Seats of a city's year")
struct SeatsTests {
    private static var year: FiscalYear { FiscalYear(2026) }

    /// Sessions for everyone who has yet to take `mindset`, and one elective.
    private static let sessions = """
        回,研修,区分,日時,場所,最少,定員
        m1,mindset,必須,2026-11-04 午前,研修室,0,80
        m2,mindset,必須,2026-11-05 午後,研修室,0,80
        m3,mindset,必須,2026-11-06 午前,研修室,0,80
        c1,cloud,選択,2026-11-10 終日,研修室,1,5
        """

    private func work(_ served: ServedCity) async throws {
        let runner = JobRunner([served.city], report: { #expect($0.failure == nil, "\($0.kind)") })
        while try await runner.doNext(in: served.city) {}
    }

    @discardableResult private func take(
        _ kind: KeepSessions.FileKind, _ text: String, _ served: ServedCity
    ) async throws -> KeepSessions.Taken {
        try await KeepSessions(served.city).take(
            kind, Array(text.utf8), file: "\(kind.rawValue).csv", year: Self.year, for: served.planner)
    }

    private func solved(_ served: ServedCity, _ name: String) async throws -> ManageSeats.Plan {
        let manage = ManageSeats(served.city)
        var question = SeatQuestion(year: Self.year)
        question.seconds = 20
        let id = try await manage.ask(name, question, for: served.planner)
        #expect(try await manage.see(id, for: served.planner).state == .waiting)
        try await work(served)
        let plan = try await manage.see(id, for: served.planner)
        #expect(plan.state == .done, "\(plan.error)")
        return plan
    }

    @Test(
        "are asked for, worked out with proof, given out, and repaired when a session falls away",
        arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 200) { served in
            let (keep, manage) = (KeepSessions(served.city), ManageSeats(served.city))
            let taken = try await take(.sessions, Self.sessions, served)
            #expect(taken.rows == 4 && taken.diagnostics.isEmpty)
            let plan = try await solved(served, "第一案")
            let report = try #require(plan.report)
            #expect(report.stages.flatMap(\.levels).allSatisfy { $0.isProven })
            #expect(report.seats > 5 && report.sessions.allSatisfy { $0.people <= $0.seats })
            #expect(try await keep.list(Self.year, for: served.planner).entries.allSatisfy { $0.people == 0 })

            // Nobody is told anything by a plan alone.
            let rows = try await manage.people(of: plan.id, isExport: false, for: served.planner).rows
            let somebody = try #require(rows.first { $0.session?.code == "m1" })
            let own = served.caller(person: somebody.person, account: 77)
            func seats() async throws -> [String] {
                try await SeeOwnData(served.city).overview(for: own).seats.map(\.session.code)
            }
            #expect(try await seats().isEmpty)
            try await manage.issue(plan.id, for: served.planner)
            #expect(try await seats().contains("m1"))
            await #expect(throws: WorkError.changedMeanwhile) { try await manage.issue(plan.id, for: served.planner) }
            await #expect(throws: WorkError.notFound) { try await manage.drop(plan.id, for: served.planner) }
            let list = try await keep.list(Self.year, for: served.planner)
            let first = try #require(list.entries.first { $0.session.code == "m1" })
            #expect(list.entries.reduce(0) { $0 + $1.people } == report.seats && first.people > 0)
            let absences = try await keep.absences(Self.year, for: served.planner).rows
            #expect(!absences.isEmpty && absences.allSatisfy { $0.people <= $0.most })

            // The first session falls away: only those who sat there move, and they are told the new one.
            try await keep.setCancelled(first.session.id, true, for: served.planner)
            await #expect(throws: (any Error).self) { try await keep.remove(first.session.id, for: served.planner) }
            let repaired = try await solved(served, "やり直し")
            let moved = try #require(repaired.report?.moved)
            #expect(moved.seats == first.people && moved.bound == moved.seats)
            let changed = try await manage.people(of: repaired.id, isExport: false, for: served.planner).rows
                .filter { $0.before != nil }
            #expect(changed.count == moved.seats && changed.allSatisfy { $0.before?.code == "m1" })
            try await manage.issue(repaired.id, for: served.planner)
            let told = try await seats()
            #expect(!told.contains("m1"))
            let plans = try await manage.list(for: served.planner)
            #expect(plans.map(\.isInForce) == [true, false])

            // A scenario of nominations is another matter: none of these.
            #expect(try await ManageScenarios(served.city).list(for: served.planner).isEmpty)
            await #expect(throws: WorkError.notFound) {
                try await ManageScenarios(served.city).see(plan.id, for: served.planner)
            }
            let log = try await served.city.database.read { transaction in
                try transaction.rows("SELECT DISTINCT action FROM audit WHERE action LIKE 'seats.%'") { try $0.text(0) }
            }
            #expect(log.sorted() == ["seats.ask", "seats.issue", "seats.see"])
        }
    }

    @Test(
        "two plans asked for at once: the second cannot take the place of what it did not know",
        arguments: TestEngine.allCases)
    func race(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 60) { served in
            let manage = ManageSeats(served.city)
            try await take(.sessions, Self.sessions, served)
            let (first, second) = (try await solved(served, "一"), try await solved(served, "二"))
            // The number may be that of another plan by now: what was looked at is told by when it was asked for.
            await #expect(throws: WorkError.changedMeanwhile) {
                try await manage.issue(first.id, madeAt: first.madeAt.adding(seconds: -1), for: served.planner)
            }
            try await manage.issue(first.id, madeAt: first.madeAt, for: served.planner)
            await #expect(throws: WorkError.changedMeanwhile) {
                try await manage.issue(second.id, for: served.planner)
            }
            #expect(try await manage.see(second.id, for: served.planner).isStale)
            #expect(try await manage.see(first.id, for: served.planner).isStale == false)
        }
    }

    @Test(
        "a code of one year is another session in the next; what was called off stays so; seats of what changed are not given out",
        arguments: TestEngine.allCases)
    func years(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 120) { served in
            let (keep, manage) = (KeepSessions(served.city), ManageSeats(served.city))
            try await take(.sessions, Self.sessions, served)
            let plan = try await solved(served, "今年度")
            try await manage.issue(plan.id, for: served.planner)
            let before = try await keep.list(Self.year, for: served.planner).entries
            let next = Self.sessions.replacing("2026-", with: "2027-")
            _ = try await keep.take(
                .sessions, Array(next.utf8), file: "next.csv", year: FiscalYear(2027), for: served.planner)
            let after = try await keep.list(Self.year, for: served.planner).entries
            #expect(after.map(\.people) == before.map(\.people) && after.map(\.session) == before.map(\.session))
            #expect(try await keep.list(FiscalYear(2027), for: served.planner).entries.allSatisfy { $0.people == 0 })

            let seated = try #require(before.first { $0.people > 0 && $0.session.half == .mandatory }).session.code
            let other = Self.sessions.replacing("\(seated),mindset,必須", with: "\(seated),cloud,選択")
            #expect(try await take(.sessions, other, served).diagnostics.map(\.code) == ["Q025"])
            let session = try #require(before.first { $0.session.code == "m2" }).session
            try await keep.setCancelled(session.id, true, for: served.planner)
            try await take(.sessions, Self.sessions, served)
            let again = try await keep.list(Self.year, for: served.planner).entries
            #expect(try #require(again.first { $0.session.id == session.id }).session.isCancelled)

            served.clock.pass(days: 1)
            let second = try await solved(served, "やり直し")
            served.clock.pass(days: 1)
            try await keep.setCancelled(session.id, false, for: served.planner)
            await #expect(throws: WorkError.changedMeanwhile) {
                try await manage.issue(second.id, for: served.planner)
            }
            let number = try await served.city.state().roster.people[0].staffNumber
            let busy = "職員番号,出席できない日時\n\(number),2027-11-04\n"
            #expect(try await take(.busy, busy, served).diagnostics.map(\.code) == ["Q024"])
        }
    }

    @Test("a file with an error changes nothing, and every row that is wrong is told", arguments: TestEngine.allCases)
    func files(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 60) { served in
            let keep = KeepSessions(served.city)
            let wrong = try await take(.sessions, Self.sessions + "\nm1,mindset,必須,いつか,,0,80\n", served)
            #expect(wrong.rows == 0 && wrong.diagnostics.map(\.code) == ["Q006"])
            #expect(try await keep.list(Self.year, for: served.planner).entries.isEmpty)
            try await take(.sessions, Self.sessions, served)
            // The same codes again are the same sessions, as the file now says.
            try await take(.sessions, Self.sessions.replacing("研修室,1,5", with: "大会議室,2,9"), served)
            let entries = try await keep.list(Self.year, for: served.planner).entries
            #expect(entries.count == 4)
            let cloud = try #require(entries.last?.session)
            #expect(cloud.place == "大会議室" && cloud.fewest == 2 && cloud.seats == 9 && cloud.times.count == 2)

            let numbers = try await served.city.state().roster.people.prefix(2).map(\.staffNumber)
            let wishes = "職員番号,研修,区分,第1希望\n\(numbers[0]),mindset,必須,m2\n\(numbers[1]),mindset,必須,m9\n"
            #expect(try await take(.wishes, wishes, served).diagnostics.map(\.code) == ["Q020"])
            let good = wishes.replacing("m9", with: "m3")
            #expect(try await take(.wishes, good, served).rows == 2)
            #expect(try await take(.wishes, good, served).rows == 2, "the same wishes again are the same wishes")
            #expect(try await keep.list(Self.year, for: served.planner).wishes == 2)
            let busy = "職員番号,出席できない日時\n\(numbers[0]),2026-11-04\n"
            #expect(try await take(.busy, busy, served).rows == 2)
            #expect(try await take(.ways, "出発,到着,分\n本庁,支所,30\n", served).rows == 1)
            let unit = try await served.city.state().roster.units[0].code
            #expect(try await take(.units, "所属コード,場所,不在の上限\n\(unit),本庁,3\n", served).rows == 1)
            let places = try await served.city.database.read { try $0.seatPlaces() }
            #expect(places.homes == [unit: "本庁"] && places.mostAway == [unit: 3] && places.minutes.count == 1)
        }
    }

    @Test(
        "each person wishes, withdraws and says when they cannot, for courses that are theirs",
        arguments: TestEngine.allCases)
    func own(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 200) { served in
            try await take(.sessions, Self.sessions, served)
            let plan = try await solved(served, "案")
            let rows = try await ManageSeats(served.city).people(of: plan.id, isExport: false, for: served.planner).rows
            let person = try #require(rows.first { $0.session?.half == .mandatory }).person
            let own = OwnSeats(served.city)
            let caller = served.caller(person: person, account: 78)
            let sheet = try #require(try await own.sheet(for: caller))
            let course = try #require(sheet.wanted.first { $0.programme == "mindset" })
            #expect(course.isDue && course.wish == nil && course.sessions.map(\.code) == ["m1", "m2", "m3"])
            try await own.wish(
                "mindset", .mandatory, sessions: [course.sessions[2].id, course.sessions[0].id], isWanted: true,
                for: caller)
            try await own.busy("2026-11-05 午後\n令和8年11月10日", for: caller)
            var again = try #require(try await own.sheet(for: caller))
            #expect(again.wanted.first { $0.programme == "mindset" }?.wish?.count == 2 && again.busy.count == 3)
            // What they wished is what they get where there is room.
            let replanned = try await solved(served, "希望どおり")
            let seat = try await ManageSeats(served.city).people(
                of: replanned.id, isExport: false, for: served.planner
            ).rows.first { $0.person == person && $0.session?.half == .mandatory }
            #expect(seat?.session?.code == "m3")
            try await own.wish("mindset", .mandatory, sessions: [], isWanted: false, for: caller)
            try await own.busy("", for: caller)
            again = try #require(try await own.sheet(for: caller))
            #expect(again.wanted.first { $0.programme == "mindset" }?.wish == nil && again.busy.isEmpty)

            await #expect(throws: WorkError.notFound) {
                try await own.wish("advanced-ict", .elective, sessions: [], isWanted: true, for: caller)
            }
            let (a, b) = (course.sessions[0].id, course.sessions[1].id)
            for wrong in [[a, a], [a, b, course.sessions[2].id, 999], [999]] {
                await #expect(throws: (any Error).self) {
                    try await own.wish("mindset", .mandatory, sessions: wrong, isWanted: true, for: caller)
                }
            }
            for wrong in ["あした", "2020-01-01", "2030-01-01"] {
                await #expect(throws: (any Error).self) { try await own.busy(wrong, for: caller) }
            }
        }
    }

    @Test(
        "are for planners and the training office; names only for whoever may see everyone",
        arguments: TestEngine.allCases)
    func policy(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 60) { served in
            let (keep, manage) = (KeepSessions(served.city), ManageSeats(served.city))
            try await take(.sessions, Self.sessions, served)
            let office = served.caller(person: nil, [RoleGrant(role: .trainingOffice)])
            let plan = try await solved(served, "案")
            await #expect(throws: AccountError.notAllowed(.issueNominations)) {
                try await manage.issue(plan.id, for: office)
            }
            await #expect(throws: (any Error).self) {
                try await manage.ask("年度なし", SeatQuestion(year: FiscalYear(2031)), for: office)
            }
            for role in AccountRole.allCases where ![.planner, .trainingOffice].contains(role) {
                let other = served.caller(person: nil, [RoleGrant(role: role)])
                await #expect(throws: AccountError.notAllowed(.planAllocation)) { try await manage.list(for: other) }
                await #expect(throws: AccountError.notAllowed(.planAllocation)) {
                    try await keep.list(nil, for: other)
                }
            }
        }
    }
}
