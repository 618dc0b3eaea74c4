import Kernel

extension PlanComparison {
    /// Scales, fields, skills.
    func skills() -> [PlanChange] { scales() + fields() + skillEntries() }

    private func scales() -> [PlanChange] {
        compare(\.scales, .scale, id: \.id, name: \.name) { a, b, entry in
            func level(_ level: Level) -> PlanEntry { PlanEntry(.level, "\(entry.id)/\(level.id)", level.name) }
            let levels = compare(
                List(elements: a.levels, entry: level), List(elements: b.levels, entry: level)
            ) { a, b, entry in
                change(entry, .definition, a.definition, b.definition)
            }
            return levels + (isReordered(a.levels.map(\.id), b.levels.map(\.id)) ? [.reordered(entry)] : [])
        }
    }

    private func fields() -> [PlanChange] {
        compare(\.skillFields, .skillField, id: \.id, name: \.name) { _, _, _ in [] }
    }

    private func skillEntries() -> [PlanChange] {
        func field(_ skill: Skill, _ plan: Plan) -> Told {
            let field = plan.skillFields[skill.field]
            return Told(key: field.id, field.name)
        }
        func scale(_ skill: Skill, _ plan: Plan) -> Told {
            let scale = plan.scales[skill.scale]
            return Told(key: scale.id, scale.name)
        }
        return compare(\.skills, .skill, id: \.id, name: \.name) { a, b, entry in
            var changes = change(entry, .content, a.content, b.content)
            changes += change(entry, .field, field(a, old.plan), field(b, new.plan))
            changes += change(entry, .scale, scale(a, old.plan), scale(b, new.plan))
            return changes + change(entry, .nodes, Told(a.framework.map(\.told)), Told(b.framework.map(\.told)))
        }
    }

    // MARK: The skill map

    private struct Cell: Hashable {
        var skill: String
        var kind: PlanEntry.Kind
        var holder: String
    }

    private func cells(of plan: Plan) -> (order: [Cell], ranks: [Cell: Int]) {
        var order = [Cell]()
        var ranks: [Cell: Int] = [:]
        for requirement in plan.requirements {
            for (holder, rank, _) in requirement.levels {
                let entry = plan.entry(of: holder)
                let cell = Cell(skill: plan.skills[requirement.skill].id, kind: entry.kind, holder: entry.id)
                if ranks[cell] == nil { order.append(cell) }
                ranks[cell] = max(ranks[cell] ?? 0, rank)
            }
        }
        return (order, ranks)
    }

    /// Cell by cell. What is asked of a skill or a holder that is gone goes with it, without a word of its own.
    func requirements() -> [PlanChange] {
        let (before, after) = (cells(of: old.plan), cells(of: new.plan))
        var changes = [PlanChange]()
        for cell in after.order {
            guard let skill = new.skill(cell.skill), let holder = new.holder(cell.kind, cell.holder),
                let rank = after.ranks[cell]
            else { continue }
            let scale = new.plan.scale(of: skill.index)
            guard let earlier = before.ranks[cell], let oldSkill = old.skill(cell.skill) else {
                changes.append(.requirementAdded(skill: skill.entry, holder: holder, level: scale.letter(rank)))
                continue
            }
            let (from, to) = (old.plan.scale(of: oldSkill.index).letter(earlier), scale.letter(rank))
            guard from != to else { continue }
            // By the new scale, as far as it still knows the letter.
            let isRaised = rank > (scale.rank(from) ?? earlier)
            changes.append(
                isRaised
                    ? .requirementRaised(skill: skill.entry, holder: holder, from: from, to: to)
                    : .requirementLowered(skill: skill.entry, holder: holder, from: from, to: to))
        }
        for cell in before.order where after.ranks[cell] == nil {
            guard let skill = new.skill(cell.skill), let holder = new.holder(cell.kind, cell.holder),
                let oldSkill = old.skill(cell.skill), let rank = before.ranks[cell]
            else { continue }
            let letter = old.plan.scale(of: oldSkill.index).letter(rank)
            changes.append(.requirementRemoved(skill: skill.entry, holder: holder, level: letter))
        }
        return changes
    }
}

extension FrameworkNodeReference {
    fileprivate var told: Told { Told("\(pack)/\(node)") }
}

extension PlanWords {
    fileprivate func skill(_ id: String) -> (index: Int, entry: PlanEntry)? {
        plan.skillIndex(id).map { ($0, PlanEntry(.skill, id, plan.skills[$0].name)) }
    }

    fileprivate func holder(_ kind: PlanEntry.Kind, _ id: String) -> PlanEntry? {
        let name: Phrase? =
            switch kind {
            case .role: plan.roles.first { $0.id == id }?.name
            case .post: plan.posts.first { $0.id == id }?.name
            default: plan.personas.first { $0.persona.id == id }?.persona.name
            }
        return name.map { PlanEntry(kind, id, $0) }
    }
}

extension Plan {
    fileprivate func entry(of holder: RequirementHolder) -> PlanEntry {
        switch holder {
        case .persona(let reference): PlanEntry(.persona, persona(reference).id, persona(reference).name)
        case .role(let index): PlanEntry(.role, roles[index].id, roles[index].name)
        case .post(let index): PlanEntry(.post, posts[index].id, posts[index].name)
        }
    }
}
