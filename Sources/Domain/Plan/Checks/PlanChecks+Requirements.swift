import Kernel

extension PlanChecks {
    static let requirements: [Check] = [
        cellsStatedTwice, levelsNoProgrammeReaches, levelsClosedToTheirHolder, targetLevelsNoProgrammeReaches,
    ]

    static func cellsStatedTwice(_ checked: CheckedPlan) -> [Diagnostic] {
        struct Cell: Hashable {
            var skill: Int
            var holder: RequirementHolder
        }
        let plan = checked.plan
        var stated: [Cell: Int] = [:]
        return plan.requirements.flatMap { requirement in
            requirement.levels.compactMap { holder, rank, place -> Diagnostic? in
                let cell = Cell(skill: requirement.skill, holder: holder)
                guard let other = stated[cell], other != rank else {
                    stated[cell] = rank
                    return nil
                }
                let (skill, name) = (plan.skills[requirement.skill].name, plan.name(of: holder))
                let letters = [other, rank].map { checked.letter($0, of: requirement.skill) }
                return checked.error(
                    "P220", place,
                    ja: "「\(name.ja)」に求める「\(skill.ja)」の水準が二通り書かれています（\(letters[0])、\(letters[1])）",
                    en: "two levels of '\(skill.en)' are asked of '\(name.en)': \(letters[0]) and \(letters[1])")
            }
        }
    }

    static func levelsNoProgrammeReaches(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        let everyHalf = plan.programmes.indices.flatMap(checked.halves)
        return plan.requirements.flatMap { requirement -> [Diagnostic] in
            let top = reach(requirement.skill, through: everyHalf.flatMap(\.raises))
            return requirement.levels.filter { $0.rank > top }.map { holder, rank, place in
                unreached(checked, "P221", requirement.skill, holder, rank: rank, top: top, place)
            }
        }
    }

    private static func unreached(
        _ checked: CheckedPlan, _ code: String, _ skill: Int, _ holder: RequirementHolder, rank: Int, top: Int,
        _ place: Place
    ) -> Diagnostic {
        let (name, who) = (checked.plan.skills[skill].name, checked.plan.name(of: holder))
        let (wanted, reached) = (checked.letter(rank, of: skill), checked.letter(top, of: skill))
        if top == 0 {
            return checked.warning(
                code, place, ja: "「\(who.ja)」に求める「\(name.ja)」の水準 \(wanted) に向けて上げる研修がありません",
                en: "no programme raises '\(name.en)' towards level \(wanted), which is asked of '\(who.en)'")
        }
        return checked.warning(
            code, place, ja: "「\(who.ja)」に求める「\(name.ja)」の水準 \(wanted) に届く研修の道筋がありません（上がるのは \(reached) まで）",
            en: "the programmes raise '\(name.en)' to \(reached) only, not to level \(wanted) asked of '\(who.en)'")
    }

    /// The programmes exist, but the holder may not take them, nor may those who grow into the holder.
    static func levelsClosedToTheirHolder(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        let everyHalf = plan.programmes.indices.flatMap(checked.halves)
        var claims: [RequirementHolder: [RuleClaim]] = [:]
        return plan.requirements.flatMap { requirement -> [Diagnostic] in
            let skill = requirement.skill
            let halves = everyHalf.filter { $0.raises.contains { $0.skill == skill } }
            let top = reach(skill, through: halves.flatMap(\.raises))
            return requirement.levels.filter { $0.rank <= top }.compactMap { holder, rank, place in
                let people = claims[holder] ?? claimants(of: holder, plan)
                claims[holder] = people
                let open = halves.filter { half in
                    people.contains { !checked.space.cannotHold(.all([.rule(half.audience), $0])) }
                }
                let reached = reach(skill, through: open.flatMap(\.raises))
                guard reached < rank else { return nil }
                let (name, who) = (plan.skills[skill].name, plan.name(of: holder))
                let wanted = checked.letter(rank, of: skill)
                return checked.warning(
                    "P222", place,
                    ja: "「\(name.ja)」を \(wanted) に上げる研修はありますが、「\(who.ja)」は対象に入りません",
                    en: "there are programmes that raise '\(name.en)' to \(wanted), but none that '\(who.en)' may take")
            }
        }
    }

    /// The holder, and every persona from which the growth path leads there: what was learnt before still counts.
    private static func claimants(of holder: RequirementHolder, _ plan: Plan) -> [RuleClaim] {
        switch holder {
        case .role(let role): return [.condition(.role(role))]
        case .post(let post): return [.rule(plan.posts[post].rule)]
        case .persona(let persona):
            var personas = [persona]
            var next = 0
            while next < personas.count {
                for step in plan.growth where step.to == personas[next] {
                    if let from = step.from, !personas.contains(from) { personas.append(from) }
                }
                next += 1
            }
            return personas.map { .persona($0) }
        }
    }

    static func targetLevelsNoProgrammeReaches(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.targets.compactMap { target in
            guard case .reached(let level) = target.measure else { return nil }
            let top = reach(level.skill, through: plan.programmes.flatMap(\.raises))
            guard top < level.rank else { return nil }
            let (name, wanted) = (plan.skills[level.skill].name, checked.letter(level.rank, of: level.skill))
            return checked.warning(
                "P223", target.place, ja: "目標「\(target.name.ja)」の水準（\(name.ja) \(wanted)）に届く研修の道筋がありません",
                en:
                    "no chain of programmes leads to what the target "
                    + "'\(target.name.en)' counts: '\(name.en)' at \(wanted)"
            )
        }
    }

    /// The highest rank that a person can climb to from nothing, one raise after the other.
    static func reach(_ skill: Int, from start: Int = 0, through raises: [Raise]) -> Int {
        let steps = raises.filter { $0.skill == skill }
        var top = start
        while let next = steps.first(where: { $0.from <= top && $0.to > top }) { top = next.to }
        return top
    }
}
