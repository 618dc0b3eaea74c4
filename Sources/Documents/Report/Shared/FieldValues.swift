import Mustache

/// The fields of a view by name, read once.
///
/// Left to itself the template engine reflects a view anew for every name it looks up, all its fields each time. A
/// report has thousands of cells, so that this was most of the time it took.
struct FieldValues: MustacheParent {
    private let fields: [String: Any]

    init(_ view: Any) {
        var fields = [String: Any]()
        for child in Mirror(reflecting: view).children {
            if let label = child.label { fields[label] = Self.value(of: child.value) }
        }
        self.fields = fields
    }

    func child(named: String) -> Any? { fields[named] }

    private static func value(of field: Any) -> Any? {
        switch field {
        case let text as String: return text
        case let flag as Bool: return flag
        case let number as Int: return number
        case let words as [String: String]: return words
        case let text as Passage: return text
        case let html as Fragment: return html
        case let drawing as Drawing: return drawing
        case let cells as CellRow: return cells
        default: break
        }
        let mirror = Mirror(reflecting: field)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { value(of: $0.value) }
        case .collection: return mirror.children.compactMap { value(of: $0.value) }
        case .struct: return FieldValues(field)
        default: return field
        }
    }
}

extension Passage: MustacheParent {
    package func child(named: String) -> Any? { named == "lang" ? lang : nil }
}

extension Template {
    /// The same HTML as from the view itself, sooner.
    func fragment(ofFields view: Any) -> Fragment { fragment(of: FieldValues(view)) }
}
