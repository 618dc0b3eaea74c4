import Kernel

extension PlanChecks {
    static let personas: [Check] = [
        emptyDimensions, personasNotYetDecided, personasThatFitNobody, personasTakenByEarlierOnes,
        personasBehindClosedProgrammes, peopleWithoutPersona, standardsAboveTheMap, standardsBelowTheMap,
        requirementsFallingWithGrade, statementsOfForeignRoles, rolesWithoutPlace,
    ]

    static func emptyDimensions(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.dimensions.filter(\.kinds.isEmpty).map { dimension in
            checked.warning(
                "P248", dimension.place, ja: "人材像の分け方「\(dimension.name.ja)」に人材像（kinds）がありません",
                en: "the dimension '\(dimension.name.en)' has no personas")
        }
    }

    /// Dimensions are decided in order, so a rule can ask only about personas of the dimensions above.
    static func personasNotYetDecided(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.personas.flatMap { dimension, _, persona in
            persona.rule.condition.parts.compactMap { part -> Diagnostic? in
                guard case .persona(let other) = part, other.dimension >= dimension else { return nil }
                let name = plan.persona(other).name
                return checked.error(
                    "P249", persona.rule.place,
                    ja: "人材像「\(persona.name.ja)」の条件が、まだ決まっていない人材像「\(name.ja)」を使っています（使えるのは上にある別の分け方の人材像だけです）",
                    en:
                        "the rule of the persona '\(persona.name.en)' asks "
                        + "about '\(name.en)', which is not decided yet: "
                        + "only personas of dimensions above can be used")
            }
        }
    }

    static func personasThatFitNobody(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.personas.map(\.persona).filter { !$0.rule.isUnread && checked.space.cannotHold(.rule($0.rule)) }
            .map { persona in
                checked.warning(
                    "P250", persona.rule.place, ja: "人材像「\(persona.name.ja)」の条件に当てはまる人はありえません",
                    en: "nobody can ever fit the rule of the persona '\(persona.name.en)'")
            }
    }

    static func personasTakenByEarlierOnes(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.personas.compactMap { dimension, kind, persona in
            let reference = PersonaReference(dimension: dimension, kind: kind)
            guard kind > 0, !checked.space.cannotHold(.rule(persona.rule)),
                checked.space.cannotHold(.persona(reference))
            else { return nil }
            let earlier = checked.plan.dimensions[dimension].kinds[..<kind]
            let one = earlier.first { checked.space.cannotHold(.all([.rule(persona.rule), .not(.rule($0.rule))])) }
            let taker =
                one.map { Phrase(ja: "「\($0.name.ja)」", en: "'\($0.name.en)'") } ?? Phrase(ja: "人材像", en: "personas")
            return checked.warning(
                "P251", persona.rule.place, ja: "人材像「\(persona.name.ja)」には誰もなりません。当てはまる人はみな、上にある\(taker.ja)になります",
                en: "nobody becomes '\(persona.name.en)': whoever fits it is taken by the earlier \(taker.en)")
        }
    }

    static func personasBehindClosedProgrammes(_ checked: CheckedPlan) -> [Diagnostic] {
        var space = checked.space
        space.completable = checked.attainable
        return checked.plan.personas.compactMap { dimension, kind, persona in
            let claim = RuleClaim.persona(PersonaReference(dimension: dimension, kind: kind))
            guard space.cannotHold(claim), !checked.space.cannotHold(claim) else { return nil }
            return checked.warning(
                "P252", persona.rule.place, ja: "人材像「\(persona.name.ja)」には誰もなれません。条件にある研修を修了できる人がいません",
                en: "nobody can become '\(persona.name.en)': its rule needs programmes that nobody can come to take")
        }
    }

    static func peopleWithoutPersona(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.dimensions.compactMap { dimension in
            guard !dimension.kinds.isEmpty, !dimension.kinds.contains(where: \.rule.isUnread),
                let example = checked.space.example(.all(dimension.kinds.map { .not(.rule($0.rule)) }))
            else { return nil }
            let ja = example.isEmpty ? "" : "（例: \(example.map(\.ja).joined(separator: "、"))）"
            let en = example.isEmpty ? "" : ", for example with \(example.map(\.en).joined(separator: ", "))"
            return checked.note(
                "P253", dimension.place, ja: "「\(dimension.name.ja)」のどの人材像にも当てはまらない人がありえます\(ja)",
                en: "some people may fit no persona of '\(dimension.name.en)'\(en)")
        }
    }

    static func standardsAboveTheMap(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.highestStandards.filter { $0.level.rank > $0.required }.map { standard in
            let (skill, who) = (checked.plan.skills[standard.level.skill].name, standard.persona.name)
            let letters = [standard.level.rank, standard.required].map { checked.letter($0, of: standard.level.skill) }
            return checked.warning(
                "P254", standard.place,
                ja: "「\(who.ja)」の水準の文は「\(skill.ja)」を \(letters[0]) としていますが、スキルマップは \(letters[1]) です",
                en: "a standard of '\(who.en)' puts '\(skill.en)' at \(letters[0]), but the skill map at \(letters[1])")
        }
    }

    static func standardsBelowTheMap(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.highestStandards.filter { $0.level.rank < $0.required }.map { standard in
            let (skill, who) = (checked.plan.skills[standard.level.skill].name, standard.persona.name)
            let letters = [standard.level.rank, standard.required].map { checked.letter($0, of: standard.level.skill) }
            return checked.note(
                "P255", standard.place,
                ja: "「\(who.ja)」の水準の文は「\(skill.ja)」を \(letters[0]) までしか述べず、スキルマップの \(letters[1]) に届きません",
                en: "the standards of '\(who.en)' describe '\(skill.en)' up to \(letters[0]) only; "
                    + "the skill map asks \(letters[1])")
        }
    }

    static func statementsOfForeignRoles(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.personas.flatMap { dimension, kind, persona in
            persona.roles.compactMap { statement -> Diagnostic? in
                guard let role = statement.role.map({ plan.roles[$0] }), !role.over.isEmpty,
                    !role.over.contains(PersonaReference(dimension: dimension, kind: kind))
                else { return nil }
                return checked.warning(
                    "P257", statement.place,
                    ja: "「\(persona.name.ja)」の役割の文が「\(role.name.ja)」によるとしていますが、その役割はこの人材像に重なりません（over）",
                    en: "a statement of '\(persona.name.en)' is carried by the role '\(role.name.en)', "
                        + "which does not sit on this persona")
            }
        }
    }

    static func rolesWithoutPlace(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.roles.filter { $0.perUnit == nil }.map { role in
            checked.note(
                "P258", role.place, ja: "役割「\(role.name.ja)」を置く所属（place）がなく、空席を数えられません",
                en: "the role '\(role.name.en)' has no place, so its vacancies cannot be counted")
        }
    }
}

extension CheckedPlan {
    fileprivate struct Standard {
        var persona: Persona
        var level: SkillLevel
        var required: Int
        var place: Place
    }

    /// For each persona and skill the highest level that its can-do statements name, beside the skill map's.
    fileprivate var highestStandards: [Standard] {
        plan.personas.flatMap { dimension, kind, persona in
            var highest: [Int: Standard] = [:]
            for statement in persona.standards {
                for level in statement.skills where level.rank > highest[level.skill]?.level.rank ?? 0 {
                    let holder = RequirementHolder.persona(PersonaReference(dimension: dimension, kind: kind))
                    highest[level.skill] = Standard(
                        persona: persona, level: level, required: required(level.skill, of: holder),
                        place: statement.place)
                }
            }
            return highest.sorted { $0.key < $1.key }.map(\.value)
        }
    }
}
