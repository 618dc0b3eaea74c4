import Domain
import Kernel

extension StandingReport {
    /// 今年度の研修: for each half of a programme who it is for, who has done it, who still must or should, and seats.
    struct TrainingSection: Section {
        static let id = "training"
        static let title = Phrase(ja: "今年度の研修", en: "Training this year")

        struct Row {
            let name: Passage
            let half: String
            let bar: Drawing
            let audience: String
            let done: String
            let due: String
            let recommended: String
            let blocked: String
            let seats: String
            let nominated: String
        }

        let words: [String: String]
        let lead: [Passage]
        let rows: [Row]
        let silent: String?

        init?(_ figures: Figures, _ scribe: Scribe) {
            let tallies = figures.standing.obligations.tallies
            guard !tallies.isEmpty else { return nil }
            words = scribe.words(Self.words)
            let year = figures.standing.year.name(in: scribe.language)
            lead = [
                scribe.passage(
                    scribe.say(
                        ja: "\(year)に行う研修。「修了」は今年度に受け直す必要のない人。",
                        en: "Training that runs in \(year). “Done” are those who need not take it again this year."))
            ]
            rows = tallies.filter { $0.audience > 0 }.map { Self.row($0, figures, scribe) }
            let without = tallies.count { $0.audience == 0 }
            silent =
                without > 0
                ? scribe.say(
                    ja: "今年度に対象者のいない研修が\(without)件あり、表から除いた。",
                    en: "Left out: \(without) that no one is to take this year.") : nil
        }

        private static func row(_ tally: Obligations.Tally, _ figures: Figures, _ scribe: Scribe) -> Row {
            let whole = Double(tally.audience)
            let programme = scribe.plan.programmes[tally.programme]
            func number(_ count: Int) -> String { count == 0 ? "–" : count.grouped }
            return Row(
                name: scribe.passage(programme.name), half: tally.half.name[scribe.language],
                bar: Drawing.bar([
                    ("met", Double(tally.done) / whole), ("short", Double(tally.due) / whole),
                    ("asked", Double(tally.recommended) / whole), ("blocked", Double(tally.blocked) / whole),
                ]),
                audience: tally.audience.grouped,
                done: scribe.withShare(tally.done.grouped, scribe.share(tally.done, of: tally.audience)),
                due: number(tally.due), recommended: number(tally.recommended), blocked: number(tally.blocked),
                seats: tally.seats.map(\.grouped) ?? scribe.say(ja: "上限なし", en: "no limit"),
                nominated: number(figures.nominated(tally.programme, tally.half)))
        }

        private static let words = [
            "table": Phrase(ja: "研修ごとの対象・修了・指名", en: "Audience, completions and nominations"),
            "programme": Phrase(ja: "研修", en: "Programme"), "drawn": Phrase(ja: "グラフ", en: "Chart"),
            "audience": Phrase(ja: "対象", en: "Audience"), "done": Phrase(ja: "修了", en: "Done"),
            "due": Phrase(ja: "未修了（必須）", en: "Due (mandatory)"),
            "recommended": Phrase(ja: "推奨", en: "Recommended"),
            "blocked": Phrase(ja: "前提待ち", en: "Needs another first"), "seats": Phrase(ja: "席", en: "Seats"),
            "nominated": Phrase(ja: "指名", en: "Nominated"),
            "terms": Phrase(
                ja: "「推奨」は選択の研修のうち、その人のスキルの不足を埋めるもの。「前提待ち」は先に受ける研修がある人。「指名」は席の数までの候補者。",
                en:
                    "“Recommended” counts people whose gap an elective training would close; “needs another first” those "
                    + "who lack a prerequisite; “nominated” the candidates up to the number of seats."),
        ]

        static let template = """
            <p class="note legend"><span class="key met"></span>{{words.done}} <span class="key short"></span>{{words.due}} <span class="key asked"></span>{{words.recommended}} <span class="key blocked"></span>{{words.blocked}}</p>
            <div class="scroll" role="region" tabindex="0" aria-label="{{words.table}}">
            <table class="counts figures trainings">
            <caption class="hidden">{{words.table}}</caption>
            <thead><tr><th scope="col">{{words.programme}}</th><th scope="col" class="drawn">{{words.drawn}}</th><th scope="col" class="number">{{words.audience}}</th><th scope="col" class="number">{{words.done}}</th><th scope="col" class="number">{{words.due}}</th><th scope="col" class="number">{{words.recommended}}</th><th scope="col" class="number">{{words.blocked}}</th><th scope="col" class="number">{{words.seats}}</th><th scope="col" class="number">{{words.nominated}}</th></tr></thead>
            <tbody>
            {{#rows}}
            <tr><th scope="row"><span{{{.name.lang}}}>{{.name}}</span> <span class="small nowrap">{{.half}}</span></th><td class="drawn">{{{.bar}}}</td><td class="number">{{.audience}}</td><td class="number">{{.done}}</td><td class="number">{{.due}}</td><td class="number">{{.recommended}}</td><td class="number">{{.blocked}}</td><td class="number">{{.seats}}</td><td class="number">{{.nominated}}</td></tr>
            {{/rows}}
            </tbody>
            </table>
            </div>
            <p class="note">{{words.terms}}{{#silent}} {{.}}{{/silent}}</p>
            """
    }
}
