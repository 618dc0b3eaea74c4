import Kernel

/// The fiscal years that nominations are planned for, and where a target's deadline lies among them.
struct PlanSpan: Sendable {
    let first: FiscalYear
    let years: Int

    /// - Parameter wanted: nil for up to the last deadline of any target ahead, one year at least.
    init(_ plan: Plan, from first: FiscalYear, years wanted: Int?) {
        self.first = first
        let last = plan.targets.compactMap { $0.period?.to }.max()
        let needed = last.map { $0 - first + 1 } ?? 1
        years = wanted ?? min(NominationAssumptions.mostYears, max(1, needed))
    }

    /// The year of the plan by whose end a target is to be met; nil where it is over or has not begun.
    ///
    /// A target that goes on after its period, or has no end, is held against the last year planned.
    func deadline(of target: Target) -> Int? {
        guard let period = target.period else { return years - 1 }
        guard period.from <= first + (years - 1) else { return nil }
        guard let to = period.to else { return years - 1 }
        if to < first { return target.after == .continue ? years - 1 : nil }
        return min(years - 1, to - first)
    }
}
