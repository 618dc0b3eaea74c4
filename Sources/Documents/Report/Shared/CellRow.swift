import Mustache

/// The cells of one row of a heat map, written at once: maps have thousands, and a template takes a while for each.
/// Every text goes through the escaping that templates use.
struct CellRow: MustacheCustomRenderable {
    let renderText: String
    /// Whether a cell holds back its figure.
    let hidesGroups: Bool

    var isNull: Bool { false }

    struct Cell {
        let style: StaticString
        /// A line of its own above the figure: the level that is asked for.
        var above: Passage?
        let text: Passage
        /// What a screen reader says of an empty cell.
        var silent: String?
    }

    init(_ cells: [Cell]) {
        let escaping = StrictHTML()
        var html = ""
        for cell in cells {
            html += "<td class=\"\(cell.style)\">"
            if let above = cell.above {
                html += "<span class=\"level\"\(above.lang)>\(escaping.escapeText(above.text))</span> "
            }
            if cell.text.lang.isEmpty {
                html += escaping.escapeText(cell.text.text)
            } else {
                html += "<span\(cell.text.lang)>\(escaping.escapeText(cell.text.text))</span>"
            }
            if let silent = cell.silent { html += "<span class=\"hidden\">\(escaping.escapeText(silent))</span>" }
            html += "</td>"
        }
        renderText = html
        hidesGroups = cells.contains { $0.style.description == Cell.hiddenGroup.description }
    }
}

extension CellRow.Cell {
    static let hiddenGroup: StaticString = "hidden-group"

    /// The tint of a share in percent: a fifth of the scale each.
    static func band(_ percent: Int) -> StaticString {
        switch percent / 20 {
        case ..<1: "band-0"
        case 1: "band-1"
        case 2: "band-2"
        case 3: "band-3"
        default: "band-4"
        }
    }
}
