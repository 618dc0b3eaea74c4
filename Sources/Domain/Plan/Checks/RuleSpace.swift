import Kernel

/// All the people that a plan's words allow: whether someone among them could satisfy a claim.
///
/// Words, unit codes and numbers are enumerated as far as the rules tell them apart; completions, roles, duties and
/// the like are free. So "nobody can" is certain, while "someone can" may need a person no city has. The search is
/// exponential in the worst case and gives up after `mostWork`.
struct RuleSpace: Sendable {
    let plan: Plan
    /// The programmes that can come to be completed at all; nil where all can.
    var completable: Set<Int>?

    static let mostWork = 200_000

    init(_ plan: Plan) { self.plan = plan }

    /// Nil where the search was given up.
    func canHold(_ claim: RuleClaim) -> Bool? {
        var search = RuleSearch(formula(claim), plan: plan)
        return search.run()
    }

    func cannotHold(_ claim: RuleClaim) -> Bool { canHold(claim) == false }

    /// Someone who satisfies a claim, by the words that matter; nil where nobody does or the search was given up.
    func example(_ claim: RuleClaim) -> [Phrase]? {
        var search = RuleSearch(formula(claim), plan: plan)
        guard search.run() == true else { return nil }
        return search.solution
    }

    // MARK: From claims to formulas

    private func formula(_ claim: RuleClaim) -> RuleFormula {
        switch claim {
        case .rule(let rule): formula(rule, decided: plan.dimensions.count)
        case .condition(let condition): formula(condition, decided: plan.dimensions.count, place: plan.about.place)
        case .persona(let reference): formula(reference)
        case .all(let parts): .all(parts.map(formula))
        case .any(let parts): .any(parts.map(formula))
        case .not(let part): .not(formula(part))
        }
    }

    /// `decided`: how many dimensions are known when the rule is asked; the others' personas are not.
    private func formula(_ rule: Rule, decided: Int) -> RuleFormula {
        if rule.isUnread { return .test(.unknown(rule.place), .isSet) }
        return formula(rule.condition, decided: decided, place: rule.place)
    }

    private func formula(_ reference: PersonaReference) -> RuleFormula {
        let kinds = plan.dimensions[reference.dimension].kinds
        let earlier = kinds[..<reference.kind].map { RuleFormula.not(formula($0.rule, decided: reference.dimension)) }
        return .all([formula(kinds[reference.kind].rule, decided: reference.dimension)] + earlier)
    }

    private func formula(_ condition: Condition, decided: Int, place: Place) -> RuleFormula {
        func inner(_ condition: Condition) -> RuleFormula { formula(condition, decided: decided, place: place) }
        switch condition {
        case .everyone: return .constant(true)
        case .nobody: return .constant(false)
        case .all(let parts): return .all(parts.map(inner))
        case .any(let parts): return .any(parts.map(inner))
        case .not(let part): return .not(inner(part))
        case .word(.duties, let among): return flags(among, plan.vocabulary[.duties]) { .duty($0) }
        case .word(.intents, let among): return flags(among, plan.vocabulary[.intents]) { .intent($0) }
        case .word(let list, let among): return .test(.word(list), .among(among))
        case .unitClass(let among):
            return .any(plan.unitClasses.indices.filter { among & (1 << UInt64($0)) != 0 }.map(membership))
        case .unitCode(let codes): return .test(.unitCode, .codes(codes))
        case .within(let code): return .any([.test(.unitCode, .codes([code])), .test(.within(code), .isSet)])
        case .number(let number, let comparison, let bound): return .test(.number(number), .compared(comparison, bound))
        case .role(let role): return .test(.role(role), .isSet)
        case .duty(let duty): return .test(.duty(duty), .isSet)
        case .intent(let intent): return .test(.intent(intent), .isSet)
        case .completed(let programmes, let need):
            return .atLeast(need, programmes.filter { completable?.contains($0) ?? true }.map { .completed($0) })
        case .holds(let certificate): return .test(.holds(certificate), .isSet)
        case .persona(let reference):
            return reference.dimension < decided ? formula(reference) : .test(.unknown(place), .isSet)
        case .level(let skill, let comparison, let rank):
            return .test(.level(skill: skill), .compared(comparison, rank))
        case .onLeave: return .test(.onLeave, .isSet)
        case .seconded: return .test(.seconded, .isSet)
        case .anyPost(let part):
            var alone = RuleSearch(inner(part), plan: plan)
            return alone.run() == false ? .constant(false) : .any([inner(part), .test(.otherPost(part), .isSet)])
        }
    }

    private func flags(_ among: UInt64, _ words: [String], _ flag: (Int) -> RuleVariable) -> RuleFormula {
        .any(words.indices.filter { among & (1 << UInt64($0)) != 0 }.map { .test(flag($0), .isSet) })
    }

    private func membership(_ index: Int) -> RuleFormula {
        let unitClass = plan.unitClasses[index]
        return .all([
            .any([
                .test(.word(.unitLevels), .among(unitClass.levels)), .test(.unitCode, .codes(unitClass.include)),
            ]),
            .not(.test(.unitCode, .codes(unitClass.exclude))),
        ])
    }
}
