package import Formats

/// Which attributes an answer holds (RFC 7644 §3.9).
package struct ScimProjection: Sendable, Hashable {
    package static let whole = ScimProjection(attributes: nil, excluded: [])

    /// Nil: those that are returned by default.
    private let attributes: [ScimName]?
    private let excluded: [ScimName]

    private init(attributes: [ScimName]?, excluded: [ScimName]) {
        self.attributes = attributes
        self.excluded = excluded
    }

    /// Of the two only one can be given. What is no attribute's name is passed over.
    package init(attributes: [String], excluded: [String]) throws(ScimError) {
        guard attributes.isEmpty || excluded.isEmpty else {
            throw ScimError(
                400, .invalidValue, ja: "attributesとexcludedAttributesは同時に使えません",
                en: "attributes and excludedAttributes cannot be used together")
        }
        self.attributes = attributes.isEmpty ? nil : attributes.compactMap { ScimParser.name($0) }
        self.excluded = excluded.compactMap { ScimParser.name($0) }
    }

    /// The resource with the attributes asked for, and those that are always there.
    package func apply(to resource: JSONObject, of type: ScimResourceType) -> JSONObject {
        guard let attributes else {
            var rest = resource
            for target in excluded.compactMap({ type.target($0) }) where target.attribute?.returned != .always {
                rest.takeOut(target)
            }
            return rest
        }
        let wanted = attributes.compactMap { type.target($0) }
        var result = JSONObject()
        for member in resource.members {
            let isAlways = ScimAttribute.common.contains { $0.name == member.name && $0.returned == .always }
            if isAlways {
                result.members.append(member)
            } else if let isExtension = type.extensions.first(where: { $0.id == member.name }) {
                let chosen = wanted.filter { $0.extensionID == isExtension.id }
                if let value = member.value.object?.chosen(chosen) { result[member.name] = .object(value) }
            } else {
                let chosen = wanted.filter { $0.extensionID == nil && $0.attribute?.name == member.name }
                if let value = member.value.chosen(chosen) { result[member.name] = value }
            }
        }
        return result
    }
}

extension JSONValue {
    /// As much of an attribute's value as the targets name; nil for nothing.
    fileprivate func chosen(_ targets: [ScimTarget]) -> JSONValue? {
        if targets.isEmpty { return nil }
        if targets.contains(where: { $0.part == nil }) { return self }
        let names = Set(targets.compactMap(\.part?.name))
        func narrow(_ value: JSONValue) -> JSONValue {
            guard let object = value.object else { return value }
            return .object(JSONObject(object.members.filter { names.contains($0.name) }))
        }
        return array.map { .array($0.map(narrow)) } ?? narrow(self)
    }

    fileprivate func without(_ part: String) -> JSONValue {
        if let array { return .array(array.map { $0.without(part) }) }
        guard let object else { return self }
        return .object(JSONObject(object.members.filter { $0.name != part }))
    }
}

extension JSONObject {
    fileprivate func chosen(_ targets: [ScimTarget]) -> JSONObject? {
        if targets.contains(where: { $0.attribute == nil }) { return self }
        let found = members.compactMap { member in
            member.value.chosen(targets.filter { $0.attribute?.name == member.name }).map {
                Member(member.name, $0)
            }
        }
        return found.isEmpty ? nil : JSONObject(found)
    }

    fileprivate mutating func takeOut(_ target: ScimTarget) {
        guard let id = target.extensionID else { return takeOut(target.attribute, target.part) }
        guard var inner = self[id]?.object else { return }
        inner.takeOut(target.attribute, target.part)
        self[id] = inner.members.isEmpty || target.attribute == nil ? nil : .object(inner)
    }

    private mutating func takeOut(_ attribute: ScimAttribute?, _ part: ScimAttribute?) {
        guard let attribute else { return }
        self[attribute.name] = part.flatMap { part in self[attribute.name]?.without(part.name) }
    }
}
