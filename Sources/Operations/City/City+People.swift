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
        let staff = standing.staff
        switch scope {
        case .everyone: return Array(staff.members.indices)
        case .nobody, .account: return []
        case .person(let own): return member(ofPerson: own).map { [$0] } ?? []
        case .units(_, let own):
            let taken = units(in: scope)
            let own = own.flatMap(member(ofPerson:))
            return staff.members.indices.filter { member in
                member == own || staff.units(of: staff.members[member]).contains { taken[Int($0)] }
            }
        }
    }

    /// For each unit of the roster whether a scope takes it in.
    package func units(in scope: Scope) -> [Bool] {
        roster.units.indices.map { scope.covers(unitUpwards: unitsUpwards(from: Int32($0))) }
    }

    /// The id of a person's row, by their place in `roster.people`.
    package func personID(at index: Int) -> Int64 { kept.personIDs[index] }

    /// The place in `staff.members` of a person's row; nil where they are not in service on the day.
    package func member(ofPerson person: Int64) -> Int? {
        guard let index = index(of: person), standing.staff.memberOfPerson[index] >= 0 else { return nil }
        return Int(standing.staff.memberOfPerson[index])
    }

    /// The units of the day, each followed by those below it, by code.
    package var unitTree: [(unit: Int, depth: Int)] {
        var below = [Int32: [Int]]()
        for (index, unit) in roster.units.enumerated() where unit.exists(on: date) {
            below[unit.parent, default: []].append(index)
        }
        var tree = [(unit: Int, depth: Int)]()
        func append(_ parent: Int32, _ depth: Int) {
            guard depth < 16 else { return }
            for unit in below[parent, default: []].sorted(by: { roster.units[$0].code < roster.units[$1].code }) {
                tree.append((unit, depth))
                append(Int32(unit), depth + 1)
            }
        }
        append(-1, 0)
        return tree
    }

    /// How many required skills someone lacks.
    package func gapCount(ofMember member: Int) -> Int {
        plan.skills.indices.count { standing.gaps.gap(member, $0) > 0 }
    }

    /// A word of the plan's vocabulary; empty where it is not known.
    package func word(_ list: Vocabulary.List, _ index: Int8) -> String {
        plan.vocabulary[list].indices.contains(Int(index)) ? plan.vocabulary[list][Int(index)] : ""
    }
}

extension Staff {
    /// The units of all posts that someone holds on the day, the main one first.
    func units(of member: Member) -> [Int32] {
        let others = concurrentPosts(of: member)
        return others.isEmpty ? [member.post.unit] : [member.post.unit] + others.map(\.unit)
    }
}
