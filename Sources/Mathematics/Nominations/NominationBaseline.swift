/// What people do without an optimiser, to show beside a plan. Both keep every rule but pins.
package enum NominationBaseline: Sendable, Hashable, CaseIterable {
    /// Each year each track's seats go to the eligible people in random order.
    case firstCome
    /// Each year each track's seats go to sections in turn, those with the fewest trained first, one person at a time.
    case quota

    /// The plan that the custom comes to; the same seed gives the same plan.
    package func plan(of instance: NominationInstance, seed: UInt64) -> [Nomination] {
        var random = SeededGenerator(seed: seed)
        let (tracks, years) = (instance.tracks, instance.years)
        var year = [Int32](repeating: -1, count: instance.people * tracks)
        var away = [Int32](repeating: 0, count: instance.sections * years)
        var spent = [Int32](repeating: 0, count: instance.people * years)
        var trained = [Int](repeating: 0, count: instance.sections * tracks)
        let forbidden = Set(instance.forbidden)
        var plan: [Nomination] = []
        func take(_ person: Int, _ track: Int, _ at: Int) -> Bool {
            let place = person * tracks + track
            let home = Int(instance.section[person])
            let nomination = Nomination(person: Int32(person), track: Int32(track), year: Int32(at))
            guard instance.isEligible[place], !instance.isDone[place], year[place] < 0,
                at <= Int(instance.lastYear[person]),
                !instance.countsAsAbsence[track] || away[home * years + at] < instance.absenceCap[home * years + at],
                spent[person * years + at] + instance.hoursNeeded[track] <= instance.hours[person * years + at],
                !forbidden.contains(nomination), instance.hasPrerequisite(person, track, before: at, year)
            else { return false }
            year[place] = Int32(at)
            if instance.countsAsAbsence[track] { away[home * years + at] += 1 }
            spent[person * years + at] += instance.hoursNeeded[track]
            trained[home * tracks + track] += 1
            plan.append(nomination)
            return true
        }
        for at in 0..<years {
            for track in 0..<tracks {
                var left = Int(instance.seats[track * years + at])
                let order = random.order(instance.people)
                switch self {
                case .firstCome:
                    for person in order where left > 0 {
                        if take(person, track, at) { left -= 1 }
                    }
                case .quota:
                    var queues = [[Int]](repeating: [], count: instance.sections)
                    for person in order { queues[Int(instance.section[person])].append(person) }
                    var hasTaken = true
                    while left > 0, hasTaken {
                        hasTaken = false
                        let turns = random.order(instance.sections).sorted {
                            trained[$0 * tracks + track] < trained[$1 * tracks + track]
                        }
                        for section in turns where left > 0 {
                            while let person = queues[section].popLast() {
                                guard take(person, track, at) else { continue }
                                left -= 1
                                hasTaken = true
                                break
                            }
                        }
                    }
                }
            }
        }
        return plan.sorted()
    }
}
