package import Formats

/// An attribute of a resource, as a schema tells of it (RFC 7643 §2.2 and §7).
package struct ScimAttribute: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case string, boolean, integer, dateTime, reference, complex
    }

    package enum Mutability: String, Sendable {
        case readOnly, readWrite, immutable
    }

    package enum Returned: String, Sendable {
        case always
        case byDefault = "default"
    }

    package enum Uniqueness: String, Sendable {
        case none, server
    }

    package var name: String
    package var kind: Kind
    package var isMultiValued = false
    package var isRequired = false
    package var isCaseExact = false
    package var mutability = Mutability.readWrite
    package var returned = Returned.byDefault
    package var uniqueness = Uniqueness.none
    package var canonicalValues: [String] = []
    package var referenceTypes: [String] = []
    package var parts: [ScimAttribute] = []
    package var meaning: String

    package init(_ name: String, _ kind: Kind = .string, _ meaning: String, parts: [ScimAttribute] = []) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.parts = parts
    }

    /// The same with something changed: `.init("active", .boolean, "…").with { $0.isRequired = true }`.
    package func with(_ change: (inout ScimAttribute) -> Void) -> ScimAttribute {
        var changed = self
        change(&changed)
        return changed
    }

    /// The part of that name, whatever the case of its letters (RFC 7643 §2.1).
    package func part(_ name: String) -> ScimAttribute? { parts.first { $0.isNamed(name) } }

    package func isNamed(_ other: String) -> Bool { name.lowercased() == other.lowercased() }

    /// As `/Schemas` shows it.
    package var json: JSONValue {
        var object: JSONObject = JSONObject([
            .init("name", .text(name)), .init("type", .text(kind.rawValue)),
            .init("multiValued", .truth(isMultiValued)), .init("description", .text(meaning)),
            .init("required", .truth(isRequired)),
        ])
        switch kind {
        case .string, .reference: object["caseExact"] = .truth(isCaseExact)
        default: break
        }
        if !canonicalValues.isEmpty { object["canonicalValues"] = .array(canonicalValues.map { .text($0) }) }
        object["mutability"] = .text(mutability.rawValue)
        object["returned"] = .text(returned.rawValue)
        object["uniqueness"] = .text(uniqueness.rawValue)
        if !referenceTypes.isEmpty { object["referenceTypes"] = .array(referenceTypes.map { .text($0) }) }
        if !parts.isEmpty { object["subAttributes"] = .array(parts.map(\.json)) }
        return .object(object)
    }
}
