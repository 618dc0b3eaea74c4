import Formats

/// What a name means in a resource: an attribute, a part of one, or a whole extension.
package struct ScimTarget: Sendable, Hashable {
    /// The extension in whose object the attribute stands.
    package var extensionID: String?
    /// Nil: the extension as a whole.
    package var attribute: ScimAttribute?
    package var part: ScimAttribute?
}

extension ScimResourceType {
    /// Nil where the resource has nothing of that name. Names of schemas and attributes are compared without regard to
    /// case (RFC 7643 §2.1, RFC 7644 §3.10).
    package func target(_ name: ScimName) -> ScimTarget? {
        guard let wanted = name.schema?.lowercased() else {
            return target(in: ScimAttribute.common + schema.attributes, nil, name)
        }
        if wanted == schema.id.lowercased() {
            return target(in: ScimAttribute.common + schema.attributes, nil, name)
        }
        for more in extensions {
            if wanted == more.id.lowercased() { return target(in: more.attributes, more.id, name) }
            // The last word of the extension's own name reads like an attribute.
            if "\(wanted):\(name.name.lowercased())" == more.id.lowercased(), name.part == nil {
                return ScimTarget(extensionID: more.id)
            }
        }
        return nil
    }

    private func target(
        in attributes: [ScimAttribute], _ extensionID: String?, _ name: ScimName
    ) -> ScimTarget? {
        guard let attribute = attributes.first(where: { $0.isNamed(name.name) }) else { return nil }
        guard let wanted = name.part else { return ScimTarget(extensionID: extensionID, attribute: attribute) }
        guard let part = attribute.part(wanted) else { return nil }
        return ScimTarget(extensionID: extensionID, attribute: attribute, part: part)
    }
}

extension JSONObject {
    /// The object in which the target's attribute stands: this one, or that of the extension.
    func container(of target: ScimTarget) -> JSONObject? {
        guard let id = target.extensionID else { return self }
        return self[id]?.object
    }

    /// The values that stand at a target, none where it is unassigned: those of a multi-valued attribute one by one.
    func values(at target: ScimTarget) -> [JSONValue] {
        guard let container = container(of: target) else { return [] }
        guard let attribute = target.attribute else { return container.members.isEmpty ? [] : [.object(container)] }
        guard let found = container[attribute.name], found != .null else { return [] }
        let values = found.array ?? [found]
        guard let part = target.part else { return values }
        return values.compactMap { $0.object?[part.name] }.filter { $0 != .null }
    }
}
