/// A model of seats with the rows and cuts added so far, solved as a linear one from where it stood, or whole on the
/// columns that can still matter. Its first columns are choices of a seat; all others always stay.
struct SeatMaster {
    /// A linear solution: chosen shares, the bound on the objective and what each column would add to it.
    struct Relaxed {
        var value: Double
        var chosen: [Double]
        var loss: Double
        var reducedCosts: [Double]
    }

    /// A whole solution, `nil` where none was found.
    struct Whole {
        var chosen: [Int32]?
        var value: Double
        /// Nothing within the columns looked at costs less.
        var bound: Double
        var isComplete: Bool
    }

    let choiceCount: Int
    private var rows = SparseRows()
    private let solver: Highs
    private var costs: [Double]
    private var lower: [Double]
    private var upper: [Double]
    /// Choices that the linear solutions do without until their reduced cost asks for them.
    private var isClosed: [Bool]
    /// The column of what is lost outside the model, the last. At 0 unless cuts raise it.
    let loss: Int32

    init(_ model: LinearModel, choiceCount: Int) throws(SolverError) {
        self.choiceCount = choiceCount
        var model = model
        loss = model.addColumn()
        costs = [Double](repeating: 0, count: model.columnCount)
        lower = model.lower
        upper = model.upper
        isClosed = [Bool](repeating: false, count: model.columnCount)
        rows = model.rows
        solver = try Highs(model)
    }

    mutating func minimise(_ choiceCosts: [Double], loss lossCost: Double = 0) throws(SolverError) {
        for choice in 0..<choiceCount { costs[choice] = choiceCosts[choice] }
        costs[Int(loss)] = lossCost
        try solver.setCosts(costs)
    }

    mutating func add(_ new: SparseRows) throws(SolverError) {
        for row in 0..<new.count {
            for entry in Int(new.start[row])..<Int(new.start[row + 1]) {
                rows.append(new.column[entry], new.value[entry])
            }
            rows.close(lower: new.lower[row], upper: new.upper[row])
        }
        try solver.add(new)
    }

    /// The mandatory course loses at most this (its least without electives).
    mutating func require(_ cut: SeatCut, atMost most: Int) throws(SolverError) {
        var row = SparseRows()
        row.add(zip(cut.choices, cut.weights.lazy.map(Double.init)), upper: Double(most - cut.base))
        try add(row)
    }

    /// The loss is at least the cut, less a constant.
    mutating func bound(_ cut: SeatCut, less constant: Int) throws(SolverError) {
        var row = SparseRows()
        for (choice, weight) in zip(cut.choices, cut.weights) { row.append(choice, -Double(weight)) }
        row.append(loss, 1)
        row.close(lower: Double(cut.base - constant))
        try add(row)
    }

    /// Leaves out for good the choices that cannot be part of a solution within `slack` of a linear bound, and keeps
    /// those that must be.
    mutating func fix(_ relaxed: Relaxed, slack: Double) throws(SolverError) {
        for choice in 0..<choiceCount where lower[choice] < upper[choice] {
            if relaxed.reducedCosts[choice] > slack {
                upper[choice] = 0
            } else if relaxed.reducedCosts[choice] < -slack {
                lower[choice] = 1
            }
        }
        try setBounds()
    }

    /// Leaves out choices until they are asked for: the answers stay those of all.
    mutating func close(_ isClosed: (Int) -> Bool) throws(SolverError) {
        for choice in 0..<choiceCount where lower[choice] < upper[choice] { self.isClosed[choice] = isClosed(choice) }
        try setBounds()
    }

    private func setBounds() throws(SolverError) {
        try solver.setBounds(lower, upper.indices.map { isClosed[$0] ? lower[$0] : upper[$0] })
    }

    /// The linear solution, `nil` where there is none or a limit came first.
    mutating func relax(_ limits: SolverLimits) throws(SolverError) -> Relaxed? {
        while true {
            let answer = try solver.solve(limits, isRelaxed: true, progress: nil)
            guard answer.status == .optimal else { return nil }
            // A choice left out whose reduced cost is negative would make the solution cheaper.
            var isAsked = false
            for choice in 0..<choiceCount where isClosed[choice] && answer.reducedCosts[choice] < -1e-7 {
                isClosed[choice] = false
                isAsked = true
            }
            guard isAsked else {
                return Relaxed(
                    value: answer.value, chosen: Array(answer.columns[..<choiceCount]),
                    loss: answer.columns[Int(loss)], reducedCosts: answer.reducedCosts)
            }
            try setBounds()
        }
    }

    /// The best whole solution among columns whose reduced cost is at most `slack`.
    ///
    /// - Parameter isKept: choices that stay what the linear solution made of them; none if left out.
    func whole(
        _ relaxed: Relaxed, slack: Double, isKept: [Bool]? = nil, _ limits: SolverLimits
    ) throws(SolverError) -> Whole {
        var place = [Int32](repeating: -1, count: costs.count)
        var fixed = [Double](repeating: 0, count: costs.count)
        var part = LinearModel()
        var fixedCost = 0.0
        for column in costs.indices {
            let isChoice = column < choiceCount
            let reduced = relaxed.reducedCosts[column]
            let isFixed = lower[column] == upper[column]
            if isChoice, isFixed ? upper[column] == 0 : reduced > slack { continue }
            if isChoice, let isKept, isKept[column] {
                if relaxed.chosen[column] < 0.5 { continue }
                fixed[column] = 1
                fixedCost += costs[column]
                continue
            }
            if isChoice, isFixed || reduced < -slack {
                fixed[column] = 1
                fixedCost += costs[column]
                continue
            }
            place[column] = part.addColumn(
                cost: costs[column], lower: lower[column], upper: upper[column],
                isInteger: column != Int(loss))
        }
        for row in 0..<rows.count {
            var given = 0.0
            var count = 0
            for entry in Int(rows.start[row])..<Int(rows.start[row + 1]) {
                let column = Int(rows.column[entry])
                if place[column] >= 0 {
                    part.rows.append(place[column], rows.value[entry])
                    count += 1
                } else {
                    given += rows.value[entry] * fixed[column]
                }
            }
            part.rows.close(lower: rows.lower[row] - given, upper: rows.upper[row] - given)
        }
        let answer = try Highs(part).solve(limits)
        let isComplete = answer.status == .optimal || answer.status == .infeasible
        guard answer.hasSolution else {
            return Whole(
                chosen: nil, value: .infinity, bound: isComplete ? .infinity : answer.bound + fixedCost,
                isComplete: isComplete)
        }
        var chosen: [Int32] = []
        for choice in 0..<choiceCount {
            let at = place[choice]
            if at >= 0 ? answer.columns[Int(at)] > 0.5 : fixed[choice] > 0.5 { chosen.append(Int32(choice)) }
        }
        return Whole(
            chosen: chosen, value: answer.value + fixedCost, bound: answer.bound + fixedCost, isComplete: isComplete)
    }
}
