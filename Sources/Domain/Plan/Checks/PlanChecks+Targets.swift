import Kernel

extension PlanChecks {
    static let targets: [Check] = [
        targetsWithoutPopulation, targetsWithoutDeadline, coverageWithoutDenominator, targetsWithoutGoal,
        goalsWithoutBasis, sharesOverAll, goalsBesideCoverage, targetsOutsideThePlan, goalsThatMissTheirUnits,
    ]

    static func targetsWithoutPopulation(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.filter { $0.population == nil && $0.countsPeople }.map { target in
            checked.warning(
                "P276", target.place, ja: "目標「\(target.name.ja)」に対象（population）がなく、誰を数えるか決まりません",
                en: "the target '\(target.name.en)' has no population: whom it counts is open")
        }
    }

    static func targetsWithoutDeadline(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.filter { target in
            switch target.basis {
            case .none: false
            case .annual: target.period == nil
            default: target.period?.to == nil
            }
        }.map { target in
            checked.warning(
                "P277", target.place, ja: "目標「\(target.name.ja)」に期限（period）がありません",
                en: "the target '\(target.name.en)' has no deadline (period)")
        }
    }

    static func coverageWithoutDenominator(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.filter { $0.basis.needsCoverage && $0.coverage == nil }.map { target in
            checked.error(
                "P278", target.place,
                ja: "目標「\(target.name.ja)」は\(target.basis.name.ja)で測りますが、母数（coverage）がありません",
                en: "the target '\(target.name.en)' is measured as '\(target.basis.name.en)' but has no coverage")
        }
    }

    static func targetsWithoutGoal(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.filter { target in
            // "So many in each unit" is already said by the coverage.
            target.basis != .none && target.goal == nil && !(target.basis == .perUnit && target.coverage != nil)
        }.map { target in
            checked.error(
                "P279", target.place,
                ja: "目標「\(target.name.ja)」は\(target.basis.name.ja)で測りますが、数（goal）がありません（数のない目標は basis: none）",
                en: "the target '\(target.name.en)' is measured as '\(target.basis.name.en)' but has no goal "
                    + "(a target without a number has basis: none)")
        }
    }

    static func goalsWithoutBasis(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard target.basis == .none, let goal = target.goal else { return nil }
            return checked.warning(
                "P280", target.place,
                ja: "目標「\(target.name.ja)」に数（\(goal.plain)）がありますが、basis が none なので測りません",
                en: "the target '\(target.name.en)' has a goal (\(goal.plain)) which its basis 'none' leaves unmeasured"
            )
        }
    }

    static func sharesOverAll(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard target.basis.isShare, let goal = target.goal, goal > 100 else { return nil }
            return checked.error(
                "P281", target.place, ja: "目標「\(target.name.ja)」の割合（\(goal.plain)%）が100%を超えています",
                en: "the share of the target '\(target.name.en)' is over 100 %: \(goal.plain) %")
        }
    }

    static func goalsBesideCoverage(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard target.basis == .perUnit, let goal = target.goal, let perUnit = target.coverage?.perUnit,
                goal != Double(perUnit)
            else { return nil }
            return checked.warning(
                "P282", target.place,
                ja: "目標「\(target.name.ja)」の1所属あたりの数が goal（\(goal.plain)）と perUnit（\(perUnit)）で違います",
                en:
                    "the target '\(target.name.en)' asks \(goal.plain) "
                    + "in each unit as its goal but \(perUnit) as 'perUnit'"
            )
        }
    }

    static func targetsOutsideThePlan(_ checked: CheckedPlan) -> [Diagnostic] {
        guard let plan = checked.plan.about.period else { return [] }
        return checked.plan.targets.compactMap { target in
            guard let period = target.period else { return nil }
            let isAfter = plan.to.map { end in period.from > end || period.to.map { $0 > end } ?? false } ?? false
            guard period.from < plan.from || isAfter else { return nil }
            return checked.warning(
                "P283", target.place,
                ja: "目標「\(target.name.ja)」の期間（\(period.written(in: .ja))）が計画の期間（\(plan.written(in: .ja))）からはみ出しています",
                en: "the period \(period.written(in: .en)) of the target '\(target.name.en)' "
                    + "reaches beyond the plan's, \(plan.written(in: .en))")
        }
    }

    static func goalsThatMissTheirUnits(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard target.basis == .cumulative || target.basis == .inPost, let goal = target.goal,
                let coverage = target.coverage,
                let units = checked.plan.denominators[coverage.denominator].expected,
                Double(units * coverage.perUnit) != goal
            else { return nil }
            return checked.note(
                "P284", target.place,
                ja:
                    "目標「\(target.name.ja)」の数（\(goal.plain)）が、"
                    + "見込みの\(units)所属×\(coverage.perUnit)人（\(units * coverage.perUnit)）と違います",
                en: "the goal \(goal.plain) of the target '\(target.name.en)' differs from \(coverage.perUnit) "
                    + "in each of the \(units) units expected (\(units * coverage.perUnit))")
        }
    }
}

extension Target {
    /// Whether it needs to know whose doings count.
    fileprivate var countsPeople: Bool {
        switch measure {
        case .outputs, .satisfaction: false
        default: basis != .count && basis != .rating
        }
    }
}

extension Target.Basis {
    fileprivate var isShare: Bool { self == .shareOfUnits || self == .shareOfStaff || self == .shareWithinUnit }
}

extension Double {
    /// As a plan writes it: 190, 2.5.
    var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}
