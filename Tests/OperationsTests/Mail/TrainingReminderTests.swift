import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct TrainingReminderTests {
    @Test(
        "On Mondays, where it is turned on: whoever has let a renewal pass, and their heads with a number",
        arguments: TestEngine.allCases)
    func mondays(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, plan: "okayama") { served in
            let city = served.city
            _ = try await InviteAccounts.run(by: .console, in: city.context)
            let state = try await city.state()
            let late = state.lateMembers
            try #require(!late.isEmpty, "the made city has nobody whose renewal is overdue")
            let post = state.standing.staff.members[late[0]].post
            let head = try await AddAccount.run(
                login: "head", name: "所属 長", mail: "head@aoba.example", by: .console, in: city.context
            ).account
            _ = try await GrantRole.run(
                .head, to: head, unit: state.roster.units[Int(post.unit)].code, from: ServedCity.date, by: .console,
                in: city.context)
            let remind = RemindOfTraining(city)
            served.clock.pass(days: 4)
            #expect(try await remind.remindAll() == 0, "nobody has turned it on")
            try await ManageMail(city).remindOfTraining(true, for: served.planner)
            served.clock.pass(days: 1)
            #expect(try await remind.remindAll() == 0, "it is Tuesday")
            served.clock.pass(days: 6)
            let now = try await city.state()
            let addressed = try await city.database.read { try $0.addressedAccounts() }
            let people = now.lateMembers.filter { member in
                addressed[now.personID(at: Int(now.standing.staff.members[member].person))] != nil
            }
            #expect(try await remind.remindAll() == people.count + 1)
            #expect(try await remind.remindAll() == 0, "once on the day")
            #expect(try await remind.lateUnder(head) > 0)
            let kinds = try await city.database.read { transaction in
                try transaction.rows("SELECT kind, count(*) FROM mail GROUP BY kind ORDER BY kind") {
                    "\(try $0.text(0)) \(try $0.int(1))"
                }
            }
            #expect(kinds == ["trainingOverdue \(people.count)", "trainingSummary 1"])
        }
    }
}
