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
    private let highs: Highs
    private var known: [[Int32]: Int] = [:]
    /// Nominations of the plan to stay close to.
    let previousCount: Int
    private var objective: [NominationLevel: Double] = [:]
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
    private var firstCell: Int { blocks.count }
    private var firstTarget: Int { firstCell + instance.seats.count }
    private var firstLevel: Int { firstTarget + instance.targets.count }
    private var firstAbsence: Int { firstLevel + NominationLevel.allCases.count }
    private func row(_ level: NominationLevel) -> Int {
        switch level {
        case .shortfall: firstLevel
        case .covered: firstLevel + 1
        case .expected: firstLevel + 2
        case .changes: firstLevel + 3
        case .points: firstLevel + 4
        }
    }

    private static func rows(_ instance: NominationInstance, _ blocks: [Block]) -> LinearModel {
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
        }
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
    private func entries(of plan: BlockPlan) -> [(Int32, Double)] {
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
        for (level, value) in [
            (NominationLevel.covered, Double(plan.covered)), (.expected, plan.expected),
            (.changes, Double(plan.changes)), (.points, Double(plan.points)),
        ] where value != 0 { entries.append((Int32(row(level)), value)) }
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
    private func away(_ plan: BlockPlan) -> [Int32: Int] {
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

    private func cost(of plan: BlockPlan) -> Double {
        Double(plan.changes) * objective[.changes, default: 0] - Double(plan.covered) * objective[.covered, default: 0]
            - plan.expected * objective[.expected, default: 0] - Double(plan.points) * objective[.points, default: 0]
    }

    func shortfall(of choice: [Int]) -> Int {
        instance.targets.reduce(0) { sum, target in
            sum + max(0, Int(target.people) - choice.reduce(0) { $0 + pool[$1].cells.count { serves($0, target) } })
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

    /// Keeps a level at least as good as this from now on; the linear model may fall short by the share `looseness`.
    func keep(_ level: NominationLevel, _ value: Double, looseness: Double) throws(NominationError) {
        let small = 1e-7 + looseness * abs(value)
        let loose = level.isGain ? value - small : value + small
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
    private func shift(_ level: NominationLevel) -> Double { level == .changes ? Double(previousCount) : 0 }

    struct Relaxed {
        var value: Double
        var worth: Worth
        /// Price of each block's plan: only a plan worth more than this improves.
        var plan: [Double]
        /// What the rows' bounds come to at these prices.
        var constant: Double
        var columns: [Double]
        var reducedCosts: [Double]
        var seatPrices: [Double]
        var targetPrices: [Double]
    }

    func relaxed() throws(NominationError) -> Relaxed {
        let answer: SolverAnswer
        do {
            answer = try highs.solveRelaxed(SolverLimits(method: .simplex, isPresolved: false))
        } catch { throw .solver(error) }
        guard answer.status == .optimal else { throw .solver(.failed(status: -1)) }
        let duals = answer.rowDuals
        let years = instance.years
        var constant = 0.0
        var cell = [Double](repeating: 0, count: instance.seats.count)
        for index in cell.indices {
            cell[index] = min(0, duals[firstCell + index])
            constant -= cell[index] * Double(instance.seats[index])
        }
        let seatPrices = cell.map { -$0 }
        var targetPrices = [Double](repeating: 0, count: instance.targets.count)
        let shortfall = min(0, duals[row(.shortfall)])
        if let kept = kept[.shortfall] { constant -= shortfall * kept.loose }
        for (index, target) in instance.targets.enumerated() {
            let dual = max(0, duals[firstTarget + index])
            targetPrices[index] = dual
            constant -= dual * Double(target.people)
            constant += max(0, dual + shortfall - objective[.shortfall, default: 0]) * Double(target.people)
            for year in 0...Int(target.deadline) { cell[Int(target.track) * years + year] += dual }
        }
        var worth = Worth(cell: cell, absence: [])
        func level(_ level: NominationLevel) -> Double {
            guard let kept = kept[level] else { return objective[level, default: 0] * (level.isGain ? 1 : -1) }
            let dual = duals[row(level)]
            let sided = level.isGain ? max(0, dual) : min(0, dual)
            constant -= sided * (kept.loose - shift(level))
            return sided + objective[level, default: 0] * (level.isGain ? 1 : -1)
        }
        worth.covered = level(.covered)
        worth.expected = level(.expected)
        worth.points = level(.points)
        worth.changes = level(.changes)
        worth.absence = instance.absenceCap.indices.map { index in
            let dual = min(0, duals[firstAbsence + index])
            constant -= dual * Double(instance.absenceCap[index])
            return -dual
        }
        return Relaxed(
            value: -answer.value, worth: worth, plan: blocks.indices.map { -duals[$0] }, constant: constant,
            columns: answer.columns, reducedCosts: answer.reducedCosts, seatPrices: seatPrices,
            targetPrices: targetPrices)
    }

    /// What a block is worth without anyone named.
    func base(_ block: Int, _ worth: Worth) -> Double {
        worth.covered * Double(baseCovered[block]) + worth.expected * baseExpected[block]
    }

    /// The best whole choice among plans whose reduced cost is small enough to matter: one plan index for each block.
    ///
    /// - Parameters:
    ///   - start: the choice to begin from.
    ///   - slack: plans beyond this reduced cost cannot be part of anything better.
    func whole(
        _ relaxed: Relaxed, start: [Int], slack: Double, limits: SolverLimits, progress: ((SolverProgress) -> Bool)?
    ) throws(NominationError) -> [Int] {
        let targets = instance.targets.count
        let started = Set(start)
        let chosen = pool.indices.filter {
            relaxed.reducedCosts[targets + $0] <= slack + 1e-6 || started.contains($0)
        }
        var model = Self.rows(instance, blocks)
        for index in 0..<targets { model.cost[index] = objective[.shortfall, default: 0] }
        for (level, value) in kept {
            if level.isGain {
                model.rows.lower[row(level)] = value.exact - 1e-7
            } else {
                model.rows.upper[row(level)] = value.exact - shift(level) + 1e-7
            }
        }
        do {
            let solver = try Highs(model)
            var columns = SparseColumns()
            for index in chosen { columns.add(entries(of: pool[index]), cost: cost(of: pool[index]), isInteger: true) }
            try solver.add(columns)
            var first = instance.targets.map { target in
                Double(target.people) - Double(start.reduce(0) { $0 + pool[$1].cells.count { serves($0, target) } })
            }.map { max(0, $0) }
            first += chosen.map { started.contains($0) ? 1 : 0 }
            try solver.setStart(first)
            let answer = try solver.solve(limits, isRelaxed: false, progress: progress)
            trace(
                "ip \(answer.value) \(answer.bound) \(answer.status) \(answer.columns.prefix(3)) cols \(chosen.count)")
            guard answer.hasSolution else { return start }
            var result = start
            for (place, index) in chosen.enumerated() where answer.columns[targets + place] > 0.5 {
                result[Int(pool[index].block)] = index
            }
            return result
        } catch { throw .solver(error) }
    }
}
