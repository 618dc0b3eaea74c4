// The schemas of what tells about the server itself (RFC 7643 §5 to §7).

extension ScimSchema {
    package static let serviceProvider = ScimSchema(
        id: "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig", name: "ServiceProviderConfig",
        meaning: "What the server can do",
        attributes: [
            ability("patch"),
            ability("bulk", number("maxOperations"), number("maxPayloadSize")),
            ability("filter", number("maxResults")),
            ability("changePassword"), ability("sort"), ability("etag"),
            told(
                "authenticationSchemes", .complex,
                parts: [
                    told("type"), told("name"), told("description"), link("specUri"),
                    told("primary", .boolean, isRequired: false),
                ]
            ).with { $0.isMultiValued = true },
        ])

    package static let resourceType = ScimSchema(
        id: "urn:ietf:params:scim:schemas:core:2.0:ResourceType", name: "ResourceType",
        meaning: "A kind of resource",
        attributes: [
            told("id", isRequired: false), told("name"), told("description", isRequired: false),
            link("endpoint", isRequired: true), link("schema", isRequired: true),
            told(
                "schemaExtensions", .complex, isRequired: false,
                parts: [link("schema", isRequired: true), told("required", .boolean)]
            ).with { $0.isMultiValued = true },
        ])

    package static let schema = ScimSchema(
        id: "urn:ietf:params:scim:schemas:core:2.0:Schema", name: "Schema",
        meaning: "What a resource consists of",
        attributes: [
            told("id"), told("name", isRequired: false), told("description", isRequired: false),
            told("attributes", .complex, parts: characteristics + [nested]).with { $0.isMultiValued = true },
        ])

    private static let nested = told("subAttributes", .complex, isRequired: false, parts: characteristics)
        .with { $0.isMultiValued = true }

    private static let characteristics = [
        told("name"), told("type"), told("multiValued", .boolean), told("description", isRequired: false),
        told("required", .boolean, isRequired: false),
        told("canonicalValues", isRequired: false).with { $0.isMultiValued = true },
        told("caseExact", .boolean, isRequired: false), told("mutability", isRequired: false),
        told("returned", isRequired: false), told("uniqueness", isRequired: false),
        told("referenceTypes", isRequired: false).with { $0.isMultiValued = true },
    ]

    private static func told(
        _ name: String, _ kind: ScimAttribute.Kind = .string, isRequired: Bool = true, parts: [ScimAttribute] = []
    ) -> ScimAttribute {
        ScimAttribute(name, kind, "RFC 7643", parts: parts).with {
            $0.mutability = .readOnly
            $0.isRequired = isRequired
            $0.isCaseExact = kind == .string
        }
    }

    private static func link(_ name: String, isRequired: Bool = false) -> ScimAttribute {
        told(name, .reference, isRequired: isRequired).with {
            $0.isCaseExact = true
            $0.referenceTypes = ["uri"]
        }
    }

    private static func number(_ name: String) -> ScimAttribute { told(name, .integer) }

    private static func ability(_ name: String, _ more: ScimAttribute...) -> ScimAttribute {
        told(name, .complex, parts: [told("supported", .boolean)] + more)
    }
}
