import Domain
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations

/// A member of staff practises, sits mock exams and sees where they stand (clauses O1, O11), on both engines.
@Suite struct PracticeRoundTests {
    private final class Clock: Sendable {
        private let moment = Mutex(TestDatabase.now)
        var clock: OperationClock { OperationClock { self.moment.withLock { $0 } } }
        func pass(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    private func open(
        on engine: TestEngine, _ body: (City, Clock, Caller, Caller) async throws -> Void
    ) async throws {
        try await engine.with(schema: .city) { database in
            var fixture = try FixtureCity()
            for name in ["佐藤 花子", "鈴木 一郎"] { fixture.hire(name, in: "市民課", as: "一般職員") }
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
            let people = try await city.state().kept.personIDs
            func caller(_ person: Int64) -> Caller {
                Caller(
                    visitor: Visitor(account: person, person: person, name: "", grants: [], hasSecondFactor: false),
                    session: nil, login: "", preferences: Preferences(), address: "", sealingKey: [])
            }
            try await body(city, clock, caller(people[0]), caller(people[1]))
        }
    }

    private func put(_ sheet: TakeSitting.Sheet) throws -> TakeSitting.Question {
        guard case .question(let question) = sheet.stage else {
            Issue.record("no question: \(sheet.stage)")
            throw WorkError.notFound
        }
        return question
    }

    private func key(_ item: Instrument.Item) -> String { item.key.map { item.options[$0].id } ?? "" }
    private func wrong(_ item: Instrument.Item) -> String {
        item.options.first { $0.id != key(item) }?.id ?? ""
    }

    @Test(
        "Ten minutes of practice: one question after the other, the wrong one again, until the time is over",
        arguments: TestEngine.allCases)
    func practice(engine: TestEngine) async throws {
        try await open(on: engine) { city, clock, sato, suzuki in
            let taking = TakeSitting(city)
            let id = try await StartSitting(city).practice(bank: "ip-practice", minutes: nil, for: sato)
            let first = try put(try await taking.sheet(id, for: sato))
            #expect(first.position == 1 && first.total == nil)
            clock.pass(seconds: 30)
            _ = try await taking.answer(
                id, position: 1, item: first.item.id, chosen: wrong(first.item), confidence: "sure", for: sato)
            let explained = try await taking.sheet(id, explaining: 1, for: sato)
            guard case .feedback(let answer, let item) = explained.stage else {
                Issue.record("not explained")
                return
            }
            #expect(!answer.isRight && answer.seconds == 30 && item.id == first.item.id)
            // Another answer to the same question, one ahead of its turn, and one to no question of the bank change nothing; the
            // same sent twice is one.
            let isOther = try await taking.answer(
                id, position: 1, item: first.item.id, chosen: key(first.item), confidence: "sure", for: sato)
            let isSame = try await taking.answer(
                id, position: 1, item: first.item.id, chosen: wrong(first.item), confidence: "sure", for: sato)
            #expect(!isOther && isSame)
            _ = try await taking.answer(
                id, position: 5, item: first.item.id, chosen: "1", confidence: "sure", for: sato)
            _ = try await taking.answer(id, position: 2, item: "t99", chosen: "1", confidence: "sure", for: sato)
            #expect(try await taking.sheet(id, for: sato).answers.count == 1)
            await #expect(throws: WorkError.self) {
                let second = try put(try await taking.sheet(id, for: sato))
                _ = try await taking.answer(
                    id, position: 2, item: second.item.id, chosen: "99", confidence: "sure", for: sato)
            }
            // Nobody else's.
            await #expect(throws: WorkError.notFound) { _ = try await taking.sheet(id, for: suzuki) }
            await #expect(throws: WorkError.notFound) { try await taking.finish(id, for: suzuki) }
            // Beginning again today goes on with the same.
            #expect(try await StartSitting(city).practice(bank: "ip-practice", minutes: nil, for: sato) == id)

            var items = [first.item.id]
            for _ in 0..<60 {
                let sheet = try await taking.sheet(id, for: sato)
                guard case .question(let question) = sheet.stage else { break }
                clock.pass(seconds: 40)
                items.append(question.item.id)
                _ = try await taking.answer(
                    id, position: question.position, item: question.item.id, chosen: key(question.item),
                    confidence: "sure", for: sato)
            }
            #expect(items.count { $0 == first.item.id } >= 2)
            #expect(Set(items).count == 5)
            let sheet = try await taking.sheet(id, for: sato)
            #expect(sheet.seconds <= 10 * 60 + 40)
            try await taking.finish(id, for: sato)

            let bank = try #require(try await SeePractice(city).banks(for: sato).first { $0.bank.id == "ip-practice" })
            // A new sitting of the same day has no more new questions; the next day has.
            func isPut() async throws -> Bool {
                let again = try await StartSitting(city).practice(bank: "ip-practice", minutes: nil, for: sato)
                guard case .question = try await taking.sheet(again, for: sato).stage else {
                    try await taking.finish(again, for: sato)
                    return false
                }
                return true
            }
            #expect(try await !isPut())
            #expect(bank.seen == 5 && bank.forecast == nil && bank.answers == 5)
            #expect(bank.minutesThisMonth == (sheet.seconds + 30) / 60)
            #expect(try await SeePractice(city).banks(for: suzuki).allSatisfy { $0.seen == 0 })
            // What was learnt is due again some days later, and less is recalled by then.
            clock.pass(seconds: 20 * 86_400)
            let later = try #require(try await SeePractice(city).banks(for: sato).first { $0.bank.id == "ip-practice" })
            #expect(later.dueToday == 5 && (later.recall ?? 1) < (bank.recall ?? 0))
        }
    }

    @Test("What falls due while a question is on the screen does not cost its answer", arguments: TestEngine.allCases)
    func slow(engine: TestEngine) async throws {
        try await open(on: engine) { city, clock, sato, _ in
            let taking = TakeSitting(city)
            let id = try await StartSitting(city).practice(bank: "ip-practice", minutes: 60, for: sato)
            var count = 0
            // Wrong answers come back after a minute; each question stays on the screen for much longer.
            for seconds in [10, 700, 20, 700, 61, 400, 700, 90, 1300] {
                let question = try put(try await taking.sheet(id, for: sato))
                clock.pass(seconds: seconds)
                _ = try await taking.answer(
                    id, position: question.position, item: question.item.id,
                    chosen: count % 2 == 0 ? wrong(question.item) : key(question.item), confidence: "sure", for: sato)
                count += 1
                let answers = try await taking.sheet(id, for: sato).answers
                #expect(answers.count == count && answers.last?.item == question.item.id)
            }
        }
    }

    @Test(
        "Drilling does not stand for knowledge: after four months only what was met since counts for the forecast",
        arguments: TestEngine.allCases)
    func drilled(engine: TestEngine) async throws {
        try await open(on: engine) { city, clock, sato, _ in
            let person = try #require(sato.visitor.person)
            let bank = try #require(city.library.banks.first { $0.id == "ip-practice" })
            func practise(_ questions: Range<Int>) async throws {
                let now = city.now
                try await city.database.write { transaction in
                    let id = try transaction.addSitting(
                        of: person, .practice, bank: bank.id, minutes: 60, at: now)
                    for (position, place) in questions.enumerated() {
                        _ = try transaction.addSittingAnswer(
                            SittingAnswer(
                                position: position + 1, item: bank.questions[place].id, chosen: "1", isRight: true,
                                confidence: "sure", seconds: 20, at: now.adding(seconds: position)),
                            to: id, replacing: false)
                    }
                    _ = try transaction.finishSitting(id, at: now)
                }
            }
            try await practise(0..<20)
            #expect(try await SeePractice(city).banks(for: sato).first?.answers == 20)
            clock.pass(seconds: 100 * 86_400)
            try await practise(0..<20)
            clock.pass(seconds: 30 * 86_400)
            try await practise(10..<23)
            // The 20 were met 130 days ago, whatever was repeated since; three are new.
            #expect(try await SeePractice(city).banks(for: sato).first?.answers == 3)
        }
    }

    @Test(
        "Pressing twice begins one sitting; a mock exam of which nothing is answered is taken up again",
        arguments: TestEngine.allCases)
    func twice(engine: TestEngine) async throws {
        try await open(on: engine) { city, _, sato, _ in
            let ids = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await StartSitting(city).practice(bank: "ip-practice", minutes: nil, for: sato)
                    }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            let mocks = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<6 {
                    group.addTask { try await StartSitting(city).mock(bank: "ip-practice", questions: 20, for: sato) }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect(mocks.count == 1)
            #expect(try await SeePractice(city).banks(for: sato).first?.open.count == 2)
        }
    }

    @Test(
        "One's own data hold the sittings; whether an answer of an open mock exam was right they do not tell",
        arguments: TestEngine.allCases)
    func ownData(engine: TestEngine) async throws {
        try await open(on: engine) { city, _, sato, suzuki in
            let taking = TakeSitting(city)
            let id = try await StartSitting(city).mock(bank: "ip-practice", questions: 20, for: sato)
            let question = try put(try await taking.sheet(id, for: sato))
            _ = try await taking.answer(
                id, position: 1, item: question.item.id, chosen: "2", confidence: "sure", for: sato)
            func right() async throws -> OwnData.Value {
                let data = try await SeeOwnData(city).everything(for: sato)
                let table = try #require(data.tables.first { $0.id == "sitting_answer" })
                return table.rows[0][try #require(table.columns.firstIndex(of: "is_right"))]
            }
            #expect(try await right() == .none)
            try await taking.finish(id, for: sato)
            #expect(try await right() != .none)
            let other = try await SeeOwnData(city).everything(for: suzuki)
            #expect(other.tables.first { $0.id == "sitting_answer" }?.rows.isEmpty ?? true)
        }
    }

    @Test(
        "A mock exam: answers can be changed until it is handed in, what is open is wrong, then comes the forecast",
        arguments: TestEngine.allCases)
    func mock(engine: TestEngine) async throws {
        try await open(on: engine) { city, clock, sato, _ in
            let taking = TakeSitting(city)
            await #expect(throws: WorkError.notFound) {
                _ = try await StartSitting(city).mock(bank: "ip-practice", questions: 33, for: sato)
            }
            let id = try await StartSitting(city).mock(bank: "ip-practice", questions: 20, for: sato)
            for position in 1...18 {
                let question = try put(try await taking.sheet(id, at: position, for: sato))
                #expect(question.position == position && question.total == 20)
                clock.pass(seconds: 50)
                _ = try await taking.answer(
                    id, position: position, item: question.item.id,
                    chosen: position <= 12 ? key(question.item) : wrong(question.item), confidence: "sure", for: sato)
            }
            let changed = try put(try await taking.sheet(id, at: 1, for: sato))
            #expect(changed.chosen == key(changed.item))
            _ = try await taking.answer(
                id, position: 1, item: changed.item.id, chosen: wrong(changed.item), confidence: "sure", for: sato)
            #expect(try put(try await taking.sheet(id, for: sato)).position == 19)
            try await taking.finish(id, for: sato)
            _ = try await taking.answer(
                id, position: 19, item: changed.item.id, chosen: "1", confidence: "sure", for: sato)
            let sheet = try await taking.sheet(id, for: sato)
            #expect(sheet.answers.count == 18 && sheet.answers.count(where: \.isRight) == 11)
            let bank = try #require(try await SeePractice(city).banks(for: sato).first { $0.bank.id == "ip-practice" })
            #expect(bank.mocks.map(\.right) == [11] && bank.mocks.map(\.questions) == [20])
            let forecast = try #require(bank.forecast)
            #expect(forecast.answers == 18 && forecast.chance > 0 && forecast.chance < 1)
            #expect(forecast.marks.low < forecast.marks.mean && forecast.marks.mean < forecast.marks.high)
            // After four months they say nothing any more.
            clock.pass(seconds: 130 * 86_400)
            #expect(try await SeePractice(city).banks(for: sato).first?.forecast == nil)
        }
    }

    @Test(
        "The day of the exam and the minutes a day make a way to it; impossible ones are refused",
        arguments: TestEngine.allCases)
    func goal(engine: TestEngine) async throws {
        try await open(on: engine) { city, _, sato, _ in
            let setting = SetPracticeGoal(city)
            let today = city.now.dayInJapan
            for (day, minutes) in [(today, 10), (today.adding(days: 2000), 10), (today.adding(days: 60), 4)] {
                await #expect(throws: WorkError.self) {
                    try await setting.set(bank: "ip-practice", examOn: day, minutes: minutes, for: sato)
                }
            }
            func course(_ minutes: Int) async throws -> SeePractice.Course {
                try await setting.set(
                    bank: "ip-practice", examOn: today.adding(days: 40), minutes: minutes, for: sato)
                return try #require(try await SeePractice(city).banks(for: sato).first?.course)
            }
            let short = try await course(5)
            let long = try await course(30)
            #expect(short.daysLeft == 40 && short.days.count == 14)
            #expect(short.days.allSatisfy { $0.minutes <= 5.01 })
            #expect(long.recall > short.recall && long.met >= short.met)
            try await setting.set(bank: "ip-practice", examOn: nil, minutes: 10, for: sato)
            #expect(try await SeePractice(city).banks(for: sato).first?.course == nil)
        }
    }

    @Test("Without a person on the roster there is nothing to practise", arguments: TestEngine.allCases)
    func nobody(engine: TestEngine) async throws {
        try await open(on: engine) { city, _, _, _ in
            let console = Caller(
                visitor: Visitor(account: 9, person: nil, name: "", grants: [], hasSecondFactor: false), session: nil,
                login: "", preferences: Preferences(), address: "", sealingKey: [])
            await #expect(throws: (any Error).self) { _ = try await SeePractice(city).banks(for: console) }
        }
    }
}
