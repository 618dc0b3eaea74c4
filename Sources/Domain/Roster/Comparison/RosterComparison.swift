package import Kernel

/// What changed between two dates of a roster, or between two rosters: who came, left and moved, which units were
/// founded, renamed, merged and abolished. All lists are in the order of the later roster, then of the earlier one.
package struct RosterComparison: Sendable {
    /// Someone in both, with their index in each.
    package struct Pair: Sendable, Hashable {
        package var before: Int
        package var after: Int
    }

    /// A change of the main post's unit (by code); unit indices of the earlier and the later roster.
    package struct Move: Sendable, Hashable {
        package var person: Pair
        package var from: Int
        package var to: Int
    }

    package struct NameChange: Sendable, Hashable {
        package var person: Pair
        package var from: String
        package var to: String
    }

    /// A change of the main post's grade; indices into the vocabulary's grades, -1 unknown.
    package struct Regrading: Sendable, Hashable {
        package var person: Pair
        package var from: Int8
        package var to: Int8

        /// Both grades are known and the later is the higher.
        package var isPromotion: Bool { from >= 0 && to > from }
    }

    package struct UnitRenaming: Sendable, Hashable {
        package var before: Int
        package var after: Int
    }

    /// An abolished unit most of whose people, as far as they are still in service, work in one other unit.
    package struct UnitMerger: Sendable, Hashable {
        /// Index in the earlier roster.
        package var abolished: Int
        /// Index in the later roster.
        package var into: Int
        /// The other unit did not exist before: the old one lives on in it, alone or with others.
        package var isIntoFounded: Bool
        package var movedPeople: Int
        /// Those of the abolished unit who are still in service.
        package var remainingPeople: Int
    }

    package private(set) var before: CalendarDate
    package private(set) var after: CalendarDate
    package internal(set) var inServiceBefore = 0
    package internal(set) var inServiceAfter = 0
    /// Indices in the later roster.
    package internal(set) var joined = [Int]()
    /// Indices in the earlier roster.
    package internal(set) var left = [Int]()
    package internal(set) var moved = [Move]()
    package internal(set) var renamed = [NameChange]()
    package internal(set) var regraded = [Regrading]()
    /// Indices in the later roster. Units into which others were merged are here too, if new.
    package internal(set) var unitsFounded = [Int]()
    package internal(set) var unitsRenamed = [UnitRenaming]()
    package internal(set) var unitsMerged = [UnitMerger]()
    /// Indices in the earlier roster: those of which nothing more can be said; merged ones are not here.
    package internal(set) var unitsAbolished = [Int]()

    /// The share of those in service before who are not after; 0 where there was nobody.
    package var vanishedShare: Double { inServiceBefore == 0 ? 0 : Double(left.count) / Double(inServiceBefore) }

    /// The largest share of the people that may be missing from a snapshot without someone confirming it.
    package static let suspiciousShare = 0.1

    /// Nobody joins, leaves, moves or gets another name or grade, and the units are the same.
    package var isEmpty: Bool {
        joined.isEmpty && left.isEmpty && moved.isEmpty && renamed.isEmpty && regraded.isEmpty && unitsFounded.isEmpty
            && unitsRenamed.isEmpty && unitsMerged.isEmpty && unitsAbolished.isEmpty
    }

    /// Compares two days of one roster.
    package init(_ roster: Roster, from before: CalendarDate, to after: CalendarDate) {
        self.before = before
        self.after = after
        comparePeople(roster, roster, pairs: roster.people.indices.map { Pair(before: $0, after: $0) })
        compareUnits(roster, roster)
    }

    /// Compares two rosters, each on a day. People are the same by `key`, or else by staff number.
    package init(_ earlier: Roster, on before: CalendarDate, _ later: Roster, on after: CalendarDate) {
        self.before = before
        self.after = after
        var indexOfKey = [String: Int](minimumCapacity: earlier.people.count)
        for (index, person) in earlier.people.enumerated() { indexOfKey[person.key] = index }
        var isTaken = [Bool](repeating: false, count: earlier.people.count)
        var pairs = [Pair]()
        for (index, person) in later.people.enumerated() {
            let same = indexOfKey[person.key] ?? earlier.person(staffNumber: person.staffNumber)
            guard let same, !isTaken[same] else {
                pairs.append(Pair(before: -1, after: index))
                continue
            }
            isTaken[same] = true
            pairs.append(Pair(before: same, after: index))
        }
        for index in isTaken.indices where !isTaken[index] { pairs.append(Pair(before: index, after: -1)) }
        comparePeople(earlier, later, pairs: pairs)
        compareUnits(earlier, later)
    }

    private mutating func comparePeople(_ earlier: Roster, _ later: Roster, pairs: [Pair]) {
        for pair in pairs {
            let was = pair.before >= 0 && earlier.isInService(pair.before, on: before)
            let isNow = pair.after >= 0 && later.isInService(pair.after, on: after)
            if was { inServiceBefore += 1 }
            if isNow { inServiceAfter += 1 }
            switch (was, isNow) {
            case (true, false): left.append(pair.before)
            case (false, true): joined.append(pair.after)
            case (true, true): compare(pair, earlier, later)
            case (false, false): break
            }
        }
    }

    private mutating func compare(_ pair: Pair, _ earlier: Roster, _ later: Roster) {
        let (oldName, newName) = (earlier.name(of: pair.before, on: before), later.name(of: pair.after, on: after))
        if oldName != newName { renamed.append(NameChange(person: pair, from: oldName, to: newName)) }
        guard let old = earlier.mainPost(of: pair.before, on: before),
            let new = later.mainPost(of: pair.after, on: after)
        else { return }
        if earlier.units[Int(old.unit)].code != later.units[Int(new.unit)].code {
            moved.append(Move(person: pair, from: Int(old.unit), to: Int(new.unit)))
        }
        if old.grade != new.grade { regraded.append(Regrading(person: pair, from: old.grade, to: new.grade)) }
    }
}

extension Roster {
    /// The name a person bore on a day, as far as the exports tell.
    package func name(of person: Int, on date: CalendarDate) -> String {
        // Sorted by person, then by last day: the first that reaches the day.
        var low = 0
        var high = formerNames.count
        while low < high {
            let middle = (low + high) / 2
            let former = formerNames[middle]
            if (former.person, former.until) < (Int32(person), date) { low = middle + 1 } else { high = middle }
        }
        guard low < formerNames.count, formerNames[low].person == person else { return people[person].name }
        return formerNames[low].name
    }
}
