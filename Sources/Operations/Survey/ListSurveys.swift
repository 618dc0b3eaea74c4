import Domain
import Kernel
import Storage

/// What surveys there are, and how many have answered.
package struct ListSurveys: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Line: Sendable {
        package var facts: SurveyFacts
        package var answered: Int
    }

    /// Newest first. Two queries in one transaction.
    package func all(for caller: Caller) async throws -> [Line] {
        guard
            Policy.scope(of: .seeSurveyResults, for: caller.visitor) == .everyone
                || Policy.allows(.manageSurveys, to: caller.visitor)
        else { throw AccountError.notAllowed(.seeSurveyResults) }
        let (surveys, counts) = try await city.database.read { transaction in
            (try transaction.surveys(), try transaction.submissionCounts())
        }
        return surveys.map { Line(facts: SurveyFacts($0), answered: counts[$0.id, default: 0]) }
    }
}
