import Domain
import Kernel

/// The documents that the plan cites, by the numbers used in the text, and the frameworks it pins.
struct SourceContent: ChapterContent {
    struct Document {
        let id: String
        let number: String
        let title: Passage
        let publisher: Passage?
        let date: String?
    }

    struct Framework {
        let name: Passage
        let version: String?
        let publisher: Passage?
    }

    let words: [String: String]
    let documents: [Document]
    let frameworks: [Framework]
    let hasFrameworks: Bool
    let parts = [Chapter.Part]()
    let sources = [Source?]()

    init?(_ scribe: Scribe) { self.init(scribe, frameworks: []) }

    init?(_ scribe: Scribe, frameworks packs: [FrameworkPack]) {
        let plan = scribe.plan
        guard !plan.about.documents.isEmpty || !plan.frameworks.isEmpty else { return nil }
        words = scribe.words([
            "frameworks": Phrase(ja: "参照する枠組み", en: "Frameworks used"),
            "version": Phrase(ja: "版", en: "version"),
        ])
        documents = plan.about.documents.enumerated().map { index, document in
            Document(
                id: Scribe.anchor(ofDocument: index), number: scribe.number(ofDocument: index),
                title: scribe.passage(document.title),
                publisher: document.publisher.isEmpty ? nil : scribe.passage(document.publisher),
                date: document.date.map(scribe.month))
        }
        frameworks = plan.frameworks.map { reference in
            let pack = packs.first { $0.id == reference.id && $0.version == reference.version }
            let name = pack?.name[scribe.language] ?? reference.id
            return Framework(
                name: scribe.passage(name), version: name.contains(reference.version) ? nil : reference.version,
                publisher: pack.flatMap { $0.publisher.isEmpty ? nil : scribe.passage($0.publisher) })
        }
        hasFrameworks = !frameworks.isEmpty
    }

    static let template = """
        <dl class="sources">
        {{#documents}}
        <dt id="{{.id}}">{{.number}}</dt><dd><span{{{.title.lang}}}>{{.title}}</span>{{#.publisher}} <span class="small"{{{.lang}}}>{{.}}</span>{{/.publisher}}{{#.date}} <span class="small">{{.}}</span>{{/.date}}</dd>
        {{/documents}}
        </dl>
        {{#hasFrameworks}}
        <h3>{{words.frameworks}}</h3>
        <ul>
        {{#frameworks}}
        <li><span{{{.name.lang}}}>{{.name}}</span>{{#.version}} {{words.version}} {{.}}{{/.version}}{{#.publisher}} <span class="small"{{{.lang}}}>{{.}}</span>{{/.publisher}}</li>
        {{/frameworks}}
        </ul>
        {{/hasFrameworks}}
        """
}
