extension SeatSolver {
    /// What a stage came to, in the whole numbers of its objective.
    struct Stage {
        var value: Int
        var bound: Int
        var last: SeatMaster.Relaxed?
    }

    /// Solves the master's objective and draws cuts until the electives and the mandatory course agree.
    mutating func solveStage(
        countsLoss: Bool, objective: (SeatLevels) -> Int
    ) throws(SolverError) -> Stage {
        var stage = Stage(value: isServed(best) ? objective(best.levels) : Int.max, bound: Int.min, last: nil)
        while !isStopped {
            guard let relaxed = try relaxed(countsLoss: countsLoss) else { break }
            stage.last = relaxed
            raise(&stage, to: Self.up(relaxed.value), countsLoss)
            if stage.value <= stage.bound { break }
            if let whole = wholeSolution(relaxed) {
                let isAgreed = try addCuts(at: whole, value: relaxed.value, countsLoss, &stage, objective)
                if stage.value <= stage.bound { break }
                if !isAgreed { continue }
            }
            if try !searchWhole(relaxed, &stage, countsLoss, objective) { break }
        }
        return stage
    }

    /// Whole solutions near a linear one. False when the stage is done, true when a new cut asks for another round.
    private mutating func searchWhole(
        _ relaxed: SeatMaster.Relaxed, _ stage: inout Stage, _ countsLoss: Bool, _ objective: (SeatLevels) -> Int
    ) throws(SolverError) -> Bool {
        var slack = Double(stage.bound) - relaxed.value + 1
        if let agreed = try searchNear(relaxed, slack, &stage, countsLoss, objective) {
            if stage.value <= stage.bound { return false }
            if !agreed { return true }
        }
        while !isStopped {
            var limits = solverLimits(gap: 0.99)
            limits.asksTwice = false
            // Nothing better than the best lies beyond this slack.
            let isAll = stage.value < Int.max && slack >= Double(stage.value) - 1 - relaxed.value
            if isAll { limits.asksTwice = true }
            let whole = try master.whole(relaxed, slack: slack + Self.tolerance, limits)
            tell()
            if let chosen = whole.chosen {
                let isAgreed = try addCuts(at: chosen, value: whole.value, countsLoss, &stage, objective)
                if stage.value <= stage.bound { return false }
                if !isAgreed { return true }
            }
            guard whole.isComplete else {
                isStopped = true
                return false
            }
            // What presolve alone calls infeasible proves nothing.
            guard whole.chosen != nil || limits.asksTwice else {
                slack = 2 * slack + 2
                continue
            }
            // Beyond the slack a solution costs at least this.
            let beyond = Int((relaxed.value + slack - 10 * Self.tolerance).rounded(.down)) + 1
            raise(&stage, to: min(whole.bound.isFinite ? Self.up(whole.bound) : beyond, beyond), countsLoss)
            if stage.value <= stage.bound { return false }
            if isAll {
                raise(&stage, to: stage.value, countsLoss)
                return false
            }
            slack = max(slack, Double(stage.value) - 1 - relaxed.value)
        }
        return false
    }

    /// A whole solution that keeps what is whole already: soon found and mostly good. `nil` where there is none.
    private mutating func searchNear(
        _ relaxed: SeatMaster.Relaxed, _ slack: Double, _ stage: inout Stage, _ countsLoss: Bool,
        _ objective: (SeatLevels) -> Int
    ) throws(SolverError) -> Bool? {
        var limits = solverLimits(gap: 0.99)
        limits.asksTwice = false
        let near = try master.whole(relaxed, slack: 4 * slack, isKept: settled(relaxed), limits)
        guard let chosen = near.chosen else { return nil }
        return try addCuts(at: chosen, value: near.value, countsLoss, &stage, objective)
    }

    /// The choices of requests that the linear solution gives one whole seat, in a session that is in order.
    private func settled(_ relaxed: SeatMaster.Relaxed) -> [Bool] {
        var people = [Double](repeating: 0, count: year.sessions.count)
        var isOpen = [Bool](repeating: false, count: year.sessions.count)
        for choice in relaxed.chosen.indices {
            let share = relaxed.chosen[choice]
            let session = Int(choices.session[choice])
            people[session] += share
            if share > Self.tolerance, share < 1 - Self.tolerance { isOpen[session] = true }
        }
        for session in people.indices
        where people[session] > Self.tolerance
            && people[session] < Double(year.sessions[session].fewest) - Self.tolerance
        {
            isOpen[session] = true
        }
        var isSettled = [Bool](repeating: false, count: choices.count)
        for request in year.requests.indices {
            let range = choices.range(ofRequest: request)
            let isWhole = range.contains {
                relaxed.chosen[$0] > 1 - Self.tolerance && !isOpen[Int(choices.session[$0])]
            }
            if isWhole { for choice in range { isSettled[choice] = true } }
        }
        return isSettled
    }

    private mutating func raise(_ stage: inout Stage, to bound: Int, _ countsLoss: Bool) {
        guard bound > stage.bound else { return }
        stage.bound = min(bound, stage.value)
        if countsLoss { bounds.cost = max(bounds.cost, stage.bound) }
        tell()
    }
}
