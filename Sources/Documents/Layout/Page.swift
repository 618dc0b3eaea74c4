package import Kernel

/// One HTML file that needs nothing beside it: no script, no font, no picture from elsewhere.
package struct Page {
    package var language: Language
    package var title: String
    /// What stands above everything: the page's one `h1`.
    package var header: Fragment
    /// The table of contents, beside the text where the window is wide.
    package var contents: Fragment?
    package var main: Fragment
    package var footer: Fragment

    package init(
        language: Language, title: String, header: Fragment, contents: Fragment?, main: Fragment, footer: Fragment
    ) {
        self.language = language
        self.title = title
        self.header = header
        self.contents = contents
        self.main = main
        self.footer = footer
    }

    package func html() throws -> String {
        let view = View(
            lang: language.rawValue, title: title, stylesheet: .stylesheet,
            skip: Phrase(ja: "本文へ移動", en: "Skip to the text")[language],
            header: header, contents: contents, main: main, footer: footer)
        return try Template(Self.template).fragment(of: view).html
    }

    private struct View {
        let lang: String
        let title: String
        let stylesheet: Fragment
        let skip: String
        let header: Fragment
        let contents: Fragment?
        let main: Fragment
        let footer: Fragment
    }
}
