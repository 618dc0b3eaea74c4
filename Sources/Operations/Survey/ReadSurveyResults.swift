package import Domain
import Kernel
import Storage

/// What a survey says of the staff, once it is closed.
///
/// Results hold for the staff of the survey's last day, so that they stay the same whenever they are read. While the
/// survey is open there are none: what changes from one day to the next would tell who answered what.
package struct ReadSurveyResults: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Reading: Sendable {
        package var facts: SurveyFacts
        package var state: CityState
        package var results: SurveyResults
        /// Responses that came too late and are not counted (`CountedResponses`).
        package var leftOut = 0
        package var plan: Plan { state.plan }
    }

    package struct Answer: Sendable {
        package var facts: SurveyFacts
        /// Nil while the survey is open or not yet open.
        package var reading: Reading?
        /// The one before it, of whatever instrument; nil where there was none.
        package var previous: Reading?
    }

    /// Throws `WorkError.notFound` for an unknown survey, `CityError.noPlan` where no plan is in force today.
    package func results(ofSurvey id: Int64, for caller: Caller) async throws -> Answer {
        guard Policy.scope(of: .seeSurveyResults, for: caller.visitor) == .everyone else {
            throw AccountError.notAllowed(.seeSurveyResults)
        }
        let surveys = try await city.database.read { try $0.surveys() }
        guard let place = surveys.firstIndex(where: { $0.id == id }) else { throw WorkError.notFound }
        let today = city.now.dayInJapan
        let facts = SurveyFacts(surveys[place])
        guard facts.phase(on: today) == .closed else { return Answer(facts: facts) }
        let before = surveys[(place + 1)...].first { SurveyFacts($0).phase(on: today) == .closed }
        var answer = Answer(facts: facts, reading: try await reading(surveys[place]))
        if let before { answer.previous = try await reading(before) }
        return answer
    }

    private func reading(_ survey: KeptSurvey) async throws -> Reading {
        let facts = SurveyFacts(survey)
        let state = try await state(on: facts.lastDay)
        let instrument = try await city.instrument(ofSurvey: survey.id)
        let (reopenings, rows) = try await city.database.read { transaction in
            (try transaction.reopenings(ofSurvey: survey.id), try transaction.submittedResponses(toSurvey: survey.id))
        }
        if reopenings.isEmpty, let known = state.survey, known.survey.id == survey.id {
            return Reading(facts: facts, state: state, results: known.results)
        }
        let anchors = try await city.anchors(forSurvey: survey.id)
        return try await Calculation.run {
            let binding = Instrument.Binding(instrument, plan: state.plan)
            let counted = CountedResponses(
                rows, reopenings: reopenings, itemCount: instrument.items.count, state: state)
            let summary =
                AdaptiveQuestions.arePut(instrument, anchors: anchors)
                ? KnowledgeSummary(
                    QuestionScale(instrument, counted.responses, anchors: anchors), counted.responses, isChosen: true)
                : nil
            return Reading(
                facts: facts, state: state,
                results: SurveyResults(state.standing, binding, counted.responses, summary: summary),
                leftOut: counted.leftOut)
        }
    }

    /// A survey may be older than the first plan that is kept: then today's plan and staff stand in.
    func state(on day: CalendarDate) async throws -> CityState {
        do {
            return try await city.state(on: day)
        } catch CityError.noPlan {
            return try await city.state()
        }
    }
}

extension ReadSurveyResults.Answer {
    init(facts: SurveyFacts) { self.init(facts: facts, reading: nil, previous: nil) }

    init(facts: SurveyFacts, reading: ReadSurveyResults.Reading) {
        self.init(facts: facts, reading: reading, previous: nil)
    }
}
