/// What one page shows: its fields are the names in its template.
package protocol WebPage: Sendable {
    static var source: String { get }
    /// Whose or what page it is, before the title.
    var subject: String? { get }
    /// The pages above it, from the first down.
    var trail: [Crumb] { get }
    static var hasCharts: Bool { get }
}

extension WebPage {
    package var subject: String? { nil }
    package var trail: [Crumb] { [] }
    package static var hasCharts: Bool { false }
}

package struct Crumb: Sendable, Hashable {
    let label: String
    let href: String

    package init(_ label: String, _ address: Address) {
        self.label = label
        href = address.description
    }
}

/// All templates, compiled at the start.
package struct PageLibrary: Sendable {
    package struct Unlisted: Error {
        let page: String
    }

    private let templates: [ObjectIdentifier: PageTemplate]
    let layout: PageTemplate
    let door: PageTemplate

    package init(_ pages: [any WebPage.Type]) throws {
        var templates = [ObjectIdentifier: PageTemplate]()
        for page in pages { templates[ObjectIdentifier(page)] = try PageTemplate(page.source, name: "\(page)") }
        self.templates = templates
        layout = try PageTemplate(FrameView.layout, name: "layout", isPage: false)
        door = try PageTemplate(FrameView.door, name: "door", isPage: false)
    }

    package func template(of page: any WebPage.Type) throws -> PageTemplate {
        guard let template = templates[ObjectIdentifier(page)] else { throw Unlisted(page: "\(page)") }
        return template
    }

    package var all: [PageTemplate] { Array(templates.values) + [layout, door] }
}
