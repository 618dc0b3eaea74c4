import Domain
import Kernel

/// One person's card: who they are in the plan and why, what each skill needs and has and on what evidence, what they
/// must or should take and why.
struct PersonCard {
    let standing: Standing
    let member: Int
    let terminal: Terminal

    private var plan: Plan { standing.plan }
    private func say(_ ja: String, _ en: String) -> String { terminal.language == .ja ? ja : en }
    private func name(_ phrase: Phrase) -> String { phrase[terminal.language] }

    func lines() -> [String] { header + personas + skills + obligations }

    private func section(_ ja: String, _ en: String) -> String {
        "\n" + terminal.styled("■ " + say(ja, en), .bold)
    }

    private var header: [String] {
        let about = standing.staff.members[member]
        let person = standing.roster.people[Int(about.person)]
        let words = [
            (Vocabulary.List.grades, about.post.grade), (.employments, about.post.employment),
            (.jobFamilies, about.post.jobFamily),
        ].compactMap { list, index in
            index >= 0 && Int(index) < plan.vocabulary[list].count ? plan.vocabulary[list][Int(index)] : nil
        }
        var lines = [
            terminal.styled("\(person.staffNumber)  \(person.name)", .bold),
            standing.path(ofUnit: Int(about.post.unit)) + "  " + words.joined(separator: "・"),
        ]
        for post in standing.staff.concurrentPosts(of: about) {
            lines.append(say("兼務: ", "also: ") + standing.path(ofUnit: Int(post.unit)))
        }
        return lines
    }

    private var personas: [String] {
        var lines = [section("人材像", "Persona")]
        for (index, dimension) in plan.dimensions.enumerated() {
            let kind = Int(standing.facts.personas[index][member])
            guard kind >= 0 else {
                lines.append("  \(name(dimension.name)): " + say("どの条件にも当てはまりません", "no rule fits"))
                continue
            }
            let persona = dimension.kinds[kind]
            lines.append(
                "  \(name(dimension.name)): \(name(persona.name))" + say("（条件: ", " (rule: ") + persona.rule.text
                    + say("）", ")"))
            lines += persona.roles.filter { $0.role == nil }.map { "    ・\(name($0.text))" }
        }
        for (index, role) in plan.roles.enumerated()
        where index < 64 && standing.staff.members[member].roles & (1 << UInt64(index)) != 0 {
            lines.append(say("  役割: ", "  role: ") + name(role.name))
        }
        return lines
    }

    private var skills: [String] {
        var lines = [section("スキル（必要 → 現在）", "Skills (needs → has)")]
        let person = Int(standing.staff.members[member].person)
        let width = plan.skills.map { displayWidth(name($0.name)) }.max() ?? 0
        for (index, skill) in plan.skills.enumerated() {
            let need = standing.gaps.need(member, index)
            let level = standing.facts.levels[member, index]
            guard need != nil || level.rank >= 0 else { continue }
            let scale = plan.scale(of: index)
            let explanation = SkillLevels.explanation(
                of: level, from: SkillLevels.entries(of: person, skill: index, in: standing.ledger),
                ledger: standing.ledger, scale: scale, measurement: standing.measurements[skill.scale],
                on: standing.date)
            let needed = need.map { scale.letter(Int($0.rank)) } ?? say("不要", "not needed")
            let mark =
                need == nil
                ? "・"
                : standing.gaps.gap(member, index) > 0 ? terminal.styled("✗ ", .red) : terminal.styled("✓ ", .green)
            lines.append("  \(mark)\(fitted(name(skill.name), to: width))  \(needed) → \(name(explanation))")
        }
        return lines
    }

    private var obligations: [String] {
        let entries = standing.obligations.entries.filter { Int($0.member) == member }
        guard !entries.isEmpty else { return [] }
        let year = standing.year.name(in: terminal.language)
        return [section("\(year)の研修", "Training in \(year)")]
            + entries.map { entry in
                let programme = plan.programmes[Int(entry.programme)]
                let reason = standing.obligations.reason(for: entry, standing.facts, gaps: standing.gaps)
                return "  \(name(entry.status.name)): \(name(programme.name))  " + terminal.styled(name(reason), .faint)
            }
    }
}
