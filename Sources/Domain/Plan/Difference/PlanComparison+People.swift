import Kernel

extension PlanComparison {
    /// Roles, posts, personas, the skill map, growth.
    func people() -> [PlanChange] { roles() + posts() + dimensions() + requirements() + growth() }

    private func roles() -> [PlanChange] {
        compare(\.roles, .role, id: \.id, name: \.name) { a, b, entry in
            let from = a.perUnit.map { old.denominator($0.denominator, count: $0.count) }
            let to = b.perUnit.map { new.denominator($0.denominator, count: $0.count) }
            return change(entry, .over, old.personas(a.over), new.personas(b.over)) + change(entry, .place, from, to)
                + changes(entry, .statements, a.statements.map(told), b.statements.map(told))
        }
    }

    private func posts() -> [PlanChange] {
        compare(\.posts, .post, id: \.id, name: \.name) { a, b, entry in change(entry, .rule, a.rule, b.rule) }
    }

    private func dimensions() -> [PlanChange] {
        func personas(_ words: PlanWords) -> List<Persona> {
            List(elements: words.plan.personas.map(\.persona)) { PlanEntry(.persona, $0.id, $0.name) }
        }
        let dimensions = compare(\.dimensions, .dimension, id: \.id, name: \.name) { a, b, entry in
            // The first rule that fits decides, so the order is part of the meaning.
            isReordered(a.kinds.map(\.id), b.kinds.map(\.id)) ? [.reordered(entry)] : []
        }
        return dimensions + compare(personas(old), personas(new), persona)
    }

    private func persona(_ a: Persona, _ b: Persona, _ entry: PlanEntry) -> [PlanChange] {
        let rules = (Told(a.rule), Told(b.rule))
        var changes = [PlanChange]()
        if rules.0.key != rules.1.key {
            changes.append(.personaRuleChanged(entry, from: rules.0.text.ja, to: rules.1.text.ja))
        }
        changes += change(entry, .group, a.group, b.group)
        changes += change(entry, .description, a.description, b.description)
        changes += self.changes(entry, .statements, a.roles.map(told), b.roles.map(told))
        changes += standards(a.standards, b.standards, entry)
        return changes
    }

    private func told(_ statement: RoleStatement) -> Told { Told(statement.text) }

    /// A standard is its sentence; the levels that it is bound to may change under it.
    private func standards(_ a: [CanDoStatement], _ b: [CanDoStatement], _ entry: PlanEntry) -> [PlanChange] {
        let earlier = Dictionary(a.map { ($0.text, $0) }, uniquingKeysWith: { first, _ in first })
        let bound = b.flatMap { statement -> [PlanChange] in
            guard let other = earlier[statement.text] else { return [] }
            let (from, to) = (old.skillLevels(other.skills), new.skillLevels(statement.skills))
            func told(_ levels: Told?) -> Told {
                let words = levels?.text ?? Phrase(ja: "なし", en: "none")
                let text = statement.text
                return Told(
                    key: levels?.key ?? "", Phrase(ja: "\(text.ja)（\(words.ja)）", en: "\(text.en) (\(words.en))"))
            }
            return change(entry, .standards, told(from), told(to))
        }
        return bound + changes(entry, .standards, a.map { Told($0.text) }, b.map { Told($0.text) })
    }

    /// Steps have no ids: they are the way from one persona to another.
    private func growth() -> [PlanChange] {
        func list(_ words: PlanWords) -> List<GrowthStep> {
            List(elements: words.plan.growth) { step in
                let from = step.from.map(words.plan.persona)
                let to = words.plan.persona(step.to)
                return PlanEntry(
                    .growthStep, "\(from?.id ?? "")>\(to.id)",
                    Phrase(ja: "\(from?.name.ja ?? "")→\(to.name.ja)", en: "\(from?.name.en ?? "")→\(to.name.en)"))
            }
        }
        return compare(list(old), list(new)) { a, b, entry in
            change(entry, .text, a.text, b.text)
                + change(entry, .through, old.programmes(a.through), new.programmes(b.through))
        }
    }
}
