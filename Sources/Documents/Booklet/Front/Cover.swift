import Domain
import Kernel

/// Whose plan it is, which version, of when and by whom.
struct Cover {
    struct Fact {
        let name: String
        let value: Passage
    }

    struct Revision {
        let version: String
        let date: String
        let summary: Passage
    }

    let words: [String: String]
    let body: Passage
    let title: Passage
    /// Said only where it warns: a draft, or a plan no longer in force.
    let status: String?
    let facts: [Fact]
    let revisions: [Revision]
    let hasRevisions: Bool

    init(_ scribe: Scribe) {
        let about = scribe.plan.about
        words = scribe.words(Self.words)
        body = scribe.passage(about.municipality.name)
        title = scribe.passage(about.title)
        status =
            switch about.status {
            case .draft: scribe.say(ja: "案", en: "Draft")
            case .inForce: nil
            case .superseded: scribe.say(ja: "旧版（効力を失った版）", en: "Superseded version")
            }
        var facts = [
            Fact(
                name: scribe.say(ja: "版", en: "Version"),
                value: scribe.passage(scribe.say(ja: scribe.version(about.version), en: about.version)))
        ]
        if let date = about.date {
            facts.append(Fact(name: scribe.say(ja: "年月", en: "Date"), value: scribe.passage(scribe.month(date))))
        }
        if let period = about.period {
            facts.append(
                Fact(name: scribe.say(ja: "計画期間", en: "Period"), value: scribe.passage(scribe.period(period))))
        }
        if !about.owner.isEmpty {
            facts.append(Fact(name: scribe.say(ja: "所管", en: "Owner"), value: scribe.passage(about.owner)))
        }
        self.facts = facts
        revisions = about.revisions.map {
            Revision(
                version: scribe.version($0.version), date: $0.date.map(scribe.month) ?? "",
                summary: scribe.passage($0.summary))
        }
        hasRevisions = !revisions.isEmpty
    }

    private static let words = [
        "revisions": Phrase(ja: "改定履歴", en: "Revisions"),
        "version": Phrase(ja: "版", en: "Version"),
        "date": Phrase(ja: "年月", en: "Date"),
        "summary": Phrase(ja: "内容", en: "Summary"),
    ]

    static let template = """
        <header class="cover">
        {{#body}}<p class="body"{{{.lang}}}>{{.}}</p>{{/body}}
        <h1{{{title.lang}}}>{{title}}</h1>
        {{#status}}<p><span class="tag open">{{.}}</span></p>{{/status}}
        <dl class="facts">
        {{#facts}}
        <dt>{{.name}}</dt><dd{{{.value.lang}}}>{{.value}}</dd>
        {{/facts}}
        </dl>
        {{#hasRevisions}}
        <section class="revisions" aria-labelledby="revisions-title">
        <h2 id="revisions-title">{{words.revisions}}</h2>
        <table>
        <caption class="hidden">{{words.revisions}}</caption>
        <thead><tr><th scope="col">{{words.version}}</th><th scope="col">{{words.date}}</th><th scope="col">{{words.summary}}</th></tr></thead>
        <tbody>
        {{#revisions}}
        <tr><th scope="row" class="nowrap">{{.version}}</th><td class="nowrap">{{.date}}</td><td{{{.summary.lang}}}>{{.summary}}</td></tr>
        {{/revisions}}
        </tbody>
        </table>
        </section>
        {{/hasRevisions}}
        </header>
        """
}
