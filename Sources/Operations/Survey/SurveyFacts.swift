package import Kernel
import Storage

/// One asking of an instrument, as pages show it.
package struct SurveyFacts: Sendable, Hashable {
    package enum Phase: Sendable, Hashable { case planned, open, closed }

    package var id: Int64
    package var title: String
    package var opensOn: CalendarDate
    /// Last day, as it was set.
    package var closesOn: CalendarDate
    /// The moment at which it was closed before its last day.
    package var closedAt: Instant?

    init(_ kept: KeptSurvey) {
        id = kept.id
        title = kept.title
        opensOn = kept.opensOn
        closesOn = kept.closesOn
        closedAt = kept.closedAt
    }

    package func phase(on day: CalendarDate) -> Phase {
        if closedAt != nil || closesOn < day { return .closed }
        return day < opensOn ? .planned : .open
    }

    /// The last day on which anybody could answer.
    package var lastDay: CalendarDate { min(closesOn, closedAt?.dayInJapan ?? closesOn) }
}

extension CityState {
    /// The newest survey that had opened by the day; nil where there has been none.
    package var surveyFacts: SurveyFacts? { survey.map { SurveyFacts($0.survey) } }
}
