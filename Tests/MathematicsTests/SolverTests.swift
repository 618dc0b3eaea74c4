import Testing

@testable import Mathematics

/// The solver says what small models, solved by hand, come to (clause K4).
@Suite struct SolverTests {
    @Test("A linear model gives its least cost, the rows' prices and the columns' reduced costs")
    func linear() throws {
        // Least 2x + 3y with x + y ≥ 4 and x ≤ 3: (3, 1), cost 9; one more of the demand costs 3, one more x saves 1.
        var model = LinearModel()
        let x = model.addColumn(cost: 2, upper: 3)
        let y = model.addColumn(cost: 3)
        model.rows.add([(x, 1), (y, 1)], lower: 4)
        let answer = try Highs(model).solve()
        #expect(answer.status == .optimal)
        #expect(answer.columns == [3, 1])
        #expect(answer.value == 9 && answer.bound == 9)
        #expect(answer.rowDuals == [3])
        #expect(answer.reducedCosts == [-1, 0])
    }

    @Test("A model with integers gives a whole solution and its bound; relaxed, the fractional one")
    func integers() throws {
        var solver = try Highs(Self.knapsack)
        let answer = try solver.solve()
        #expect(answer.status == .optimal && answer.hasSolution)
        #expect(answer.columns.map { $0.rounded() } == [0, 1, 0])
        #expect(abs(answer.value + 11) < 1e-6 && abs(answer.bound + 11) < 1e-6)
        let relaxed = try solver.solveRelaxed()
        #expect(abs(relaxed.value + 19) < 1e-6 && relaxed.rowDuals.count == 1)
        solver = try Highs(Self.knapsack)
        #expect(try solver.solve().columns == answer.columns)
    }

    /// Values 10, 11, 10 at weights 6, 5, 5 into 9: of whole ones only one fits, 11; in parts 11 and 4/5 of 10.
    static var knapsack: LinearModel {
        var model = LinearModel()
        for value in [10.0, 11, 10] { model.addColumn(cost: -value, upper: 1, isInteger: true) }
        model.rows.add(zip([0, 1, 2], [6, 5, 5]), upper: 9)
        return model
    }

    @Test("A model that cannot be met is infeasible and names the rules that contradict, and no others")
    func infeasible() throws {
        var model = LinearModel()
        let x = model.addColumn(upper: 2)
        let y = model.addColumn(upper: 9)
        model.rows.add([(y, 1)], lower: 1)
        model.rows.add([(x, 1)], lower: 3)
        model.rows.add([(x, 1), (y, 1)], upper: 20)
        let solver = try Highs(model)
        #expect(try solver.solve().status == .infeasible)
        let conflict = try #require(try solver.conflict())
        #expect(conflict.rows == [1] && conflict.rowSides == [.lower])
        #expect(conflict.columns == [x] && conflict.columnSides == [.upper])
        try solver.setBounds(0, 5, ofColumn: x)
        #expect(try solver.solve().status == .optimal)
        #expect(try solver.conflict() == nil)
    }

    @Test("A cost that falls for ever is unbounded")
    func unbounded() throws {
        var model = LinearModel()
        model.addColumn(cost: -1)
        model.rows.add([(0, 1)], lower: 1)
        #expect(try Highs(model).solve().status == .unbounded)
    }

    @Test("Columns and rows can be added and bounds and costs changed between solves")
    func persistent() throws {
        var model = LinearModel()
        model.addColumn(cost: 5)
        model.rows.add([(0, 1)], lower: 2)
        let solver = try Highs(model)
        #expect(try solver.solve().value == 10)
        var columns = SparseColumns()
        columns.add([(0, 1)], cost: 3, upper: 1)
        try solver.add(columns)
        #expect(try solver.solve().value == 8)
        var rows = SparseRows()
        rows.add([(1, 1)], upper: 0.5)
        try solver.add(rows)
        #expect(try solver.solve().value == 9)
        try solver.setCost(10, ofColumn: 1)
        #expect(try solver.solve().value == 10)
        try solver.removeRows(1..<2)
        try solver.setCosts([5, 1])
        try solver.setBounds(3, .infinity, ofRow: 0)
        #expect(try solver.solve().value == 11)
    }

    @Test("A progress callback that says no stops the solve; a limit of time too; both keep the best so far")
    func cancel() throws {
        let solver = try Highs(Self.hard)
        #expect(try solver.solve(SolverLimits(), isRelaxed: false) { _ in false }.status == .cancelled)
        try solver.setStart([Double](repeating: 0, count: solver.columnCount))
        let answer = try solver.solve(SolverLimits(seconds: 0.05))
        #expect(answer.status == .limit)
        #expect(answer.hasSolution && answer.bound < answer.value)
    }

    /// A dense knapsack with many equal weights, which takes long to prove.
    static var hard: LinearModel {
        var model = LinearModel()
        var state: UInt64 = 1
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33).truncatingRemainder(dividingBy: 1000)
        }
        for _ in 0..<60 { model.addColumn(cost: -next(), upper: 1, isInteger: true) }
        for _ in 0..<30 { model.rows.add((0..<60).map { (Int32($0), 100 + next()) }, upper: 9_000) }
        return model
    }

    @Test("A call with a column that does not exist is refused")
    func refused() throws {
        let solver = try Highs(Self.knapsack)
        #expect(throws: SolverError.refused(call: "changeColCost")) { try solver.setCost(1, ofColumn: 3) }
        #expect(throws: SolverError.refused(call: "setSolution")) { try solver.setStart([1]) }
        #expect(throws: SolverError.self) { try solver.setBounds(2, 1, ofRow: 7) }
    }
}
