import Kernel

struct TableOfContents {
    let title: String
    let chapters: [Entry]

    struct Entry {
        let chapter: Chapter
        let hasParts: Bool
    }

    init(_ chapters: [Chapter], _ scribe: Scribe) {
        title = scribe.say(ja: "目次", en: "Contents")
        self.chapters = chapters.map { Entry(chapter: $0, hasParts: $0.parts.count > 1) }
    }

    static let template = """
        <nav class="contents" aria-labelledby="contents-title">
        <h2 id="contents-title">{{title}}</h2>
        <ol>
        {{#chapters}}
        <li><a href="#{{.chapter.id}}"><span class="number">{{.chapter.number}}</span> <span{{{.chapter.title.lang}}}>{{.chapter.title}}</span></a>
        {{#.hasParts}}
        <ol>
        {{#.chapter.parts}}
        <li><a href="#{{.id}}"{{{.title.lang}}}>{{.title}}</a></li>
        {{/.chapter.parts}}
        </ol>
        {{/.hasParts}}
        </li>
        {{/chapters}}
        </ol>
        </nav>
        """
}
