import Domain
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations

/// A survey from its first day to its results, on both engines.
@Suite struct SurveyRoundTests {
    private final class Clock: Sendable {
        private let moment = Mutex(TestDatabase.now)
        var clock: OperationClock { OperationClock { self.moment.withLock { $0 } } }
        func pass(days: Int) { moment.withLock { $0 = $0.adding(seconds: days * 86_400) } }
    }

    private static let people = ["佐藤 花子", "鈴木 一郎", "高橋 太郎", "田中 次郎", "伊藤 三郎", "渡辺 四郎"]

    private func town(_ database: any Database, _ clock: Clock) async throws -> City {
        var fixture = try FixtureCity()
        for name in Self.people { fixture.hire(name, in: "市民課", as: "一般職員") }
        let (plan, roster) = (fixture.plan, fixture.roster)
        try await database.write { transaction in
            let version = try transaction.addPlanVersion(
                label: "1.0", title: "", text: FixtureCity.planText, digest: [1], note: "", by: nil,
                at: TestDatabase.now)
            _ = try transaction.putPlanInForce(version, from: FixtureCity.start, by: nil, at: TestDatabase.now)
            try transaction.keep(roster, plan: plan)
        }
        return City(
            slug: "town", name: Phrase("試験市"), database: database,
            library: try InstallationLibrary(folder: MadeTables.root), clock: clock.clock)
    }

    private func caller(_ role: AccountRole, unit: String? = nil) -> Caller {
        Caller(
            visitor: Visitor(
                account: 1, person: nil, name: "planner", grants: [RoleGrant(role: role, unitCode: unit)],
                hasSecondFactor: true),
            session: nil, login: "planner", preferences: Preferences(), address: "", sealingKey: [])
    }

    private func audited(_ action: String, _ city: City) async throws -> Int {
        try await city.database.read { try $0.int("SELECT count(*) FROM audit WHERE action = \(action)") }
    }

    private func answer(_ survey: Int64, _ names: ArraySlice<String>, _ city: City) async throws {
        let state = try await city.state()
        let items = try await city.instrument(ofSurvey: survey).items.count
        let now = city.now
        let answered = state.roster.people.indices.filter { names.contains(state.roster.people[$0].name) }
            .map { state.kept.personIDs[$0] }
        try await city.database.write { transaction in
            try transaction.addResponses(
                answered.map { ($0, now, [UInt8](repeating: 1, count: items)) }, toSurvey: survey)
        }
        city.forget()
    }

    @Test(
        "Opened, watched, closed: results are there only then, and hold for the last day",
        arguments: TestEngine.allCases)
    func round(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let clock = Clock()
            let city = try await town(database, clock)
            let planner = caller(.planner)
            let today = city.now.dayInJapan
            let survey = try await ManageSurvey(city).open(
                instrument: "all-staff-literacy", from: today, to: today.adding(days: 29), for: planner)
            try await answer(survey, Self.people.prefix(5), city)
            let lines = try await ListSurveys(city).all(for: planner)
            #expect(lines.map(\.answered) == [5])
            #expect(lines.map { $0.facts.phase(on: today) } == [.open])
            let open = try await ReadSurveyResults(city).results(ofSurvey: survey, for: planner)
            #expect(open.reading == nil)

            let listing = try await ListUnanswered(city).list(ofSurvey: survey, isExport: false, for: planner)
            let names = listing.members.map { member in
                listing.state.roster.people[Int(listing.state.standing.staff.members[member].person)].name
            }
            #expect(names == ["渡辺 四郎"])
            #expect(try await audited("survey.unanswered", city) == 1)

            clock.pass(days: 3)
            try await ManageSurvey(city).close(survey, for: planner)
            clock.pass(days: 40)
            let closed = try await ReadSurveyResults(city).results(ofSurvey: survey, for: caller(.auditor))
            let reading = try #require(closed.reading)
            #expect(reading.results.participation == .init(members: 6, respondents: 5))
            #expect(reading.state.date == today.adding(days: 3))
            #expect(closed.previous == nil)
            await #expect(throws: WorkError.surveyClosed) {
                try await ListUnanswered(city).list(ofSurvey: survey, isExport: false, for: planner)
            }
        }
    }

    @Test(
        "Opened again, its results are gone; closed again, what came from few is left out",
        arguments: TestEngine.allCases)
    func reopened(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let clock = Clock()
            let city = try await town(database, clock)
            let planner = caller(.planner)
            let today = city.now.dayInJapan
            let managing = ManageSurvey(city)
            let survey = try await managing.open(
                instrument: "all-staff-literacy", from: today, to: today.adding(days: 29), for: planner)
            try await answer(survey, Self.people.prefix(5), city)
            clock.pass(days: 1)
            try await managing.close(survey, for: planner)
            clock.pass(days: 1)
            try await managing.setWindow(
                ofSurvey: survey, from: today, to: today.adding(days: 29), for: planner)
            #expect(try await ReadSurveyResults(city).results(ofSurvey: survey, for: planner).reading == nil)
            try await answer(survey, Self.people.suffix(1), city)
            clock.pass(days: 1)
            try await managing.close(survey, for: planner)
            clock.pass(days: 1)
            let reading = try #require(
                try await ReadSurveyResults(city).results(ofSurvey: survey, for: planner).reading)
            #expect(reading.results.participation.respondents == 5)
            #expect(reading.leftOut == 1)
        }
    }

    @Test(
        "A window that is past or turned round, an unknown instrument, an unknown survey",
        arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let city = try await town(database, Clock())
            let planner = caller(.planner)
            let today = city.now.dayInJapan
            let manage = ManageSurvey(city)
            for (name, from, to, field) in [
                ("all-staff-literacy", 5, 1, "to"), ("all-staff-literacy", -9, -1, "to"), ("none", 0, 1, "instrument"),
            ] {
                let error = await #expect(throws: WorkError.self) {
                    try await manage.open(
                        instrument: name, from: today.adding(days: from), to: today.adding(days: to), for: planner)
                }
                guard case .invalid(field, _)? = error else {
                    Issue.record("\(name) \(from) \(to): \(String(describing: error))")
                    continue
                }
            }
            await #expect(throws: WorkError.notFound) { try await manage.facts(ofSurvey: 9, for: planner) }
            await #expect(throws: WorkError.notFound) { try await manage.progress(ofSurvey: 9, for: planner) }
            await #expect(throws: WorkError.notFound) {
                try await ReadSurveyResults(city).results(ofSurvey: 9, for: planner)
            }
        }
    }

    @Test("Heads and the training office see no results; a planner of one unit neither names nor results")
    func strangers() async throws {
        try await TestEngine.sqlite.with(schema: .city) { database in
            let city = try await town(database, Clock())
            let today = city.now.dayInJapan
            let survey = try await ManageSurvey(city).open(
                instrument: "all-staff-literacy", from: today, to: today, for: caller(.planner))
            for who in [caller(.head, unit: "1001"), caller(.trainingOffice), caller(.planner, unit: "1001")] {
                await #expect(throws: AccountError.self) {
                    try await ReadSurveyResults(city).results(ofSurvey: survey, for: who)
                }
                await #expect(throws: AccountError.self) {
                    try await ListUnanswered(city).list(ofSurvey: survey, isExport: false, for: who)
                }
                await #expect(throws: AccountError.self) { try await ListSurveys(city).all(for: who) }
            }
        }
    }
}
