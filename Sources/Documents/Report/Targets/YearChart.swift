import Domain
import Kernel

extension StandingReport {
    /// Scheduled and actual people of each fiscal year: bars, and under each pair the column of the table that says it.
    struct YearChart {
        struct Year {
            /// 令和8, 年度: cut where a narrow column may break.
            let number: String
            let word: String
            let scheduled: String
            let actual: String
            let isRunning: Bool
        }

        let words: [String: String]
        let anchor: String
        /// Ids of the headings that name the chart.
        let labels: String
        let caption: String
        let years: [Year]
        let drawing: Drawing
        let count: Int

        init?(_ status: TargetStatus, _ target: Target, on date: CalendarDate, _ scribe: Scribe) {
            let now = FiscalYear(of: date)
            let years = Self.window(status.years, around: now)
            guard !years.isEmpty, years.contains(where: { $0.actual > 0 || ($0.scheduled ?? 0) > 0 }) else {
                return nil
            }
            words = scribe.words([
                "scheduled": Phrase(ja: "予定", en: "Scheduled"), "actual": Phrase(ja: "実績", en: "Actual"),
                "running": Phrase(ja: "途中", en: "so far"), "year": Phrase(ja: "年度", en: "Fiscal year"),
            ])
            anchor = "\(TargetCard.anchor(of: target))-years"
            labels = "\(TargetCard.anchor(of: target))-title \(anchor)"
            caption = scribe.say(ja: "年度ごとの予定と実績（人）", en: "People scheduled and trained by fiscal year")
            self.years = years.map { figure in
                let name = figure.year.name(in: scribe.language)
                let cut = scribe.language == .ja ? name.index(name.endIndex, offsetBy: -2) : name.endIndex
                return Year(
                    number: String(name[..<cut]), word: String(name[cut...]),
                    scheduled: figure.scheduled.map { $0.written() } ?? "–",
                    actual: figure.year > now ? "–" : figure.actual.written(),
                    isRunning: figure.year == now && !figure.isOver)
            }
            drawing = Self.drawing(years)
            count = years.count
        }

        /// The years of the period up to ten, ending with those that lie ahead.
        private static func window(_ years: [TargetStatus.YearFigure], around now: FiscalYear) -> [TargetStatus
            .YearFigure]
        {
            guard years.count > 10 else { return years }
            let current = years.firstIndex { $0.year >= now } ?? years.count - 1
            let end = min(years.count, max(10, current + 4))
            return Array(years[(end - 10)..<end])
        }

        /// Two bars a year in the middle of the year's column; the highest of all fills the height.
        private static func drawing(_ years: [TargetStatus.YearFigure]) -> Drawing {
            let highest = years.reduce(1) { max($0, $1.actual, $1.scheduled ?? 0) }
            let step = 1 / Double(years.count)
            func column(_ style: StaticString, _ value: Double, at x: Double) -> Drawing.Shape? {
                guard value > 0 else { return nil }
                let height = value / highest
                return .box(style, x: x, y: 1 - height, width: 0.24 * step, height: height)
            }
            return Drawing(
                style: "year-bars",
                years.enumerated().flatMap { index, figure in
                    let from = Double(index) * step
                    return [
                        column("scheduled", figure.scheduled ?? 0, at: from + 0.24 * step),
                        column("actual", figure.actual, at: from + 0.52 * step),
                    ].compactMap(\.self)
                })
        }

        static let template = """
            <figure class="years" style="--years: {{.count}}">
            <figcaption id="{{.anchor}}">{{.caption}}</figcaption>
            <div class="scroll" role="region" tabindex="0" aria-labelledby="{{.labels}}">
            <div class="plot">{{{.drawing}}}</div>
            <table>
            <caption class="hidden">{{.caption}}</caption>
            <thead><tr><th scope="col">{{.words.year}}</th>{{#.years}}<th scope="col" class="number"><span class="nowrap">{{.number}}</span><span class="nowrap">{{.word}}</span></th>{{/.years}}</tr></thead>
            <tbody>
            <tr><th scope="row"><span class="key scheduled"></span>{{.words.scheduled}}</th>{{#.years}}<td class="number">{{.scheduled}}</td>{{/.years}}</tr>
            <tr><th scope="row"><span class="key actual"></span>{{.words.actual}}</th>{{#.years}}<td class="number">{{.actual}}{{#.isRunning}} <span class="small">{{words.running}}</span>{{/.isRunning}}</td>{{/.years}}</tr>
            </tbody>
            </table>
            </div>
            </figure>
            """
    }
}
