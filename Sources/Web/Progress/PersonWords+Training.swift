import Documents
import Domain
import Kernel
import Operations

extension PersonWords {
    struct TrainingLine: Sendable {
        let name: String
        let mandatory: Bool
        let why: String
        let due: String
        let state: String
        let isLate: Bool
        let isSoon: Bool
        let isOpen: Bool
    }

    struct GrowthLine: Sendable {
        let name: String
        let text: String?
        let here: Bool
        let steps: [Step]

        struct Step: Sendable {
            let skill: String
            let from: String
            let to: String
            let through: String?
        }
    }

    /// What is still to be taken, the mandatory first.
    var trainingDue: [TrainingLine] {
        let entries = standing.obligations.entries(of: member)
        return (entries.filter { $0.half == .mandatory } + entries.filter { $0.half == .elective }).map(line)
    }

    /// Programmes that must be taken and are not.
    var dueNames: [String] {
        standing.obligations.entries(of: member).filter { $0.half == .mandatory }
            .map { name(plan.programmes[Int($0.programme)].name) }
    }

    /// Programmes that were taken once and should have been renewed before this fiscal year.
    var overdueNames: [String] {
        standing.obligations.entries(of: member).filter(standing.isOverdue)
            .map { name(plan.programmes[Int($0.programme)].name) }
    }

    private func line(_ entry: Obligations.Entry) -> TrainingLine {
        let programme = plan.programmes[Int(entry.programme)]
        let isMandatory = entry.half == .mandatory
        let isLate = standing.isOverdue(entry)
        let facts = [
            name(programme.mode.name), programme[entry.half]?.hours.map(scribe.hours),
            programme[entry.half].map { $0.raises.map(raise).joined(separator: say("・", ", ")) },
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: say("・", ", "))
        let state: String
        switch entry.status {
        case .due where isLate: state = say("更新の期限切れ", "Renewal overdue")
        case .due: state = say("これから", "To do")
        case .blocked: state = say("前提の研修待ち", "Another first")
        case .recommended: state = say("任意", "Optional")
        }
        return TrainingLine(
            name: name(programme.name), mandatory: isMandatory, why: facts + say("。", ". ") + reason(for: entry),
            due: isMandatory ? words(standing.year.lastDay) : say("なし", "none"), state: state, isLate: isLate,
            isSoon: !isLate && isMandatory, isOpen: !isMandatory)
    }

    private func raise(_ raise: Raise) -> String { scribe.rise(of: raise.skill, from: raise.from, to: raise.to) }

    private func reason(for entry: Obligations.Entry) -> String {
        let programme = plan.programmes[Int(entry.programme)]
        guard entry.status == .due, let audience = programme[entry.half]?.audience else {
            return name(standing.obligations.reason(for: entry, standing.facts, gaps: standing.gaps))
        }
        return say("対象: ", "For: ") + scribe.words(of: audience.condition)
    }

    /// What was taken, the latest first, as rows of a table.
    var trainingDone: (rows: Fragment, count: Int) {
        let known = standing.record.completions(of: person).filter { $0.date <= state.date }
        var writer = FragmentWriter()
        for completion in known.reversed() {
            writer.markup("<tr><th scope=\"row\">")
            writer.text(name(plan.programmes[Int(completion.programme)].name))
            writer.markup("<span class=\"about\">")
            writer.text(completion.hours > 0 ? scribe.hours(Double(completion.hours)) : "")
            writer.markup("</span></th><td class=\"nowrap\">")
            writer.text(words(completion.date))
            writer.markup(
                completion.passed ? "</td><td><span class=\"state done\">" : "</td><td><span class=\"state none\">")
            writer.text(completion.passed ? say("修了", "Completed") : say("不合格", "Not passed"))
            writer.markup("</span></td></tr>")
        }
        return (writer.finished(), known.count)
    }

    /// The way through the plan's growth steps: what came before, where the person stands, what comes next (clause O7).
    var growth: [GrowthLine] {
        guard let here = personas.first(where: { reference, _ in isOnPath(reference) }) ?? personas.first else {
            return []
        }
        let before = plan.growth.first { $0.to == here.reference }
        var lines = [GrowthLine]()
        if let from = before?.from {
            lines.append(
                GrowthLine(
                    name: name(plan.persona(from).name), text: before.map { name($0.text) }, here: false, steps: []))
        }
        lines.append(
            GrowthLine(
                name: name(here.persona.name),
                text: shortCount == 0
                    ? say("必要なレベルに届いています。", "Every level needed is reached.")
                    : say(
                        "足りない\(shortCount)つのスキルを、次の研修で伸ばします。",
                        shortCount == 1
                            ? "One skill is short; this programme raises it."
                            : "\(shortCount) skills are short; these programmes raise them."),
                here: true, steps: stepsHere))
        if let next = plan.growth.first(where: { $0.from == here.reference }) {
            lines.append(
                GrowthLine(
                    name: name(plan.persona(next.to).name), text: name(next.text), here: false, steps: steps(to: next)))
        }
        return lines
    }

    private func isOnPath(_ reference: PersonaReference) -> Bool {
        plan.growth.contains { $0.from == reference || $0.to == reference }
    }

    private var stepsHere: [GrowthLine.Step] {
        plan.skills.indices.compactMap { skill in
            guard standing.gaps.gap(member, skill) > 0, let need = standing.gaps.need(member, skill) else { return nil }
            return step(skill, from: max(0, Int(standing.facts.levels[member, skill].rank)), to: Int(need.rank))
        }
    }

    private func steps(to next: GrowthStep) -> [GrowthLine.Step] {
        let preferred = next.through.flatMap { plan.programmes(in: $0) }
        return plan.requirements.compactMap { requirement in
            guard let wanted = requirement.rank(for: .persona(next.to)) else { return nil }
            let skill = requirement.skill
            let from = max(
                0, Int(standing.facts.levels[member, skill].rank), Int(standing.gaps.need(member, skill)?.rank ?? 0))
            return from < wanted ? step(skill, from: from, to: wanted, among: preferred) : nil
        }
    }

    private func step(_ skill: Int, from: Int, to: Int, among preferred: [Int] = []) -> GrowthLine.Step {
        let scale = plan.scale(of: skill)
        return GrowthLine.Step(
            skill: name(plan.skills[skill].name), from: scribe.mark(from, in: scale), to: scribe.mark(to, in: scale),
            through: programme(raising: skill, from: from, among: preferred).map { name(plan.programmes[$0].name) })
    }
}
