/// What a plan of nominations is worth, level by level in the order of importance.
package struct NominationValues: Sendable, Hashable {
    /// People short of the headcount targets, over all targets (L1, less is better).
    package var shortfall = 0
    /// Covered places at the deadlines if nobody moved; who retires before is gone (L2).
    package var covered = 0
    /// The same places as expected under moving and leaving: Σ E[min(need, number still there)] (L3).
    package var expected = 0.0
    /// Points of requirement gap closed (L4).
    package var points = 0
    /// Pairs of takers away from the same section in the same year: fewer is a more even load (L5).
    package var coincidences = 0
    /// Nominations of volunteers (L6).
    package var volunteers = 0

    /// In the order of `NominationLevel.usual`.
    package var usual: [Double] {
        [
            Double(shortfall), Double(covered), expected, Double(points), Double(coincidences), Double(volunteers),
        ]
    }
}

extension NominationInstance {
    /// Values of a plan, from the plan and the instance alone.
    ///
    /// Exact: the number still there is a sum of independent chances, taken by convolution.
    package func values(of plan: [Nomination]) -> NominationValues {
        var values = NominationValues()
        var year = [Int32](repeating: -1, count: people * tracks)
        var away = [Int](repeating: 0, count: sections * years)
        for nomination in plan {
            let place = Int(nomination.person) * tracks + Int(nomination.track)
            year[place] = nomination.year
            values.points += Int(points[place])
            if isVolunteer[Int(nomination.person)] { values.volunteers += 1 }
            if countsAsAbsence[Int(nomination.track)] {
                away[Int(section[Int(nomination.person)]) * years + Int(nomination.year)] += 1
            }
        }
        values.coincidences = away.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        for target in targets {
            let met = plan.count { $0.track == target.track && $0.year <= target.deadline }
            values.shortfall += max(0, Int(target.people) - met)
        }
        for group in groups {
            let chances = chances(in: group, trained: year)
            values.covered += min(Int(group.need), chances.count)
            values.expected += PoissonBinomial(chances).expectation(limitedTo: Int(group.need))
        }
        return values
    }

    /// Expected covered places of each group.
    package func expectedCoverage(of plan: [Nomination]) -> [Double] {
        var year = [Int32](repeating: -1, count: people * tracks)
        for nomination in plan { year[Int(nomination.person) * tracks + Int(nomination.track)] = nomination.year }
        return groups.map { PoissonBinomial(chances(in: $0, trained: year)).expectation(limitedTo: Int($0.need)) }
    }

    /// Chances of the group's people who have done its track before the plan begins and are in service at the deadline.
    func doneChances(_ group: Int) -> [Double] {
        chances(in: groups[group], trained: [])
    }

    /// Chances of the group's trained people who are in service at the deadline. Who has done the track before counts as
    /// trained from the first year on.
    func chances(in group: Group, trained year: [Int32]) -> [Double] {
        group.members.compactMap { member in
            let place = Int(member) * tracks + Int(group.track)
            let since = isDone[place] ? 0 : year.isEmpty ? -1 : year[place]
            guard since >= 0, since <= group.deadline, lastYear[Int(member)] >= group.deadline else { return nil }
            return chance(of: Int(member), trainedIn: Int(since), at: Int(group.deadline))
        }
    }
}
