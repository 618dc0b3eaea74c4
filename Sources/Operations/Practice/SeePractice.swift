package import Domain
package import Kernel
import Mathematics
import Storage

/// A member of staff looks at where they stand with the question banks (clause O11). What they practise is shown to nobody
/// else and is no evidence of a level.
package struct SeePractice: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Days ahead whose work is told.
    static let daysTold = 14
    /// Answers older than this say little of what somebody knows today: days.
    static let forecastDays = 120

    package struct Bank: Sendable {
        package var bank: QuestionBank
        package var exam: Phrase?
        /// A certificate of the plan rests on the exam.
        package var isRecommended: Bool
        package var rule: ExamRule?
        package var seen: Int
        package var dueToday: Int
        /// Mean chance to recall now what was practised, 0…1; nil before anything was.
        package var recall: Double?
        /// Minutes of study since the first of the month.
        package var minutesThisMonth: Int
        package var goal: PracticeGoal
        package var course: Course?
        /// Nil: too few answers, or no rule.
        package var forecast: ExamForecast?
        /// Answers that count for the forecast.
        package var answers: Int
        package var mockSizes: [Int]
        /// The newest first.
        package var mocks: [Mock]
        /// Sittings that go on, the newest first.
        package var open: [Sitting]
        /// Answers of each mock exam, by sitting.
        package var answered: [Int64: Int]
    }

    /// What minutes a day reach until the exam.
    package struct Course: Sendable {
        /// Of the next two weeks: questions to look at, and minutes expected.
        package var days: [(date: CalendarDate, questions: Int, new: Int, minutes: Double)]
        /// Days until the exam.
        package var daysLeft: Int
        /// 0…1: mean chance of recall on that day.
        package var recall: Double
        /// Questions met by then.
        package var met: Int
    }

    package struct Mock: Sendable {
        package var id: Int64
        package var on: CalendarDate
        package var right: Int
        package var questions: Int
    }

    /// Every bank with the person's standing, or the one that is asked for. Five queries, and one for each bank.
    package func banks(_ only: String? = nil, for caller: Caller) async throws -> [Bank] {
        let person = try SeeOwnData.person(caller)
        let now = city.now
        let plan = try await city.state().plan
        let month = Instant(noonInJapan: now.dayInJapan.adding(days: 1 - now.dayInJapan.day)).adding(
            seconds: -12 * 3600)
        let found = try await city.database.read { transaction in
            (
                sittings: try transaction.sittings(of: person, limit: 200),
                results: try transaction.mockResults(of: person),
                seconds: try transaction.studySeconds(of: person, since: month),
                goals: try transaction.practiceGoals(of: person)
            )
        }
        var banks: [Bank] = []
        for bank in city.library.banks where only == nil || bank.id == only {
            let rows = try await city.database.read { try $0.practiceAnswers(of: person, bank: bank.id) }
            let scale = try await city.scale(of: bank)
            let exam = Self.exam(of: bank, plan, city.library.packs)
            let own = found.sittings.filter { $0.bank == bank.id && $0.kind != .adaptive }
            let goal =
                found.goals.first { $0.bank == bank.id }
                ?? PracticeGoal(
                    bank: bank.id, examOn: nil, minutes: 10)
            let rule = Self.rule(of: bank, plan, city, examOn: goal.examOn)
            let results = found.results
            let seconds = found.seconds[bank.id] ?? 0
            banks.append(
                try await Calculation.run {
                    let cards = try PracticeCards(bank, Self.reviews(rows, bank), scheduler: MemoryScheduler())
                    let right = Self.newest(rows, bank, now)
                    return Bank(
                        bank: bank, exam: exam?.name, isRecommended: Self.isRecommended(exam, plan), rule: rule,
                        seen: Set(rows.compactMap { bank.place(of: $0.answer.item) }).count,
                        dueToday: cards.due(at: now.seconds, endOfDay: now.endOfDayInJapan),
                        recall: cards.recall(at: now.seconds), minutesThisMonth: (seconds + 30) / 60, goal: goal,
                        course: goal.examOn.flatMap { Self.course(cards, goal, until: $0, now) },
                        forecast: rule.flatMap {
                            ExamForecast(bank, rule: $0, items: scale.items, right: right, seed: UInt64(person))
                        },
                        answers: right.count { $0 != nil }, mockSizes: MockExam.sizes(bank, rule: rule),
                        mocks: own.filter {
                            $0.kind == .mock && $0.finishedAt != nil && results[$0.id] != nil
                        }.prefix(10).map { sitting in
                            Mock(
                                id: sitting.id, on: sitting.startedAt.dayInJapan,
                                right: results[sitting.id]?.right ?? 0, questions: sitting.items.count)
                        },
                        open: own.filter { $0.finishedAt == nil }, answered: results.mapValues(\.answered))
                })
        }
        return banks.sorted { ($0.isRecommended ? 0 : 1, $0.bank.id) < ($1.isRecommended ? 0 : 1, $1.bank.id) }
    }

    /// The exam that a bank prepares for: the plan's own, or a pack's.
    static func exam(of bank: QuestionBank, _ plan: Plan, _ packs: [FrameworkPack]) -> Exam? {
        guard let id = bank.exam else { return nil }
        return plan.exams.first { $0.id == id } ?? packs.flatMap(\.exams).first { $0.id == id }
    }

    /// The exam's rule on the day on which the person sits it; without one today.
    static func rule(of bank: QuestionBank, _ plan: Plan, _ city: City, examOn: CalendarDate?) -> ExamRule? {
        exam(of: bank, plan, city.library.packs).flatMap {
            ExamRule($0, for: bank, on: examOn ?? city.now.dayInJapan)
        }
    }

    private static func isRecommended(_ exam: Exam?, _ plan: Plan) -> Bool {
        guard let exam else { return false }
        return plan.certificates.contains { $0.exam.map { plan.exams[$0].id == exam.id } ?? false }
    }

    typealias Row = (sitting: Int64, kind: Sitting.Kind, answer: SittingAnswer)

    /// What memory is worked out from. What is right in a mock exam and was never practised stays new.
    static func reviews(_ rows: [Row], _ bank: QuestionBank) -> [PracticeCards.Review] {
        var practised = Set<Int>()
        return rows.compactMap { row in
            bank.place(of: row.answer.item).flatMap { place in
                if row.kind == .mock, row.answer.isRight, !practised.contains(place) { return nil }
                practised.insert(place)
                return PracticeCards.Review(
                    question: place, isRight: row.answer.isRight,
                    // Nobody is asked in a mock exam: a right answer there may be a guess.
                    confidence: row.kind == .mock
                        ? .unsure : AnswerConfidence(rawValue: row.answer.confidence) ?? .sure,
                    seconds: row.answer.seconds, at: row.answer.at.seconds)
            }
        }
    }

    /// Of each question what the person knew of it: in the newest mock exam that put it, or when they first met it. What was
    /// only looked up and learnt since is not taken for knowledge of the field.
    static func newest(_ rows: [Row], _ bank: QuestionBank, _ now: Instant) -> [Bool?] {
        let oldest = now.adding(seconds: -forecastDays * 86_400)
        var known = [(isRight: Bool, at: Instant)?](repeating: nil, count: bank.count)
        for row in rows {
            guard let place = bank.place(of: row.answer.item), known[place] == nil || row.kind == .mock else {
                continue
            }
            known[place] = (row.answer.isRight, row.answer.at)
        }
        // The first meeting stays the first, however long ago: what was drilled since is no knowledge of the field.
        return known.map { $0.flatMap { $0.at >= oldest ? $0.isRight : nil } }
    }

    private static func course(
        _ cards: PracticeCards, _ goal: PracticeGoal, until exam: CalendarDate, _ now: Instant
    ) -> Course? {
        let today = now.dayInJapan
        guard exam > today else { return nil }
        let seconds = cards.bank.questions.map { Double($0.seconds) + 15 }.reduce(0, +) / Double(cards.bank.count)
        let start = Instant(noonInJapan: today).adding(seconds: -12 * 3600).seconds
        let plan = WorkloadPlan(
            cards: cards.cards, scheduler: cards.scheduler, start: start,
            exam: Instant(noonInJapan: exam).adding(seconds: -3 * 3600).seconds,
            budget: WorkloadPlan.Budget(
                minutesPerDay: Double(goal.minutes), secondsPerCard: seconds,
                newCardsPerDay: StartSitting.newQuestions(minutes: goal.minutes)),
            // Years ahead hardly differ by the draw, and take long.
            courses: exam.daysSince1970 - today.daysSince1970 > 200 ? 3 : 20)
        let met = cards.seen + plan.days.reduce(0) { $0 + $1.new }
        return Course(
            days: plan.days.prefix(daysTold).enumerated().map { offset, day in
                (today.adding(days: offset), day.cards.count, day.new, day.minutes)
            },
            daysLeft: Int(exam.daysSince1970 - today.daysSince1970), recall: plan.expectedRecall, met: met)
    }
}

extension Instant {
    /// Whole seconds since 1970.
    var seconds: Int64 { milliseconds / 1000 }

    /// The first second of the next day in Japan.
    var endOfDayInJapan: Int64 {
        Instant(noonInJapan: dayInJapan).adding(seconds: 12 * 3600).seconds
    }
}
