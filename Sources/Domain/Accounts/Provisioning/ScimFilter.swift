package import Formats

/// The name of an attribute, as a filter, a path or a list of attributes writes it (RFC 7644 §3.10).
package struct ScimName: Sendable, Hashable {
    /// The schema before the last colon.
    package var schema: String?
    package var name: String
    /// After the full stop.
    package var part: String?

    package init(schema: String? = nil, _ name: String, _ part: String? = nil) {
        self.schema = schema
        self.name = name
        self.part = part
    }

    package var text: String { (schema.map { $0 + ":" } ?? "") + name + (part.map { "." + $0 } ?? "") }
}

/// What a query asks for (RFC 7644 §3.4.2.2).
package indirect enum ScimFilter: Sendable, Hashable {
    case present(ScimName)
    case compare(ScimName, ScimComparison, JSONValue)
    /// One value of a multi-valued attribute fits the whole filter within the brackets.
    case values(ScimName, ScimFilter)
    case and(ScimFilter, ScimFilter)
    case or(ScimFilter, ScimFilter)
    case not(ScimFilter)

    /// As it can be read back.
    package var text: String {
        switch self {
        case .present(let name): name.text + " pr"
        case .compare(let name, let comparison, let value):
            "\(name.text) \(comparison.rawValue) \(String(decoding: value.utf8.dropLast(), as: UTF8.self))"
        case .values(let name, let filter): "\(name.text)[\(filter.text)]"
        case .and(let a, let b): "(\(a.text)) and (\(b.text))"
        case .or(let a, let b): "(\(a.text)) or (\(b.text))"
        case .not(let filter): "not (\(filter.text))"
        }
    }

    /// How much there is to ask of each value.
    var termCount: Int {
        switch self {
        case .present, .compare: 1
        case .values(_, let filter), .not(let filter): filter.termCount
        case .and(let a, let b), .or(let a, let b): a.termCount + b.termCount
        }
    }
}

package enum ScimComparison: String, CaseIterable, Sendable {
    case eq, ne, co, sw, ew, gt, ge, lt, le
}

/// What a PATCH operation is about (RFC 7644 §3.5.2): `emails[type eq "work"].value`.
package struct ScimPath: Sendable, Hashable {
    package var name: ScimName
    package var filter: ScimFilter?
    /// After the bracket.
    package var part: String?

    package init(_ name: ScimName, filter: ScimFilter? = nil, part: String? = nil) {
        self.name = name
        self.filter = filter
        self.part = part
    }

    package var text: String {
        name.text + (filter.map { "[\($0.text)]" } ?? "") + (part.map { "." + $0 } ?? "")
    }
}
