import Domain
import Kernel

/// The foot: from which version and which file the booklet was made. No date of making, so that the same plan gives
/// the same booklet; and the file's name alone, since its folder says nothing to a reader.
struct Colophon {
    let title: Passage
    let version: String
    let madeFrom: String
    let file: String

    init(_ scribe: Scribe) {
        let plan = scribe.plan
        title = scribe.passage(plan.about.title)
        version = scribe.version(plan.about.version)
        madeFrom = scribe.say(ja: "計画ファイル", en: "Plan file")
        file = plan.file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    }

    static let template = """
        <footer class="colophon">
        <p><span{{{title.lang}}}>{{title}}</span> {{version}}</p>
        <p>{{madeFrom}} {{file}}</p>
        </footer>
        """
}
