import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// Scenarios of nominations from the question to the decision (clauses K4, K6, K7).
@Suite("A scenario of nominations")
struct ScenarioTests {
    private static var quick: ScenarioAssumptions {
        var wishes = ScenarioAssumptions()
        wishes.seconds = 5
        wishes.years = 2
        return wishes
    }

    /// Does what is due, as a server would.
    private func work(_ served: ServedCity) async throws {
        let runner = JobRunner([served.city], report: { #expect($0.failure == nil, "\($0.kind)") })
        while try await runner.doNext(in: served.city) {}
    }

    /// Asks, has the server do its work, and gives the scenario as it stands then.
    private func solved(
        _ served: ServedCity, _ name: String, _ wishes: ScenarioAssumptions = quick, previous: Int64? = nil
    ) async throws -> Scenario {
        let manage = ManageScenarios(served.city)
        let id = try await manage.ask(name, wishes, previous: previous, for: served.planner)
        #expect(try await manage.see(id, for: served.planner).state == .waiting)
        try await work(served)
        return try await manage.see(id, for: served.planner)
    }

    @Test("is asked for, worked out by the server, and names people with reasons", arguments: TestEngine.allCases)
    func answer(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 200) { served in
            let manage = ManageScenarios(served.city)
            let scenario = try await solved(served, "まずはそのまま")
            #expect(scenario.state == .done && scenario.error.isEmpty)
            let result = try #require(scenario.result)
            #expect(result.ways.count == 3 && !result.forecasts.isEmpty && !result.courses.isEmpty)
            #expect(result.courses.allSatisfy { $0.named <= $0.seats ?? .max })
            let (_, state, people) = try await manage.nominations(of: scenario.id, isExport: false, for: served.planner)
            let named = people.filter { !$0.isReserve }
            #expect(named.count == result.courses.reduce(0) { $0 + $1.named })
            #expect(named.allSatisfy { !$0.reason.ja.isEmpty && !$0.reason.en.isEmpty })
            #expect(named.allSatisfy { state.member(ofPerson: $0.person) != nil }, "people in service alone")
            // No figure of the answer tells a name.
            let text = try result.text()
            for named in named.prefix(20) {
                let person = try #require(state.index(of: named.person).map { state.roster.people[$0] })
                #expect(!text.contains(person.staffNumber) && !text.contains(person.name))
            }
            let paper = String(decoding: try await manage.export(of: scenario.id, for: served.planner), as: UTF8.self)
            #expect(paper.split(separator: "\r\n").count == people.count + 1)
            let log = try await served.city.database.read { transaction in
                try transaction.rows(
                    "SELECT action FROM audit WHERE action IN ('scenario.ask', 'nominations.see', 'nominations.export')"
                ) { try $0.text(0) }
            }
            #expect(log.sorted() == ["nominations.export", "nominations.see", "scenario.ask"])
        }
    }

    @Test(
        "once issued shows each person their own nominations, until another takes its place",
        arguments: TestEngine.allCases)
    func issue(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 200) { served in
            let manage = ManageScenarios(served.city)
            let first = try await solved(served, "第一案")
            let people = try await manage.nominations(of: first.id, isExport: false, for: served.planner).people
            let named = try #require(people.first { !$0.isReserve })
            let own = served.caller(person: named.person, account: 77)
            func nominations() async throws -> [NamedPerson] {
                try await SeeOwnData(served.city).overview(for: own).nominations
            }
            #expect(try await nominations().isEmpty, "a scenario alone tells nobody anything")
            try await manage.issue(first.id, for: served.planner)
            #expect(try await nominations().contains { $0.programme == named.programme && $0.year == named.year })
            await #expect(throws: WorkError.changedMeanwhile) { try await manage.issue(first.id, for: served.planner) }
            await #expect(throws: WorkError.notFound) { try await manage.drop(first.id, for: served.planner) }

            // Without this person, and otherwise as before.
            var wishes = Self.quick
            wishes.forbidden = people.filter { $0.person == named.person }.map {
                .init(person: $0.person, programme: $0.programme, year: $0.year.year)
            }
            let second = try await solved(served, "第二案", wishes, previous: first.id)
            #expect(second.state == .done, "\(second.error)")
            #expect(second.result?.moved != nil)
            try await manage.issue(second.id, for: served.planner)
            let stillNamed = try await nominations()
            #expect(!stillNamed.contains { $0.programme == named.programme && $0.year == named.year })
            let states = try await manage.list(for: served.planner).map(\.isInForce)
            #expect(states == [true, false])
        }
    }

    @Test("is dropped while it waits, and nothing is worked out", arguments: TestEngine.allCases)
    func drop(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 60) { served in
            let manage = ManageScenarios(served.city)
            let id = try await manage.ask("やめる案", Self.quick, previous: nil, for: served.planner)
            try await manage.drop(id, for: served.planner)
            try await work(served)
            #expect(try await manage.list(for: served.planner).isEmpty)
        }
    }

    @Test("that cannot be assumed is refused in words, and five may wait at most", arguments: TestEngine.allCases)
    func limits(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 60) { served in
            let manage = ManageScenarios(served.city)
            func refused(_ name: String, _ change: (inout ScenarioAssumptions) -> Void) async -> String? {
                var wishes = Self.quick
                change(&wishes)
                do {
                    _ = try await manage.ask(name, wishes, previous: nil, for: served.planner)
                    return nil
                } catch WorkError.invalid(let field, let words) {
                    #expect(!words.ja.isEmpty && !words.en.isEmpty)
                    return field
                } catch {
                    return "\(error)"
                }
            }
            #expect(await refused(" ", { _ in }) == "name")
            #expect(await refused("案", { $0.seconds = 1 }) == "seconds")
            #expect(await refused("案", { $0.movingFactor = 9 }) == "assumptions")
            #expect(
                await refused("案", { $0.seats = [.init(programme: "ない研修", year: 2026, seats: 1)] }) == "assumptions")
            for number in 1...5 { #expect(await refused("案\(number)", { _ in }) == nil) }
            #expect(await refused("案6", { _ in }) == "name")
        }
    }

    @Test("is for planners and the training office; only a planner issues", arguments: TestEngine.allCases)
    func policy(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 60) { served in
            let manage = ManageScenarios(served.city)
            let office = served.caller(person: nil, [RoleGrant(role: .trainingOffice)])
            let id = try await manage.ask("研修所の案", Self.quick, previous: nil, for: office)
            await #expect(throws: AccountError.notAllowed(.issueNominations)) {
                try await manage.issue(id, for: office)
            }
            for role in AccountRole.allCases where ![.planner, .trainingOffice].contains(role) {
                let other = served.caller(person: nil, [RoleGrant(role: role)])
                await #expect(throws: AccountError.notAllowed(.planAllocation)) { try await manage.list(for: other) }
            }
        }
    }

    @Test("whose work was given up is told as failed, and waits no longer", arguments: TestEngine.allCases)
    func givenUp(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 60) { served in
            let manage = ManageScenarios(served.city)
            let id = try await manage.ask("案", Self.quick, previous: nil, for: served.planner)
            try await served.city.database.write {
                try $0.run("UPDATE job SET state = 'failed' WHERE kind = 'scenario'")
            }
            await JobRunner([served.city], report: { _ in }).turn(in: served.city)
            #expect(try await manage.see(id, for: served.planner).state == .failed)
        }
    }

    @Test("whose server stops ends with it, and is done anew by the next", arguments: TestEngine.allCases)
    func stops(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 600) { served in
            let manage = ManageScenarios(served.city)
            var wishes = Self.quick
            wishes.years = nil
            let id = try await manage.ask("案", wishes, previous: nil, for: served.planner)
            // The server's task ends as soon as the search stands as under way, however fast the search would be.
            let run = RunScenario(served.city) { withUnsafeCurrentTask { $0?.cancel() } }
            let turn = JobTurn(database: served.city.database, name: "stopping") { served.city.now }
            let server = Task {
                try await turn.next { job, _ in
                    try await run.run(id)
                    return JobDetail(job.detail)
                }
            }
            _ = await server.result
            let stopped = try await manage.see(id, for: served.planner)
            #expect(stopped.state == .running && stopped.result == nil, "nothing is told as failed")
            served.clock.pass(days: 1)
            try await work(served)
            #expect(try await manage.see(id, for: served.planner).state == .done)
        }
    }

    @Test("that pins more than there is room for says so, and nobody's name", arguments: TestEngine.allCases)
    func contradiction(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama", staff: 200) { served in
            let manage = ManageScenarios(served.city)
            let first = try await solved(served, "第一案")
            let people = try await manage.nominations(of: first.id, isExport: false, for: served.planner).people
            let tracked = people.filter { !$0.isReserve && $0.programme != "literacy-basic" }
            let named = try #require(tracked.first)
            var wishes = Self.quick
            wishes.pinned = [.init(person: named.person, programme: named.programme, year: named.year.year)]
            wishes.excluded = try await served.city.state().roster.units.map(\.code).map {
                .init(unit: $0, year: named.year.year)
            }
            let second = try await solved(served, "守れない案", wishes)
            #expect(second.state == .failed && second.error.split(separator: "\n").count == 2, "\(second.error)")
            let state = try await served.city.state()
            let person = try #require(state.index(of: named.person).map { state.roster.people[$0] })
            #expect(!second.error.contains(person.name) && !second.error.contains(person.staffNumber))
        }
    }

    @Test("forgets whoever is erased", arguments: TestEngine.allCases)
    func erasure(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            try await database.write { transaction in
                let person = try transaction.integer(
                    """
                    INSERT INTO person (key, staff_number, name, alternate, kana, has_user_defined_characters, mail,
                        duties, intents) VALUES ('k', '1', '佐藤 花子', '', '', \(false), '', '', '') RETURNING id
                    """)
                let id = try transaction.addScenario(
                    .nominations, of: nil, "案", assumptions: "{}", previous: nil, by: 1, at: TestDatabase.now)
                try transaction.replaceNominations(
                    ofScenario: id,
                    with: [
                        KeptNomination(
                            person: person, programme: "pm", year: FiscalYear(2026), place: 1, isReserve: false,
                            reason: Phrase(ja: "理由", en: "reason"))
                    ])
                #expect(
                    try transaction.personalRows(of: person).contains { $0.table == "nomination" && $0.rows.count == 1 }
                )
                #expect(Schema.erasureRules["nomination"] == nil, "rows about people that are not named go")
            }
        }
    }
}
