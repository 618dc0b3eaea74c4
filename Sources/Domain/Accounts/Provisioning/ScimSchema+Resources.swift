// Only what is really kept is named here: whatever else a client sends is passed over.

extension ScimSchema {
    package static let user = ScimSchema(
        id: "urn:ietf:params:scim:schemas:core:2.0:User", name: "User", meaning: "An account of the city",
        attributes: [
            ScimAttribute("userName", .string, "The login, compared without regard to case").with {
                $0.isRequired = true
                $0.uniqueness = .server
            },
            ScimAttribute(
                "name", .complex, "The name of the person",
                parts: [
                    ScimAttribute("formatted", .string, "The whole name"),
                    ScimAttribute("familyName", .string, "The family name"),
                    ScimAttribute("givenName", .string, "The given name"),
                ]),
            ScimAttribute("displayName", .string, "The name as pages show it"),
            ScimAttribute("active", .boolean, "Whether the account is open; taken as true where a new one lacks it")
                .with { $0.isRequired = true },
            ScimAttribute(
                "emails", .complex, "Mail addresses; the primary one, or else the first, is the account's",
                parts: [
                    ScimAttribute("value", .string, "The address"),
                    ScimAttribute("type", .string, "What it is for").with {
                        $0.canonicalValues = ["work", "home", "other"]
                    },
                    ScimAttribute("primary", .boolean, "Whether it is the preferred one"),
                ]
            ).with { $0.isMultiValued = true },
            ScimAttribute(
                "groups", .complex, "The groups in which the account is",
                parts: [
                    ScimAttribute("value", .string, "The group's id").with {
                        $0.mutability = .readOnly
                        $0.isCaseExact = true
                    },
                    ScimAttribute("$ref", .reference, "The group's address").with {
                        $0.mutability = .readOnly
                        $0.isCaseExact = true
                        $0.referenceTypes = ["Group"]
                    },
                    ScimAttribute("display", .string, "The group's name").with { $0.mutability = .readOnly },
                ]
            ).with {
                $0.isMultiValued = true
                $0.mutability = .readOnly
            },
        ])

    package static let enterpriseUser = ScimSchema(
        id: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", name: "EnterpriseUser",
        meaning: "The account within the organisation",
        attributes: [
            ScimAttribute("employeeNumber", .string, "The staff number, which joins the account to the roster").with {
                $0.isCaseExact = true
            },
            ScimAttribute("organization", .string, "The organisation; the roster decides, not this"),
            ScimAttribute("division", .string, "The division; the roster decides, not this"),
            ScimAttribute("department", .string, "The department; the roster decides, not this"),
            ScimAttribute(
                "manager", .complex, "The account of the superior",
                parts: [
                    ScimAttribute("value", .string, "The superior's id").with {
                        $0.isRequired = true
                        $0.isCaseExact = true
                    },
                    ScimAttribute("$ref", .reference, "The superior's address").with {
                        $0.isCaseExact = true
                        $0.referenceTypes = ["User"]
                    },
                ]),
        ])

    package static let group = ScimSchema(
        id: "urn:ietf:params:scim:schemas:core:2.0:Group", name: "Group",
        meaning: "A group of accounts, to which an administrator may tie a role",
        attributes: [
            ScimAttribute("displayName", .string, "The group's name").with { $0.isRequired = true },
            ScimAttribute(
                "members", .complex, "The accounts in the group",
                parts: [
                    ScimAttribute("value", .string, "The account's id").with {
                        $0.mutability = .immutable
                        $0.isCaseExact = true
                    },
                    ScimAttribute("$ref", .reference, "The account's address").with {
                        $0.mutability = .immutable
                        $0.isCaseExact = true
                        $0.referenceTypes = ["User"]
                    },
                    ScimAttribute("type", .string, "What the member is").with {
                        $0.mutability = .immutable
                        $0.canonicalValues = ["User"]
                    },
                ]
            ).with { $0.isMultiValued = true },
        ])
}

extension ScimAttribute {
    /// What every resource has and no schema lists (RFC 7643 §3).
    package static let common: [ScimAttribute] = [
        ScimAttribute("schemas", .reference, "The schemas").with {
            $0.isMultiValued = true
            $0.isRequired = true
            $0.isCaseExact = true
            $0.mutability = .readOnly
            $0.returned = .always
        },
        ScimAttribute("id", .string, "The server's id").with {
            $0.isCaseExact = true
            $0.mutability = .readOnly
            $0.returned = .always
        },
        ScimAttribute("externalId", .string, "The client's own id").with { $0.isCaseExact = true },
        ScimAttribute(
            "meta", .complex, "About the resource",
            parts: [
                ScimAttribute("resourceType", .string, "").with { $0.isCaseExact = true },
                ScimAttribute("created", .dateTime, ""), ScimAttribute("lastModified", .dateTime, ""),
                ScimAttribute("location", .reference, "").with { $0.isCaseExact = true },
                ScimAttribute("version", .string, "").with { $0.isCaseExact = true },
            ].map { $0.with { $0.mutability = .readOnly } }
        ).with { $0.mutability = .readOnly },
    ]
}
