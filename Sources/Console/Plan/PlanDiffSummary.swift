import Domain
import Kernel
import Operations

/// A revision in words: what changed, who is moved by it, what it asks of training.
struct PlanDiffSummary {
    let terminal: Terminal
    private static let mostPeople = 12

    private func say(_ ja: String, _ en: String) -> String { terminal.language == .ja ? ja : en }
    private func name(_ phrase: Phrase?) -> String { phrase?[terminal.language] ?? say("対象外", "no persona") }
    private func section(_ ja: String, _ en: String) -> String { "\n" + terminal.styled("■ " + say(ja, en), .bold) }

    func lines(_ compared: ComparePlans) -> [String] {
        let changes = compared.difference.changes
        guard !changes.isEmpty else { return [say("変更はありません", "nothing changed")] }
        var lines = [terminal.styled("■ " + say("変更 \(changes.count)件", "\(changes.count) changes"), .bold)]
        lines += changes.map { "  " + $0.text[terminal.language] }
        guard let effect = compared.effect else { return lines }
        lines.append(
            section(
                "人材像が変わる職員 \(effect.peopleMoved.grouped)人",
                "People whose persona changes: \(effect.peopleMoved.grouped)"))
        let titles = [
            "effect.gap": section("スキルの不足", "Skill gaps"),
            "effect.programme": section("研修の対象者と席", "People to train, and seats"),
        ]
        var last = "effect.persona"
        for (kind, text) in effects(compared) {
            if kind != last, let title = titles[kind] { lines.append(title) }
            last = kind
            lines.append("  " + text)
        }
        let people = people(compared)
        if !people.isEmpty {
            lines.append(section("人材像が変わる人", "Who changes persona"))
            lines += people.prefix(Self.mostPeople).map { "  " + $0.text }
            let rest = people.count - Self.mostPeople
            if rest > 0 {
                lines.append(say("  ほか\(rest)人（--format csv ですべて）", "  and \(rest) more (all with --format csv)"))
            }
        }
        return lines
    }

    /// Who changes persona, one line each.
    func people(_ compared: ComparePlans) -> [(kind: String, text: String)] {
        (compared.effect?.people ?? []).map { staffNumber, person, move in
            ("effect.person", "\(staffNumber) \(person)  \(name(move.from)) → \(name(move.to))")
        }
    }

    /// The effects on people, one line each, with a stable kind.
    func effects(_ compared: ComparePlans) -> [(kind: String, text: String)] {
        guard let effect = compared.effect else { return [] }
        let moves = effect.moves.map { move, people in
            "\(name(move.dimension)): \(name(move.from)) → \(name(move.to))  \(people.grouped)" + say("人", "")
        }
        let gaps = effect.skills.map {
            say(
                "\($0.skill.ja)  新たに不足 \($0.newGaps.grouped)人  解消 \($0.closedGaps.grouped)人",
                "\($0.skill.en)  new gaps \($0.newGaps.grouped)  closed \($0.closedGaps.grouped)")
        }
        let programmes = effect.programmes.map { programme in
            let title = "\(name(programme.programme))（\(name(programme.half.name))）"
            let seats = [programme.seatsBefore, programme.seatsAfter].map {
                $0.map(\.grouped) ?? say("制限なし", "unlimited")
            }
            return say(
                "\(title)  \(programme.before.grouped) → \(programme.after.grouped)人  席 \(seats[0]) → \(seats[1])",
                "\(title)  \(programme.before.grouped) → \(programme.after.grouped) people, seats \(seats[0]) → \(seats[1])"
            )
        }
        return moves.map { ("effect.persona", $0) } + gaps.map { ("effect.gap", $0) }
            + programmes.map { ("effect.programme", $0) }
    }
}
