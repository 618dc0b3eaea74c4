extension SeatSolver {
    /// L3 and L4 beside a mandatory course that loses nothing.
    ///
    /// First both at once, a nomination weighing as much as many wishes: where the nominations then reach their own
    /// bound, both are proven. Otherwise one after the other.
    mutating func solveElectives() throws(SolverError) {
        let nominations = year.requests.count(where: \.isNominated)
        let wishes = year.requests.reduce(0) { $0 + ($1.isNominated ? 0 : Int($1.weight)) }
        try master.minimise(costs(nomination: 1, wish: 0, cost: 0))
        guard let first = try relaxed(countsLoss: false) else { return }
        bounds.unmetNominations = nominations + Self.up(first.value)
        offerStart(first)
        let weight = Self.nominationWeight
        try master.minimise(costs(nomination: weight, wish: 1, cost: 0))
        let all = weight * nominations + wishes
        let both = try solveStage(countsLoss: false) { $0.unmetNominations * weight + $0.unmetWishes - all }
        if best.levels.unmetNominations == bounds.unmetNominations {
            bounds.unmetWishes = max(0, both.bound + all - weight * bounds.unmetNominations)
            guard !isStopped, let last = both.last else { return }
            try master.fix(last, slack: Double(both.value) - last.value + Self.tolerance)
        } else if !isStopped {
            try master.minimise(costs(nomination: 1, wish: 0, cost: 0))
            let alone = try solveStage(countsLoss: false) { $0.unmetNominations - nominations }
            bounds.unmetNominations = alone.bound + nominations
            guard !isStopped else { return }
            try requireNominations(nominations)
            level = 4
            try master.minimise(costs(nomination: 0, wish: 1, cost: 0))
            let after = try solveStage(countsLoss: false) { $0.unmetWishes - wishes }
            bounds.unmetWishes = after.bound + wishes
            guard !isStopped else { return }
            try requireWishes(wishes)
            return
        }
        try requireNominations(nominations)
        try requireWishes(wishes)
    }

    /// L5: the electives' cost and what the mandatory course then costs at least.
    mutating func solveCost() throws(SolverError) {
        try addCostCut(beside: [])
        try addCostCut(beside: best.chosen)
        let isChosen = Set(best.chosen)
        try master.close { choice in
            // The choices of a request stand in the order of their cost.
            let place = Int32(choice) - choices.start[Int(choices.request[choice])]
            return place >= Self.firstChoices && !isChosen.contains(Int32(choice))
        }
        try master.minimise(costs(nomination: 0, wish: 0, cost: 1), loss: 1)
        let stage = try solveStage(countsLoss: true) { $0.cost }
        bounds.cost = max(bounds.cost, stage.bound)
        tell()
    }

    private static var nominationWeight: Int { 64 }
    /// So many of each request's cheapest sessions are offered to the linear solutions of L5 at first.
    private static var firstChoices: Int32 { 4 }
    static var tolerance: Double { 1e-6 }

    /// The least whole number not under a linear bound.
    static func up(_ value: Double) -> Int { Int((value - tolerance * max(1, value.magnitude * 1e-3)).rounded(.up)) }

    private func costs(nomination: Int, wish: Int, cost: Int) -> [Double] {
        (0..<choices.count).map { choice in
            let request = year.requests[Int(choices.request[choice])]
            let gain = request.isNominated ? nomination : wish * Int(request.weight)
            return Double(cost * Int(choices.cost[choice]) - gain)
        }
    }

    private mutating func requireNominations(_ all: Int) throws(SolverError) {
        var row = SparseRows()
        for choice in 0..<choices.count where year.requests[Int(choices.request[choice])].isNominated {
            row.append(Int32(choice))
        }
        row.close(lower: Double(all - best.levels.unmetNominations))
        try master.add(row)
    }

    private mutating func requireWishes(_ all: Int) throws(SolverError) {
        var row = SparseRows()
        for choice in 0..<choices.count {
            let request = year.requests[Int(choices.request[choice])]
            if !request.isNominated { row.append(Int32(choice), Double(request.weight)) }
        }
        row.close(lower: Double(all - best.levels.unmetWishes))
        try master.add(row)
    }
}
