import Kernel

extension PlanChecks {
    static let scales: [Check] = [
        scalesWithoutLevels, scalesOfOneLevel, unusedScales, undefinedLevels, emptyFields, skillsNobodyNeeds,
    ]

    static func scalesWithoutLevels(_ checked: CheckedPlan) -> [Diagnostic] {
        // The reader has put a nameless scale where the plan has none, and said so.
        checked.plan.scales.filter { $0.levels.isEmpty && !$0.id.isEmpty }.map { scale in
            checked.error(
                "P214", scale.place, ja: "尺度「\(scale.name.ja)」に水準（levels）がありません",
                en: "the scale '\(scale.name.en)' has no levels")
        }
    }

    static func scalesOfOneLevel(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.scales.filter { $0.levels.count == 1 }.map { scale in
            checked.warning(
                "P215", scale.place, ja: "尺度「\(scale.name.ja)」の水準が一つだけで、伸びを表せません",
                en: "the scale '\(scale.name.en)' has a single level, so it cannot show growth")
        }
    }

    static func unusedScales(_ checked: CheckedPlan) -> [Diagnostic] {
        let used = Set(checked.plan.skills.map(\.scale))
        let scales = checked.plan.scales
        // A scale without levels has an error of its own.
        return scales.indices.filter { !used.contains($0) && !scales[$0].levels.isEmpty }.map { index in
            checked.warning(
                "P216", scales[index].place, ja: "尺度「\(scales[index].name.ja)」を使うスキルがありません",
                en: "no skill uses the scale '\(scales[index].name.en)'")
        }
    }

    static func undefinedLevels(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.scales.flatMap(\.levels).filter(\.definition.ja.isEmpty).map { level in
            checked.note(
                "P217", level.place, ja: "水準「\(level.name.ja)」（\(level.id)）の定義がありません。何ができればよいかを決められません",
                en: "the level '\(level.name.en)' (\(level.id)) has no definition to judge it by")
        }
    }

    static func emptyFields(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.skillFields.filter(\.skills.isEmpty).map { field in
            checked.warning(
                "P218", field.place, ja: "分野「\(field.name.ja)」にスキルがありません",
                en: "the field '\(field.name.en)' has no skills")
        }
    }

    static func skillsNobodyNeeds(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.skills.indices.filter { checked.highestRequired($0) == 0 }.map { skill in
            checked.warning(
                "P219", plan.skills[skill].place, ja: "スキル「\(plan.skills[skill].name.ja)」を求める人材像・役割・ポストがありません",
                en: "no persona, role or post needs the skill '\(plan.skills[skill].name.en)'")
        }
    }
}
