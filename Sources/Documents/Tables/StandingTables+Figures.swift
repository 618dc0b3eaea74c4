import Domain
import Kernel

extension StandingTables {
    /// Every target with flow and stock side by side.
    func targets() -> [OutputFile] {
        var writer = table([
            .init("id", ja: "ID", en: "Id"), .init("target", ja: "目標", en: "Target"),
            .init("basis", ja: "数え方", en: "Basis"), .init("goal", ja: "目標値", en: "Goal"),
            .init("approximate", ja: "約", en: "About"), .init("attained", ja: "現在値", en: "Attained"),
            .init("expected", ja: "今日までの予定", en: "Due by now"), .init("grade", ja: "評価", en: "Grade"),
            .init("flow", ja: "累計", en: "Flow"), .init("stock", ja: "在籍", en: "Stock"),
            .init("population", ja: "対象者", en: "Population"), .init("covered", ja: "充足所属", en: "Units covered"),
            .init("units", ja: "母数", en: "Units"), .init("aprilBefore", ja: "3月31日の充足", en: "Covered on 31 March"),
            .init("aprilAfter", ja: "4月1日の充足", en: "Covered on 1 April"),
            .init("neededPace", ja: "必要なペース（人/年）", en: "Pace needed (a year)"),
            .init("actualPace", ja: "実績のペース（人/年）", en: "Pace so far (a year)"),
            .init("conflict", ja: "読みの未決", en: "Undecided conflict"), .init("remark", ja: "備考", en: "Remark"),
        ])
        for status in standing.targets {
            let target = plan.targets[status.target]
            writer.text(target.id)
            writer.text(target.name[language])
            writer.text(target.basis.name[language])
            writer.number(status.goal, decimals: 1)
            writer.text(target.approximate ? "○" : "")
            writer.number(status.attained, decimals: 1)
            writer.number(status.expected, decimals: 1)
            writer.text(status.grade?.rawValue ?? "")
            writer.number(status.flow)
            writer.number(status.stock)
            writer.number(status.population)
            writer.number(status.coverage?.covered)
            writer.number(status.coverage?.total)
            writer.number(status.lastApril?.before.covered)
            writer.number(status.lastApril?.after.covered)
            writer.number(status.neededPace, decimals: 1)
            writer.number(status.actualPace, decimals: 1)
            writer.text(status.isUnresolvedConflict ? "○" : "")
            writer.text(status.remark?[language] ?? "")
            writer.endRow()
        }
        return files("targets", writer)
    }

    func skills() -> [OutputFile] {
        var writer = table(Self.figureColumns(leading: [.init("skill", ja: "スキル", en: "Skill")]))
        for figure in standing.skillFigures {
            writer.text(plan.skills[figure.skill].name[language])
            write(figure, to: &writer)
        }
        return files("skills", writer)
    }

    /// Every unit with people in it, skill by skill.
    func units() -> [OutputFile] {
        var writer = table(
            Self.figureColumns(leading: [
                .init("unitCode", ja: "所属コード", en: "Unit code"), .init("unit", ja: "所属", en: "Unit"),
                .init("skill", ja: "スキル", en: "Skill"),
            ]))
        let figures = standing.figures(groups: standing.roster.units.count) { member in
            Int(standing.staff.members[member].post.unit)
        }
        for unit in standing.roster.units.indices {
            for figure in figures[unit] where figure.required > 0 {
                writer.text(standing.roster.units[unit].code)
                writer.text(paths[unit])
                writer.text(plan.skills[figure.skill].name[language])
                write(figure, to: &writer)
            }
        }
        return files("units", writer)
    }

    private static func figureColumns(leading: [TableWriter.Column]) -> [TableWriter.Column] {
        leading + [
            .init("required", ja: "必要", en: "Required"), .init("met", ja: "到達", en: "Met"),
            .init("short", ja: "不足", en: "Short"), .init("unknown", ja: "記録なし", en: "No evidence"),
            .init("missingLevels", ja: "不足段階の計", en: "Levels missing"),
            .init("metShare", ja: "到達率（%）", en: "Met (%)"),
        ]
    }

    private func write(_ figure: Standing.SkillFigure, to writer: inout TableWriter) {
        writer.number(figure.required)
        writer.number(figure.met)
        writer.number(figure.short)
        writer.number(figure.unknown)
        writer.number(figure.missingLevels)
        writer.number(figure.required == 0 ? nil : 100 * figure.metShare, decimals: 1)
        writer.endRow()
    }

    /// Units that lack trained people, by target.
    func uncovered() -> [OutputFile] {
        var writer = table([
            .init("target", ja: "目標", en: "Target"), .init("unitCode", ja: "所属コード", en: "Unit code"),
            .init("unit", ja: "所属", en: "Unit"), .init("has", ja: "現在", en: "Has"),
            .init("needs", ja: "必要", en: "Needs"),
        ])
        for status in standing.targets {
            guard let coverage = status.coverage else { continue }
            for (index, unit) in coverage.units.enumerated() where coverage.people[index] < coverage.perUnit {
                writer.text(plan.targets[status.target].name[language])
                writer.text(standing.roster.units[unit].code)
                writer.text(standing.path(ofUnit: unit))
                writer.number(coverage.people[index])
                writer.number(coverage.perUnit)
                writer.endRow()
            }
        }
        return files("uncovered", writer)
    }

    func vacancies() -> [OutputFile] {
        var writer = table([
            .init("role", ja: "役割", en: "Role"), .init("unitCode", ja: "所属コード", en: "Unit code"),
            .init("unit", ja: "所属", en: "Unit"), .init("has", ja: "現在", en: "Has"),
            .init("needs", ja: "必要", en: "Needs"),
        ])
        for vacancy in standing.vacancies {
            writer.text(plan.roles[vacancy.role].name[language])
            writer.text(standing.roster.units[vacancy.unit].code)
            writer.text(standing.path(ofUnit: vacancy.unit))
            writer.number(vacancy.holders)
            writer.number(vacancy.wanted)
            writer.endRow()
        }
        return files("vacancies", writer)
    }
}
