/// Why somebody is named.
package enum NominationReason: Sendable, Hashable {
    case pinned
    /// The only trained person that the group will have at its deadline if nobody moves.
    case coversAlone(group: Int)
    /// Raises the expected covered places of the group by so much, beside the others of the plan.
    case raises(group: Int, by: Double)
    /// Without it the headcount target would be missed.
    case target(Int)
    /// Opens the way to a later nomination of the same person in this track.
    case prepares(track: Int)
    /// Closes so many points of requirement gap.
    case points(Int)
}

extension NominationInstance {
    /// The reasons of each nomination of a lawful plan, in the plan's order; none where it only fills a seat.
    package func reasons(of plan: [Nomination]) -> [[NominationReason]] {
        var year = [Int32](repeating: -1, count: people * tracks)
        for nomination in plan { year[Int(nomination.person) * tracks + Int(nomination.track)] = nomination.year }
        var groupsOf = [[Int]](repeating: [], count: people)
        for (index, group) in groups.enumerated() {
            for member in group.members { groupsOf[Int(member)].append(index) }
        }
        let met = targets.map { target in
            plan.count { $0.track == target.track && $0.year <= target.deadline }
        }
        let pinned = Set(pinned)
        return plan.map { nomination in
            let (person, track) = (Int(nomination.person), Int(nomination.track))
            var reasons: [NominationReason] = pinned.contains(nomination) ? [.pinned] : []
            for index in groupsOf[person] where Int(groups[index].track) == track {
                let group = groups[index]
                let with = chances(in: group, trained: year)
                year[person * tracks + track] = -1
                let without = chances(in: group, trained: year)
                year[person * tracks + track] = nomination.year
                guard with.count > without.count else { continue }
                let need = Int(group.need)
                let gain =
                    PoissonBinomial(with).expectation(limitedTo: need)
                    - PoissonBinomial(without).expectation(limitedTo: need)
                if without.isEmpty, need > 0 { reasons.append(.coversAlone(group: index)) }
                if gain > 0 { reasons.append(.raises(group: index, by: gain)) }
            }
            for (index, target) in targets.enumerated()
            where target.track == nomination.track && nomination.year <= target.deadline && met[index] <= target.people
            {
                reasons.append(.target(index))
            }
            for later in 0..<tracks where year[person * tracks + later] > nomination.year {
                let needed = prerequisites[later]
                guard needed.contains(nomination.track), !isWaived[person * tracks + later],
                    !needed.contains(where: { isDone[person * tracks + Int($0)] })
                else { continue }
                reasons.append(.prepares(track: later))
            }
            if points[person * tracks + track] > 0 { reasons.append(.points(Int(points[person * tracks + track]))) }
            return reasons
        }
    }
}
