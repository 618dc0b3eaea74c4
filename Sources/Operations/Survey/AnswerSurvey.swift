package import Domain
import Kernel
package import Storage

/// A member of staff answers the survey: saved as they go, handed in once (clause O1).
package struct AnswerSurvey: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// The questions with what the person has answered so far.
    package struct Sheet: Sendable {
        package var survey: KeptSurvey
        /// As the person is asked it: of rotated knowledge questions only their own.
        package var instrument: Instrument
        package var response: KeptResponse?
        package var isOpen: Bool
        /// The knowledge questions, where an earlier survey lets a few do: put one by one, beside the sheet.
        package var single: SingleQuestions?
    }

    /// How far somebody is with the questions that are put one by one.
    package struct SingleQuestions: Sendable {
        package var sitting: Int64?
        package var answered: Int
        package var isDone: Bool
    }

    /// The newest survey that is open today, or else the newest that the person took part in. Nil for none.
    package func sheet(for caller: Caller) async throws -> Sheet? {
        try caller.require(.answerSurvey)
        guard let person = caller.visitor.person else { return nil }
        let today = city.now.dayInJapan
        let found = try await city.database.read { transaction -> (KeptSurvey, KeptResponse?, isFirst: Bool)? in
            let surveys = try transaction.surveys()
            guard let survey = surveys.first(where: { $0.isOpen(on: today) }) ?? surveys.first else { return nil }
            return (
                survey, try transaction.response(toSurvey: survey.id, of: person),
                !surveys.contains { $0.opensOn < survey.opensOn }
            )
        }
        guard let (survey, response, isFirst) = found else { return nil }
        let whole = try await city.instrument(ofSurvey: survey.id)
        let single = isFirst ? nil : try await single(survey.id, person)
        return Sheet(
            survey: survey, instrument: Self.asked(whole, ofPerson: person, inSurvey: survey.id, single != nil),
            response: response, isOpen: survey.isOpen(on: today), single: single)
    }

    /// Nil where the person answers a whole form.
    private func single(_ survey: Int64, _ person: Int64) async throws -> SingleQuestions? {
        guard try await StartAdaptiveQuestions(city).questions(ofSurvey: survey, for: person) != nil else { return nil }
        return try await city.database.read { transaction in
            guard let sitting = try transaction.sitting(ofSurvey: survey, of: person) else {
                return SingleQuestions(sitting: nil, answered: 0, isDone: false)
            }
            return SingleQuestions(
                sitting: sitting.id, answered: try transaction.sittingAnswers(sitting.id).count,
                isDone: sitting.finishedAt != nil)
        }
    }

    /// What the sheet asks of a person: where the knowledge questions are put one by one, only those of them that everybody
    /// is asked.
    private static func asked(
        _ whole: Instrument, ofPerson person: Int64, inSurvey survey: Int64, _ isSingle: Bool
    ) -> Instrument {
        guard isSingle else { return whole.asking(form: form(ofPerson: person, inSurvey: survey)) }
        var asked = whole
        asked.items = whole.items.filter { $0.kind != .knowledge || $0.isAlwaysAsked }
        return asked
    }

    /// The form of rotated questions that a person is asked: the same however often they look.
    static func form(ofPerson person: Int64, inSurvey survey: Int64) -> Int {
        Int(truncatingIfNeeded: person &+ survey)
    }

    /// Saves answers, by the items' ids; an empty value takes one back. When it returns they are on disk. Throws
    /// `WorkError.surveyClosed`, `.alreadySubmitted` or `.invalid` with the item's id, also for an item that the person is
    /// not asked.
    package func save(_ answers: [String: String], toSurvey id: Int64, for caller: Caller) async throws {
        try caller.require(.answerSurvey)
        guard let person = caller.visitor.person else { throw WorkError.notFound }
        let now = city.now
        let whole = try await city.instrument(ofSurvey: id)
        let isSingle = try await StartAdaptiveQuestions(city).questions(ofSurvey: id, for: person) != nil
        let checked = try Self.checked(answers, Self.asked(whole, ofPerson: person, inSurvey: id, isSingle))
        try await city.database.write { transaction in
            guard let survey = try transaction.survey(id), survey.isOpen(on: now.dayInJapan) else {
                throw WorkError.surveyClosed
            }
            guard try transaction.saveAnswers(checked, toSurvey: id, of: person, at: now) else {
                throw WorkError.alreadySubmitted
            }
        }
    }

    /// Hands the response in; from then on it counts and cannot be changed. What was not answered, or not asked, is handed in
    /// as no answer.
    package func submit(_ id: Int64, for caller: Caller) async throws {
        try caller.require(.answerSurvey)
        guard let person = caller.visitor.person else { throw WorkError.notFound }
        let now = city.now
        let instrument = try await city.instrument(ofSurvey: id)
        try await city.database.write { transaction in
            guard let survey = try transaction.survey(id), survey.isOpen(on: now.dayInJapan) else {
                throw WorkError.surveyClosed
            }
            // A save that is under way ends first, and none begins: what is handed in is what was acknowledged.
            try transaction.holdResponse(toSurvey: id, of: person)
            try transaction.lock(StartAdaptiveQuestions.lock(id, person))
            let sitting = try transaction.sitting(ofSurvey: id, of: person)
            if let sitting { _ = try transaction.finishSitting(sitting.id, at: now) }
            let single = try sitting.map { try transaction.sittingAnswers($0.id) } ?? []
            let kept = try transaction.response(toSurvey: id, of: person)
            guard kept?.answers.isEmpty == false || !single.isEmpty else {
                throw WorkError.invalid(
                    field: "answers", Phrase(ja: "まだ一つも答えていません", en: "Nothing has been answered yet"))
            }
            if kept == nil { _ = try transaction.saveAnswers([], toSurvey: id, of: person, at: now) }
            guard let response = try kept ?? transaction.response(toSurvey: id, of: person) else {
                throw WorkError.alreadySubmitted
            }
            var codes = AnswerValue.codes(of: response.answers, in: instrument)
            for answer in single {
                guard let item = instrument.item(answer.item), codes[item] == AnswerCode.missing,
                    let code = AnswerValue.code(of: answer.chosen, for: instrument.items[item])
                else { continue }
                codes[item] = code
            }
            guard try transaction.submitResponse(response.id, codes: codes, at: now) else {
                throw WorkError.alreadySubmitted
            }
        }
    }

    private static func checked(
        _ answers: [String: String], _ instrument: Instrument
    ) throws(WorkError) -> [(item: String, value: String)] {
        var checked = [(item: String, value: String)]()
        for (id, value) in answers.sorted(by: { $0.key < $1.key }) {
            guard let item = instrument.item(id), AnswerValue.code(of: value, for: instrument.items[item]) != nil else {
                throw .invalid(
                    field: id, Phrase(ja: "この設問にはない答えです", en: "The item has no such answer"))
            }
            checked.append((id, value))
        }
        return checked
    }
}
