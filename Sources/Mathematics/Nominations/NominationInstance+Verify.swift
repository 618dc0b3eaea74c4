/// A rule that a plan of nominations breaks, with its place.
package enum NominationViolation: Sendable, Hashable {
    /// Points outside the instance.
    case unknown(Nomination)
    /// The person has the track twice in the plan; the later of the two.
    case twice(Nomination)
    /// The person has done the track before.
    case doneBefore(Nomination)
    /// The person does not belong to the track's audience.
    case notEligible(Nomination)
    /// The person has retired by then.
    case retired(Nomination)
    /// None of the tracks that must come first is done or taken in an earlier year.
    case prerequisiteMissing(Nomination)
    case forbidden(Nomination)
    /// A pinned nomination is not in the plan.
    case pinMissing(Nomination)
    case hours(person: Int, year: Int, needed: Int, available: Int)
    case seats(track: Int, year: Int, taken: Int, available: Int)
    case absence(section: Int, year: Int, away: Int, cap: Int)
}

extension NominationInstance {
    /// Every rule that the plan breaks, recomputed from the instance alone; empty for a lawful plan.
    package func verify(_ plan: [Nomination]) -> [NominationViolation] {
        var broken: [NominationViolation] = []
        var known: [Nomination] = []
        for nomination in plan {
            let isKnown =
                nomination.person >= 0 && Int(nomination.person) < people && nomination.track >= 0
                && Int(nomination.track) < tracks && nomination.year >= 0 && Int(nomination.year) < years
            if isKnown { known.append(nomination) } else { broken.append(.unknown(nomination)) }
        }
        known.sort()
        let named = Set(known)
        let forbidden = Set(forbidden)
        var first: [[Int32]: Int32] = [:]
        for nomination in known {
            let place = Int(nomination.person) * tracks + Int(nomination.track)
            let key = [nomination.person, nomination.track]
            if first[key] != nil { broken.append(.twice(nomination)) } else { first[key] = nomination.year }
            if isDone[place] { broken.append(.doneBefore(nomination)) }
            if !isEligible[place] { broken.append(.notEligible(nomination)) }
            if nomination.year > lastYear[Int(nomination.person)] { broken.append(.retired(nomination)) }
            if forbidden.contains(nomination) { broken.append(.forbidden(nomination)) }
        }
        for nomination in known {
            let place = Int(nomination.person) * tracks
            let needed = prerequisites[Int(nomination.track)]
            let isMet =
                needed.isEmpty || isWaived[place + Int(nomination.track)]
                || needed.contains { earlier in
                    isDone[place + Int(earlier)]
                        || first[[nomination.person, earlier]].map { $0 < nomination.year } ?? false
                }
            if !isMet { broken.append(.prerequisiteMissing(nomination)) }
        }
        for pin in pinned where !named.contains(pin) { broken.append(.pinMissing(pin)) }
        return broken + overruns(of: known)
    }

    /// The limits that a plan of known indices goes beyond.
    private func overruns(of plan: [Nomination]) -> [NominationViolation] {
        var spent = [Int](repeating: 0, count: people * years)
        var taken = [Int](repeating: 0, count: tracks * years)
        var away = [Int](repeating: 0, count: sections * years)
        for nomination in plan {
            let (person, track, year) = (Int(nomination.person), Int(nomination.track), Int(nomination.year))
            spent[person * years + year] += Int(hoursNeeded[track])
            taken[track * years + year] += 1
            if countsAsAbsence[track] { away[Int(section[person]) * years + year] += 1 }
        }
        var broken: [NominationViolation] = []
        for place in spent.indices where spent[place] > 0 && spent[place] > Int(hours[place]) {
            broken.append(
                .hours(
                    person: place / years, year: place % years, needed: spent[place], available: Int(hours[place])))
        }
        for place in taken.indices where taken[place] > Int(seats[place]) {
            broken.append(
                .seats(
                    track: place / years, year: place % years, taken: taken[place], available: Int(seats[place])))
        }
        for place in away.indices where away[place] > Int(absenceCap[place]) {
            broken.append(
                .absence(
                    section: place / years, year: place % years, away: away[place], cap: Int(absenceCap[place])))
        }
        return broken
    }
}
