import Documents
import Domain
import Kernel
import Operations

extension PersonWords {
    struct SkillLine: Sendable {
        let field: String
        let name: String
        let required: String?
        let requiredWord: String
        let level: String?
        let levelWord: String
        let isEnough: Bool
        let isShort: Bool
        let isUnknown: Bool
        let isNotRequired: Bool
        let certainty: String
        let gap: String
        let reasonCount: String
        let hasReasons: Bool
        /// Items of a list.
        let reasons: Fragment
        let next: String?
    }

    struct CanDoLine: Sendable {
        let text: String
        let isConfirmed: Bool
        let isClaimed: Bool
        let isOpen: Bool
        let by: String
    }

    /// Skills that are required of the person or that something is known about, in the plan's order.
    var skillLines: [SkillLine] {
        plan.skills.indices.compactMap { skill in
            let need = standing.gaps.need(member, skill)
            let level = standing.facts.levels[member, skill]
            guard need != nil || level.rank >= 0 else { return nil }
            return line(skill, need, level)
        }
    }

    /// Skills that are required of the person; where none is, those that something is known about.
    var neededSkillLines: [SkillLine] {
        let needed = plan.skills.indices.compactMap { skill in
            standing.gaps.need(member, skill).map { line(skill, $0, standing.facts.levels[member, skill]) }
        }
        return needed.isEmpty ? skillLines : needed
    }

    var shortCount: Int { state.gapCount(ofMember: member) }

    /// Names of the required skills that are lacking.
    var missing: [String] {
        plan.skills.indices.filter { standing.gaps.gap(member, $0) > 0 }.map { name(plan.skills[$0].name) }
    }

    private func line(_ skill: Int, _ need: Gaps.Need?, _ level: MeasuredLevel) -> SkillLine {
        let scale = plan.scale(of: skill)
        let gap = standing.gaps.gap(member, skill)
        let isUnknown = level.rank < 0
        let (reasons, reasonCount) = reasons(for: skill, level)
        let words: String
        switch (need, gap) {
        case (nil, _): words = "–"
        case (_, 0): words = say("なし", "none")
        case (_, _) where isUnknown: words = say("不明", "unknown")
        default: words = say("あと\(gap)段", gap == 1 ? "1 step" : "\(gap) steps")
        }
        return SkillLine(
            field: name(plan.skillFields[plan.skills[skill].field].name), name: name(plan.skills[skill].name),
            required: need.map { scribe.mark(Int($0.rank), in: scale) },
            requiredWord: need.map { levelWord(Int($0.rank), scale) } ?? "",
            level: isUnknown ? nil : scribe.mark(Int(level.rank), in: scale),
            levelWord: isUnknown ? "" : levelWord(Int(level.rank), scale), isEnough: !isUnknown && gap == 0,
            isShort: !isUnknown && gap > 0, isUnknown: isUnknown, isNotRequired: need == nil,
            certainty: isUnknown ? "–" : certainty(level.certainty), gap: words, reasonCount: String(reasonCount),
            hasReasons: reasonCount > 0, reasons: reasons, next: gap > 0 ? nextStep(skill) : nil)
    }

    /// What the letter means; nothing where the name itself stands for it.
    private func levelWord(_ rank: Int, _ scale: Scale) -> String {
        if rank < 1 { return say("まだ段階に入らない", "not yet on the scale") }
        return scribe.hasLetters(scale) && rank <= scale.levels.count ? name(scale.levels[rank - 1].name) : ""
    }

    private func certainty(_ share: Float) -> String {
        "\(Int((share * 100).rounded()))%"
    }

    /// What the ledger says about a skill up to the day, the latest first.
    private func reasons(for skill: Int, _ level: MeasuredLevel) -> (Fragment, count: Int) {
        let entries = SkillLevels.entries(of: person, skill: skill, in: standing.ledger)
        let scale = plan.scale(of: skill)
        let influences = Dictionary(
            standing.measurements[plan.skills[skill].scale]
                .carriers(from: entries, levels: scale.levels.count, on: state.date).map { ($0.entry, $0.influence) }
        ) { first, _ in first }
        let known = entries.filter { $0.date <= state.date }
        var writer = FragmentWriter()
        if level.rank > level.confirmed {
            writer.markup("<li>")
            writer.text(unconfirmed(level, scale))
            writer.markup("</li>")
        }
        for entry in known.reversed() {
            let said =
                entry.estimate != nil
                ? name(entry.said(on: scale))
                : entry.rank < 1 ? levelWord(0, scale) : scribe.level(Int(entry.rank), in: scale)
            writer.markup("<li>")
            writer.text(words(entry.date) + " ")
            writer.markup("<span class=\"strong\">")
            writer.text(name(entry.method.name))
            writer.markup("</span> ")
            writer.text("\(name(standing.ledger.sources[Int(entry.source)])): \(said)")
            writer.markup("<span class=\"about\">")
            writer.text(
                influences[entry].map(moved) ?? say("より新しい評価があるので数えていません", "not counted: a newer rating is there"))
            writer.markup("</span></li>")
        }
        return (writer.finished(), known.count)
    }

    /// Why a level is not yet told as a fact.
    private func unconfirmed(_ level: MeasuredLevel, _ scale: Scale) -> String {
        let (told, likely) = (levelWord(max(0, Int(level.confirmed)), scale), scribe.level(Int(level.rank), in: scale))
        let known = level.confirmed < 1 ? told : scribe.level(Int(level.confirmed), in: scale)
        return say(
            "\(likely)と見込まれますが、確認できているのは「\(known)」までです。確実（80%以上）で、最も低い段階より上は所属長かOJT、最も高い段階はOJTの確認があると確認済みになります。",
            "\(likely) is likely; confirmed is \"\(known)\". A level is confirmed when it is sure (80% or more) and, above the lowest, seen by the head or in OJT, the highest in OJT."
        )
    }

    /// How far an entry moves the estimate.
    private func moved(_ influence: Double) -> String {
        let size = abs(influence).written(decimals: 1)
        if abs(influence) < 0.05 { return say("推定をほとんど動かしていません", "hardly moves the estimate") }
        return influence > 0
            ? say("推定を \(size) 上げています", "raises the estimate by \(size)")
            : say("推定を \(size) 下げています", "lowers the estimate by \(size)")
    }

    /// A programme that would raise the skill from where the person stands.
    func nextStep(_ skill: Int) -> String? {
        programme(raising: skill, from: max(0, Int(standing.facts.levels[member, skill].rank))).map {
            name(plan.programmes[$0].name)
        }
    }

    /// One that the person may take, else any that runs this year; `among` is asked first.
    func programme(raising skill: Int, from rank: Int, among preferred: [Int] = []) -> Int? {
        let fitting = plan.programmes.indices.filter { index in
            plan.programmes[index].runs(in: standing.year)
                && plan.programmes[index].raises.contains { $0.skill == skill && $0.from <= rank && rank < $0.to }
        }
        return fitting.first(where: preferred.contains)
            ?? fitting.first { index in
                HalfKind.allCases.contains { kind in
                    plan.programmes[index][kind].map { standing.facts.holds($0.audience.condition, for: member) }
                        ?? false
                }
            } ?? fitting.first
    }

    /// The plan's statements of what the persona can do, with what the evidence says of them.
    var canDo: [CanDoLine] {
        personas.flatMap { $0.persona.standards }.map { statement in
            guard !statement.skills.isEmpty else {
                return CanDoLine(
                    text: name(statement.text), isConfirmed: false, isClaimed: false, isOpen: false, by: "")
            }
            let isReached = statement.skills.allSatisfy {
                Int(standing.facts.levels[member, $0.skill].rank) >= $0.rank
            }
            let isConfirmed = isReached && statement.skills.allSatisfy(isConfirmedByOthers)
            return CanDoLine(
                text: name(statement.text), isConfirmed: isConfirmed, isClaimed: isReached && !isConfirmed,
                isOpen: !isReached,
                by: statement.skills.map(scribe.skillLevel).joined(separator: say("・", ", ")))
        }
    }

    /// Whether more than the person's own word speaks for a level.
    private func isConfirmedByOthers(_ wanted: SkillLevel) -> Bool {
        SkillLevels.entries(of: person, skill: wanted.skill, in: standing.ledger).contains {
            $0.method != .self && $0.date <= state.date && Int($0.rank) >= wanted.rank
        }
    }
}
