/// Somebody who could take a seat of a track and year that falls free.
package struct NominationReserve: Sendable, Hashable {
    package var nomination: Nomination
    /// Expected covered places that it would add to the plan as it is.
    package var gain: Double
    package var points: Int
    package var isVolunteer: Bool
}

extension NominationInstance {
    /// For each track × year the best people not yet named for the track who could lawfully be: by expected places added,
    /// then points, then volunteers, then in the people's order.
    ///
    /// The absence limit and the hours must have room beside the plan; a seat is taken to fall free.
    package func reserve(of plan: [Nomination], atMost count: Int) -> [[NominationReserve]] {
        var year = [Int32](repeating: -1, count: people * tracks)
        var away = [Int32](repeating: 0, count: sections * years)
        var spent = [Int32](repeating: 0, count: people * years)
        for nomination in plan {
            let (person, track) = (Int(nomination.person), Int(nomination.track))
            year[person * tracks + track] = nomination.year
            spent[person * years + Int(nomination.year)] += hoursNeeded[track]
            if countsAsAbsence[track] { away[Int(section[person]) * years + Int(nomination.year)] += 1 }
        }
        var groupsOf = [[Int]](repeating: [], count: people)
        for (index, group) in groups.enumerated() {
            for member in group.members { groupsOf[Int(member)].append(index) }
        }
        let held = groups.map { chances(in: $0, trained: year) }
        let filled = zip(held, groups).map { PoissonBinomial($0).expectation(limitedTo: Int($1.need)) }
        let forbidden = Set(forbidden)
        return (0..<tracks * years).map { cell in
            let (track, at) = (cell / years, cell % years)
            var reserve: [NominationReserve] = []
            for person in 0..<people {
                let place = person * tracks + track
                let nomination = Nomination(person: Int32(person), track: Int32(track), year: Int32(at))
                let home = Int(section[person]) * years + at
                guard isEligible[place], !isDone[place], year[place] < 0, at <= Int(lastYear[person]),
                    !countsAsAbsence[track] || away[home] < absenceCap[home],
                    spent[person * years + at] + hoursNeeded[track] <= hours[person * years + at],
                    !forbidden.contains(nomination), hasPrerequisite(person, track, before: at, year)
                else { continue }
                var gain = 0.0
                for index in groupsOf[person] where Int(groups[index].track) == track && at <= groups[index].deadline {
                    let chance = chance(of: person, trainedIn: at, at: Int(groups[index].deadline))
                    gain +=
                        PoissonBinomial(held[index] + [chance]).expectation(limitedTo: Int(groups[index].need))
                        - filled[index]
                }
                reserve.append(
                    NominationReserve(
                        nomination: nomination, gain: gain, points: Int(points[place]),
                        isVolunteer: isVolunteer[person]))
            }
            reserve.sort { a, b in
                if a.gain != b.gain { return a.gain > b.gain }
                if a.points != b.points { return a.points > b.points }
                if a.isVolunteer != b.isVolunteer { return a.isVolunteer }
                return a.nomination < b.nomination
            }
            return Array(reserve.prefix(count))
        }
    }

    /// Whether the person may take the track in the year as far as what must come first goes.
    func hasPrerequisite(_ person: Int, _ track: Int, before at: Int, _ year: [Int32]) -> Bool {
        prerequisites[track].isEmpty || isWaived[person * tracks + track]
            || prerequisites[track].contains { earlier in
                let place = person * tracks + Int(earlier)
                return isDone[place] || (year[place] >= 0 && year[place] < at)
            }
    }
}
