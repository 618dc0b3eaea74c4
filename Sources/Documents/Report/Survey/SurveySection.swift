import Domain
import Kernel

extension StandingReport {
    /// 調査: who answered, and how the staff rates itself, by group; groups of too few stay hidden.
    struct SurveySection: Section {
        static let id = "survey"
        static let title = Phrase(ja: "調査の結果", en: "Survey results")

        struct Survey {
            let anchor: String
            let title: Passage
            let summary: String
            let bar: Drawing
            let tables: [Table]
        }

        struct Table {
            let anchor: String
            let title: Passage
            let note: Passage?
            let corner: Passage
            let columns: [Passage]
            let count: Int
            let hasRows: Bool
            let rows: [Row]
        }

        struct Row {
            let group: Passage
            let people: String
            let cells: CellRow
        }

        let words: [String: String]
        let lead: [Passage] = []
        let surveys: [Survey]
        let hidden: String
        var isShort: Bool { false }

        /// Rows of one table: a report is read, the whole list stands in the tables beside it.
        private static let mostRows = 24

        init?(_ figures: [SurveyFigures], _ scribe: Scribe) {
            guard !figures.isEmpty else { return nil }
            words = scribe.words(["people": Phrase(ja: "回答者", en: "Answered")])
            surveys = figures.enumerated().map { index, survey in
                Survey(
                    anchor: "survey-\(index + 1)", title: scribe.passage(survey.title),
                    summary: Self.summary(survey, scribe),
                    bar: Drawing.bar([
                        ("met", survey.invited > 0 ? Double(survey.answered) / Double(survey.invited) : 0)
                    ]),
                    tables: survey.tables.filter { !$0.rows.isEmpty }.enumerated().map { number, table in
                        Self.table(table, anchor: "survey-\(index + 1)-\(number + 1)", scribe)
                    })
            }
            hidden = scribe.say(
                ja: "回答者が\(SmallGroups.least)人に満たない区分と、差し引きで分かる区分は示さない（\(scribe.withheld)）。自由記述は数えるだけで示さない。",
                en:
                    "Groups of fewer than \(SmallGroups.least), and those that subtraction would tell, are withheld. "
                    + "Free text is counted and never shown.")
        }

        private static func summary(_ survey: SurveyFigures, _ scribe: Scribe) -> String {
            let share = scribe.share(survey.answered, of: survey.invited)
            let window = [survey.from, survey.to].compactMap { $0?.written(in: scribe.language) }
            let days =
                window.count == 2
                ? scribe.say(ja: "\(window[0])〜\(window[1])。", en: "\(window[0]) to \(window[1]). ") : ""
            return days
                + scribe.say(
                    ja: "対象\(survey.invited.grouped)人のうち\(survey.answered.grouped)人が回答（\(share)）",
                    en: "\(survey.answered.grouped) of \(survey.invited.grouped) answered (\(share))")
        }

        /// Groups of which nothing may be shown are told as a number; where they are most of the groups, so is the table.
        private static func table(_ table: SurveyFigures.Table, anchor: String, _ scribe: Scribe) -> Table {
            let shown = table.rows.filter { ($0.people ?? 0) >= SmallGroups.least }
            let isTelling = 2 * shown.count >= table.rows.count
            let listed = isTelling ? Array(shown.prefix(mostRows)) : []
            var notes = [table.note.map { $0[scribe.language] }].compactMap(\.self)
            if !isTelling {
                notes.append(
                    scribe.say(
                        ja:
                            "\(table.rows.count.grouped)区分のうち\((table.rows.count - shown.count).grouped)区分は回答者が少なく、表を省いた。",
                        en:
                            "Left out: \((table.rows.count - shown.count).grouped) of \(table.rows.count.grouped) groups are "
                            + "too small to show."))
            } else if shown.count < table.rows.count {
                notes.append(
                    scribe.say(
                        ja: "回答者が少ない\((table.rows.count - shown.count).grouped)区分は載せていない。",
                        en: "\((table.rows.count - shown.count).grouped) groups are too small to show."))
            }
            if isTelling, shown.count > listed.count {
                notes.append(
                    scribe.say(
                        ja: "ほか\((shown.count - listed.count).grouped)区分は表（survey.csv）にある。",
                        en: "\((shown.count - listed.count).grouped) more groups stand in survey.csv."))
            }
            let note = notes.joined(separator: scribe.say(ja: "", en: " "))
            return Table(
                anchor: anchor, title: scribe.passage(table.title), note: note.isEmpty ? nil : scribe.passage(note),
                corner: scribe.passage(table.corner), columns: table.columns.map(scribe.passage),
                count: table.columns.count + 1, hasRows: !listed.isEmpty,
                rows: listed.map { row in
                    Row(
                        group: scribe.passage(row.group), people: (row.people ?? 0).grouped,
                        cells: CellRow(row.cells.map { cell($0, scribe) }))
                })
        }

        private static func cell(_ cell: SurveyFigures.Cell, _ scribe: Scribe) -> CellRow.Cell {
            switch cell {
            case .share(let share):
                let percent = scribe.wholePercent(Int((share * 1000).rounded()), of: 1000)
                return CellRow.Cell(style: CellRow.Cell.band(percent), text: scribe.passage(Phrase("\(percent)%")))
            case .number(let number, let decimals):
                return CellRow.Cell(style: "plain", text: scribe.passage(Phrase(number.written(decimals: decimals))))
            case .text(let text): return CellRow.Cell(style: "words", text: scribe.passage(text))
            case .suppressed:
                return CellRow.Cell(style: CellRow.Cell.hiddenGroup, text: scribe.passage(scribe.withheld))
            case .blank: return CellRow.Cell(style: "blank", text: scribe.passage(Phrase("–")))
            }
        }

        static let template = """
            {{#surveys}}
            <div class="part">
            <h3 id="{{.anchor}}"{{{.title.lang}}}>{{.title}}</h3>
            <p class="reading">{{.summary}}</p>
            {{{.bar}}}
            {{#.tables}}
            {{#.hasRows}}
            <div class="scroll" role="region" tabindex="0" aria-labelledby="{{anchor}}">
            <table class="heat fixed" style="--columns: {{count}}">
            <caption id="{{anchor}}"{{{title.lang}}}>{{title}}</caption>
            <thead><tr><th scope="col"{{{corner.lang}}}>{{corner}}</th><th scope="col">{{words.people}}</th>{{#columns}}<th scope="col"{{{.lang}}}>{{.}}</th>{{/columns}}</tr></thead>
            <tbody>
            {{#rows}}
            <tr><th scope="row"{{{.group.lang}}}>{{.group}}</th><td>{{.people}}</td>{{{.cells}}}</tr>
            {{/rows}}
            </tbody>
            </table>
            </div>
            {{/.hasRows}}
            {{^.hasRows}}<h4{{{title.lang}}}>{{title}}</h4>{{/.hasRows}}
            {{#.note}}<p class="note">{{.}}</p>{{/.note}}
            {{/.tables}}
            </div>
            {{/surveys}}
            <p class="note">{{hidden}}</p>
            """
    }
}
