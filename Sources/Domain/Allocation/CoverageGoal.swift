/// A coverage that a target asks for: its units, how many people each needs, and who counts in which.
package struct CoverageGoal: Sendable, Hashable {
    package var target: Int
    /// Nil where the target counts nothing that people are nominated for.
    package var track: Int?
    package var unitClass: Int
    /// The year of the plan by whose end it is wanted.
    package var deadline: Int
    /// Indices into `Roster.units`.
    package var units: [Int]
    package var need: [Int32]
    /// For each member of staff the place of their main post's unit in `units`; -1 for none or not of the population.
    package var unitOfMember: [Int32]

    /// The members of each unit.
    var membersByUnit: [[Int32]] {
        var members = [[Int32]](repeating: [], count: units.count)
        for (member, unit) in unitOfMember.enumerated() where unit >= 0 { members[Int(unit)].append(Int32(member)) }
        return members
    }
}

/// A number of people that a target asks for in every year.
package struct YearlyGoal: Sendable, Hashable {
    package var target: Int
    package var track: NominationTrack
    /// People still to be named in each year of the plan; nil for years that the target does not speak of.
    package var people: [Int?]
}
