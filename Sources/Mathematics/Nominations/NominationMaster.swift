/// Puts one plan of each block together: the linear model over the plans found so far.
///
/// Rows: one plan a block; seats of each cell; headcount targets with their shortfall; one row for each level; absence of
/// wide blocks. Solved without integers it gives the worths at which further plans are sought and, with each block's best
/// plan at these worths, a bound that holds for every lawful plan (Lagrange), converged or not.
final class NominationMaster {
    let instance: NominationInstance
    let blocks: [Block]
    let ways: Ways
    private(set) var pool: [BlockPlan] = []
    /// What a block counts when nobody of it is named: people who have done the track before.
    let baseCovered: [Int32]
    let baseExpected: [Double]
    let highs: Highs
    private var known: [[Int32]: Int] = [:]
    /// Nominations of the plan to stay close to.
    let previousCount: Int
    var objective: [NominationLevel: Double] = [:]
    private(set) var kept: [NominationLevel: (exact: Double, loose: Double)] = [:]

    init(
        _ instance: NominationInstance, _ ways: Ways, _ blocks: [Block], previousCount: Int
    ) throws(NominationError) {
        self.instance = instance
        self.ways = ways
        self.blocks = blocks
        self.previousCount = previousCount
        var covered = [Int32](repeating: 0, count: blocks.count)
        var expected = [Double](repeating: 0, count: blocks.count)
        let alone = instance.expectedCoverage(of: [])
        for (index, block) in blocks.enumerated() {
            for group in block.groups {
                let group = Int(group)
                expected[index] += alone[group]
                covered[index] += min(instance.groups[group].need, Int32(instance.doneChances(group).count))
            }
        }
        baseCovered = covered
        baseExpected = expected
        do {
            highs = try Highs(Self.rows(instance, blocks))
        } catch { throw .solver(error) }
    }

    // Rows in their order: blocks, cells, targets, levels, absence of wide blocks.
    var firstCell: Int { blocks.count }
    var firstTarget: Int { firstCell + instance.seats.count }
    var firstLevel: Int { firstTarget + instance.targets.count }
    var firstAbsence: Int { firstLevel + NominationLevel.allCases.count }
    func row(_ level: NominationLevel) -> Int {
        switch level {
        case .shortfall: firstLevel
        case .covered: firstLevel + 1
        case .expected: firstLevel + 2
        case .changes: firstLevel + 3
        case .points: firstLevel + 4
        case .coincidences: firstLevel + 5
        case .volunteers: firstLevel + 6
        }
    }

    static func rows(_ instance: NominationInstance, _ blocks: [Block]) -> LinearModel {
        var model = LinearModel()
        for target in instance.targets { model.addColumn(upper: Double(target.people)) }
        for _ in blocks { model.rows.close(lower: 1, upper: 1) }
        for seats in instance.seats { model.rows.close(upper: Double(seats)) }
        for (index, target) in instance.targets.enumerated() {
            model.rows.add([(Int32(index), 1)], lower: Double(target.people))
        }
        model.rows.add(instance.targets.indices.map { (Int32($0), 1) })
        for _ in NominationLevel.allCases.dropFirst() { model.rows.close() }
        for cap in instance.absenceCap { model.rows.close(upper: Double(cap)) }
        return model
    }

    /// The plan of a block that consists of these ways.
    func plan(_ block: Int, _ chosen: [Int32]) -> BlockPlan {
        var plan = BlockPlan(block: Int32(block), ways: chosen)
        var chances: [Int32: [Double]] = [:]
        for way in chosen {
            for place in ways.cells(of: Int(way)) { plan.cells.append(ways.cell[place]) }
            for touch in ways.touches(of: Int(way)) {
                chances[ways.touchGroup[touch], default: []].append(ways.touchChance[touch])
            }
            plan.points += ways.points[Int(way)]
            plan.changes += ways.changes[Int(way)]
            plan.volunteers += ways.volunteers[Int(way)]
        }
        plan.coincidences = away(plan).values.reduce(0) { $0 + Int32($1 * ($1 - 1) / 2) }
        plan.cells.sort()
        plan.covered = baseCovered[block]
        plan.expected = baseExpected[block]
        for (group, chances) in chances.sorted(by: { $0.key < $1.key }) {
            let index = Int(group)
            let need = Int(instance.groups[index].need)
            let done = instance.doneChances(index)
            plan.covered += Int32(min(need, done.count + chances.count) - min(need, done.count))
            plan.expected +=
                PoissonBinomial(done + chances).expectation(limitedTo: need)
                - PoissonBinomial(done).expectation(limitedTo: need)
        }
        return plan
    }

    /// Adds the plans that are new and tells how many.
    @discardableResult func add(_ plans: [BlockPlan]) throws(NominationError) -> Int {
        var columns = SparseColumns()
        for plan in plans where known[[plan.block] + plan.ways] == nil {
            known[[plan.block] + plan.ways] = pool.count
            columns.add(entries(of: plan), cost: cost(of: plan))
            pool.append(plan)
        }
        do { try highs.add(columns) } catch { throw .solver(error) }
        return columns.count
    }

    /// Where each block's plan of these ways stands in the pool.
    func choice(of chosen: [Int32]) throws(NominationError) -> [Int] {
        var blockOf = [Int32](repeating: 0, count: instance.people)
        for (index, block) in blocks.enumerated() { for person in block.people { blockOf[Int(person)] = Int32(index) } }
        var ofBlock = [[Int32]](repeating: [], count: blocks.count)
        let place = Dictionary(
            uniqueKeysWithValues: blocks.flatMap { $0.people.enumerated().map { ($0.element, $0.offset) } })
        for way in chosen { ofBlock[Int(blockOf[Int(ways.person[Int(way)])])].append(way) }
        for block in ofBlock.indices {
            ofBlock[block].sort { place[ways.person[Int($0)], default: 0] < place[ways.person[Int($1)], default: 0] }
        }
        try add(ofBlock.enumerated().map { plan($0.offset, $0.element) })
        return ofBlock.enumerated().compactMap { known[[Int32($0.offset)] + $0.element] }
    }

    /// The plan's entries in the rows.
    func entries(of plan: BlockPlan) -> [(Int32, Double)] {
        var entries: [(Int32, Double)] = [(plan.block, 1)]
        var at = 0
        while at < plan.cells.count {
            let cell = plan.cells[at]
            var end = at
            while end < plan.cells.count, plan.cells[end] == cell { end += 1 }
            entries.append((Int32(firstCell) + cell, Double(end - at)))
            at = end
        }
        for (index, target) in instance.targets.enumerated() {
            let met = plan.cells.count { serves($0, target) }
            if met > 0 { entries.append((Int32(firstTarget + index), Double(met))) }
        }
        for level in NominationLevel.allCases {
            let value = plan.value(level)
            if value != 0 { entries.append((Int32(row(level)), value)) }
        }
        if !blocks[Int(plan.block)].holdsAbsence {
            for (place, count) in away(plan).sorted(by: { $0.key < $1.key }) {
                entries.append((Int32(firstAbsence) + place, Double(count)))
            }
        }
        return entries
    }

    func serves(_ cell: Int32, _ target: NominationInstance.Target) -> Bool {
        Int(cell) / instance.years == Int(target.track) && Int(cell) % instance.years <= Int(target.deadline)
    }

    /// Takers by section × year.
    func away(_ plan: BlockPlan) -> [Int32: Int] {
        var away: [Int32: Int] = [:]
        for way in plan.ways {
            let section = Int(instance.section[Int(ways.person[Int(way)])])
            for place in ways.cells(of: Int(way)) {
                let cell = Int(ways.cell[place])
                guard instance.countsAsAbsence[cell / instance.years] else { continue }
                away[Int32(section * instance.years + cell % instance.years), default: 0] += 1
            }
        }
        return away
    }

    func cost(of plan: BlockPlan) -> Double {
        NominationLevel.allCases.reduce(0) { sum, level in
            guard let weight = objective[level] else { return sum }
            return sum + (level.isGain ? -weight : weight) * plan.value(level)
        }
    }

    func shortfall(of choice: [Int]) -> Int {
        instance.targets.reduce(0) { sum, target in
            sum + max(0, Int(target.people) - choice.reduce(0) { $0 + pool[$1].cells.count { serves($0, target) } })
        }
    }

    /// What a choice of plans comes to in a level.
    func value(_ level: NominationLevel, of choice: [Int]) -> Double {
        if level == .shortfall { return Double(shortfall(of: choice)) }
        return choice.reduce(shift(level)) { $0 + pool[$1].value(level) }
    }

    /// Whether a choice keeps all that is kept.
    func keeps(_ choice: [Int]) -> Bool {
        kept.allSatisfy { level, kept in
            let value = value(level, of: choice)
            return level.isGain ? value >= kept.exact - 1e-6 : value <= kept.exact + 1e-6
        }
    }

    /// The weighted sum sought, of a choice of plans.
    func score(_ choice: [Int]) -> Double {
        -Double(shortfall(of: choice)) * objective[.shortfall, default: 0]
            - choice.reduce(0) { $0 + cost(of: pool[$1]) }
    }

    /// What is sought from now on: the levels with their weights.
    func seek(_ weights: [NominationLevel: Double]) throws(NominationError) {
        objective = weights
        let short = [Double](repeating: weights[.shortfall, default: 0], count: instance.targets.count)
        do { try highs.setCosts(short + pool.map(cost)) } catch { throw .solver(error) }
    }

    /// Keeps a level at least as good as this from now on.
    func keep(_ level: NominationLevel, _ value: Double) throws(NominationError) {
        // A row tighter than the digits of its sum makes a model that no solver can solve.
        let slack = max(1e-7, 1e-9 * abs(value))
        let loose = level.isGain ? value - slack : value + slack
        kept[level] = (value, loose)
        do {
            if level.isGain {
                try highs.setBounds(loose, .infinity, ofRow: Int32(row(level)))
            } else {
                try highs.setBounds(-.infinity, loose - shift(level), ofRow: Int32(row(level)))
            }
        } catch { throw .solver(error) }
    }

    /// Plans count changes from what they keep of the plan before; the row counts from nothing kept.
    func shift(_ level: NominationLevel) -> Double { level == .changes ? Double(previousCount) : 0 }
}
