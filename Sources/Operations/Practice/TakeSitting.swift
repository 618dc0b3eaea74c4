package import Domain
package import Kernel
import Mathematics
import Storage

/// A member of staff works through a sitting, one question at a time.
package struct TakeSitting: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Seconds beyond which somebody was away from the question.
    static let longest = 180

    package struct Sheet: Sendable {
        package var sitting: Sitting
        package var title: Phrase
        package var bank: QuestionBank
        package var answers: [SittingAnswer]
        package var stage: Stage
        /// Seconds of work so far.
        package var seconds: Int { answers.reduce(0) { $0 + $1.seconds } }
    }

    package enum Stage: Sendable {
        case question(Question)
        /// An answer of practice with its explanation.
        case feedback(SittingAnswer, Instrument.Item)
        /// A survey's that are put one by one no longer: its whole form is asked.
        case withdrawn
        case done
    }

    package struct Question: Sendable {
        /// From 1 on.
        package var position: Int
        package var item: Instrument.Item
        /// Of a mock exam all, of a survey the most that may come; nil in practice.
        package var total: Int?
        /// The option chosen before, where it can still be changed.
        package var chosen: String?
    }

    /// Where the sitting stands. Two queries, one more in practice, and of a survey those of the surveys before it.
    ///
    /// - Parameters:
    ///   - asked: the position of a mock exam's question; nil: the first that is open.
    ///   - shown: the position of the answer of practice to explain.
    package func sheet(
        _ id: Int64, at asked: Int? = nil, explaining shown: Int? = nil, for caller: Caller
    ) async throws -> Sheet {
        let person = try SeeOwnData.person(caller)
        let found = try await city.database.read { transaction -> (Sitting, [SittingAnswer])? in
            guard let sitting = try transaction.sitting(id, of: person) else { return nil }
            return (sitting, try transaction.sittingAnswers(id))
        }
        guard let (sitting, answers) = found else { throw WorkError.notFound }
        let bank = try await bank(of: sitting)
        var sheet = Sheet(sitting: sitting, title: bank.title, bank: bank, answers: answers, stage: .done)
        guard sitting.finishedAt == nil else { return sheet }
        if sitting.kind == .practice, let shown, let answer = answers.first(where: { $0.position == shown }),
            let place = bank.place(of: answer.item)
        {
            sheet.stage = .feedback(answer, bank.questions[place])
            return sheet
        }
        sheet.stage = try await stage(sheet, asked, person)
        return sheet
    }

    /// The question to put now; `done` where there is none.
    private func stage(_ sheet: Sheet, _ asked: Int?, _ person: Int64) async throws -> Stage {
        let (sitting, bank, answers) = (sheet.sitting, sheet.bank, sheet.answers)
        switch sitting.kind {
        case .mock:
            let answered = Set(answers.map(\.position))
            // What the bank has no longer cannot be put.
            let open = sitting.items.indices.map { $0 + 1 }.first {
                !answered.contains($0) && bank.place(of: sitting.items[$0 - 1]) != nil
            }
            let position = asked.flatMap { sitting.items.indices.contains($0 - 1) ? $0 : nil } ?? open
            guard let position, sitting.items.indices.contains(position - 1),
                let place = bank.place(of: sitting.items[position - 1])
            else { return .done }
            return .question(
                Question(
                    position: position, item: bank.questions[place], total: sitting.items.count,
                    chosen: answers.first { $0.position == position }?.chosen))
        case .practice:
            guard sheet.seconds < sitting.minutes * 60 else { return .done }
            let (rows, sittings) = try await city.database.read { transaction in
                (
                    try transaction.practiceAnswers(of: person, bank: bank.id),
                    try transaction.sittings(of: person, limit: 50)
                )
            }
            // What an open mock exam asks is not explained meanwhile.
            let barred = sittings.filter { $0.kind == .mock && $0.bank == bank.id && $0.finishedAt == nil }
                .flatMap(\.items).compactMap(bank.place)
            guard let place = try Self.next(sitting, bank, rows, barred: Set(barred), at: city.now) else {
                return .done
            }
            return .question(
                Question(position: answers.count + 1, item: bank.questions[place], total: nil, chosen: nil))
        case .adaptive:
            guard let questions = try await adaptive(sitting, person) else { return .withdrawn }
            let log = answers.compactMap { answer in bank.place(of: answer.item).map { ($0, answer.isRight) } }
            guard let place = questions.next(after: log, seed: UInt64(bitPattern: sitting.id)) else { return .done }
            return .question(
                Question(
                    position: answers.count + 1, item: bank.questions[place], total: AdaptiveQuestions.most,
                    chosen: nil))
        }
    }

    private static func next(
        _ sitting: Sitting, _ bank: QuestionBank, _ rows: [SeePractice.Row], barred: Set<Int>, at now: Instant
    ) throws -> Int? {
        let cards = try PracticeCards(bank, SeePractice.reviews(rows, bank), scheduler: MemoryScheduler())
        var met = Set<String>()
        var new = 0
        for row in rows where row.kind == .practice {
            let isFirst = met.insert(row.answer.item).inserted
            if isFirst, row.answer.at.dayInJapan == now.dayInJapan { new += 1 }
        }
        let last = rows.last { $0.sitting == sitting.id }.flatMap { bank.place(of: $0.answer.item) }
        return cards.next(
            at: now.seconds, endOfDay: now.endOfDayInJapan,
            newLeft: StartSitting.newQuestions(minutes: sitting.minutes) - new, barred: barred, after: last)
    }

    /// Takes an answer: the later in place of the earlier in a mock exam, else the first alone. When it returns it is on
    /// disk. False for what was not taken: the sitting is over, or the position has another answer; the same answer sent twice
    /// is taken once. Throws `WorkError.invalid` with `chosen` for an option that there is not.
    package func answer(
        _ id: Int64, position: Int, item: String, chosen: String, confidence: String, for caller: Caller
    ) async throws -> Bool {
        let sheet = try await sheet(id, at: position, for: caller)
        guard sheet.sitting.finishedAt == nil, let place = sheet.bank.place(of: item),
            Self.isPut(item, at: position, sheet)
        else {
            return sheet.answers.contains { $0.position == position && $0.item == item && $0.chosen == chosen }
        }
        guard let isRight = sheet.bank.isRight(chosen, at: place) else {
            throw WorkError.invalid(field: "chosen", Phrase(ja: "答えを一つ選んでください", en: "Choose one answer"))
        }
        let now = city.now
        let last = sheet.answers.map(\.at).max() ?? sheet.sitting.startedAt
        let seconds = min(Self.longest, max(1, Int(now.seconds(since: last))))
        let answer = SittingAnswer(
            position: position, item: item, chosen: chosen, isRight: isRight,
            confidence: (AnswerConfidence(rawValue: confidence) ?? .sure).rawValue, seconds: seconds, at: now)
        let isSurvey = sheet.sitting.kind == .adaptive
        let person = try SeeOwnData.person(caller)
        let isTaken = try await city.database.write { transaction in
            if let survey = sheet.sitting.survey {
                guard let kept = try transaction.survey(survey), kept.isOpen(on: now.dayInJapan) else {
                    throw WorkError.surveyClosed
                }
                if try transaction.response(toSurvey: survey, of: person)?.submittedAt != nil {
                    throw WorkError.alreadySubmitted
                }
            }
            return try transaction.addSittingAnswer(answer, to: id, replacing: sheet.sitting.kind == .mock)
        }
        if isSurvey, case .done = try await self.sheet(id, for: caller).stage { try await finish(id, for: caller) }
        return isTaken
    }

    /// Whether a question is the one at a position. In practice any question of the bank is, once: another may have fallen due
    /// while this one was on the screen.
    private static func isPut(_ item: String, at position: Int, _ sheet: Sheet) -> Bool {
        switch sheet.sitting.kind {
        case .practice: return position == sheet.answers.count + 1
        case .mock, .adaptive:
            guard case .question(let question) = sheet.stage else { return false }
            return question.position == position && question.item.id == item
        }
    }

    /// Ends a sitting: a mock exam is handed in, what is open there counts as wrong. Nothing changes where it ended before.
    package func finish(_ id: Int64, for caller: Caller) async throws {
        let person = try SeeOwnData.person(caller)
        let now = city.now
        try await city.database.write { transaction in
            guard try transaction.sitting(id, of: person) != nil else { throw WorkError.notFound }
            _ = try transaction.finishSitting(id, at: now)
        }
    }

    private func bank(of sitting: Sitting) async throws -> QuestionBank {
        if let survey = sitting.survey { return QuestionBank(try await city.instrument(ofSurvey: survey)) }
        return try StartSitting.bank(sitting.bank, city)
    }

    private func adaptive(_ sitting: Sitting, _ person: Int64) async throws -> AdaptiveQuestions? {
        guard let survey = sitting.survey, let prior = sitting.prior else { return nil }
        return try await StartAdaptiveQuestions(city).questions(ofSurvey: survey, for: person, prior: prior)
    }
}
