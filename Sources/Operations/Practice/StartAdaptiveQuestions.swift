import Domain
import Kernel
import Mathematics
import Storage

/// Somebody who answered an earlier survey with the same questions begins the new one's: a few, one by one, each chosen by
/// what is known (O1).
package struct StartAdaptiveQuestions: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Begins, or goes on. Gives the sitting's id. Throws `WorkError.surveyClosed`, `.alreadySubmitted`, or `.notFound`
    /// where the person is to answer the whole form.
    package func start(_ survey: Int64, for caller: Caller) async throws -> Int64 {
        try caller.require(.answerSurvey)
        guard let person = caller.visitor.person else { throw WorkError.notFound }
        guard let questions = try await questions(ofSurvey: survey, for: person) else { throw WorkError.notFound }
        let now = city.now
        let instrument = try await city.instrument(ofSurvey: survey)
        return try await city.database.write { transaction in
            guard let kept = try transaction.survey(survey), kept.isOpen(on: now.dayInJapan) else {
                throw WorkError.surveyClosed
            }
            try transaction.lock(Self.lock(survey, person))
            if let response = try transaction.response(toSurvey: survey, of: person), response.submittedAt != nil {
                throw WorkError.alreadySubmitted
            }
            if let known = try transaction.sitting(ofSurvey: survey, of: person) { return known.id }
            return try transaction.addSitting(
                of: person, .adaptive, bank: instrument.id, survey: survey, minutes: 5, prior: questions.prior, at: now)
        }
    }

    /// What beginning and handing in wait for each other by.
    static func lock(_ survey: Int64, _ person: Int64) -> String { "sitting-\(survey)-\(person)" }

    /// What an earlier survey makes of the new one's questions for somebody; nil where they are to answer the whole form.
    func questions(
        ofSurvey survey: Int64, for person: Int64, prior: (mean: Double, sd: Double)? = nil
    ) async throws -> AdaptiveQuestions? {
        let instrument = try await city.instrument(ofSurvey: survey)
        // A form of which everybody answers all has its figures from all.
        guard instrument.forms > 1 else { return nil }
        let (earlier, responses) = try await city.database.read { transaction in
            let surveys = try transaction.surveys()
            let opened = surveys.first { $0.id == survey }?.opensOn ?? .distantPast
            return (
                surveys.filter { $0.id != survey && $0.opensOn < opened }.map(\.id),
                try transaction.responseCodes(of: person)
            )
        }
        for id in earlier {
            guard let response = responses.first(where: { $0.survey == id }) else { continue }
            // An old text that can no longer be read says nothing.
            guard let before = try? await city.instrument(ofSurvey: id), before.id == instrument.id else { continue }
            let scale = try await city.scale(ofSurvey: id)
            guard
                let start = prior
                    ?? AdaptiveQuestions.prior(before, scale: scale, codes: response.codes),
                let questions = AdaptiveQuestions(instrument, scale: scale, of: before, prior: start)
            else { continue }
            return questions
        }
        return nil
    }
}
