extension SeatSolver {
    /// The master's linear solution once no cut drawn at its rounding cuts it off any more.
    mutating func relaxed(countsLoss: Bool) throws(SolverError) -> SeatMaster.Relaxed? {
        while !isStopped {
            guard let relaxed = try master.relax(solverLimits(.simplex)) else {
                isStopped = true
                return nil
            }
            if countsLoss { bounds.cost = max(bounds.cost, min(best.levels.cost, Self.up(relaxed.value))) }
            tell()
            if countsLoss, relaxed.value > Double(best.levels.cost) - 1 + Self.tolerance { return relaxed }
            let rounded = relaxed.chosen.indices.filter { relaxed.chosen[$0] > 0.5 }.map(Int32.init)
            if try !cutsOff(relaxed, at: rounded, countsLoss) { return relaxed }
        }
        return nil
    }

    /// Draws the cuts at chosen electives and adds those that the linear solution breaks.
    private mutating func cutsOff(
        _ relaxed: SeatMaster.Relaxed, at chosen: [Int32], _ countsLoss: Bool
    ) throws(SolverError) -> Bool {
        let unmetFlow = mandatory.flow(beside: chosen, .unmet)
        var isCut = false
        if unmetFlow.value(.unmet) > unmetValue {
            for cut in mandatory.cuts(unmetFlow, .unmet, beside: chosen)
            where cut.value(at: relaxed.chosen) > Double(unmetValue) + Self.tolerance {
                try master.require(cut, atMost: unmetValue)
                isCut = true
            }
        }
        guard countsLoss, !isCut else { return isCut }
        let flow = mandatory.flow(beside: chosen, prices)
        for cut in mandatory.cuts(flow, prices, beside: chosen)
        where cut.value(at: relaxed.chosen) - Double(outsideCost) > relaxed.loss + 1e-4 {
            try master.bound(cut, less: outsideCost)
            isCut = true
        }
        return isCut
    }

    /// Compares a whole solution of the master with what the mandatory course really makes of it. False when a cut was
    /// added because they differ.
    mutating func addCuts(
        at chosen: [Int32], value: Double, _ countsLoss: Bool, _ stage: inout Stage, _ objective: (SeatLevels) -> Int
    ) throws(SolverError) -> Bool {
        let unmetFlow = mandatory.flow(beside: chosen, .unmet)
        guard unmetFlow.value(.unmet) == unmetValue else {
            for cut in mandatory.cuts(unmetFlow, .unmet, beside: chosen) {
                try master.require(cut, atMost: unmetValue)
            }
            return false
        }
        let found = candidate(chosen)
        if objective(found.levels) < stage.value { stage.value = objective(found.levels) }
        offer(found)
        guard countsLoss, Double(objective(found.levels)) > value + 0.5 else { return true }
        for cut in mandatory.cuts(found.flow, prices, beside: chosen) { try master.bound(cut, less: outsideCost) }
        return false
    }

    mutating func addCostCut(beside chosen: [Int32]) throws(SolverError) {
        let flow = mandatory.flow(beside: chosen, prices)
        for cut in mandatory.cuts(flow, prices, beside: chosen) { try master.bound(cut, less: outsideCost) }
    }

    /// What the least unmet cost at the present prices.
    private var outsideCost: Int { unmet.first * Int(prices.first) + unmet.second * Int(prices.second) }

    func isServed(_ candidate: Candidate) -> Bool {
        candidate.levels.unmetFirstClass == unmet.first && candidate.levels.unmetSecondClass == unmet.second
    }

    /// The choices of a linear solution that happens to be whole and holds no session with too few.
    func wholeSolution(_ relaxed: SeatMaster.Relaxed) -> [Int32]? {
        var people = [Int32](repeating: 0, count: year.sessions.count)
        var chosen: [Int32] = []
        for choice in relaxed.chosen.indices where relaxed.chosen[choice] > Self.tolerance {
            guard relaxed.chosen[choice] > 1 - Self.tolerance else { return nil }
            chosen.append(Int32(choice))
            people[Int(choices.session[choice])] += 1
        }
        let isHeld = year.sessions.indices.allSatisfy { people[$0] == 0 || people[$0] >= year.sessions[$0].fewest }
        return isHeld ? chosen : nil
    }
}
