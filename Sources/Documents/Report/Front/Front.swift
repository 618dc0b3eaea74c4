import Domain
import Kernel

extension StandingReport {
    /// The head of the first page: whose plan, as of when, how many people, and what to look at first.
    struct Front {
        struct Fact {
            let name: String
            let value: Passage
        }

        let words: [String: String]
        let body: Passage
        let title: Passage
        let subtitle: String
        let status: String?
        let facts: [Fact]
        let looks: [Look]

        init(_ report: StandingReport, _ figures: Figures, _ scribe: Scribe) {
            let standing = report.standing
            let about = standing.plan.about
            words = scribe.words([
                "first": Phrase(ja: "まず見るところ", en: "What to look at first"),
                "nothing": Phrase(
                    ja: "遅れている目標も、足りない所属も、決まっていない読みもない。",
                    en: "No target is behind, no unit lacks people and nothing is undecided."),
            ])
            body = scribe.passage(about.municipality.name)
            title = scribe.passage(about.title)
            subtitle = scribe.say(ja: "進捗報告", en: "Progress report")
            status =
                switch about.status {
                case .draft: scribe.say(ja: "計画は案の段階", en: "The plan is a draft")
                case .inForce: nil
                case .superseded: scribe.say(ja: "旧版の計画による", en: "By a superseded version of the plan")
                }
            let year = standing.year.name(in: scribe.language)
            facts = [
                Fact(
                    name: scribe.say(ja: "基準日", en: "As of"),
                    value: scribe.passage(
                        scribe.say(
                            ja: "\(standing.date.written(in: .ja))現在（\(year)）",
                            en: "\(standing.date.written(in: .en)) (\(year))"))),
                Fact(name: scribe.say(ja: "計画の版", en: "Plan"), value: scribe.passage(scribe.version(about.version))),
                Fact(
                    name: scribe.say(ja: "職員", en: "Staff counted"),
                    value: scribe.passage(scribe.staff(standing.staff.members.count))),
            ]
            looks = Look.first(report, figures, scribe)
        }

        static let template = """
            <header class="front">
            {{#body}}<p class="body"{{{.lang}}}>{{.}}</p>{{/body}}
            <h1><span{{{title.lang}}}>{{title}}</span> <span class="subtitle">{{subtitle}}</span></h1>
            {{#status}}<p><span class="tag open">{{.}}</span></p>{{/status}}
            <dl class="facts">
            {{#facts}}
            <div><dt>{{.name}}</dt><dd{{{.value.lang}}}>{{.value}}</dd></div>
            {{/facts}}
            </dl>
            <section class="first" aria-labelledby="first-title">
            <h2 id="first-title">{{words.first}}</h2>
            {{^empty(looks)}}
            <ol>
            {{#looks}}
            <li>\(Badge.template(".badge")){{#.tag}}<span class="tag open">{{.}}</span>{{/.tag}} <span><a class="link" href="#{{.anchor}}">\(Passage.template(runs: "link"))</a> \(Passage.template(runs: "detail"))</span></li>
            {{/looks}}
            </ol>
            {{/empty(looks)}}
            {{#empty(looks)}}<p>{{words.nothing}}</p>{{/empty(looks)}}
            </section>
            </header>
            """
    }

    /// The foot: from which version and file the report was made.
    struct Imprint {
        let title: Passage
        let version: String
        let note: String

        init(_ scribe: Scribe) {
            title = scribe.passage(scribe.plan.about.title)
            version = scribe.version(scribe.plan.about.version)
            note = scribe.say(
                ja: "この報告は、計画ファイルと名簿・記録から作られた。同じ入力からは、いつどこで作っても同じ報告になる。",
                en:
                    "Made from the plan file, the roster and the records. The same input gives the same report, whenever "
                    + "and wherever it is made.")
        }

        static let template = """
            <footer class="colophon">
            <p><span{{{title.lang}}}>{{title}}</span> {{version}}</p>
            <p>{{note}}</p>
            </footer>
            """
    }
}
