package import Domain
import Formats
import Kernel

extension StandingTables {
    /// The survey's results for the whole staff and by group and skill, small groups hidden: empty cells are withheld. Shares
    /// weighted for non-response stand in the rows of the whole staff alone, in whole per cent.
    package func survey(_ results: SurveyResults) -> [OutputFile] {
        let ranks = plan.scales.map(\.levels.count).max() ?? 0
        var writer = table(
            [
                .init("grouping", ja: "分け方", en: "Grouping"), .init("group", ja: "区分", en: "Group"),
                .init("members", ja: "対象者", en: "Asked"), .init("respondents", ja: "回答者", en: "Respondents"),
                .init("skill", ja: "スキル", en: "Skill"),
            ] + (0...ranks).map { .init("rank\($0)", ja: "段階\($0)", en: "Level \($0)") } + [
                .init("noAnswer", ja: "無回答", en: "No answer"), .init("mean", ja: "平均段階", en: "Mean level"),
            ] + (0...ranks).map { .init("weighted\($0)", ja: "段階\($0)（重み付き%）", en: "Level \($0) (weighted %)") })
        for skill in results.skills {
            guard let overall = skill.overall else { continue }
            writer.text(Phrase(ja: "全職員", en: "All staff")[language])
            writer.text("")
            writer.number(results.participation.members)
            writer.number(results.participation.respondents)
            write(skill.skill, overall, ranks, &writer)
            for rank in 0...ranks {
                let share = skill.weighted.flatMap { $0.indices.contains(rank) ? $0[rank] : nil }
                writer.number(share.map { Int((100 * $0).rounded()) })
            }
            writer.endRow()
        }
        for grouping in results.tables {
            for row in grouping.rows {
                for (skill, distribution) in zip(results.skills, row.distributions) {
                    writer.text(grouping.name[language])
                    writer.text(row.label[language])
                    writer.number(row.members)
                    // A number below the smallest group is itself withheld.
                    let respondents = row.participation.map(\.respondents)
                    writer.number(respondents.flatMap { $0 >= results.rule.smallestGroup ? $0 : nil })
                    write(skill.skill, distribution, ranks, &writer)
                    for _ in 0...ranks { writer.text("") }
                    writer.endRow()
                }
            }
        }
        return files("survey", writer)
    }

    private func write(
        _ skill: Int, _ distribution: SurveyResults.Distribution, _ ranks: Int, _ writer: inout TableWriter
    ) {
        writer.text(plan.skills[skill].name[language])
        for rank in 0...ranks {
            writer.number(rank < distribution.counts.count ? distribution.counts[rank] : nil)
        }
        writer.number(distribution.noAnswer)
        writer.number(distribution.mean, decimals: 2)
    }
}
