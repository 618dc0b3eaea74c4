import Kernel
import Storage

extension CityState {
    /// What a state was worked out from: two with the same identity say the same.
    package struct Identity: Hashable, Sendable {
        let plan: Int64
        let date: CalendarDate
        let revisions: [RevisionSubject: Int64]
    }

    /// The same for two states that say the same, as text.
    package var tag: String {
        let numbers = RevisionSubject.allCases.map { "\(revisions[$0] ?? 0)" }
        return "\(planID)-\(date)-\(numbers.joined(separator: "."))"
    }

    package var identity: Identity { Identity(plan: planID, date: date, revisions: revisions) }
}
