import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct KeepPlanTests {
    private func caller(_ roles: [AccountRole], person: Int64? = nil) -> Caller {
        var caller = Caller.console
        caller.visitor = Visitor(
            account: 1, person: person, name: "佐藤 花子", grants: roles.map { RoleGrant(role: $0) }, hasSecondFactor: true)
        return caller
    }

    private func template(_ city: City) throws -> String {
        try #require(city.library.templates().first { $0.name == "by-grade" }).text
    }

    @Test("A draft is for those who write the plan; once in force everybody reads it", arguments: TestEngine.allCases)
    func drafts(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let city = try TestCity.city(database)
            let keeping = KeepPlan(city)
            let (hanako, taro) = (caller([.planner]), caller([], person: 7))
            let id = try await keeping.addDraft(template(city), note: "", for: hanako)
            #expect(try await keeping.versions(for: taro).isEmpty)
            await #expect(throws: WorkError.notFound) { try await keeping.version(id, for: taro) }
            await #expect(throws: AccountError.notAllowed(.editPlan)) {
                try await keeping.addDraft("ikusei: 1", note: "", for: taro)
            }
            await #expect(throws: AccountError.notAllowed(.putPlanInForce)) {
                try await keeping.putInForce(id, from: city.now.dayInJapan, for: caller([.auditor]))
            }
            try await keeping.putInForce(id, from: city.now.dayInJapan, for: hanako)
            #expect(try await keeping.version(id, for: taro).version.label == "0.1")
            let actions = try await database.read { try $0.auditRows(AuditFilter(), limit: 10) }.map(\.entry.action)
            #expect(actions == ["plan.inForce", "plan.draft"])
        }
    }

    @Test(
        "Of two who change the same draft, the second is told before anything is passed over",
        arguments: TestEngine.allCases)
    func overtaken(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let city = try TestCity.city(database)
            let (keeping, hanako, text) = (KeepPlan(city), caller([.planner]), try template(city))
            let id = try await keeping.addDraft(text, note: "", for: hanako)
            #expect(try await keeping.save(text, from: id, newest: id, for: hanako) == id)
            let second = try await keeping.save(text + "# a\n", from: id, newest: id, for: hanako)
            #expect(second != id)
            let overtaken = await #expect(throws: KeepPlan.Overtaken.self) {
                try await keeping.save(text + "# b\n", from: id, newest: id, for: hanako)
            }
            #expect(overtaken?.newest.id == second)
            let third = try await keeping.save(text + "# b\n", from: id, newest: second, for: hanako)
            #expect(try await keeping.version(third, for: hanako).text.hasSuffix("# b\n"))
            #expect(try await keeping.version(id, for: hanako).text == text)
        }
    }

    @Test(
        "No version comes into force before or on the day of the last one, and one with errors never",
        arguments: TestEngine.allCases)
    func order(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let city = try TestCity.city(database)
            let (keeping, hanako, text) = (KeepPlan(city), caller([.planner]), try template(city))
            let today = city.now.dayInJapan
            let first = try await keeping.addDraft(text, note: "", for: hanako)
            try await keeping.putInForce(first, from: today, for: hanako)
            let second = try await keeping.addDraft(text + "# later\n", note: "", for: hanako)
            await #expect(throws: WorkError.self) { try await keeping.putInForce(second, from: today, for: hanako) }
            try await keeping.putInForce(second, from: today.adding(days: 30), for: hanako)
            // The roster is to be read in the new plan's words on that day.
            let jobs = try await database.read { try $0.rows("SELECT kind FROM job") { try $0.text(0) } }
            #expect(jobs == ["readRoster"])
            let faulty = try await keeping.addDraft("ikusei: 1\nplan: [", note: "", for: hanako)
            await #expect(throws: KeepPlan.Failure.self) {
                try await keeping.putInForce(faulty, from: today.adding(days: 60), for: hanako)
            }
            try await keeping.discard(faulty, for: hanako)
            await #expect(throws: WorkError.notFound) { try await keeping.discard(first, for: hanako) }
            // One that is still to come can be called off, and its day is free again.
            try await keeping.discard(second, for: hanako)
            let third = try await keeping.addDraft(text + "# sooner\n", note: "", for: hanako)
            try await keeping.putInForce(third, from: today.adding(days: 10), for: hanako)
        }
    }

    @Test("The booklet names the hash of its own style sheet")
    func booklet() async throws {
        try await TestEngine.sqlite.with(schema: .city) { database in
            let city = try TestCity.city(database)
            let id = try await KeepPlan(city).addDraft(template(city), note: "", for: caller([.planner]))
            let shown = try await ShowBooklet.run(id, in: city, language: .ja, for: caller([.planner]))
            #expect(shown.styleHash.hasPrefix("sha256-"))
            #expect(!shown.html.contains(" style=\""))
            #expect(shown.html.ranges(of: "<style>").count == 1)
        }
    }
}
