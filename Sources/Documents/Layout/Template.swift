import Mustache

/// HTML that a template has made, and which may therefore stand in another template as it is.
package struct Fragment: Sendable, MustacheCustomRenderable {
    package let html: String

    /// Only a template makes one, or `FragmentWriter`: a value of the plan cannot be taken for HTML.
    fileprivate init(html: String) { self.html = html }

    init(written html: String) { self.html = html }

    /// The rules of every page: text of the product's own, made by no template.
    static let stylesheet = Fragment(html: Stylesheet.document)

    package var renderText: String { html }
    package var isNull: Bool { false }
}

/// The template of a document or of a part of it. Every value that it writes with `{{ }}` is escaped.
package struct Template: Sendable {
    private let compiled: MustacheTemplate

    package init(_ source: String) throws {
        _ = StrictHTML.registered
        compiled = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(StrictHTML.name)}}\n" + source)
    }

    package func fragment(of view: Any) -> Fragment {
        Fragment(html: compiled.render(view))
    }
}
