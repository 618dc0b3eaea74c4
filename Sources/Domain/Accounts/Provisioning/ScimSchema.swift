package import Formats

/// A schema: what a resource or an extension of one consists of (RFC 7643 §7).
package struct ScimSchema: Sendable, Hashable {
    package var id: String
    package var name: String
    package var meaning: String
    package var attributes: [ScimAttribute]

    package func attribute(_ name: String) -> ScimAttribute? { attributes.first { $0.isNamed(name) } }

    /// All that are published, in the order of `/Schemas`.
    package static let all: [ScimSchema] = [.user, .enterpriseUser, .group, .serviceProvider, .resourceType, .schema]

    /// - Parameter base: the address under which the city's resources are found.
    package func json(base: String) -> JSONObject {
        JSONObject([
            .init("schemas", [.text(Self.schema.id)]), .init("id", .text(id)), .init("name", .text(name)),
            .init("description", .text(meaning)), .init("attributes", .array(attributes.map(\.json))),
            .init("meta", ["resourceType": "Schema", "location": .text("\(base)/Schemas/\(id)")]),
        ])
    }
}

/// What is provisioned (RFC 7643 §6).
package enum ScimResourceType: String, CaseIterable, Sendable {
    case user = "User"
    case group = "Group"

    /// The word in addresses.
    package var endpoint: String { rawValue + "s" }

    package var schema: ScimSchema {
        switch self {
        case .user: .user
        case .group: .group
        }
    }

    package var extensions: [ScimSchema] {
        switch self {
        case .user: [.enterpriseUser]
        case .group: []
        }
    }

    package func json(base: String) -> JSONObject {
        var object = JSONObject([
            .init("schemas", [.text(ScimSchema.resourceType.id)]), .init("id", .text(rawValue)),
            .init("name", .text(rawValue)), .init("description", .text(schema.meaning)),
            .init("endpoint", .text("/" + endpoint)), .init("schema", .text(schema.id)),
        ])
        if !extensions.isEmpty {
            object["schemaExtensions"] = .array(extensions.map { ["schema": .text($0.id), "required": false] })
        }
        object["meta"] = ["resourceType": "ResourceType", "location": .text("\(base)/ResourceTypes/\(rawValue)")]
        return object
    }
}

/// What the server can do (RFC 7643 §5).
package enum ScimCapabilities {
    /// Resources in one answer at most, and where nothing is asked.
    package static let mostResults = 500

    package static func json(base: String) -> JSONObject {
        JSONObject([
            .init("schemas", [.text(ScimSchema.serviceProvider.id)]),
            .init("patch", ["supported": true]),
            .init("bulk", ["supported": false, "maxOperations": 0, "maxPayloadSize": 0]),
            .init("filter", ["supported": true, "maxResults": .integer(mostResults)]),
            .init("changePassword", ["supported": false]),
            .init("sort", ["supported": true]),
            .init("etag", ["supported": true]),
            .init(
                "authenticationSchemes",
                [
                    [
                        "type": "oauthbearertoken", "name": "Bearer token",
                        "description": "A token of the scope scim, issued by the city's administrator",
                        "specUri": "https://www.rfc-editor.org/rfc/rfc6750", "primary": true,
                    ]
                ]),
            .init(
                "meta",
                ["resourceType": "ServiceProviderConfig", "location": .text("\(base)/ServiceProviderConfig")]),
        ])
    }
}
