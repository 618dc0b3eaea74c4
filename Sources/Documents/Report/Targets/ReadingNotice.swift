import Domain
import Kernel

extension StandingReport {
    /// What the sources say differently of a target, side by side: the report hides no contradiction, and says which
    /// reading its figures follow.
    struct ReadingNotice {
        struct Reading {
            let text: Passage
            let goal: [Passage]
            let deadline: String
            let source: [Passage]
            let isInForce: Bool
        }

        let anchor: String
        /// Ids of the headings that name the notice.
        let labels: String
        let words: [String: String]
        let title: String
        let isOpen: Bool
        let state: [Passage]
        let readings: [Reading]

        init?(_ target: Target, _ scribe: Scribe) {
            guard let conflict = target.conflict else { return nil }
            anchor = Self.anchor(of: target)
            labels = "\(TargetCard.anchor(of: target))-title \(anchor)-title"
            words = scribe.words(Self.words)
            isOpen = !conflict.isResolved
            title =
                conflict.isResolved
                ? scribe.say(ja: "資料の食い違い（決定済み）", en: "The sources disagree (decided)")
                : scribe.say(ja: "資料の読みが決まっていない", en: "The sources disagree, and nothing is decided")
            state = scribe.runs(Self.state(conflict, scribe))
            readings = conflict.readings.enumerated().map { index, reading in
                let source = reading.source.map { source -> String in
                    let title = scribe.plan.about.documents[source.document].title[scribe.language]
                    return source.place.isEmpty ? title : title + scribe.say(ja: "　", en: ", ") + source.place
                }
                return Reading(
                    text: scribe.passage(reading.text),
                    goal: scribe.runs(
                        scribe.goal(target, reading.goal ?? target.goal, reading.coverage ?? target.coverage)),
                    deadline: Self.deadline(reading.period ?? target.period, scribe),
                    source: scribe.runs(source ?? "–"), isInForce: index == conflict.inForce)
            }
        }

        static func anchor(of target: Target) -> String { "conflict-\(target.id)" }

        private static func state(_ conflict: Conflict, _ scribe: Scribe) -> String {
            guard conflict.isResolved else {
                return scribe.say(
                    ja: "この報告の数字と評価は「採用中」の読みによる。どちらが正しいかを決め、計画ファイルに決定者と日付を書く。",
                    en:
                        "Figures and grade follow the reading in force. Settle which is right, and write into the plan who "
                        + "decided and when.")
            }
            let date = conflict.decidedOn.map { $0.written(in: scribe.language) }
            let decided = [conflict.decidedBy, date].compactMap(\.self).joined(separator: scribe.say(ja: "、", en: ", "))
            return scribe.say(ja: "決定: \(decided)", en: "Decided: \(decided)")
        }

        private static func deadline(_ period: FiscalPeriod?, _ scribe: Scribe) -> String {
            guard let period else { return scribe.say(ja: "期限なし", en: "no date") }
            guard let end = period.to else {
                return scribe.say(ja: "\(period.from.name(in: .ja))から", en: "from \(period.from.name(in: .en))")
            }
            let years = end - period.from + 1
            return scribe.say(
                ja: "\(end.name(in: .ja))末まで（\(years)年間）",
                en: "end of \(end.name(in: .en)) (\(years) \(years == 1 ? "year" : "years"))")
        }

        private static let words = [
            "reading": Phrase(ja: "読み", en: "Reading"), "goal": Phrase(ja: "目標値", en: "Goal"),
            "deadline": Phrase(ja: "期限", en: "By when"), "source": Phrase(ja: "出典", en: "Source"),
            "use": Phrase(ja: "扱い", en: "Use"), "inForce": Phrase(ja: "採用中", en: "in force"),
            "other": Phrase(ja: "不採用", en: "not used"),
        ]

        static let template = """
            <div class="card{{#.isOpen}} open{{/.isOpen}}" id="{{.anchor}}">
            <h4 id="{{.anchor}}-title">{{.title}}</h4>
            <p>\(Passage.template(runs: "state"))</p>
            <div class="scroll" role="region" tabindex="0" aria-labelledby="{{.labels}}">
            <table class="readings">
            <caption class="hidden">{{.title}}</caption>
            <thead><tr><th scope="col">{{.words.reading}}</th><th scope="col">{{.words.goal}}</th><th scope="col">{{.words.deadline}}</th><th scope="col">{{.words.source}}</th><th scope="col">{{.words.use}}</th></tr></thead>
            <tbody>
            {{#.readings}}
            <tr><th scope="row"{{{.text.lang}}}>{{.text}}</th><td>\(Passage.template(runs: "goal"))</td><td>{{.deadline}}</td><td>\(Passage.template(runs: "source"))</td><td>{{#.isInForce}}<strong>{{words.inForce}}</strong>{{/.isInForce}}{{^.isInForce}}{{words.other}}{{/.isInForce}}</td></tr>
            {{/.readings}}
            </tbody>
            </table>
            </div>
            </div>
            """
    }
}
