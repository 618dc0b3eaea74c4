extension NominationMaster {
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
            var sided = level.isGain ? max(0, dual) : min(0, dual)
            // Any price bounds, and next to nothing for a pair would make slopes without end.
            if level == .coincidences, sided > -1e-9 { sided = 0 }
            constant -= sided * (kept.loose - shift(level))
            return sided + objective[level, default: 0] * (level.isGain ? 1 : -1)
        }
        worth.covered = level(.covered)
        worth.expected = level(.expected)
        worth.points = level(.points)
        worth.changes = level(.changes)
        worth.coincidences = level(.coincidences)
        worth.volunteers = level(.volunteers)
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
        // Plans found since the linear answer have no reduced cost.
        let chosen = pool.indices.filter {
            targets + $0 >= relaxed.reducedCosts.count || relaxed.reducedCosts[targets + $0] <= slack + 1e-6
                || started.contains($0)
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
            guard answer.hasSolution else { return start }
            var result = start
            for (place, index) in chosen.enumerated() where answer.columns[targets + place] > 0.5 {
                result[Int(pool[index].block)] = index
            }
            return result
        } catch { throw .solver(error) }
    }
}
