/// Improves a whole plan by exchanges: another way for one person, or one person's way for another person's of the same
/// section. Each exchange is valued exactly and taken when the levels, in their order, become better; where they stay as
/// they are, for fewer pairs of takers away together, then for more volunteers.
struct Exchange {
    private let instance: NominationInstance
    private let ways: Ways
    private let levels: [NominationLevel]
    /// What of expected places counts. No level falls behind what it is at an exchange, or there would be exchanges without
    /// end, expected places for points and points for them.
    private let enough: Double
    /// The way of each person, −1 for none.
    private var wayOf: [Int32]
    private var seatsTaken: [Int32]
    private var away: [Int32]
    private var met: [Int32]
    private var chances: [[Double]]
    private let done: [[Double]]
    private var expected: [Double]
    private var values = NominationValues()
    private var changes: Int

    /// - Parameter enough: expected places beyond these are given up for the levels after them; infinity for none.
    init(
        _ instance: NominationInstance, _ ways: Ways, previous: [Nomination], levels: [NominationLevel],
        enough: Double, chosen: [Int32]
    ) {
        self.instance = instance
        self.ways = ways
        self.levels = levels
        self.enough = enough
        changes = previous.count
        wayOf = [Int32](repeating: -1, count: instance.people)
        seatsTaken = [Int32](repeating: 0, count: instance.seats.count)
        away = [Int32](repeating: 0, count: instance.absenceCap.count)
        met = [Int32](repeating: 0, count: instance.targets.count)
        done = instance.groups.indices.map(instance.doneChances)
        chances = done
        expected = [Double](repeating: 0, count: instance.groups.count)
        values.shortfall = instance.targets.reduce(0) { $0 + Int($1.people) }
        for (index, group) in instance.groups.enumerated() {
            expected[index] = PoissonBinomial(done[index]).expectation(limitedTo: Int(group.need))
            values.expected += expected[index]
            values.covered += min(Int(group.need), done[index].count)
        }
        for way in chosen { put(way, 1) }
    }

    /// The way of each person named.
    var chosen: [Int32] { wayOf.filter { $0 >= 0 } }

    /// Goes through all exchanges until none helps.
    mutating func run(until isOver: () -> Bool) {
        var members = [[Int32]](repeating: [], count: instance.sections)
        for person in 0..<Int32(instance.people) where !ways.ways(of: Int(person)).isEmpty {
            members[Int(instance.section[Int(person)])].append(person)
        }
        var hasImproved = true
        while hasImproved {
            hasImproved = false
            for person in 0..<instance.people where !ways.ways(of: person).isEmpty {
                if isOver() { return }
                if improve(person) { hasImproved = true }
                if wayOf[person] >= 0, swap(person, members[Int(instance.section[person])]) { hasImproved = true }
            }
        }
    }

    private mutating func improve(_ person: Int) -> Bool {
        var hasImproved = false
        let none: [Int32] = ways.mayRest[person] ? [-1] : []
        for way in none + ways.ways(of: person).map({ Int32($0) }) where way != wayOf[person] {
            if exchange([wayOf[person]], [way]) { hasImproved = true }
        }
        return hasImproved
    }

    private mutating func swap(_ person: Int, _ members: [Int32]) -> Bool {
        for other in members where wayOf[Int(other)] < 0 && ways.mayRest[person] {
            for way in ways.ways(of: Int(other)) {
                // The same cells, so that seats and load stay as they are.
                guard ways.cell[ways.cells(of: way)] == ways.cell[ways.cells(of: Int(wayOf[person]))] else { continue }
                if exchange([wayOf[person]], [Int32(way)]) { return true }
            }
        }
        return false
    }

    /// Makes the exchange if it is lawful and better, and tells whether.
    private mutating func exchange(_ given: [Int32], _ taken: [Int32]) -> Bool {
        let before = values
        let changesBefore = changes
        for way in given where way >= 0 { put(way, -1) }
        for way in taken where way >= 0 { put(way, 1) }
        if isLawful(taken), isBetter(than: before, changesBefore) { return true }
        for way in taken where way >= 0 { put(way, -1) }
        for way in given where way >= 0 { put(way, 1) }
        values = before
        return false
    }

    private func isLawful(_ taken: [Int32]) -> Bool {
        for way in taken where way >= 0 {
            let section = Int(instance.section[Int(ways.person[Int(way)])]) * instance.years
            for place in ways.cells(of: Int(way)) {
                let cell = Int(ways.cell[place])
                let year = section + cell % instance.years
                if seatsTaken[cell] > instance.seats[cell] || away[year] > instance.absenceCap[year] { return false }
            }
        }
        return true
    }

    private func isBetter(than before: NominationValues, _ changesBefore: Int) -> Bool {
        for level in levels {
            let (now, then): (Double, Double)
            switch level {
            case .shortfall: (now, then) = (-Double(values.shortfall), -Double(before.shortfall))
            case .covered: (now, then) = (Double(values.covered), Double(before.covered))
            case .expected: (now, then) = (min(enough, values.expected), min(enough, before.expected))
            case .changes: (now, then) = (-Double(changes), -Double(changesBefore))
            case .points: (now, then) = (Double(values.points), Double(before.points))
            case .coincidences: (now, then) = (-Double(values.coincidences), -Double(before.coincidences))
            case .volunteers: (now, then) = (Double(values.volunteers), Double(before.volunteers))
            }
            if now > then + 1e-9 { return true }
            if now < then - 1e-9 { return false }
        }
        let even = (before.coincidences - values.coincidences, values.volunteers - before.volunteers)
        return even.0 > 0 || even.0 == 0 && even.1 > 0
    }

    /// Puts a way into the plan (1) or takes it out (−1).
    private mutating func put(_ way: Int32, _ sign: Int32) {
        let person = Int(ways.person[Int(way)])
        wayOf[person] = sign > 0 ? way : -1
        let home = Int(instance.section[person]) * instance.years
        for place in ways.cells(of: Int(way)) {
            let cell = Int(ways.cell[place])
            let (track, year) = (cell / instance.years, cell % instance.years)
            seatsTaken[cell] += sign
            if instance.isVolunteer[person] { values.volunteers += Int(sign) }
            if instance.countsAsAbsence[track] {
                values.coincidences += Int(sign > 0 ? away[home + year] : 1 - away[home + year])
                away[home + year] += sign
            }
            for (index, target) in instance.targets.enumerated()
            where Int(target.track) == track && year <= Int(target.deadline) {
                values.shortfall -= Int(max(0, target.people - met[index]))
                met[index] += sign
                values.shortfall += Int(max(0, target.people - met[index]))
            }
        }
        values.points += Int(sign * ways.points[Int(way)])
        changes += Int(sign * ways.changes[Int(way)])
        for touch in ways.touches(of: Int(way)) {
            let group = Int(ways.touchGroup[touch])
            let need = Int(instance.groups[group].need)
            values.covered -= min(need, chances[group].count)
            if sign > 0 {
                chances[group].append(ways.touchChance[touch])
            } else if let place = chances[group].lastIndex(of: ways.touchChance[touch]) {
                chances[group].remove(at: place)
            }
            values.covered += min(need, chances[group].count)
            values.expected -= expected[group]
            expected[group] = PoissonBinomial(chances[group]).expectation(limitedTo: need)
            values.expected += expected[group]
        }
    }
}
