import Kernel

extension PlanChecks {
    static let programmes: [Check] = [
        programmesForNobody, audiencesThatFitNobody, electivesThatAddNobody, prerequisitesOnThemselves,
        circularPrerequisites, audiencesWaitingForThemselves, dutiesWithoutTheirPrerequisites,
    ]

    static func programmesForNobody(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.programmes.indices.filter { checked.halves(of: $0).allSatisfy(\.audience.isWrittenAsNobody) }
            .map { index in
                checked.error(
                    "P262", plan.programmes[index].place,
                    ja: "研修「\(plan.programmes[index].name.ja)」を受けられる人がいません。必須（mandatory）か選択（elective）の対象を書いてください",
                    en: "no one may take the programme '\(plan.programmes[index].name.en)': "
                        + "give it a mandatory or an elective audience")
            }
    }

    static func audiencesThatFitNobody(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.programmes.flatMap { programme in
            HalfKind.allCases.compactMap { kind -> Diagnostic? in
                guard let rule = programme[kind]?.audience, rule.condition != .nobody,
                    checked.space.cannotHold(.rule(rule))
                else { return nil }
                return checked.warning(
                    "P263", rule.place, ja: "研修「\(programme.name.ja)」の\(kind.name.ja)の対象に当てはまる人はありえません",
                    en: "nobody can ever belong to the \(kind.name.en) audience of the programme '\(programme.name.en)'"
                )
            }
        }
    }

    /// An elective half of its own content, such as a second course, may have the mandatory half's audience.
    static func electivesThatAddNobody(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.programmes.compactMap { programme in
            guard let must = programme.mandatory, let may = programme.elective, must.raises == may.raises,
                may.name == nil, may.content == nil, !must.audience.isUnread, may.audience.condition != .nobody,
                !checked.space.cannotHold(.rule(may.audience)),
                checked.space.cannotHold(.all([.rule(may.audience), .not(.rule(must.audience))]))
            else { return nil }
            return checked.warning(
                "P264", may.place, ja: "研修「\(programme.name.ja)」の選択の対象は、みな必須の対象でもあります",
                en:
                    "everyone who may take the programme '\(programme.name.en)' "
                    + "must take it: the elective half adds no one"
            )
        }
    }

    static func prerequisitesOnThemselves(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.programmes.indices.compactMap { index in
            guard let prerequisites = plan.programmes[index].prerequisites,
                prerequisites.references.contains(.programme(index))
            else { return nil }
            return checked.error(
                "P265", prerequisites.place, ja: "研修「\(plan.programmes[index].name.ja)」が自分自身を前提としています",
                en: "the programme '\(plan.programmes[index].name.en)' is its own prerequisite")
        }
    }

    static func circularPrerequisites(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        let graph = PrerequisiteGraph(plan)
        var told = Set<Int>()
        return graph.blocked.sorted().compactMap { start in
            guard !told.contains(start), let prerequisites = plan.programmes[start].prerequisites,
                !prerequisites.references.contains(.programme(start)), let circle = graph.circle(from: start)
            else { return nil }
            told.formUnion(circle)
            let names = (circle + [start]).map { plan.programmes[$0].name }
            return checked.error(
                "P266", prerequisites.place, ja: "前提の研修が堂々巡りになっています（\(names.map(\.ja).joined(separator: " → "))）",
                en: "the prerequisites go round in a circle: \(names.map(\.en).joined(separator: " → "))")
        }
    }

    /// The audience asks for a completion that only this audience could bring about.
    static func audiencesWaitingForThemselves(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.programmes.indices.compactMap { index in
            let programme = plan.programmes[index]
            guard !checked.attainable.contains(index),
                checked.halves(of: index).contains(where: { !checked.space.cannotHold(.rule($0.audience)) }),
                Attainability.isSatisfied(programme.prerequisites, by: checked.attainable, plan)
            else { return nil }
            return checked.warning(
                "P267", programme.place,
                ja: "研修「\(programme.name.ja)」を最初に受けられる人がいません。対象の条件が、まだ誰も修了できない研修の修了を求めています",
                en: "nobody can be the first to take the programme '\(programme.name.en)': "
                    + "its audience asks for completions that nobody can have yet")
        }
    }

    static func dutiesWithoutTheirPrerequisites(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.programmes.compactMap { programme in
            guard let prerequisites = programme.prerequisites, let must = programme.mandatory?.audience,
                must.condition != .nobody, !checked.space.cannotHold(.rule(must)), !prerequisites.references.isEmpty
            else { return nil }
            func isClosed(_ reference: ProgrammeReference) -> Bool {
                let halves = plan.programmes(in: reference).flatMap(checked.halves)
                return halves.allSatisfy { checked.space.cannotHold(.all([.rule(must), .rule($0.audience)])) }
            }
            let closed = prerequisites.references.filter(isClosed)
            guard let first = closed.first,
                prerequisites.need == .all || closed.count == prerequisites.references.count
            else { return nil }
            let name = plan.name(of: first)
            return checked.note(
                "P268", prerequisites.place,
                ja: "研修「\(programme.name.ja)」を受けなければならない人は、前提の「\(name.ja)」の対象に入りません",
                en:
                    "those who must take the programme '\(programme.name.en)' "
                    + "may not take its prerequisite '\(name.en)'"
            )
        }
    }
}
