import Domain
package import Kernel
import Mathematics

extension ExamineAnswers {
    /// What was found, and what to repair, a line each.
    package var words: [Phrase] { [reliability] + repairs + groups + sheets }

    private var reliability: Phrase {
        let scale = analysis.scale
        func text(_ number: Double) -> String { number.written(decimals: 2) }
        let (low, high) = (text(scale.alphaInterval.low), text(scale.alphaInterval.high))
        return Phrase(
            ja: "\(table.people.count)人（全項目に回答 \(scale.completePeople)人）、\(scale.items)項目。"
                + "信頼性 α = \(text(scale.alpha))（95 %区間 \(low)〜\(high)）、合計点の誤差 ±\(text(scale.standardError))",
            en: "\(table.people.count) people (\(scale.completePeople) complete), \(scale.items) items. "
                + "Alpha \(text(scale.alpha)) (95 %: \(low) to \(high)), "
                + "standard error of a total \(text(scale.standardError))")
    }

    private func list(_ picked: [Int]) -> String {
        picked.prefix(8).map { table.items[$0] }.joined(separator: ", ") + (picked.count > 8 ? " …" : "")
    }

    private func note(_ picked: [Int], _ ja: String, _ en: String) -> [Phrase] {
        picked.isEmpty
            ? [] : [Phrase(ja: "\(ja) \(picked.count): \(list(picked))", en: "\(picked.count) \(en): \(list(picked))")]
    }

    private var repairs: [Phrase] {
        let items = analysis.items
        let alpha = analysis.scale.alpha
        let wrong = items.indices.filter { items[$0].restCorrelation < 0 }
        let weak = items.indices.filter { (0..<0.2).contains(items[$0].restCorrelation) }
        var words: [Phrase] = []
        if analysis.scale.completePeople < 30 {
            words.append(
                Phrase(
                    ja: "全項目に答えた人が30人未満なので、目安です", en: "fewer than 30 complete people: take this as a hint"))
        }
        words += note(wrong, "直す項目（ほかの項目と逆。正答か向きの指定を確かめる）", "to repair, against the others: check key or direction")
        words += note(weak, "見直す項目（ほかの項目とほとんど関係しない）", "to look at, hardly related to the others")
        words += note(
            items.indices.filter { items[$0].difficulty > 0.95 || items[$0].difficulty < 0.05 },
            "易しすぎるか難しすぎる項目（95 %超・5 %未満）", "too easy or too hard, over 95 % or under 5 %")
        words += note(
            items.indices.filter { items[$0].alphaIfDeleted > alpha + 0.01 && !wrong.contains($0) },
            "除くと信頼性が上がる項目", "without which alpha rises")
        words += note(items.indices.filter { items[$0].sd == 0 }, "全員が同じ回答の項目", "answered alike by all")
        if words.isEmpty { words.append(Phrase(ja: "直す項目はありません", en: "nothing to repair")) }
        return words
    }

    private var groups: [Phrase] {
        guard let differences else { return [] }
        let large = differences.indices.filter { differences[$0].grade == .c }
        let moderate = differences.indices.filter { differences[$0].grade == .b }
        let words =
            note(
                large, "集団で大きく違う項目（C、内容に理由がなければ使わない）",
                "differ much between the groups (C): not to be used without a reason")
            + note(moderate, "集団でやや違う項目（B、作成者が見直す）", "differ somewhat (B): for the authors to look at")
        return words.isEmpty ? [Phrase(ja: "集団で違う項目はありません", en: "no item differs between the groups")] : words
    }

    private var sheets: [Phrase] {
        guard let people else { return [] }
        let flagged = people.count(where: \.isFlagged)
        let single = people.count { $0.flags.count == 1 }
        return [
            Phrase(
                ja: "読まずに答えた疑いのある人 \(flagged)人（しるし2つ以上）、しるし1つ \(single)人。消さずに、もう一度たずねてください",
                en: "\(flagged) people may have answered without reading (two signs or more), \(single) show one: "
                    + "ask again, do not delete")
        ]
    }
}
