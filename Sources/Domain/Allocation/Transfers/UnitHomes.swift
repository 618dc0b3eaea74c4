import Kernel

/// For each entry of `Roster.units` the unit of a class at or above it, as one unit over time: whether somebody is
/// "still there" for a target that counts units of that class.
struct UnitHomes: Sendable {
    /// `Roster.unitIdentities` of the unit of the class; -1 where none lies at or above.
    let home: [Int32]

    init(_ roster: Roster, identities: [Int32], plan: Plan, unitClass: Int) {
        let wanted = plan.unitClasses[unitClass]
        let belongs = roster.units.map { unit in
            let byLevel = unit.level >= 0 && wanted.levels & (1 << UInt64(unit.level)) != 0
            return (byLevel || wanted.include.contains(unit.code)) && !wanted.exclude.contains(unit.code)
        }
        home = roster.units.indices.map { unit in
            var current = Int32(unit)
            var steps = 0
            while current >= 0, steps < 32 {
                if belongs[Int(current)] { return identities[Int(current)] }
                current = roster.units[Int(current)].parent
                steps += 1
            }
            return -1
        }
    }

    /// The first day of the unbroken time in which the person's main posts lay in the same unit of the class as `post`.
    func began(_ post: Post, _ roster: Roster) -> CalendarDate {
        var first = post.from
        let wanted = home[Int(post.unit)]
        for earlier in roster.posts(of: Int(post.person)).reversed()
        where earlier.to.next == first && earlier.isMain == post.isMain && home[Int(earlier.unit)] == wanted {
            first = earlier.from
        }
        return first
    }
}
