/// Nominations as one linear model, a column for each person, track and year: for the levels that are linear.
///
/// Expected places are not linear. Where they are kept their row is a relaxation: each group's places are at most its
/// need, and at most the sum of its people's chances. So the model gives a bound for them and exact answers without them.
struct WholeModel {
    let instance: NominationInstance
    private(set) var model = LinearModel()
    /// Person, track and year of each of the first columns.
    private(set) var nominations: [Nomination] = []
    /// Columns of further seats by cell, and of further absence by section × year, where limits may be lifted.
    private(set) var moreSeats: [Int32] = []
    private(set) var moreAbsence: [(place: Int, column: Int32)] = []
    private var firstShort: Int32 = 0
    private var covered: [(column: Int32, need: Int)] = []
    private var expected: [Int32] = []

    /// - Parameters:
    ///   - seek: weight of each level in the cost.
    ///   - isLifting: whether seats and absence may go beyond their limits at a cost of 1 each.
    init(
        _ instance: NominationInstance, kept: [NominationLevel: Double], previous: [Nomination],
        seek: [NominationLevel: Double],
        isLifting: Bool = false
    ) {
        self.instance = instance
        let (tracks, years) = (instance.tracks, instance.years)
        let forbidden = Set(instance.forbidden)
        let pinned = Set(instance.pinned)
        let before = Set(previous)
        var column = [Int32](repeating: -1, count: instance.people * tracks * years)
        for person in 0..<instance.people {
            for track in 0..<tracks {
                let place = person * tracks + track
                guard instance.isEligible[place], !instance.isDone[place] else { continue }
                for year in 0..<years where year <= Int(instance.lastYear[person]) {
                    let nomination = Nomination(person: Int32(person), track: Int32(track), year: Int32(year))
                    guard !forbidden.contains(nomination),
                        instance.hoursNeeded[track] <= instance.hours[person * years + year]
                    else { continue }
                    let cost =
                        seek[.changes, default: 0] * (before.contains(nomination) ? -1 : 1)
                        - seek[.points, default: 0] * Double(instance.points[place])
                    column[place * years + year] = model.addColumn(
                        cost: cost, lower: pinned.contains(nomination) ? 1 : 0, upper: 1, isInteger: true)
                    nominations.append(nomination)
                }
            }
        }
        firstShort = Int32(nominations.count)
        for target in instance.targets {
            model.addColumn(cost: seek[.shortfall, default: 0], upper: Double(target.people))
        }
        addPersonalRules(column)
        addLimits(isLifting: isLifting)
        addGroups(column, seek, isExpected: kept[.expected] != nil)
        addKept(kept, before)
    }

    private mutating func addPersonalRules(_ column: [Int32]) {
        let (tracks, years) = (instance.tracks, instance.years)
        for person in 0..<instance.people {
            for track in 0..<tracks {
                let place = (person * tracks + track) * years
                let own = (place..<place + years).filter { column[$0] >= 0 }
                guard !own.isEmpty else { continue }
                model.rows.add(own.map { (column[$0], 1) }, upper: 1)
                let needed = instance.prerequisites[track]
                guard !needed.isEmpty, !instance.isWaived[person * tracks + track],
                    !needed.contains(where: { instance.isDone[person * tracks + Int($0)] })
                else { continue }
                // Taken by a year at most as often as one of the tracks before it by the year earlier.
                for year in 0..<years where column[place + year] >= 0 {
                    for earlier in place..<place + year + 1 where column[earlier] >= 0 {
                        model.rows.append(column[earlier], 1)
                    }
                    for other in Set(needed).sorted() where Int(other) != track {
                        let start = (person * tracks + Int(other)) * years
                        for earlier in start..<start + year where column[earlier] >= 0 {
                            model.rows.append(column[earlier], -1)
                        }
                    }
                    model.rows.close(upper: 0)
                }
            }
            for year in 0..<years {
                let taken = (0..<tracks).filter { column[(person * tracks + $0) * years + year] >= 0 }
                let hours = taken.reduce(0) { $0 + instance.hoursNeeded[$1] }
                guard hours > instance.hours[person * years + year] else { continue }
                model.rows.add(
                    taken.map { (column[(person * tracks + $0) * years + year], Double(instance.hoursNeeded[$0])) },
                    upper: Double(instance.hours[person * years + year]))
            }
        }
    }

    private mutating func addLimits(isLifting: Bool) {
        let (tracks, years) = (instance.tracks, instance.years)
        var ofCell = [[Int32]](repeating: [], count: tracks * years)
        var ofSection = [[Int32]](repeating: [], count: instance.absenceCap.count)
        for (index, nomination) in nominations.enumerated() {
            ofCell[Int(nomination.track) * years + Int(nomination.year)].append(Int32(index))
            if instance.countsAsAbsence[Int(nomination.track)] {
                let section = Int(instance.section[Int(nomination.person)])
                ofSection[section * years + Int(nomination.year)].append(Int32(index))
            }
        }
        for (cell, columns) in ofCell.enumerated() {
            var entries = columns.map { ($0, 1.0) }
            if isLifting {
                moreSeats.append(model.addColumn(cost: 1))
                entries.append((moreSeats[cell], -1))
            }
            model.rows.add(entries, upper: Double(instance.seats[cell]))
        }
        for (place, columns) in ofSection.enumerated() where columns.count > Int(instance.absenceCap[place]) {
            var entries = columns.map { ($0, 1.0) }
            if isLifting {
                moreAbsence.append((place, model.addColumn(cost: 1)))
                entries.append((moreAbsence[moreAbsence.count - 1].column, -1))
            }
            model.rows.add(entries, upper: Double(instance.absenceCap[place]))
        }
        for (index, target) in instance.targets.enumerated() {
            for year in 0...Int(target.deadline) {
                for column in ofCell[Int(target.track) * years + year] { model.rows.append(column) }
            }
            model.rows.append(firstShort + Int32(index))
            model.rows.close(lower: Double(target.people))
        }
    }

    private mutating func addGroups(_ column: [Int32], _ seek: [NominationLevel: Double], isExpected: Bool) {
        let (tracks, years) = (instance.tracks, instance.years)
        for (index, group) in instance.groups.enumerated() where group.need > 0 {
            let done = instance.doneChances(index)
            let places = model.addColumn(cost: -seek[.covered, default: 0], upper: Double(group.need))
            covered.append((places, Int(group.need)))
            let hoped = model.addColumn(upper: Double(group.need))
            expected.append(hoped)
            var entries: [(Int32, Double)] = []
            for member in group.members where instance.lastYear[Int(member)] >= group.deadline {
                let start = (Int(member) * tracks + Int(group.track)) * years
                for year in 0...Int(group.deadline) where column[start + year] >= 0 {
                    let chance = instance.chance(of: Int(member), trainedIn: year, at: Int(group.deadline))
                    entries.append((column[start + year], chance))
                }
            }
            model.rows.add([(places, 1)] + entries.map { ($0.0, -1) }, upper: Double(done.count))
            if isExpected {
                model.rows.add([(hoped, 1)] + entries.map { ($0.0, -$0.1) }, upper: done.reduce(0, +))
            }
        }
    }

    private mutating func addKept(_ kept: [NominationLevel: Double], _ before: Set<Nomination>) {
        if let most = kept[.shortfall] {
            model.rows.add(instance.targets.indices.map { (firstShort + Int32($0), 1) }, upper: most)
        }
        if let least = kept[.covered] { model.rows.add(covered.map { ($0.column, 1) }, lower: least) }
        if let least = kept[.expected] { model.rows.add(expected.map { ($0, 1) }, lower: least - 1e-7) }
        if let most = kept[.changes] {
            model.rows.add(
                nominations.enumerated().map { (Int32($0), before.contains($1) ? -1 : 1) },
                upper: most - Double(before.count))
        }
        if let least = kept[.points] {
            model.rows.add(
                nominations.enumerated().map {
                    (Int32($0), Double(instance.points[Int($1.person) * instance.tracks + Int($1.track)]))
                }, lower: least)
        }
    }

    /// The nominations of a whole answer's columns.
    func plan(_ columns: [Double]) -> [Nomination] {
        nominations.indices.filter { columns[$0] > 0.5 }.map { nominations[$0] }.sorted()
    }
}
