package import Kernel

/// How many units of a denominator set have enough people of a kind on a day (stock, 充足; clause K6).
package struct Coverage: Sendable {
    package let date: CalendarDate
    /// People wanted in each unit.
    package let perUnit: Int
    /// The denominator set, as indices into `Roster.units`.
    package let units: [Int]
    /// People of the kind in each of them, each person once a unit.
    package let people: [Int]

    package var covered: Int { people.count { $0 >= perUnit } }
    package var total: Int { units.count }
    package var share: Double { total == 0 ? 0 : Double(covered) / Double(total) }
    /// Places filled of all places: a unit with three of two counts two.
    package var filledPlaces: Int { people.reduce(0) { $0 + min($1, perUnit) } }
    package var uncovered: [Int] { units.indices.filter { people[$0] < perUnit }.map { units[$0] } }

    /// `counts` says of a person of the roster whether they are of the kind on the day. A person counts in the unit of
    /// the class in, or above, which each of their posts lies.
    package init(
        _ denominator: Denominator, perUnit: Int, roster: Roster, staff: Staff, counts: (Int) -> Bool
    ) {
        date = staff.date
        self.perUnit = perUnit
        units = denominator.units(of: roster, on: staff.units)
        var place = [Int32](repeating: -1, count: roster.units.count)
        for (index, unit) in units.enumerated() { place[unit] = Int32(index) }
        // Where a post counts depends on its unit alone.
        let seat = roster.units.indices.map { unit -> Int32 in
            let home = staff.units.unit(ofClass: denominator.unitClass, atOrAbove: Int32(unit))
            return home < 0 ? -1 : place[Int(home)]
        }
        var people = [Int](repeating: 0, count: units.count)
        for member in staff.members where counts(Int(member.person)) {
            let main = seat[Int(member.post.unit)]
            if main >= 0 { people[Int(main)] += 1 }
            let others = staff.concurrentPosts(of: member)
            for index in others.indices {
                let unit = seat[Int(others[index].unit)]
                let isCounted =
                    unit == main || others[others.startIndex..<index].contains { seat[Int($0.unit)] == unit }
                if unit >= 0, !isCounted { people[Int(unit)] += 1 }
            }
        }
        self.people = people
    }
}
