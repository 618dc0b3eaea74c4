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
        /// Those of them who are looked for.
        package var found: [Int]
        /// The topmost units that the head leads, as indices into `Roster.units`.
        package var units: [Int]
        /// For each unit of the roster whether it is the head's.
        package var isOwn: [Bool]
        /// Roles that were given here and have not ended, which the head may end.
        package var endable: Set<Holding>
        /// Those that were given here and are another's to end, with who gave them.
        package var givenByOthers: [Holding: String]
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

    /// The people found as a table to take away, which is written down.
    package func takeAway(_ text: String, for caller: Caller) async throws -> Section {
        try caller.require(.exportTables)
        var section = try await see(text, for: caller)
        let scope = Policy.scope(of: .exportTables, for: caller.visitor)
        section.found.removeAll {
            !section.state.covers(scope, person: Int(section.state.standing.staff.members[$0].person))
        }
        let now = city.now
        // What was looked for may be a name, and the log holds none.
        let detail = AuditDetail([
            ("rows", "\(section.found.count)"), ("text", text.isEmpty ? "" : "…"),
            ("unit", section.units.map { section.state.roster.units[$0].code }.joined(separator: " ")),
        ]).text
        try await city.database.write { transaction in
            try transaction.audit(caller.entry("people.export", "", detail), at: now)
        }
        return section
    }

    /// One query beside the revisions, and one for each account that gave a role. `text` looks for parts of names,
    /// readings and staff numbers.
    package func see(_ text: String = "", for caller: Caller) async throws -> Section {
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
        let (endable, others) = try await city.database.read { transaction in
            var givers = RoleGivers(state: state, caller: caller, today: state.date)
            var endable = Set<Holding>()
            var others = [Holding: Int64]()
            for told in try transaction.toldRoles(notOverOn: state.date) {
                let holding = Holding(person: told.person, role: told.role)
                guard let index = state.index(of: told.person), state.covers(scope, person: index) else { continue }
                if try givers.mayEnd(told.account, of: told.person, in: transaction) {
                    endable.insert(holding)
                } else {
                    others[holding] = told.account
                }
            }
            let names = try others.isEmpty ? [:] : transaction.accountNames(Array(Set(others.values)))
            return (endable, others.mapValues { names[$0] ?? "–" })
        }
        let words = SearchText.words(text)
        return Section(
            state: state, members: members, found: members.filter { index.fits(Int(staff.members[$0].person), words) },
            units: state.unitTree.map(\.unit).filter { unit in
                let parent = Int(state.roster.units[unit].parent)
                return isOwn[unit] && (parent < 0 || !isOwn[parent])
            }, isOwn: isOwn, endable: endable, givenByOthers: others)
    }
}
