import Domain
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations

/// The second year of a survey (clause O1): who answered the first is put a few questions one by one, on both engines.
@Suite struct SecondYearTests {
    private final class Clock: Sendable {
        private let moment = Mutex(TestDatabase.now)
        var clock: OperationClock { OperationClock { self.moment.withLock { $0 } } }
        func pass(days: Int) { moment.withLock { $0 = $0.adding(seconds: days * 86_400) } }
    }

    private func caller(_ person: Int64?, _ role: AccountRole? = nil) -> Caller {
        Caller(
            visitor: Visitor(
                account: person ?? 0, person: person, name: "", grants: role.map { [RoleGrant(role: $0)] } ?? [],
                hasSecondFactor: true),
            session: nil, login: "", preferences: Preferences(), address: "", sealingKey: [])
    }

    @Test("Five to eight questions beside the sheet; they are handed in with it", arguments: TestEngine.allCases)
    func round(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            var fixture = try FixtureCity()
            for number in 0..<200 { fixture.hire("職員 \(number)", in: "市民課", as: "一般職員") }
            let (plan, roster) = (fixture.plan, fixture.roster)
            try await database.write { transaction in
                let version = try transaction.addPlanVersion(
                    label: "1.0", title: "", text: FixtureCity.planText, digest: [1], note: "", by: nil,
                    at: TestDatabase.now)
                _ = try transaction.putPlanInForce(version, from: FixtureCity.start, by: nil, at: TestDatabase.now)
                try transaction.keep(roster, plan: plan)
            }
            let clock = Clock()
            let city = City(
                slug: "town", name: Phrase("試験市"), database: database,
                library: try InstallationLibrary(folder: GoldenFile.root), clock: clock.clock)
            let planner = caller(nil, .planner)
            let today = city.now.dayInJapan
            let first = try await ManageSurvey(city).open(
                instrument: "all-staff-literacy", from: today, to: today.adding(days: 20), for: planner)
            let instrument = try await city.instrument(ofSurvey: first)
            let people = try await city.state().kept.personIDs
            let veteran = people[0]
            let newcomer = people[199]
            // Everybody but the last answers their form; whoever has an even number knows more.
            let answered = people.dropLast().enumerated().map { number, person -> (Int64, Instant, [UInt8]) in
                var codes = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
                for item in instrument.items(ofForm: AnswerSurvey.form(ofPerson: person, inSurvey: first)) {
                    guard let key = instrument.items[item].key else { continue }
                    let isRight = (number * 7 + item * 13) % 10 < (number % 2 == 0 ? 8 : 4)
                    codes[item] = UInt8(isRight ? key : (key + 1) % 4)
                }
                return (person, city.now, codes)
            }
            try await database.write { try $0.addResponses(answered, toSurvey: first) }
            #expect(try await AnswerSurvey(city).sheet(for: caller(veteran))?.single == nil)
            clock.pass(days: 30)
            let day = city.now.dayInJapan
            let second = try await ManageSurvey(city).open(
                instrument: "all-staff-literacy", from: day, to: day.adding(days: 20), for: planner)

            let answering = AnswerSurvey(city)
            let whole = try #require(try await answering.sheet(for: caller(newcomer)))
            #expect(whole.single == nil && whole.instrument.items.count { $0.kind == .knowledge } == 13)
            await #expect(throws: WorkError.notFound) {
                _ = try await StartAdaptiveQuestions(city).start(second, for: caller(newcomer))
            }
            let sheet = try #require(try await answering.sheet(for: caller(veteran)))
            #expect(sheet.single?.answered == 0 && sheet.single?.sitting == nil)
            #expect(!sheet.instrument.items.contains { $0.kind == .knowledge && !$0.isAlwaysAsked })
            #expect(sheet.minutesLeft < whole.minutesLeft)

            let sitting = try await StartAdaptiveQuestions(city).start(second, for: caller(veteran))
            #expect(try await StartAdaptiveQuestions(city).start(second, for: caller(veteran)) == sitting)
            let taking = TakeSitting(city)
            var chosen: [String: UInt8] = [:]
            while case .question(let question) = try await taking.sheet(sitting, for: caller(veteran)).stage {
                #expect(question.total == 8 && question.position == chosen.count + 1 && chosen.count < 8)
                let key = question.item.key ?? 0
                let option = chosen.count == 2 ? (key + 1) % 4 : key
                _ = try await taking.answer(
                    sitting, position: question.position, item: question.item.id,
                    chosen: question.item.options[option].id, confidence: "sure", for: caller(veteran))
                chosen[question.item.id] = UInt8(option)
            }
            #expect((5...8).contains(chosen.count))
            try await taking.finish(sitting, for: caller(veteran))
            #expect(try await answering.sheet(for: caller(veteran))?.single?.isDone == true)
            // Questions of a form that they are not asked are refused.
            let rotated = try #require(instrument.items.first { $0.kind == .knowledge && chosen[$0.id] == nil })
            await #expect(throws: WorkError.self) {
                try await answering.save([rotated.id: "1"], toSurvey: second, for: caller(veteran))
            }
            try await answering.save(["q11": "yes"], toSurvey: second, for: caller(veteran))
            try await answering.submit(second, for: caller(veteran))
            let kept = try await database.read { try $0.submittedResponses(toSurvey: second) }
            let codes = try #require(kept.first { $0.person == veteran }?.codes)
            for (index, item) in instrument.items.enumerated() where item.kind == .knowledge {
                #expect(codes[index] == chosen[item.id] ?? AnswerCode.missing, "\(item.id)")
            }
            await #expect(throws: WorkError.alreadySubmitted) {
                _ = try await StartAdaptiveQuestions(city).start(second, for: caller(veteran))
            }
            // Whoever does the questions alone can hand them in; what is answered once a survey is closed does not count.
            let (alone, late) = (people[2], people[3])
            let own = try await StartAdaptiveQuestions(city).start(second, for: caller(alone))
            let lateSitting = try await StartAdaptiveQuestions(city).start(second, for: caller(late))
            func answerOne(_ id: Int64, _ person: Int64) async throws {
                guard case .question(let question) = try await taking.sheet(id, for: caller(person)).stage else {
                    return
                }
                _ = try await taking.answer(
                    id, position: question.position, item: question.item.id, chosen: "1", confidence: "sure",
                    for: caller(person))
            }
            try await answerOne(own, alone)
            try await answering.submit(second, for: caller(alone))
            let handed = try await database.read { try $0.submittedResponses(toSurvey: second) }
            #expect(handed.first { $0.person == alone }?.codes.count { $0 != AnswerCode.missing } == 1)
            try await answerOne(own, alone)
            #expect(try await taking.sheet(own, for: caller(alone)).answers.count == 1)
            try await answerOne(lateSitting, late)
            try await ManageSurvey(city).close(second, for: planner)
            await #expect(throws: WorkError.surveyClosed) { try await answerOne(lateSitting, late) }
            #expect(try await taking.sheet(lateSitting, for: caller(late)).answers.count == 1)
            // What those who were put a question got right is no share of all: estimated in the second survey, counted in the
            // first. Two respondents are too few to be told of either way.
            let read = try await ReadSurveyResults(city).results(ofSurvey: second, for: planner)
            let (now, before) = (try #require(read.reading).results, try #require(read.previous).results)
            #expect(now.knowledge.allSatisfy { $0.isEstimated && $0.shareCorrect == nil })
            #expect(before.knowledge.allSatisfy { !$0.isEstimated && $0.shareCorrect != nil })
            // Practice does not show what was a survey's.
            #expect(
                try await SeePractice(city).banks(for: caller(veteran)).allSatisfy { $0.seen == 0 && $0.open.isEmpty })
        }
    }
}
