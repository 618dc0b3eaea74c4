/// Every lawful course of each person over the plan's years: which tracks in which years (a way), with what it gives.
///
/// Rules of one person alone (once each, audience, retirement, hours, prerequisites, pins, forbidden) are settled here;
/// what is left are rules between people. Flat: the ways of a person are `start[person]..<start[person + 1]`. The way of
/// taking nothing is not listed; whether it is allowed says `mayRest`.
struct Ways {
    /// Cells (track × year) that a way takes.
    var cellStart: [Int32] = [0]
    var cell: [Int32] = []
    /// Groups in which a way counts at the deadline, with the chance to be there still.
    var touchStart: [Int32] = [0]
    var touchGroup: [Int32] = []
    var touchChance: [Double] = []
    var points: [Int32] = []
    /// Nominations of the way where its person is a volunteer.
    var volunteers: [Int32] = []
    /// Nominations of the way that the plan to stay close to has not, less those of that plan that the way keeps.
    var changes: [Int32] = []
    /// Whose way it is.
    var person: [Int32] = []
    var start: [Int32] = [0]
    var mayRest: [Bool] = []

    var count: Int { points.count }

    func ways(of person: Int) -> Range<Int> { Int(start[person])..<Int(start[person + 1]) }
    func cells(of way: Int) -> Range<Int> { Int(cellStart[way])..<Int(cellStart[way + 1]) }
    func touches(of way: Int) -> Range<Int> { Int(touchStart[way])..<Int(touchStart[way + 1]) }

    /// The ways that a plan of nominations consists of; people whose nominations are no lawful way are left out.
    func ways(of plan: [Nomination], _ instance: NominationInstance) -> [Int32] {
        var cells: [Int32: [Int32]] = [:]
        for nomination in plan {
            cells[nomination.person, default: []].append(nomination.track * Int32(instance.years) + nomination.year)
        }
        return cells.sorted { $0.key < $1.key }.compactMap { person, taken in
            let sorted = taken.sorted()
            return ways(of: Int(person)).first { cell[self.cells(of: $0)].elementsEqual(sorted) }.map { Int32($0) }
        }
    }

    func nominations(_ chosen: [Int32], years: Int) -> [Nomination] {
        chosen.flatMap { way in
            cells(of: Int(way)).map { place in
                Nomination(
                    person: person[Int(way)], track: cell[place] / Int32(years), year: cell[place] % Int32(years))
            }
        }
    }

    private static var mostWays: Int { 20_000 }

    /// - Parameter previous: the plan of which as much as possible is to be kept; empty for none.
    init(_ instance: NominationInstance, previous: [Nomination]) throws(NominationError) {
        let (years, tracks) = (instance.years, instance.tracks)
        var groupsOf = [[Int32]](repeating: [], count: instance.people)
        for (index, group) in instance.groups.enumerated() {
            for member in group.members { groupsOf[Int(member)].append(Int32(index)) }
        }
        let forbidden = Set(instance.forbidden)
        let before = Set(previous)
        var pins = [Int32](repeating: -1, count: instance.people * tracks)
        for pin in instance.pinned { pins[Int(pin.person) * tracks + Int(pin.track)] = pin.year }

        var chosen = [Int32](repeating: -1, count: tracks)
        for person in 0..<instance.people {
            let pinned = pins[person * tracks..<(person + 1) * tracks]
            let hasPin = pinned.contains { $0 >= 0 }
            let first = count
            var spare = Array(instance.hours[person * years..<(person + 1) * years])
            let last = min(Int(instance.lastYear[person]), years - 1)
            func visit(_ track: Int) throws(NominationError) {
                guard track < tracks else {
                    if add() && count - first > Self.mostWays { throw .tooManyWays(person: person) }
                    return
                }
                let place = person * tracks + track
                let pin = pins[place]
                if pin < 0 { try visit(track + 1) }
                guard instance.isEligible[place], !instance.isDone[place], last >= 0 else { return }
                for year in 0...last where pin < 0 || year == Int(pin) {
                    let nomination = Nomination(person: Int32(person), track: Int32(track), year: Int32(year))
                    guard spare[year] >= instance.hoursNeeded[track], !forbidden.contains(nomination) else { continue }
                    chosen[track] = Int32(year)
                    spare[year] -= instance.hoursNeeded[track]
                    try visit(track + 1)
                    spare[year] += instance.hoursNeeded[track]
                    chosen[track] = -1
                }
            }
            func add() -> Bool {
                var named: Int32 = 0
                var sum: Int32 = 0
                var changed: Int32 = 0
                for track in 0..<tracks where chosen[track] >= 0 {
                    named += 1
                    let place = person * tracks + track
                    let needed = instance.prerequisites[track]
                    let isMet =
                        needed.isEmpty || instance.isWaived[place]
                        || needed.contains { earlier in
                            instance.isDone[person * tracks + Int(earlier)]
                                || (chosen[Int(earlier)] >= 0 && chosen[Int(earlier)] < chosen[track])
                        }
                    guard isMet else { return false }
                    sum += instance.points[place]
                    let nomination = Nomination(person: Int32(person), track: Int32(track), year: chosen[track])
                    changed += before.contains(nomination) ? -1 : 1
                }
                guard named > 0 else { return false }
                for track in 0..<tracks where chosen[track] >= 0 { cell.append(Int32(track * years) + chosen[track]) }
                for index in groupsOf[person] {
                    let group = instance.groups[Int(index)]
                    let year = chosen[Int(group.track)]
                    guard group.need > 0, year >= 0, year <= group.deadline,
                        group.deadline <= instance.lastYear[person]
                    else { continue }
                    touchGroup.append(index)
                    touchChance.append(
                        instance.chance(of: person, trainedIn: Int(year), at: Int(group.deadline)))
                }
                cellStart.append(Int32(cell.count))
                touchStart.append(Int32(touchGroup.count))
                points.append(sum)
                volunteers.append(instance.isVolunteer[person] ? named : 0)
                changes.append(changed)
                self.person.append(Int32(person))
                return true
            }
            try visit(0)
            mayRest.append(!hasPin)
            if hasPin, count == first { throw .pinCannotBeKept(person: person) }
            start.append(Int32(count))
        }
    }
}
