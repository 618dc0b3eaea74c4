import Kernel

extension PlanChecks {
    static let units: [Check] = [
        classesWithoutUnits, classesThatOverlap, codesInAndOut, unitRulesAboutPeople, denominatorsWithoutUnits,
        unusedUnitSets,
    ]

    static func classesWithoutUnits(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.unitClasses.filter { $0.levels == 0 && $0.include.isEmpty }.map { unitClass in
            checked.error(
                "P241", unitClass.place, ja: "所属クラス「\(unitClass.name.ja)」に階層（levels）も所属コード（include）もなく、どの所属も入りません",
                en: "the unit class '\(unitClass.name.en)' has neither levels nor unit codes: no unit belongs to it")
        }
    }

    /// Two denominators then count the same units.
    static func classesThatOverlap(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        let used = Set(plan.denominators.map(\.unitClass)).sorted()
        return used.flatMap { index in
            used.filter { $0 < index }.compactMap { other -> Diagnostic? in
                let (a, b) = (plan.unitClasses[other], plan.unitClasses[index])
                let levels = plan.vocabulary[.unitLevels].enumerated()
                    .filter { a.levels & b.levels & (1 << UInt64($0.offset)) != 0 }.map(\.element)
                let codes = a.include.subtracting(a.exclude).intersection(b.include.subtracting(b.exclude)).sorted()
                guard !levels.isEmpty || !codes.isEmpty else { return nil }
                let shared = (levels + codes).joined(separator: "、")
                return checked.note(
                    "P242", b.place, ja: "所属クラス「\(a.name.ja)」と「\(b.name.ja)」の両方に\(shared)が入ります",
                    en: "the unit classes '\(a.name.en)' and '\(b.name.en)' share \(shared)")
            }
        }
    }

    static func codesInAndOut(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.unitClasses.compactMap { unitClass in
            let both = unitClass.include.intersection(unitClass.exclude).sorted()
            guard !both.isEmpty else { return nil }
            let codes = both.joined(separator: "、")
            return checked.warning(
                "P243", unitClass.place, ja: "所属クラス「\(unitClass.name.ja)」は\(codes)を加え（include）も除き（exclude）もしています",
                en: "the unit class '\(unitClass.name.en)' both includes and excludes \(codes)")
        }
    }

    static func unitRulesAboutPeople(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.denominators.compactMap { denominator in
            guard let rule = denominator.condition, rule.condition.asksAboutPeople else { return nil }
            return checked.error(
                "P244", rule.place,
                ja: "母数「\(denominator.name.ja)」の条件が人について尋ねています。ここで使えるのは所属の種別・階層・クラス・コードだけです",
                en: "the rule of the denominator '\(denominator.name.en)' asks about people: "
                    + "only a unit's kind, level, class and code can be used here")
        }
    }

    static func denominatorsWithoutUnits(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.denominators.compactMap { denominator in
            guard let rule = denominator.condition, !rule.condition.asksAboutPeople, !rule.isUnread,
                denominator.unitClass < 64
            else { return nil }
            let belongs = RuleClaim.condition(.unitClass(among: 1 << UInt64(denominator.unitClass)))
            // A class without units has an error of its own.
            guard !checked.space.cannotHold(belongs), checked.space.cannotHold(.all([belongs, .rule(rule)])) else {
                return nil
            }
            return checked.warning(
                "P245", rule.place,
                ja:
                    "母数「\(denominator.name.ja)」の条件に合う所属は、"
                    + "クラス「\(plan.unitClasses[denominator.unitClass].name.ja)」にありえません",
                en: "no unit of the class '\(plan.unitClasses[denominator.unitClass].name.en)' can satisfy "
                    + "the rule of the denominator '\(denominator.name.en)'")
        }
    }

    static func unusedUnitSets(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        var classes = Set(plan.denominators.map(\.unitClass))
        for case .unitClass(let among) in plan.rules.flatMap(\.condition.parts) {
            classes.formUnion(plan.unitClasses.indices.filter { among & (1 << UInt64($0)) != 0 })
        }
        var denominators = Set(plan.roles.compactMap(\.perUnit?.denominator))
        for target in plan.targets {
            denominators.formUnion([target.coverage?.denominator].compactMap { $0 })
            denominators.formUnion(target.conflict?.readings.compactMap(\.coverage?.denominator) ?? [])
        }
        return plan.unitClasses.indices.filter { !classes.contains($0) }.map { index in
            checked.note(
                "P246", plan.unitClasses[index].place, ja: "所属クラス「\(plan.unitClasses[index].name.ja)」はどこにも使われていません",
                en: "nothing uses the unit class '\(plan.unitClasses[index].name.en)'")
        }
            + plan.denominators.indices.filter { !denominators.contains($0) }.map { index in
                checked.note(
                    "P246", plan.denominators[index].place, ja: "母数「\(plan.denominators[index].name.ja)」はどこにも使われていません",
                    en: "nothing uses the denominator '\(plan.denominators[index].name.en)'")
            }
    }
}
