internal import CHighs

extension Highs {
    package func solve(
        _ limits: SolverLimits, isRelaxed: Bool, progress: ((SolverProgress) -> Bool)?
    ) throws(SolverError) -> SolverAnswer {
        try set("time_limit", limits.seconds)
        try set("mip_rel_gap", limits.relativeGap)
        try set("mip_abs_gap", limits.absoluteGap)
        try set("mip_max_nodes", limits.nodes)
        try set("random_seed", limits.seed)
        try set("solve_relaxation", isRelaxed)
        switch limits.method {
        case .automatic: try set("solver", "choose")
        case .simplex: try set("solver", "simplex")
        case .interiorPoint: try set("solver", "ipm")
        }
        try set("presolve", limits.isPresolved ? "choose" : "off")
        var status = try run(progress)
        if [kHighsModelStatusUnknown, kHighsModelStatusSolveError, kHighsModelStatusPostsolveError].contains(status) {
            // Lost among small numbers, mostly on the way from an earlier answer: once more from nothing.
            try check(Highs_clearSolver(handle), "clearSolver")
            try set("presolve", limits.isPresolved ? "off" : "choose")
            status = try run(progress)
        }
        let isUndecided = status == kHighsModelStatusUnboundedOrInfeasible
        if limits.isPresolved, isUndecided || (limits.asksTwice && status == kHighsModelStatusInfeasible) {
            // The presolve of 1.15 has been seen to call a feasible model infeasible: its word alone is not taken.
            try check(Highs_clearSolver(handle), "clearSolver")
            try set("presolve", "off")
            status = try run(progress)
        }
        return try answer(status, isInteger: isInteger(isRelaxed: isRelaxed))
    }

    private func run(_ progress: ((SolverProgress) -> Bool)?) throws(SolverError) -> Int32 {
        // The clock of the library runs on over all solves of a model; the limit is meant for this one.
        try check(Highs_zeroAllClocks(handle), "zeroAllClocks")
        guard let progress else {
            _ = Highs_run(handle)
            return Highs_getModelStatus(handle)
        }
        let watcher = Watcher(progress)
        let kinds = [kHighsCallbackSimplexInterrupt, kHighsCallbackIpmInterrupt, kHighsCallbackMipInterrupt]
        try check(
            Highs_setCallback(handle, Watcher.callback, Unmanaged.passUnretained(watcher).toOpaque()), "setCallback")
        for kind in kinds { try check(Highs_startCallback(handle, kind), "startCallback") }
        withExtendedLifetime(watcher) { _ = Highs_run(handle) }
        for kind in kinds { try check(Highs_stopCallback(handle, kind), "stopCallback") }
        return Highs_getModelStatus(handle)
    }

    private func answer(_ modelStatus: Int32, isInteger: Bool) throws(SolverError) -> SolverAnswer {
        let status: SolverStatus
        switch modelStatus {
        case kHighsModelStatusOptimal, kHighsModelStatusModelEmpty: status = .optimal
        case kHighsModelStatusInfeasible: status = .infeasible
        case kHighsModelStatusUnbounded: status = .unbounded
        case kHighsModelStatusTimeLimit, kHighsModelStatusIterationLimit, kHighsModelStatusSolutionLimit,
            kHighsModelStatusObjectiveBound, kHighsModelStatusObjectiveTarget:
            status = .limit
        case kHighsModelStatusInterrupt: status = .cancelled
        default: throw .failed(status: modelStatus)
        }
        var answer = SolverAnswer(
            status: status, hasSolution: false, value: .infinity, bound: -.infinity, columns: [], rows: [],
            rowDuals: [], reducedCosts: [], nodes: 0)
        var primal: Int32 = 0
        _ = Highs_getIntInfoValue(handle, "primal_solution_status", &primal)
        answer.hasSolution = primal == kHighsSolutionStatusFeasible
        if isInteger {
            var nodes: Int64 = 0
            _ = Highs_getDoubleInfoValue(handle, "mip_dual_bound", &answer.bound)
            _ = Highs_getInt64InfoValue(handle, "mip_node_count", &nodes)
            answer.nodes = max(0, Int(nodes))
        }
        guard answer.hasSolution || status == .optimal else { return answer }
        answer.value = Highs_getObjectiveValue(handle)
        if !isInteger, status == .optimal { answer.bound = answer.value }
        let (columns, rows) = (columnCount, rowCount)
        answer.columns = [Double](repeating: 0, count: columns)
        answer.rows = [Double](repeating: 0, count: rows)
        if isInteger {
            try check(Highs_getSolution(handle, &answer.columns, nil, &answer.rows, nil), "getSolution")
        } else {
            answer.reducedCosts = answer.columns
            answer.rowDuals = answer.rows
            try check(
                Highs_getSolution(
                    handle, &answer.columns, &answer.reducedCosts, &answer.rows, &answer.rowDuals), "getSolution")
        }
        return answer
    }
}

/// Carries a progress closure through the library's callback.
private final class Watcher {
    private let progress: (SolverProgress) -> Bool

    init(_ progress: @escaping (SolverProgress) -> Bool) { self.progress = progress }

    static let callback: HighsCCallbackType = { kind, _, out, into, context in
        guard let context, let out else { return }
        let watcher = Unmanaged<Watcher>.fromOpaque(context).takeUnretainedValue()
        let isInteger = kind == kHighsCallbackMipInterrupt
        let goesOn = watcher.progress(
            SolverProgress(
                seconds: out.pointee.running_time, value: isInteger ? out.pointee.mip_primal_bound : .infinity,
                bound: isInteger ? out.pointee.mip_dual_bound : -.infinity))
        if !goesOn { into?.pointee.user_interrupt = 1 }
    }
}
