import Kernel

extension PlanChecks {
    static let growth: [Check] = [stepsThatLower, stepsThatDoNotRaise, stepsToWhereTheyBegin]

    /// What is asked of a tier but not of the tier above it in grade. Tiers whose grades mix are not compared.
    static func requirementsFallingWithGrade(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.dimensions.indices.flatMap { dimension -> [Diagnostic] in
            let references = plan.dimensions[dimension].kinds.indices
                .map { PersonaReference(dimension: dimension, kind: $0) }
            let grades = references.map { Self.grades(of: $0, checked) }
            return references.indices.flatMap { high -> [Diagnostic] in
                let below = references.indices.filter { low in
                    guard let top = grades[low].max(), let bottom = grades[high].min() else { return false }
                    return top < bottom
                }
                // Against the nearest tier below only: one fall is told once.
                guard let low = below.max(by: { (grades[$0].max() ?? 0) < (grades[$1].max() ?? 0) }) else { return [] }
                return falls(from: references[low], to: references[high], checked)
            }
        }
    }

    private static func grades(of persona: PersonaReference, _ checked: CheckedPlan) -> [Int] {
        checked.plan.vocabulary[.grades].indices.filter { grade in
            let claim = RuleClaim.condition(.word(.grades, among: 1 << UInt64(grade)))
            return checked.space.canHold(.all([.persona(persona), claim])) ?? true
        }
    }

    private static func falls(
        from low: PersonaReference, to high: PersonaReference, _ checked: CheckedPlan
    ) -> [Diagnostic] {
        let plan = checked.plan
        let (lower, higher) = (plan.persona(low).name, plan.persona(high).name)
        return plan.skills.indices.compactMap { skill in
            let (below, above) = (
                checked.required(skill, of: .persona(low)), checked.required(skill, of: .persona(high))
            )
            guard above < below, let row = plan.requirements.first(where: { $0.skill == skill }) else { return nil }
            let letters = [above, below].map { checked.letter($0, of: skill) }
            let cell = row.levels.first { $0.holder == .persona(high) }?.place
            return checked.note(
                "P256", cell ?? row.place,
                ja:
                    "「\(plan.skills[skill].name.ja)」は「\(higher.ja)」に "
                    + "\(letters[0])、職階が下の「\(lower.ja)」に \(letters[1]) を求めています",
                en: "'\(plan.skills[skill].name.en)': \(letters[0]) is asked of '\(higher.en)' "
                    + "but \(letters[1]) of '\(lower.en)', who are lower in grade")
        }
    }

    static func stepsThatLower(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.growth.compactMap { step in
            guard let from = step.from, from != step.to else { return nil }
            let lowered = plan.skills.indices.filter {
                checked.required($0, of: .persona(step.to)) < checked.required($0, of: .persona(from))
            }
            guard !lowered.isEmpty else { return nil }
            let names = plan.names(of: lowered)
            return checked.note(
                "P259", step.place,
                ja:
                    "「\(plan.persona(from).name.ja)」から「\(plan.persona(step.to).name.ja)」へ進むと、"
                    + "求める水準が下がるスキルがあります（\(names.ja)）",
                en: "the step from '\(plan.persona(from).name.en)' to '\(plan.persona(step.to).name.en)' "
                    + "lowers what is asked: \(names.en)")
        }
    }

    static func stepsThatDoNotRaise(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.growth.compactMap { step in
            guard !step.through.isEmpty, step.from != step.to else { return nil }
            let raises = step.through.flatMap(plan.programmes(in:)).flatMap { plan.programmes[$0].raises }
            let missing = plan.skills.indices.filter { skill in
                let start = step.from.map { checked.required(skill, of: .persona($0)) } ?? 0
                let wanted = checked.required(skill, of: .persona(step.to))
                return wanted > start && reach(skill, from: start, through: raises) < wanted
            }
            guard !missing.isEmpty else { return nil }
            let names = plan.names(of: missing)
            return checked.note(
                "P260", step.place,
                ja: "「\(plan.persona(step.to).name.ja)」への成長の研修（through）だけでは、必要な水準に届かないスキルがあります（\(names.ja)）",
                en:
                    "the programmes of the step to '\(plan.persona(step.to).name.en)' "
                    + "do not reach what is asked there: "
                    + names.en)
        }
    }

    static func stepsToWhereTheyBegin(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.growth.filter { $0.from == $0.to }.map { step in
            let name = checked.plan.persona(step.to).name
            return checked.warning(
                "P261", step.place, ja: "成長の段階が「\(name.ja)」から同じ「\(name.ja)」へ向かっています",
                en: "a step of growth leads from '\(name.en)' to itself")
        }
    }
}

extension Plan {
    fileprivate func names(of skills: [Int]) -> Phrase {
        Phrase(
            ja: skills.map { self.skills[$0].name.ja }.joined(separator: "、"),
            en: skills.map { self.skills[$0].name.en }.joined(separator: ", "))
    }
}
