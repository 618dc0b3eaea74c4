/// Which programmes someone can come to take: those open to a person who has completed nothing, then those that their
/// completion opens, and so on. What is left waits for itself.
enum Attainability {
    static func programmes(of plan: Plan) -> Set<Int> {
        var space = RuleSpace(plan)
        var attainable = Set<Int>()
        while true {
            space.completable = attainable
            let opened = plan.programmes.indices.filter { index in
                !attainable.contains(index) && isSatisfied(plan.programmes[index].prerequisites, by: attainable, plan)
                    && HalfKind.allCases.contains { half in
                        plan.programmes[index][half].map { !space.cannotHold(.rule($0.audience)) } ?? false
                    }
            }
            if opened.isEmpty { return attainable }
            attainable.formUnion(opened)
        }
    }

    /// A group among the prerequisites is met by any one of its programmes.
    static func isSatisfied(_ prerequisites: Prerequisites?, by completed: Set<Int>, _ plan: Plan) -> Bool {
        guard let prerequisites, !prerequisites.references.isEmpty else { return true }
        func isMet(_ reference: ProgrammeReference) -> Bool {
            plan.programmes(in: reference).contains(where: completed.contains)
        }
        switch prerequisites.need {
        case .all: return prerequisites.references.allSatisfy(isMet)
        case .any: return prerequisites.references.contains(where: isMet)
        }
    }
}
