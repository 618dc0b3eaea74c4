package import Formats
package import Kernel

/// An account as provisioning sees it.
package struct ScimUserResource: Sendable, Hashable {
    package struct Membership: Sendable, Hashable {
        package var group: Int64
        package var name: String

        package init(group: Int64, name: String) {
            self.group = group
            self.name = name
        }
    }

    package var account: Int64
    package var user: ScimUser
    package var groups: [Membership]
    package var createdAt: Instant
    package var modifiedAt: Instant

    package init(account: Int64, user: ScimUser, groups: [Membership], createdAt: Instant, modifiedAt: Instant) {
        self.account = account
        self.user = user
        self.groups = groups
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }

    /// The whole resource but for its version.
    ///
    /// - Parameter base: the address under which the city's resources are found.
    package func json(base: String) -> JSONObject {
        var object = JSONObject()
        let enterprise = enterprise(base)
        object["schemas"] = .array(
            [.text(ScimSchema.user.id)] + (enterprise.members.isEmpty ? [] : [.text(ScimSchema.enterpriseUser.id)]))
        object["id"] = .text(String(account))
        object["externalId"] = user.externalID.map { .text($0) }
        object["userName"] = .text(user.userName)
        let name = JSONObject.of(
            ("formatted", user.formatted), ("familyName", user.familyName), ("givenName", user.givenName))
        if !name.members.isEmpty { object["name"] = .object(name) }
        object["displayName"] = user.displayName.map { .text($0) }
        object["active"] = .truth(user.isActive)
        if !user.emails.isEmpty {
            object["emails"] = .array(
                user.emails.map { email in
                    var one = JSONObject.of(("value", email.value), ("type", email.type))
                    one["primary"] = email.isPrimary.map { .truth($0) }
                    return .object(one)
                })
        }
        if !groups.isEmpty {
            object["groups"] = .array(
                groups.map {
                    [
                        "value": .text(ScimGroupResource.name(of: $0.group)),
                        "$ref": .text("\(base)/Groups/\(ScimGroupResource.name(of: $0.group))"),
                        "display": .text($0.name),
                    ]
                })
        }
        if !enterprise.members.isEmpty { object[ScimSchema.enterpriseUser.id] = .object(enterprise) }
        object["meta"] = .scimMeta(.user, String(account), createdAt, modifiedAt, base)
        return object
    }

    private func enterprise(_ base: String) -> JSONObject {
        var object = JSONObject.of(
            ("employeeNumber", user.employeeNumber), ("organization", user.organization), ("division", user.division),
            ("department", user.department))
        object["manager"] = user.manager.map {
            ["value": .text(String($0)), "$ref": .text("\(base)/Users/\($0)")]
        }
        return object
    }
}

/// A group as provisioning sees it.
package struct ScimGroupResource: Sendable, Hashable {
    package var id: Int64
    package var externalID: String?
    package var displayName: String
    /// Accounts, in the order of their ids.
    package var members: [Int64]
    package var createdAt: Instant
    package var modifiedAt: Instant

    package init(
        id: Int64, externalID: String?, displayName: String, members: [Int64], createdAt: Instant, modifiedAt: Instant
    ) {
        self.id = id
        self.externalID = externalID
        self.displayName = displayName
        self.members = members
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }

    /// The id as clients know it: no id is given to two resources, whatever their kinds (RFC 7643 §3.1).
    static func name(of id: Int64) -> String { "g\(id)" }

    /// The group that an id names; nil for what is none.
    package static func id(named name: String) -> Int64? {
        guard let id = Int64(name.dropFirst()), Self.name(of: id) == name else { return nil }
        return id
    }

    /// As of a user.
    package func json(base: String) -> JSONObject {
        var object = JSONObject([
            .init("schemas", [.text(ScimSchema.group.id)]), .init("id", .text(Self.name(of: id))),
        ])
        object["externalId"] = externalID.map { .text($0) }
        object["displayName"] = .text(displayName)
        if !members.isEmpty {
            object["members"] = .array(
                members.map {
                    ["value": .text(String($0)), "$ref": .text("\(base)/Users/\($0)"), "type": "User"]
                })
        }
        object["meta"] = .scimMeta(.group, Self.name(of: id), createdAt, modifiedAt, base)
        return object
    }
}

/// What a client says of a group.
package struct ScimGroup: Sendable, Hashable {
    package var displayName: String
    package var externalID: String?
    /// Accounts.
    package var members: Set<Int64>

    /// From the form of `ScimReading`. Throws `invalidValue` where the name is missing or a member is no account's id.
    package init(_ json: JSONObject) throws(ScimError) {
        guard let name = json["displayName"]?.string, !name.isEmpty else {
            throw .invalidValue("displayName", ja: "必須です", en: "is required")
        }
        displayName = name
        externalID = json["externalId"]?.string
        members = []
        for element in json["members"]?.array ?? [] {
            guard let reference = element.object, let id = ScimUser.id(reference),
                reference["type"].map({ $0.string?.lowercased() == "user" }) ?? true
            else {
                throw .invalidValue("members", ja: "valueにUserのidを入れてください", en: "value is the id of a User")
            }
            members.insert(id)
        }
    }
}

extension JSONObject {
    fileprivate static func of(_ members: (String, String?)...) -> JSONObject {
        JSONObject(members.compactMap { name, value in value.map { Member(name, .text($0)) } })
    }
}

extension JSONValue {
    fileprivate static func scimMeta(
        _ type: ScimResourceType, _ id: String, _ created: Instant, _ modified: Instant, _ base: String
    ) -> JSONValue {
        [
            "resourceType": .text(type.rawValue), "created": .text(created.scimText),
            "lastModified": .text(modified.scimText), "location": .text("\(base)/\(type.endpoint)/\(id)"),
        ]
    }
}
