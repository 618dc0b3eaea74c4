package import Domain
package import Kernel

/// What changed between two versions of a plan, and with a roster, what that does to people.
package struct ComparePlans {
    package var difference: PlanDifference
    package var effect: PlanEffect?
    package var diagnostics: [Diagnostic]

    /// `request.plan` is the new version; its roster and records are run under both. Throws `InputErrors` where
    /// either plan or an input has errors.
    package init(old file: String, _ request: RunPlan.Request) throws(InputErrors) {
        let old = try CheckPlan(file: file, on: request.date)
        let new = try CheckPlan(file: request.plan, on: request.date)
        diagnostics = (old.diagnostics + new.diagnostics).filter { $0.severity == .error }
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        difference = PlanDifference(old: old.plan, new: new.plan)
        guard !request.roster.isEmpty else { return }
        var before = request
        before.plan = file
        effect = PlanEffect(old: try RunPlan(before).standing, new: try RunPlan(request).standing)
    }
}
