import Kernel

extension RosterComparison {
    mutating func compareUnits(_ earlier: Roster, _ later: Roster) {
        let old = UnitTree(earlier, on: before)
        let new = UnitTree(later, on: after)
        var newOfCode = [String: Int](minimumCapacity: new.existing.count)
        for unit in new.existing { newOfCode[later.units[unit].code] = unit }
        let oldCodes = Set(old.existing.map { earlier.units[$0].code })

        unitsFounded = new.existing.filter { !oldCodes.contains(later.units[$0].code) }
        let founded = Set(unitsFounded)
        let destinations = destinationsOfMovedPeople()
        let staying = peopleStillInService(earlier)
        for unit in old.existing {
            if let same = newOfCode[earlier.units[unit].code] {
                if earlier.units[unit].name != later.units[same].name {
                    unitsRenamed.append(UnitRenaming(before: unit, after: same))
                }
                continue
            }
            let remaining = staying[unit] ?? 0
            // The unit with the lowest index among equals, so that the answer does not depend on a dictionary's order.
            let main = destinations[unit]?.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
            if let main, main.value * 2 > remaining {
                unitsMerged.append(
                    UnitMerger(
                        abolished: unit, into: main.key, isIntoFounded: founded.contains(main.key),
                        movedPeople: main.value, remainingPeople: remaining))
            } else {
                unitsAbolished.append(unit)
            }
        }
    }

    /// For each unit that people left, how many went to which.
    private func destinationsOfMovedPeople() -> [Int: [Int: Int]] {
        var people = [Int: [Int: Int]]()
        for move in moved { people[move.from, default: [:]][move.to, default: 0] += 1 }
        return people
    }

    /// For each unit, how many of those with their main post in it before are still in service after.
    private func peopleStillInService(_ earlier: Roster) -> [Int: Int] {
        let gone = Set(left)
        var people = [Int: Int]()
        for person in earlier.people.indices where !gone.contains(person) {
            if let post = earlier.mainPost(of: person, on: before) { people[Int(post.unit), default: 0] += 1 }
        }
        return people
    }
}
