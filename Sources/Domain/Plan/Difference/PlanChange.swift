package import Kernel

/// One difference between two versions of a plan, in the plan's own terms.
package enum PlanChange: Hashable, Sendable {
    case added(PlanEntry)
    case removed(PlanEntry)
    /// The entry bears its new name.
    case renamed(PlanEntry, from: Phrase)
    /// What it lists stands in another order, where order has a meaning: grades, levels, personas.
    case reordered(PlanEntry)
    /// Some side of an entry, in words; nil where there is nothing. `half` where only one half of a programme changed.
    case changed(PlanEntry, PlanAspect, half: HalfKind?, from: Phrase?, to: Phrase?)

    case requirementAdded(skill: PlanEntry, holder: PlanEntry, level: String)
    case requirementRemoved(skill: PlanEntry, holder: PlanEntry, level: String)
    case requirementRaised(skill: PlanEntry, holder: PlanEntry, from: String, to: String)
    case requirementLowered(skill: PlanEntry, holder: PlanEntry, from: String, to: String)

    case personaRuleChanged(PlanEntry, from: String, to: String)
    /// The fiscal years in which a programme runs.
    case programmeMoved(PlanEntry, from: FiscalPeriod?, to: FiscalPeriod?)

    case targetGoalChanged(PlanEntry, from: Double?, to: Double?)
    case targetDeadlineMoved(PlanEntry, from: FiscalYear?, to: FiscalYear?)
    case conflictFound(PlanEntry)
    case conflictResolved(PlanEntry, reading: Phrase, decidedBy: String?)

    /// The entry that changed; of a cell of the skill map, the skill.
    package var entry: PlanEntry {
        switch self {
        case .added(let entry), .removed(let entry), .renamed(let entry, _), .reordered(let entry),
            .changed(let entry, _, _, _, _), .personaRuleChanged(let entry, _, _), .programmeMoved(let entry, _, _),
            .targetGoalChanged(let entry, _, _), .targetDeadlineMoved(let entry, _, _), .conflictFound(let entry),
            .conflictResolved(let entry, _, _):
            entry
        case .requirementAdded(let skill, _, _), .requirementRemoved(let skill, _, _),
            .requirementRaised(let skill, _, _, _), .requirementLowered(let skill, _, _, _):
            skill
        }
    }

    /// What kind of change it is, stable for programs that read it: `programme.added`, `programme.changed.seats`.
    package var kind: String {
        switch self {
        case .added(let entry): "\(entry.kind.rawValue).added"
        case .removed(let entry): "\(entry.kind.rawValue).removed"
        case .renamed(let entry, _): "\(entry.kind.rawValue).renamed"
        case .reordered(let entry): "\(entry.kind.rawValue).reordered"
        case .changed(let entry, let aspect, let half, _, _):
            "\(entry.kind.rawValue).changed." + (half.map { $0.rawValue + "." } ?? "") + aspect.rawValue
        case .requirementAdded: "requirement.added"
        case .requirementRemoved: "requirement.removed"
        case .requirementRaised: "requirement.raised"
        case .requirementLowered: "requirement.lowered"
        case .personaRuleChanged: "persona.ruleChanged"
        case .programmeMoved: "programme.moved"
        case .targetGoalChanged: "target.goalChanged"
        case .targetDeadlineMoved: "target.deadlineMoved"
        case .conflictFound: "target.conflictFound"
        case .conflictResolved: "target.conflictResolved"
        }
    }
}

extension PlanChange {
    private static let nothing = Phrase(ja: "なし", en: "none")

    /// The change as a sentence of a list.
    package var text: Phrase {
        switch self {
        case .added(let entry): Phrase(ja: "\(entry.title.ja)を追加", en: "\(entry.title.en) added")
        case .removed(let entry): Phrase(ja: "\(entry.title.ja)を削除", en: "\(entry.title.en) removed")
        case .renamed(let entry, let old):
            Phrase(
                ja: "\(entry.kind.name.ja)の名称を「\(old.ja)」から「\(entry.name.ja)」に変更",
                en: "\(entry.kind.name.en) renamed from '\(old.en)' to '\(entry.name.en)'")
        case .reordered(let entry): Phrase(ja: "\(entry.title.ja)の順序を変更", en: "\(entry.title.en) reordered")
        case .changed(let entry, let aspect, let half, let from, let to):
            told(entry, Self.name(aspect, half), from ?? Self.nothing, to ?? Self.nothing)
        case .requirementAdded(let skill, let holder, let level):
            Phrase(
                ja: "「\(holder.name.ja)」に「\(skill.name.ja)」の \(level) を新たに求める",
                en: "'\(skill.name.en)' at \(level) now asked of '\(holder.name.en)'")
        case .requirementRemoved(let skill, let holder, let level):
            Phrase(
                ja: "「\(holder.name.ja)」に「\(skill.name.ja)」（\(level)）を求めないことに変更",
                en: "'\(skill.name.en)' (\(level)) no longer asked of '\(holder.name.en)'")
        case .requirementRaised(let skill, let holder, let from, let to):
            Phrase(
                ja: "「\(holder.name.ja)」に求める「\(skill.name.ja)」を \(from) から \(to) へ引き上げ",
                en: "'\(skill.name.en)' asked of '\(holder.name.en)' raised from \(from) to \(to)")
        case .requirementLowered(let skill, let holder, let from, let to):
            Phrase(
                ja: "「\(holder.name.ja)」に求める「\(skill.name.ja)」を \(from) から \(to) へ引き下げ",
                en: "'\(skill.name.en)' asked of '\(holder.name.en)' lowered from \(from) to \(to)")
        case .personaRuleChanged(let entry, let from, let to):
            told(entry, PlanAspect.rule.name, Phrase(from), Phrase(to))
        case .programmeMoved(let entry, let from, let to):
            told(
                entry, Phrase(ja: "実施年度", en: "fiscal years"), from.map(\.written) ?? Self.nothing,
                to.map(\.written) ?? Self.nothing)
        case .targetGoalChanged(let entry, let from, let to):
            told(
                entry, Phrase(ja: "目標の数", en: "goal"), from.map { Phrase($0.plain) } ?? Self.nothing,
                to.map { Phrase($0.plain) } ?? Self.nothing)
        case .targetDeadlineMoved(let entry, let from, let to):
            told(
                entry, Phrase(ja: "期限", en: "deadline"), from.map(\.written) ?? Self.nothing,
                to.map(\.written) ?? Self.nothing)
        case .conflictFound(let entry):
            Phrase(
                ja: "\(entry.title.ja)に読み方の食い違いを記録", en: "\(entry.title.en): conflicting readings recorded")
        case .conflictResolved(let entry, let reading, let decidedBy):
            Phrase(
                ja: "\(entry.title.ja)の読み方を「\(reading.ja)」に決定" + (decidedBy.map { "（\($0)）" } ?? ""),
                en: "\(entry.title.en): read as '\(reading.en)'" + (decidedBy.map { ", decided by \($0)" } ?? ""))
        }
    }

    private func told(_ entry: PlanEntry, _ what: Phrase, _ from: Phrase, _ to: Phrase) -> Phrase {
        Phrase(
            ja: "\(entry.title.ja)の\(what.ja): \(from.ja) → \(to.ja)",
            en: "\(entry.title.en), \(what.en): \(from.en) → \(to.en)")
    }

    private static func name(_ aspect: PlanAspect, _ half: HalfKind?) -> Phrase {
        guard let half else { return aspect.name }
        return Phrase(ja: "\(aspect.name.ja)（\(half.name.ja)）", en: "\(aspect.name.en) (\(half.name.en))")
    }
}

extension FiscalPeriod {
    var written: Phrase { Phrase(ja: written(in: .ja), en: written(in: .en)) }
}

extension FiscalYear {
    var written: Phrase { Phrase(ja: name(in: .ja), en: name(in: .en)) }
}
