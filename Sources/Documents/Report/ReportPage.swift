import Kernel

/// The page of every document with the report's own blocks added to its style sheet.
struct ReportPage {
    let language: Language
    let title: String
    let header: Fragment
    let contents: Fragment?
    let main: Fragment
    let footer: Fragment

    func html() throws -> String {
        let view = View(
            lang: language.rawValue, title: title,
            stylesheet: Stylesheet.document + "\n" + Stylesheet.report,
            skip: Phrase(ja: "本文へ移動", en: "Skip to the text")[language],
            header: header, contents: contents, main: main, footer: footer)
        return try Template(Page.template).fragment(of: view).html
    }

    private struct View {
        let lang: String
        let title: String
        /// The product's own text, which the template takes as it is.
        let stylesheet: String
        let skip: String
        let header: Fragment
        let contents: Fragment?
        let main: Fragment
        let footer: Fragment
    }
}
