import Domain
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct ReminderTests {
    /// A town of three with accounts and addresses, and a survey that closes in a week. Hanako has handed in.
    private func town(on engine: TestEngine, _ body: (Postbox, Int64, Caller) async throws -> Void) async throws {
        try await Postbox.open(on: engine) { box, test in
            var fixture = try FixtureCity()
            for name in ["佐藤 花子", "鈴木 一郎", "高橋 太郎"] { fixture.hire(name, in: "市民課", as: "一般職員") }
            let (plan, roster) = (fixture.plan, fixture.roster)
            try await test.database.write { transaction in
                let version = try transaction.addPlanVersion(
                    label: "1.0", title: "", text: FixtureCity.planText, digest: [1], note: "", by: nil, at: box.now)
                _ = try transaction.putPlanInForce(version, from: FixtureCity.start, by: nil, at: box.now)
                try transaction.keep(roster, plan: plan)
                try transaction.run("UPDATE person SET mail = 'p' || staff_number || '@aoba.example'")
            }
            _ = try await InviteAccounts.run(by: .console, in: box.city.context)
            var planner = Caller.console
            planner.visitor = Visitor(
                account: 1, person: nil, name: "planner", grants: [RoleGrant(role: .planner)], hasSecondFactor: true)
            let day = box.now.dayInJapan
            let survey = try await ManageSurvey(box.city).open(
                instrument: "all-staff-literacy", from: day, to: day.adding(days: 7), for: planner)
            let items = try await box.city.instrument(ofSurvey: survey).items.count
            let state = try await box.city.state()
            let hanako = try #require(state.roster.people.firstIndex { $0.name == "佐藤 花子" })
            let person = state.personID(at: hanako)
            try await test.database.write {
                try $0.addResponses([(person, box.now, [UInt8](repeating: 1, count: items))], toSurvey: survey)
            }
            box.city.forget()
            try await body(box, survey, planner)
        }
    }

    @Test("By hand: those who have not handed in, once a day each", arguments: TestEngine.allCases)
    func byHand(engine: TestEngine) async throws {
        try await town(on: engine) { box, survey, planner in
            let first = try await RemindOfSurvey(box.city).remind(ofSurvey: survey, for: planner)
            #expect(first == .init(mails: 2, already: 0, withoutAddress: 0))
            let second = try await RemindOfSurvey(box.city).remind(ofSurvey: survey, for: planner)
            #expect(second == .init(mails: 0, already: 2, withoutAddress: 0))
            await box.send()
            let mails = try box.mails
            #expect(mails.count == 2)
            #expect(mails.allSatisfy { $0.body.contains("https://ikusei.example/aoba") && !$0.body.contains("佐藤") })
            box.pass(86_400)
            let next = try await RemindOfSurvey(box.city).remind(ofSurvey: survey, for: planner)
            #expect(next.mails == 2)
        }
    }

    @Test("On the chosen days alone, however often the work is done", arguments: TestEngine.allCases)
    func onDays(engine: TestEngine) async throws {
        try await town(on: engine) { box, survey, planner in
            #expect(try await RemindOfSurvey(box.city).remindAll() == 0, "no day was chosen")
            try await RemindOfSurvey(box.city).choose([7, 1, 99], ofSurvey: survey, for: planner)
            #expect(try await RemindOfSurvey(box.city).chosen(ofSurvey: survey, for: planner) == [7, 1])
            var mails = [Int]()
            for _ in 0...7 {
                mails.append(try await RemindOfSurvey(box.city).remindAll())
                #expect(try await RemindOfSurvey(box.city).remindAll() == 0)
                box.pass(86_400)
            }
            #expect(mails == [2, 0, 0, 0, 0, 0, 2, 0])
        }
    }

    @Test(
        "Who answers before the mail goes out, or wants none, gets none; in English where they read English",
        arguments: TestEngine.allCases)
    func notNeeded(engine: TestEngine) async throws {
        try await town(on: engine) { box, survey, planner in
            _ = try await RemindOfSurvey(box.city).remind(ofSurvey: survey, for: planner)
            try await box.city.database.write { transaction in
                let account = try transaction.integer("SELECT account_id FROM mail ORDER BY id LIMIT 1")
                try transaction.setWantsMail(of: account, to: false)
                try transaction.run("UPDATE account SET language = 'en'")
            }
            await box.send()
            #expect(try await box.states().sorted() == ["dropped", "sent"])
            #expect(try box.mails.first?.body.contains("You have not handed in") == true)
        }
    }

    @Test("A planner sees how many, and nobody's address", arguments: TestEngine.allCases)
    func overview(engine: TestEngine) async throws {
        try await town(on: engine) { box, survey, planner in
            _ = try await RemindOfSurvey(box.city).remind(ofSurvey: survey, for: planner)
            await box.send()
            let overview = try await ManageMail(box.city).overview(for: planner)
            let line = try #require(overview.lines.first { $0.kind == .surveyReminder })
            #expect(line.sent == 2 && line.failed == 0 && overview.waiting == 0)
            #expect(!overview.remindsOfTraining)
            try await ManageMail(box.city).remindOfTraining(true, for: planner)
            #expect(try await ManageMail(box.city).overview(for: planner).remindsOfTraining)
        }
    }
}
