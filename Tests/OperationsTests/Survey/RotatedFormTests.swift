import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// Clause O1: each person is asked their own of the knowledge questions, on both engines.
@Suite struct RotatedFormTests {
    private static let instrument =
        """
        ikuseiInstrument: 1
        instrument: {id: rotated, version: "1", title: 調査, asks: 4}
        items:
          - {id: r0, kind: canDo, text: できる, skills: [dx], level: c, seconds: 60}
        """
        + (0..<12).map { number in
            "\n  - {id: q\(number), kind: knowledge, text: 設問, skills: [dx], level: c, seconds: 60, key: \"1\", "
                + "options: [{id: \"1\", text: あ}, {id: \"2\", text: い}]}"
        }.joined()

    private func town(_ database: any Database) async throws -> (City, [Int64], survey: Int64) {
        var fixture = try FixtureCity()
        for name in ["佐藤 花子", "鈴木 一郎"] { fixture.hire(name, in: "市民課", as: "一般職員") }
        let (plan, roster) = (fixture.plan, fixture.roster)
        let survey = try await database.write { transaction in
            let version = try transaction.addPlanVersion(
                label: "1.0", title: "", text: FixtureCity.planText, digest: [1], note: "", by: nil,
                at: TestDatabase.now)
            _ = try transaction.putPlanInForce(version, from: FixtureCity.start, by: nil, at: TestDatabase.now)
            try transaction.keep(roster, plan: plan)
            let today = TestDatabase.now.dayInJapan
            return try transaction.addSurvey(
                title: "調査", instrument: Self.instrument, from: today, to: today.adding(days: 9), by: nil,
                at: TestDatabase.now)
        }
        let city = City(
            slug: "town", name: Phrase("試験市"), database: database,
            library: try InstallationLibrary(folder: MadeTables.root), clock: OperationClock { TestDatabase.now })
        return (city, try await city.state().kept.personIDs, survey)
    }

    private func member(_ person: Int64) -> Caller {
        Caller(
            visitor: Visitor(account: 1, person: person, name: "member", grants: [], hasSecondFactor: false),
            session: nil, login: "member", preferences: Preferences(), address: "", sealingKey: [])
    }

    @Test("Two people get different questions, each as many as the survey asks", arguments: TestEngine.allCases)
    func different(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let (city, people, _) = try await town(database)
            var asked: [[String]] = []
            for person in people.prefix(2) {
                let sheet = try #require(try await AnswerSurvey(city).sheet(for: member(person)))
                #expect(sheet.total == 5 && sheet.minutesLeft == 5)
                asked.append(sheet.instrument.items.map(\.id))
                let again = try #require(try await AnswerSurvey(city).sheet(for: member(person)))
                #expect(again.instrument.items.map(\.id) == asked.last)
            }
            #expect(asked[0] != asked[1] && asked.allSatisfy { $0.first == "r0" })
        }
    }

    @Test(
        "Only answers to one's own questions are taken; what is handed in has a place for every question",
        arguments: TestEngine.allCases)
    func own(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let (city, people, survey) = try await town(database)
            let caller = member(people[0])
            let answer = AnswerSurvey(city)
            let own = try #require(try await answer.sheet(for: caller)).instrument.items.map(\.id)
            let foreign = try #require((0..<12).map { "q\($0)" }.first { !own.contains($0) })
            let error = await #expect(throws: WorkError.self) {
                try await answer.save([foreign: "1"], toSurvey: survey, for: caller)
            }
            guard case .invalid(field: foreign, _)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            for id in own { try await answer.save([id: id == "r0" ? "yes" : "2"], toSurvey: survey, for: caller) }
            try await answer.submit(survey, for: caller)
            let rows = try await city.database.read { try $0.submittedResponses(toSurvey: survey) }
            let codes = try #require(rows.first).codes
            #expect(codes.count == 13 && codes[0] == AnswerCode.yes)
            for number in 0..<12 {
                #expect(codes[number + 1] == (own.contains("q\(number)") ? 1 : AnswerCode.missing), "q\(number)")
            }
        }
    }
}
