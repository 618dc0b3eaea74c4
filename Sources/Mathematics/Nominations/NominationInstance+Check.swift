/// Why an instance cannot be worked on.
package enum NominationError: Error, Sendable, Hashable {
    /// A list has the wrong length or points outside: the field's name.
    case misshapen(field: String)
    /// More years than a plan can have here.
    case tooManyYears(limit: Int)
    /// The person may take so many tracks in so many orders that listing them is hopeless.
    case tooManyWays(person: Int)
    /// The pinned nominations break rules by themselves: the rules, as `verify` names them.
    case pinsBreakRules([NominationViolation])
    /// The person's pinned nominations cannot be completed to a lawful course within the rules (prerequisite, hours).
    case pinCannotBeKept(person: Int)
    /// Each person's pinned nominations could be kept alone; all together they need more seats or absence than there are.
    case pinsCannotBeKept
    case solver(SolverError)
}

extension NominationInstance {
    /// The most years a plan may have.
    package static var mostYears: Int { 16 }

    /// Checks lengths and indices.
    func check() throws(NominationError) {
        guard years <= Self.mostYears else { throw .tooManyYears(limit: Self.mostYears) }
        func expect(_ field: String, _ isRight: Bool) throws(NominationError) {
            if !isRight { throw .misshapen(field: field) }
        }
        let (people, tracks, sections) = (people, tracks, sections)
        func isIn(_ range: Int) -> (Int32) -> Bool { { $0 >= 0 && Int($0) < range } }
        try expect("years", years > 0)
        try expect("section", section.allSatisfy(isIn(sections)))
        try expect("lastYear", lastYear.count == people)
        try expect("isVolunteer", isVolunteer.count == people)
        try expect("hours", hours.count == people * years)
        try expect("stay", stay.count == people * years && stay.allSatisfy { $0 >= 0 && $0 <= 1 })
        try expect("countsAsAbsence", countsAsAbsence.count == tracks)
        try expect(
            "prerequisites", prerequisites.count == tracks && prerequisites.allSatisfy { $0.allSatisfy(isIn(tracks)) })
        try expect("seats", seats.count == tracks * years && seats.allSatisfy { $0 >= 0 })
        try expect("absenceCap", absenceCap.count == sections * years && absenceCap.allSatisfy { $0 >= 0 })
        try expect("isEligible", isEligible.count == people * tracks)
        try expect("isDone", isDone.count == people * tracks)
        try expect("isWaived", isWaived.count == people * tracks)
        try expect("points", points.count == people * tracks)
        for group in groups {
            try expect("groups.track", isIn(tracks)(group.track) && group.need >= 0)
            try expect("groups.deadline", isIn(years)(group.deadline))
            try expect("groups.members", group.members.allSatisfy(isIn(people)))
            try expect("groups.members", Set(group.members).count == group.members.count)
        }
        for target in targets {
            try expect("targets", isIn(tracks)(target.track) && isIn(years)(target.deadline) && target.people >= 0)
        }
        for nomination in pinned + forbidden {
            try expect(
                "pinned, forbidden",
                isIn(people)(nomination.person) && isIn(tracks)(nomination.track) && isIn(years)(nomination.year))
        }
    }
}
