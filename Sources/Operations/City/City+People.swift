package import Domain
import Kernel
import Storage

extension CityState {
    /// The place in `roster.people` of a person's row; nil for a row that the roster of the day does not have.
    package func index(of person: Int64) -> Int? { indexOfPerson[person].map { Int($0) } }

    /// The codes of the units a person sits in on the day, main and concurrent, each with those above it.
    package func unitsUpwards(ofPerson index: Int) -> [String] {
        let member = standing.staff.memberOfPerson[index]
        guard member >= 0 else { return [] }
        let about = standing.staff.members[Int(member)]
        let units = [about.post.unit] + standing.staff.concurrentPosts(of: about).map(\.unit)
        return units.flatMap(unitsUpwards(from:))
    }

    /// The code of a unit and of all above it.
    package func unitsUpwards(from unit: Int32) -> [String] {
        var codes = [String]()
        var current = unit
        while current >= 0, codes.count < 32 {
            codes.append(roster.units[Int(current)].code)
            current = roster.units[Int(current)].parent
        }
        return codes
    }

    /// Whether a scope takes a person in on the day.
    package func covers(_ scope: Scope, person index: Int) -> Bool {
        if scope == .everyone { return true }
        return scope.covers(person: kept.personIDs[index], in: unitsUpwards(ofPerson: index))
    }

    /// Everyone in service whom a scope takes in, as places in `staff.members`. Linear in staff.
    package func members(in scope: Scope) -> [Int] {
        guard scope != .everyone else { return Array(standing.staff.members.indices) }
        return standing.staff.members.indices.filter { member in
            covers(scope, person: Int(standing.staff.members[member].person))
        }
    }
}
