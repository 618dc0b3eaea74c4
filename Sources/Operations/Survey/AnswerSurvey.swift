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
    }

    /// The newest survey that is open today, or else the newest that the person took part in. Nil for none.
    package func sheet(for caller: Caller) async throws -> Sheet? {
        try caller.require(.answerSurvey)
        guard let person = caller.visitor.person else { return nil }
        let today = city.now.dayInJapan
        let found = try await city.database.read { transaction -> (KeptSurvey, KeptResponse?)? in
            let surveys = try transaction.surveys()
            guard let survey = surveys.first(where: { $0.isOpen(on: today) }) ?? surveys.first else { return nil }
            return (survey, try transaction.response(toSurvey: survey.id, of: person))
        }
        guard let (survey, response) = found else { return nil }
        let instrument = try await city.instrument(ofSurvey: survey.id)
        return Sheet(
            survey: survey, instrument: instrument.asking(form: Self.form(ofPerson: person, inSurvey: survey.id)),
            response: response, isOpen: survey.isOpen(on: today))
    }

    /// The form of rotated questions that a person is asked: the same however often they look, another in the next survey.
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
        let checked = try Self.checked(answers, whole.asking(form: Self.form(ofPerson: person, inSurvey: id)))
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
            guard let response = try transaction.response(toSurvey: id, of: person), !response.answers.isEmpty else {
                throw WorkError.invalid(
                    field: "answers", Phrase(ja: "まだ一つも答えていません", en: "Nothing has been answered yet"))
            }
            let codes = AnswerValue.codes(of: response.answers, in: instrument)
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
