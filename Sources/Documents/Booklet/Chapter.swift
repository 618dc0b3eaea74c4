import Domain
import Kernel

/// A numbered chapter: the plan's own prose for it, then what the plan holds as data.
struct Chapter {
    /// A heading within the chapter that the table of contents names.
    struct Part {
        let id: String
        let title: Passage
    }

    let number: Int
    let id: String
    let title: Passage
    let lead: [Passage]
    let body: Fragment?
    let parts: [Part]
    let citations: Citations?
    let hasLead: Bool

    /// Prose alone does not need a sheet of paper of its own.
    let isShort: Bool
}

/// What a chapter shows beyond prose: the values of its template.
protocol ChapterContent {
    static var template: String { get }
    var parts: [Chapter.Part] { get }
    /// Where the content as a whole is said, beside what its entries cite themselves.
    var sources: [Source?] { get }

    /// Nil where the plan has nothing of it.
    init?(_ scribe: Scribe)
}

struct ChapterList {
    let chapters: [Chapter]
}

extension Chapter {
    static let template = """
        {{#chapters}}
        <section class="chapter{{#.isShort}} short{{/.isShort}}" id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h2 id="{{.id}}-title"><span class="number">{{.number}}</span> <span{{{.title.lang}}}>{{.title}}</span></h2>
        {{#.hasLead}}
        <div class="lead">
        {{#.lead}}
        <p{{{.lang}}}>{{.}}</p>
        {{/.lead}}
        \(Citations.template)
        </div>
        {{/.hasLead}}
        {{#.body}}
        {{{.}}}
        {{/.body}}
        </section>
        {{/chapters}}
        """
}
