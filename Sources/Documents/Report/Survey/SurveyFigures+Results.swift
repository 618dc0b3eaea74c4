package import Domain
import Kernel

extension SurveyFigures {
    /// What a survey says, as the report shows it: each skill for the whole staff, then response rates and mean levels
    /// by group. Hidden figures stay hidden; groups are shown as the results suppress them.
    package init(_ results: SurveyResults, plan: Plan) {
        let campaign = plan.surveys.first { $0.instrument == results.instrument.id }
        self.init(
            title: results.instrument.title, invited: results.participation.members,
            answered: results.participation.respondents, from: campaign?.from, to: campaign?.to,
            tables: [Self.overall(results, plan)] + results.tables.map { Self.groups($0, results, plan) })
    }

    private static func overall(_ results: SurveyResults, _ plan: Plan) -> Table {
        let letters = plan.scales.first.map { [Phrase("–")] + $0.levels.map { Phrase($0.id) } } ?? []
        return Table(
            title: Phrase(ja: "スキルごとの自己評価", en: "Self-rating by skill"), corner: Phrase(ja: "スキル", en: "Skill"),
            columns: letters + [Phrase(ja: "無回答", en: "No answer"), Phrase(ja: "平均段階", en: "Mean level")],
            rows: results.skills.compactMap { skill in
                guard let overall = skill.overall else { return nil }
                let answered = overall.counts.reduce(0) { $0 + ($1 ?? 0) }
                let counts = letters.indices.map { rank in
                    rank < overall.counts.count ? cell(overall.counts[rank]) : .blank
                }
                return Row(
                    group: plan.skills[skill.skill].name, people: answered + (overall.noAnswer ?? 0),
                    cells: counts + [cell(overall.noAnswer), mean(overall)])
            })
    }

    private static func groups(_ table: SurveyResults.Table, _ results: SurveyResults, _ plan: Plan) -> Table {
        Table(
            title: Phrase(ja: "\(table.name.ja)ごとの回答率と平均段階", en: "Response and mean level by \(table.name.en)"),
            corner: table.name,
            columns: [Phrase(ja: "回答率", en: "Response")] + results.skills.map { plan.skills[$0.skill].name },
            rows: table.rows.map { row in
                Row(
                    group: row.label, people: row.participation?.respondents,
                    cells: [row.participation.map { .share($0.rate) } ?? .suppressed] + row.distributions.map(mean))
            })
    }

    private static func cell(_ count: Int?) -> Cell { count.map { .number(Double($0), decimals: 0) } ?? .suppressed }

    private static func mean(_ distribution: SurveyResults.Distribution) -> Cell {
        if let mean = distribution.mean { return .number(mean, decimals: 1) }
        return distribution.isComplete ? .blank : .suppressed
    }
}
