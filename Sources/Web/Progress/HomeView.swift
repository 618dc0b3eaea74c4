import Documents
import Domain
import Kernel
import Operations

/// What the planner's first page needs beside the state: words, and links that the visitor may follow.
struct HomeView: Sendable {
    let scribe: Scribe
    let usesEra: Bool
    let today: CalendarDate
    let city: HostedCity
    let links: Links

    struct Links: Sendable, Hashable {
        let people: String?
        let surveys: String?
        let skillMap: String?
        let roster: String?
        let plan: String?
        let missing: String
        /// For those who open surveys.
        let opening: String?
    }

    /// The day goes with links to pages that have one.
    let query: [(String, String)]

    init(_ context: SignedInContext, _ day: DayAsked) {
        scribe = Scribe(plan: day.state.plan, language: context.language)
        usesEra = context.usesEra
        today = day.today
        city = context.city
        query = day.query
        let seesEveryone = Policy.scope(of: .seePeople, for: context.visitor) == .everyone
        links = Links(
            people: seesEveryone ? context.offer(.people, .seePeople) : nil,
            surveys: context.offer(.surveys, .seeSurveyResults),
            skillMap: context.offer(.skillMap, .seeSkillMap, query: day.query),
            roster: context.offer(.roster, .importRoster), plan: context.offer(.plan, .seePlan),
            missing: context.address(.missingUnits, query: day.query).description,
            opening: context.offer(.surveys, .manageSurveys))
    }

    var variant: String { "\(links)" }

    func date(_ date: CalendarDate) -> String { date.written(in: scribe.language, usesEra: usesEra) }

    func target(_ id: String) -> String { Place<String>.target.address(in: city, id, query: query).description }

    func people(ofUnit code: String) -> String? {
        links.people == nil ? nil : Place<NoValue>.people.address(in: city, query: [("unit", code)]).description
    }
}
