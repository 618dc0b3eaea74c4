import Mustache

/// A view's own fields, and behind them what every page has.
private struct FramedFields: MustacheParent {
    let fields: FieldValues
    let frame: [String: String]

    func child(named: String) -> Any? { fields.child(named: named) ?? frame[named] }
}

extension Template {
    /// The HTML of a view whose fields are read once; a name that it does not have is looked up in `frame`.
    package func fragment(of view: some Sendable, within frame: [String: String]) -> Fragment {
        fragment(of: FramedFields(fields: FieldValues(view), frame: frame))
    }
}
