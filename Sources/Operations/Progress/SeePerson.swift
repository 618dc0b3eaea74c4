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
        let state = if let date { try await city.state(on: date) } else { today }
        // Who someone's head is today decides, also about what they were before.
        guard let current = today.index(of: person), let index = state.index(of: person),
            today.covers(Policy.scope(of: .seePeople, for: caller.visitor), person: current)
        else { throw WorkError.notFound }
        if person != caller.visitor.person {
            try await city.database.write { transaction in
                try transaction.audit(caller.entry("person.see", "\(state.date)", person: person), at: now)
            }
        }
        return (state, index)
    }
}
