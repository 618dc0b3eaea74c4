package import Formats

/// Takes what a client sent into the form in which resources are kept: names as the schema writes them, values of their
/// kind, nothing unknown, nothing that clients cannot set (RFC 7644 §3.3: such attributes are passed over).
package enum ScimReading {
    private static let longest = 1000
    /// In one message.
    static let mostValues = 10_000

    /// How many values an attribute can come to have, by one message after another.
    static func mostKept(of attribute: ScimAttribute) -> Int { attribute.name == "members" ? 100_000 : 100 }

    /// A whole resource. Throws `invalidSyntax` where it is no resource of the type, `invalidValue` for a value of
    /// another kind.
    package static func resource(_ json: JSONValue, _ type: ScimResourceType) throws(ScimError) -> JSONObject {
        guard let object = json.object, let schemas = object.named("schemas")?.array?.compactMap(\.string),
            schemas.contains(where: { $0.lowercased() == type.schema.id.lowercased() })
        else {
            throw ScimError(
                400, .invalidSyntax, ja: "schemasに \(type.schema.id) を含むJSONを送ってください",
                en: "send a JSON object whose schemas hold \(type.schema.id)")
        }
        return try attributes(object, type)
    }

    /// Members of a resource or of what is to be changed of it, without those that are unassigned.
    static func attributes(_ object: JSONObject, _ type: ScimResourceType) throws(ScimError) -> JSONObject {
        var result = try members(of: object, ScimAttribute.common + type.schema.attributes)
        for more in type.extensions {
            guard let found = object.named(more.id), found != .null else { continue }
            guard let part = found.object else { throw wrongKind(more.id) }
            let read = try members(of: part, more.attributes)
            if !read.members.isEmpty { result[more.id] = .object(read) }
        }
        return result
    }

    private static func members(
        of object: JSONObject, _ attributes: [ScimAttribute]
    ) throws(ScimError) -> JSONObject {
        var result = JSONObject()
        for attribute in attributes where attribute.mutability != .readOnly {
            guard let found = object.named(attribute.name), let value = try value(found, attribute) else { continue }
            result[attribute.name] = value
        }
        return result
    }

    /// The value of an attribute; nil where it is unassigned, which null and an empty array are too (RFC 7643 §2.5).
    static func value(_ json: JSONValue, _ attribute: ScimAttribute) throws(ScimError) -> JSONValue? {
        if json == .null { return nil }
        guard attribute.isMultiValued else { return try single(json, attribute) }
        let elements = json.array ?? [json]
        guard elements.count <= min(mostValues, mostKept(of: attribute)) else { throw .tooManyValues(attribute.name) }
        var values = [JSONValue]()
        var known = Set<JSONValue>()
        for element in elements {
            guard let value = try single(element, attribute), known.insert(value).inserted else { continue }
            values.append(value)
        }
        guard values.filter(\.isPrimary).count <= 1 else {
            throw .invalidValue(attribute.name, ja: "primaryは一つだけにしてください", en: "only one value can be primary")
        }
        return values.isEmpty ? nil : .array(values)
    }

    private static func single(_ json: JSONValue, _ attribute: ScimAttribute) throws(ScimError) -> JSONValue? {
        switch (attribute.kind, json) {
        case (_, .null): return nil
        case (.complex, .object(let object)):
            let parts = try members(of: object, attribute.parts)
            return parts.members.isEmpty ? nil : .object(parts)
        // Some clients send the value of a complex attribute alone.
        case (.complex, .text):
            guard let part = attribute.part("value") else { throw wrongKind(attribute.name) }
            guard let value = try single(json, part) else { return nil }
            return .object(JSONObject([.init(part.name, value)]))
        case (.boolean, .truth): return json
        // And some send a truth value as text.
        case (.boolean, .text(let text)) where ["true", "false"].contains(text.lowercased()):
            return .truth(text.lowercased() == "true")
        case (.string, .text(let text)), (.reference, .text(let text)):
            guard text.utf8.count <= longest,
                !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
            else {
                throw .invalidValue(
                    attribute.name, ja: "\(longest)バイト以内で、制御文字のない文字列にしてください",
                    en: "up to \(longest) bytes without control characters")
            }
            return text.isEmpty ? nil : json
        default: throw wrongKind(attribute.name)
        }
    }

    static func wrongKind(_ name: String) -> ScimError {
        .invalidValue(name, ja: "値の型が違います。/Schemas を確かめてください", en: "the value is of another kind; see /Schemas")
    }
}

extension JSONValue {
    /// Whether it is a preferred value (RFC 7643 §2.4).
    var isPrimary: Bool { object?["primary"] == true }
}

extension JSONObject {
    /// The member of that name, whatever the case of its letters.
    package func named(_ name: String) -> JSONValue? {
        let wanted = name.lowercased()
        return members.first { $0.name.lowercased() == wanted }?.value
    }
}
