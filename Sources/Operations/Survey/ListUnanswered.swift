import Domain
import Kernel
import Storage

/// Who has been asked and has not handed in, while they still can: names, so every look is written down.
package struct ListUnanswered: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Listing: Sendable {
        package var facts: SurveyFacts
        package var state: CityState
        /// Places in `standing.staff.members` of those who have not, whether they have begun or not, in the order of
        /// units and then of the roster.
        package var members: [Int]
        package var hasBegun: Set<Int>
    }

    /// Throws `WorkError.surveyClosed` outside the window.
    /// - Parameter isExport: whether it is taken away as a file, which needs `exportTables` too.
    package func list(ofSurvey id: Int64, isExport: Bool, for caller: Caller) async throws -> Listing {
        try caller.require(.manageSurveys)
        guard Policy.scope(of: .seePeople, for: caller.visitor) == .everyone else {
            throw AccountError.notAllowed(.seePeople)
        }
        if isExport { try caller.require(.exportTables) }
        let manage = ManageSurvey(city)
        let facts = try await manage.facts(ofSurvey: id, for: caller)
        guard facts.phase(on: city.now.dayInJapan) == .open else { throw WorkError.surveyClosed }
        let progress = try await manage.progress(ofSurvey: id, for: caller)
        let staff = progress.state.standing.staff
        let units = progress.state.roster.units
        let members = progress.answers.indices
            .filter { progress.isAsked[$0] && progress.answers[$0] != .submitted }
            .sorted { a, b in
                (units[Int(staff.members[a].post.unit)].code, a) < (units[Int(staff.members[b].post.unit)].code, b)
            }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.audit(
                caller.entry(
                    isExport ? "survey.unanswered.export" : "survey.unanswered", "\(id)",
                    AuditDetail([("rows", "\(members.count)")]).text),
                at: now)
        }
        return Listing(
            facts: facts, state: progress.state, members: members,
            hasBegun: Set(members.filter { progress.answers[$0] == .begun }))
    }
}
