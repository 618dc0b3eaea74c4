import Domain
import Kernel
import Storage

/// A head looks at their units: the people, what is lacking, who holds which role.
package struct SeeSection: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Section: Sendable {
        package var state: CityState
        /// Places in `staff.members`, in kana order. The head is among them.
        package var members: [Int]
        /// The topmost units that the head leads, as indices into `Roster.units`.
        package var units: [Int]
        /// For each unit of the roster whether it is the head's.
        package var isOwn: [Bool]
        /// Roles that were given here and have not ended, which the head may therefore end.
        package var endable: Set<Holding>
    }

    package struct Holding: Sendable, Hashable {
        package var person: Int64
        /// The plan's id of the role.
        package var role: String

        package init(person: Int64, role: String) {
            self.person = person
            self.role = role
        }
    }

    /// One query beside the revisions.
    package func see(for caller: Caller) async throws -> Section {
        try caller.require(.confirmLevels)
        let state = try await city.state()
        // People of the head's units alone: whoever leads nobody sees nobody.
        let scope = Policy.scope(of: .confirmLevels, for: caller.visitor)
        let isOwn = state.units(in: scope)
        let index = city.peopleIndex(of: state)
        let staff = state.standing.staff
        let members = state.members(in: scope).sorted {
            index.rank[Int(staff.members[$0].person)] < index.rank[Int(staff.members[$1].person)]
        }
        let told = try await city.database.read { try $0.toldRoles(notOverOn: state.date) }
        return Section(
            state: state, members: members,
            units: state.unitTree.map(\.unit).filter { unit in
                let parent = Int(state.roster.units[unit].parent)
                return isOwn[unit] && (parent < 0 || !isOwn[parent])
            }, isOwn: isOwn, endable: Set(told.map { Holding(person: $0.person, role: $0.role) }))
    }
}
