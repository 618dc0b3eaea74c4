package import Domain
import Kernel
import Storage

/// How good the questions of a closed survey are, for whoever asks the next one.
package struct ReadSurveyItems: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Reading: Sendable {
        package var facts: SurveyFacts
        package var instrument: Instrument
        /// Nil while the survey is open or not yet open: keys and shares would tell what to answer.
        package var quality: KnowledgeQuality?
        package var answered = 0
        package var leftOut = 0
    }

    /// Throws `WorkError.notFound` for an unknown survey, `CityError.noPlan` where no plan is in force today.
    package func quality(ofSurvey id: Int64, for caller: Caller) async throws -> Reading {
        try caller.require(.manageSurveys)
        guard let survey = try await city.database.read({ try $0.surveys() }).first(where: { $0.id == id }) else {
            throw WorkError.notFound
        }
        let facts = SurveyFacts(survey)
        let instrument = try await city.instrument(ofSurvey: id)
        guard facts.phase(on: city.now.dayInJapan) == .closed else {
            return Reading(facts: facts, instrument: instrument)
        }
        let state = try await ReadSurveyResults(city).state(on: facts.lastDay)
        let (reopenings, rows) = try await city.database.read { transaction in
            (try transaction.reopenings(ofSurvey: id), try transaction.submittedResponses(toSurvey: id))
        }
        let anchors = try await city.anchors(forSurvey: id)
        return try await Calculation.run {
            let counted = CountedResponses(
                rows, reopenings: reopenings, itemCount: instrument.items.count, state: state)
            return Reading(
                facts: facts, instrument: instrument,
                quality: KnowledgeQuality(instrument, counted.responses, anchors: anchors),
                answered: counted.responses.count, leftOut: counted.leftOut)
        }
    }
}
