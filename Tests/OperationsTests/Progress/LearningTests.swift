import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// Results that come from elsewhere, on both engines.
@Suite("Results from a learning system", .serialized)
struct LearningTests {
    private func token(_ scopes: Set<TokenScope>) -> Caller {
        var caller = Caller.console
        caller.visitor = Visitor(
            account: 0, person: nil, name: "学習", grants: [], hasSecondFactor: false, scopes: scopes)
        return caller
    }

    @Test("are recorded for whom the staff number names, once, and count at once", arguments: TestEngine.allCases)
    func recorded(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let (city, caller) = (served.city, token([.trainingWrite, .skillsWrite]))
            let state = try await city.state()
            let member = try #require(state.standing.staff.members.first)
            let number = state.roster.people[Int(member.person)].staffNumber
            let programme = try #require(state.plan.programmes.first { $0.mandatory != nil })
            let day = ServedCity.date
            let done = RecordLearning.Finished(
                staffNumber: number, programme: programme.id, half: .mandatory, day: day, hours: 1.5, passed: true)
            let recording = RecordLearning(city)
            #expect(try await recording.completions([done, done], for: caller) == .init(recorded: 1, known: 1))
            #expect(try await recording.completions([done], for: caller) == .init(recorded: 0, known: 1))
            let certificate = try #require(state.plan.certificates.first)
            let held = RecordLearning.Held(
                staffNumber: number, certificate: certificate.id, version: "9", passedOn: day)
            #expect(try await recording.certificates([held], for: caller) == .init(recorded: 1, known: 0))
            #expect(try await recording.certificates([held], for: caller) == .init(recorded: 0, known: 1))
            let level = try #require(state.plan.scale(of: 0).levels.first)
            let shown = RecordLearning.Shown(
                staffNumber: number, skill: state.plan.skills[0].id, level: level.id, ceiling: nil, method: .test,
                day: day, source: "確認テスト")
            #expect(try await recording.evidence([shown], for: caller) == .init(recorded: 1, known: 0))
            let after = try await city.state()
            let person = Int(member.person)
            #expect(after.standing.record.completions(of: person).contains { $0.date == day && $0.hours == 1.5 })
            #expect(after.standing.record.certificates(of: person).contains { $0.version == "9" })
            #expect(
                SkillLevels.entries(of: person, skill: 0, in: after.standing.ledger).contains {
                    $0.method == .test && $0.date == day
                })
            let log = try await ReadAudit.run(by: .console, in: city.context).rows.map(\.entry.action)
            #expect(
                log.filter { $0.hasSuffix(".record") } == [
                    "evidence.record", "certificate.record", "completion.record",
                ])
        }
    }

    @Test("taken away by a correction do not come back with the next list", arguments: TestEngine.allCases)
    func takenAway(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let (city, caller) = (served.city, token([.trainingWrite]))
            let state = try await city.state()
            let member = try #require(state.standing.staff.members.first)
            let person = state.personID(at: Int(member.person))
            let programme = try #require(state.plan.programmes.first { $0.mandatory != nil })
            let done = RecordLearning.Finished(
                staffNumber: state.roster.people[Int(member.person)].staffNumber, programme: programme.id,
                half: .mandatory, day: ServedCity.date, hours: 7.25, passed: true)
            let recording = RecordLearning(city)
            #expect(try await recording.completions([done], for: caller) == .init(recorded: 1, known: 0))
            let planner = served.caller(person: nil, [RoleGrant(role: .planner)])
            let correcting = CorrectRecord(city)
            let lines = try await correcting.see(person, for: planner).lines
            let wrong = try #require(lines.first { $0.kind == .completion && $0.isOpen && $0.day == done.day })
            try await correcting.correct(
                .completion, wrong.id, ofPerson: person, to: .void, because: "別の人の修了", for: planner)
            #expect(try await recording.completions([done], for: caller) == .init(recorded: 0, known: 1))
        }
    }

    @Test("are all recorded or none, and the first that cannot be is named by its place")
    func allOrNone() async throws {
        try await ServedCity.open(on: .sqlite) { served in
            let (city, caller) = (served.city, token([.trainingWrite]))
            let state = try await city.state()
            let number = state.roster.people[0].staffNumber
            let programme = state.plan.programmes[0].id
            func done(_ number: String, _ programme: String, _ day: CalendarDate) -> RecordLearning.Finished {
                .init(staffNumber: number, programme: programme, half: nil, day: day, hours: 77, passed: true)
            }
            let day = ServedCity.date
            for (wrong, field) in [
                (done("nobody", programme, day), "staffNumber"), (done(number, "nothing", day), "programme"),
                (done(number, programme, day.adding(days: 1)), "day"),
            ] {
                let error = await #expect(throws: WorkError.self) {
                    try await RecordLearning(city).completions([done(number, programme, day), wrong], for: caller)
                }
                guard case .invalid(let place, _) = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                #expect(place == "items/1/\(field)")
            }
            city.forget()
            #expect(try await city.state().standing.record.completions.allSatisfy { $0.hours != 77 })
        }
    }

    @Test("need the right")
    func right() async throws {
        try await ServedCity.open(on: .sqlite) { served in
            let caller = token(Set(TokenScope.allCases).subtracting([.trainingWrite, .skillsWrite]))
            await #expect(throws: AccountError.notAllowed(.recordLearning)) {
                try await RecordLearning(served.city).completions([], for: caller)
            }
        }
    }
}
