/// A solver that holds one model, changes it and solves it again from where it stood.
///
/// Used by one task at a time. The same model, changes and limits give the same answer, unless a limit of time or a
/// cancel stops it.
package protocol LinearSolver: AnyObject {
    init(_ model: LinearModel) throws(SolverError)

    var columnCount: Int { get }
    var rowCount: Int { get }

    /// Adds decisions behind the last; their indices go on from `columnCount`.
    func add(_ columns: SparseColumns) throws(SolverError)
    /// Adds rules behind the last; their indices go on from `rowCount`.
    func add(_ rows: SparseRows) throws(SolverError)
    func setCost(_ cost: Double, ofColumn column: Int32) throws(SolverError)
    /// Replaces the cost of every column.
    func setCosts(_ costs: [Double]) throws(SolverError)
    func setBounds(_ lower: Double, _ upper: Double, ofColumn column: Int32) throws(SolverError)
    /// Replaces the bounds of every column.
    func setBounds(_ lower: [Double], _ upper: [Double]) throws(SolverError)
    func setBounds(_ lower: Double, _ upper: Double, ofRow row: Int32) throws(SolverError)
    /// Removes the rules of the indices from the first up to the second, without the second.
    func removeRows(_ range: Range<Int>) throws(SolverError)
    /// A solution to begin with in the next solve; one value for each column. It need not be feasible.
    func setStart(_ values: [Double]) throws(SolverError)

    /// Solves the model as it stands.
    ///
    /// - Parameters:
    ///   - isRelaxed: leaves out that columns are integers, so that there are duals.
    ///   - progress: called now and then while it runs; `false` cancels.
    func solve(
        _ limits: SolverLimits, isRelaxed: Bool, progress: ((SolverProgress) -> Bool)?
    ) throws(SolverError) -> SolverAnswer

    /// The smallest set of rules and bounds that contradict, of a model that is infeasible without regard to integers.
    /// `nil` where only the integers contradict or there is no contradiction.
    func conflict() throws(SolverError) -> SolverConflict?
}

extension LinearSolver {
    package func solve(_ limits: SolverLimits = SolverLimits()) throws(SolverError) -> SolverAnswer {
        try solve(limits, isRelaxed: false, progress: nil)
    }

    /// The linear relaxation, with duals.
    package func solveRelaxed(_ limits: SolverLimits = SolverLimits()) throws(SolverError) -> SolverAnswer {
        try solve(limits, isRelaxed: true, progress: nil)
    }
}

/// When a solver may stop, and which way it goes.
package struct SolverLimits: Sendable, Hashable {
    package enum Method: Sendable, Hashable {
        case automatic, simplex, interiorPoint
    }

    /// Seconds by the wall; infinity for none.
    package var seconds: Double
    /// Proven distance between solution and bound at which it may stop, relative and absolute. An absolute one just
    /// under 1 is exact where the cost is a whole number.
    package var relativeGap: Double
    package var absoluteGap: Double
    package var nodes: Int32
    package var seed: Int32
    package var method: Method
    package var isPresolved: Bool
    /// Whether "infeasible" is asked a second time without presolve. Off only where nothing is concluded from it.
    package var asksTwice: Bool

    package init(
        seconds: Double = .infinity, relativeGap: Double = 0, absoluteGap: Double = 1e-6, nodes: Int32 = .max,
        seed: Int32 = 0, method: Method = .automatic, isPresolved: Bool = true, asksTwice: Bool = true
    ) {
        self.seconds = seconds
        self.relativeGap = relativeGap
        self.absoluteGap = absoluteGap
        self.nodes = nodes
        self.seed = seed
        self.method = method
        self.isPresolved = isPresolved
        self.asksTwice = asksTwice
    }
}

/// How far a running solve is. Without integers both are infinite.
package struct SolverProgress: Sendable, Hashable {
    package var seconds: Double
    /// Cost of the best solution so far, and the least that any solution can cost.
    package var value: Double
    package var bound: Double
}

package enum SolverStatus: Sendable, Hashable {
    /// Solved within the gap asked for.
    case optimal
    case infeasible
    case unbounded
    /// Stopped by a limit of time, nodes or iterations.
    case limit
    /// Stopped by the progress callback.
    case cancelled
}

/// What a solve came to.
package struct SolverAnswer: Sendable {
    package var status: SolverStatus
    /// Whether `columns` is a solution. When stopped early there may be none.
    package var hasSolution: Bool
    /// Cost of the solution, and the least that any solution can cost (−infinity where nothing is proven).
    package var value: Double
    package var bound: Double
    package var columns: [Double]
    package var rows: [Double]
    /// Prices: the change of the cost for one more of a row's bound and of a column. Empty for a model with integers.
    package var rowDuals: [Double]
    package var reducedCosts: [Double]
    package var nodes: Int
}

/// An irreducible set of rules and bounds that contradict: without any one of them the others agree.
package struct SolverConflict: Sendable, Hashable {
    /// The side of a rule or bound that takes part.
    package enum Side: Sendable, Hashable { case lower, upper, both, none }

    package var columns: [Int32]
    package var columnSides: [Side]
    package var rows: [Int32]
    package var rowSides: [Side]
}

package enum SolverError: Error, Sendable, Hashable {
    /// The library could not be set up (memory).
    case unavailable
    /// The library refused a call: a column or row that does not exist, a bound that is not a number.
    case refused(call: String)
    /// The solve broke off with this status of the library (numerical trouble or memory).
    case failed(status: Int32)
}
