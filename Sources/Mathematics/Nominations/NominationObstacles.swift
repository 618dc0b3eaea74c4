/// What stands in the way of the headcount targets and of full coverage, and what would lift it.
package struct NominationObstacles: Sendable, Hashable {
    /// A group or target for which there are too few people, whatever seats there are: audience, done before,
    /// retirement, hours and prerequisites leave only `able`.
    package struct People: Sendable, Hashable {
        /// Index of the group or of the target.
        package var index: Int
        package var able: Int
        package var wanted: Int
    }

    /// Further seats of a track in a year.
    package struct Seats: Sendable, Hashable {
        package var track: Int
        package var year: Int
        package var more: Int
    }

    /// Further people of a section away in a year.
    package struct Absence: Sendable, Hashable {
        package var section: Int
        package var year: Int
        package var more: Int
    }

    /// A kind of rule.
    package enum Rule: Sendable, Hashable, CaseIterable {
        case seats, absence, hours, prerequisites
    }

    /// What could be reached at best if one kind of rule did not hold and all others did.
    package struct Without: Sendable, Hashable {
        package var rule: Rule
        package var shortfall: Int
        package var covered: Int
    }

    /// Headcount shortfall and covered places that the rules as they are allow at best.
    package var shortfall: Int
    package var covered: Int
    /// Places wanted in all groups.
    package var places: Int
    package var groupsShortOfPeople: [People]
    package var targetsShortOfPeople: [People]
    package var without: [Without]
    /// Seats and absence which together would let every target and place be reached for which there are people. Empty
    /// where nothing is missing, and where `isLiftable` is false.
    package var seats: [Seats]
    package var absence: [Absence]
    /// Whether more seats and absence can lift it at all; if not, hours or prerequisites contradict.
    package var isLiftable: Bool
}

extension NominationInstance {
    /// Finds the obstacles by linear models: `shortfall` and `covered` are limits that no plan surpasses, the further
    /// seats and absence are the fewest in the linear model, rounded up one by one.
    ///
    /// - Parameter seconds: limit for each of the models.
    package func obstacles(seconds: Double = .infinity) throws(NominationError) -> NominationObstacles {
        try check()
        let ways = try Ways(self, previous: [])
        var able = groups.indices.map { doneChances($0).count }
        var ableForTarget = [Int](repeating: 0, count: targets.count)
        for person in 0..<people {
            var touched: Set<Int32> = []
            var served: Set<Int> = []
            for way in ways.ways(of: person) {
                for touch in ways.touches(of: way) { touched.insert(ways.touchGroup[touch]) }
                for place in ways.cells(of: way) {
                    let cell = Int(ways.cell[place])
                    for (index, target) in targets.enumerated()
                    where Int(target.track) == cell / years && cell % years <= Int(target.deadline) {
                        served.insert(index)
                    }
                }
            }
            for group in touched { able[Int(group)] += 1 }
            for target in served { ableForTarget[target] += 1 }
        }
        let reachable = zip(able, groups).reduce(0) { $0 + min($1.0, Int($1.1.need)) }
        let unreachable = zip(ableForTarget, targets).reduce(0) { $0 + max(0, Int($1.1.people) - $1.0) }

        let best = try bestLevels(seconds, atMost: nil)
        var obstacles = NominationObstacles(
            shortfall: best.shortfall, covered: best.covered, places: groups.reduce(0) { $0 + Int($1.need) },
            groupsShortOfPeople: able.indices.filter { able[$0] < Int(groups[$0].need) }.map {
                .init(index: $0, able: able[$0], wanted: Int(groups[$0].need))
            },
            targetsShortOfPeople: targets.indices.filter { ableForTarget[$0] < Int(targets[$0].people) }.map {
                .init(index: $0, able: ableForTarget[$0], wanted: Int(targets[$0].people))
            }, without: [], seats: [], absence: [], isLiftable: true)
        guard best.shortfall > unreachable || best.covered < reachable else { return obstacles }
        for rule in NominationObstacles.Rule.allCases {
            var freed = self
            switch rule {
            case .seats: freed.seats = seats.map { _ in Int32(people) }
            case .absence: freed.absenceCap = absenceCap.map { _ in Int32(people * tracks) }
            case .hours: freed.hours = hours.map { _ in hoursNeeded.reduce(0, +) }
            case .prerequisites: freed.prerequisites = prerequisites.map { _ in [] }
            }
            let reached = try freed.bestLevels(seconds, atMost: best.shortfall)
            obstacles.without.append(.init(rule: rule, shortfall: reached.shortfall, covered: reached.covered))
        }
        let lifting = WholeModel(
            self, kept: [.shortfall: Double(unreachable), .covered: Double(reachable)], previous: [], seek: [:],
            isLifting: true)
        let answer = try Self.relaxed(lifting.model, seconds)
        guard answer.status == .optimal else {
            obstacles.isLiftable = answer.status != .infeasible
            return obstacles
        }
        func rounded(_ column: Int32) -> Int { Int((answer.columns[Int(column)] - 1e-6).rounded(.up)) }
        for (cell, column) in lifting.moreSeats.enumerated() where rounded(column) > 0 {
            obstacles.seats.append(.init(track: cell / years, year: cell % years, more: rounded(column)))
        }
        for (place, column) in lifting.moreAbsence where rounded(column) > 0 {
            obstacles.absence.append(.init(section: place / years, year: place % years, more: rounded(column)))
        }
        return obstacles
    }

    /// Limits of shortfall and, that kept, of covered places.
    ///
    /// - Parameter known: a shortfall that is possible; where it is none, the least is known.
    private func bestLevels(
        _ seconds: Double, atMost known: Int?
    ) throws(NominationError) -> (shortfall: Int, covered: Int) {
        var shortfall = 0.0
        if known != 0 {
            let first = try Self.relaxed(
                WholeModel(self, kept: [:], previous: [], seek: [.shortfall: 1]).model, seconds)
            guard first.bound.isFinite else { return (0, groups.reduce(0) { $0 + Int($1.need) }) }
            shortfall = max(0, (first.bound - 1e-5).rounded(.up))
        }
        let second = try Self.relaxed(
            WholeModel(self, kept: [.shortfall: shortfall], previous: [], seek: [.covered: 1]).model, seconds)
        guard second.bound.isFinite else { return (Int(shortfall), groups.reduce(0) { $0 + Int($1.need) }) }
        return (Int(shortfall), Int((-second.bound + 1e-5).rounded(.down)))
    }

    private static func relaxed(_ model: LinearModel, _ seconds: Double) throws(NominationError) -> SolverAnswer {
        do {
            return try Highs(model).solveRelaxed(SolverLimits(seconds: seconds))
        } catch { throw .solver(error) }
    }
}
