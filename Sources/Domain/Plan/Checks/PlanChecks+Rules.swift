import Kernel

extension PlanChecks {
    static let rules: [Check] = [rulesThatFitNobody]

    /// Personas and programmes have checks of their own.
    static func rulesThatFitNobody(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        var asked: [(Phrase, Rule)] = plan.posts.map { post in
            (Phrase(ja: "ポスト「\(post.name.ja)」の条件", en: "the rule of the post '\(post.name.en)'"), post.rule)
        }
        for target in plan.targets {
            guard let rule = target.population else { continue }
            asked.append(
                (Phrase(ja: "目標「\(target.name.ja)」の対象", en: "the population of the target '\(target.name.en)'"), rule))
        }
        for subsidy in plan.subsidies {
            guard let rule = subsidy.eligible else { continue }
            asked.append(
                (
                    Phrase(ja: "補助「\(subsidy.name.ja)」の対象", en: "the eligibility for the subsidy '\(subsidy.name.en)'"),
                    rule
                ))
        }
        for survey in plan.surveys {
            guard let rule = survey.population else { continue }
            asked.append(
                (
                    Phrase(
                        ja: "調査「\(survey.instrument)」の対象", en: "the population of the survey '\(survey.instrument)'"),
                    rule
                ))
        }
        return asked.filter { !$1.isUnread && checked.space.cannotHold(.rule($1)) }.map { subject, rule in
            checked.warning(
                "P247", rule.place, ja: "\(subject.ja)に当てはまる人はありえません", en: "nobody can ever fit \(subject.en)")
        }
    }
}
