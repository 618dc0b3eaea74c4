/// For whom a right holds: the answer to "which rows?".
package enum Scope: Sendable, Hashable {
    case nobody
    /// One's own account, for what is about no row of the roster.
    case account(Int64)
    /// One's own row.
    case person(Int64)
    /// The people of these units and of all units below them, by code; and one's own row.
    case units(Set<String>, own: Int64?)
    case everyone

    /// Whether it takes in a person who on the day sits in these units: their codes, each with those of all units above
    /// it.
    package func covers(person: Int64, in unitsUpwards: some Sequence<String>) -> Bool {
        switch self {
        case .nobody, .account: false
        case .person(let own): own == person
        case .units(let codes, let own): own == person || unitsUpwards.contains(where: codes.contains)
        case .everyone: true
        }
    }

    /// Whether it takes in a unit, given by its code and those of all units above it.
    package func covers(unitUpwards: some Sequence<String>) -> Bool {
        switch self {
        case .nobody, .account, .person: false
        case .units(let codes, _): unitUpwards.contains(where: codes.contains)
        case .everyone: true
        }
    }
}
