import Domain
package import Kernel
import Storage

/// Somebody looks at a person's card: allowed by the policy on the day, and written down where it is not their own.
package struct SeePerson: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// The state of the day with the person's place in its roster. Throws `WorkError.notFound` for whom the caller may
    /// not see, as for whom there is not.
    package func see(
        _ person: Int64, on date: CalendarDate? = nil, for caller: Caller
    ) async throws -> (state: CityState, index: Int) {
        try caller.require(.seePeople)
        let now = city.now
        let today = try await city.state()
        // Who someone's head is today decides, also about what they were before.
        guard let current = today.index(of: person), !today.roster.people[current].isErased,
            today.covers(Policy.scope(of: .seePeople, for: caller.visitor), person: current)
        else { throw WorkError.notFound }
        let first = today.roster.snapshotDates.first ?? today.date
        if let date, date < first || date > today.date.adding(months: 12) {
            throw WorkError.invalid(
                field: "date",
                Phrase(
                    ja: "最初の名簿の日から1年先までの日を指定してください",
                    en: "Name a day between the first roster and a year from now"))
        }
        let state = if let date { try await city.state(on: date) } else { today }
        guard let index = state.index(of: person) else { throw WorkError.notFound }
        if person != caller.visitor.person {
            let roles = Policy.roles(giving: .seePeople, to: caller.visitor).map(\.rawValue)
            let detail = AuditDetail([("as", roles.joined(separator: " "))]).text
            try await city.database.write { transaction in
                try transaction.audit(caller.entry("person.see", "\(state.date)", person: person, detail), at: now)
            }
        }
        return (state, index)
    }
}
