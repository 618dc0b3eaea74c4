/// What changed between two versions of a plan: entries are matched by id and told in the order of the new version,
/// what was removed after what stands in the same list.
package struct PlanDifference: Sendable {
    package private(set) var changes: [PlanChange] = []

    package var isEmpty: Bool { changes.isEmpty }

    package init(old: Plan, new: Plan) {
        let comparison = PlanComparison(old: old, new: new)
        changes = comparison.frame() + comparison.units() + comparison.skills() + comparison.people()
        changes += comparison.programmes() + comparison.targets() + comparison.certificates()
    }
}
