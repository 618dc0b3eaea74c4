package import Formats

/// What a client says of an account, and what is kept of it.
package struct ScimUser: Sendable, Hashable {
    package struct Email: Sendable, Hashable {
        package var value: String
        package var type: String?
        package var isPrimary: Bool?

        package init(_ value: String, type: String? = nil, isPrimary: Bool? = nil) {
            self.value = value
            self.type = type
            self.isPrimary = isPrimary
        }
    }

    package var userName: String
    package var externalID: String?
    package var formatted: String?
    package var familyName: String?
    package var givenName: String?
    package var displayName: String?
    package var isActive: Bool
    package var emails: [Email]
    package var employeeNumber: String?
    package var organization: String?
    package var division: String?
    package var department: String?
    /// The account of the superior.
    package var manager: Int64?

    package init(userName: String, isActive: Bool = true, emails: [Email] = []) {
        self.userName = userName
        self.isActive = isActive
        self.emails = emails
    }

    /// From the form of `ScimReading`. Throws `invalidValue` where the login is missing, a mail address is none, or the
    /// superior is no account's id.
    ///
    /// - Parameter isActive: where nothing is said of it.
    package init(_ json: JSONObject, isActive: Bool) throws(ScimError) {
        guard let userName = json["userName"]?.string?.withoutOuterSpaces, !userName.isEmpty else {
            throw .invalidValue("userName", ja: "必須です", en: "is required")
        }
        self.userName = userName
        externalID = json["externalId"]?.string
        let name = json["name"]?.object
        formatted = name?["formatted"]?.string
        familyName = name?["familyName"]?.string
        givenName = name?["givenName"]?.string
        displayName = json["displayName"]?.string
        if case .truth(let active)? = json["active"] { self.isActive = active } else { self.isActive = isActive }
        emails = []
        for element in json["emails"]?.array ?? [] {
            guard let object = element.object, let value = object["value"]?.string, value.contains("@") else {
                throw .invalidValue("emails", ja: "valueにメールアドレスを入れてください", en: "value is a mail address")
            }
            var isPrimary: Bool?
            if case .truth(let truth)? = object["primary"] { isPrimary = truth }
            emails.append(Email(value, type: object["type"]?.string, isPrimary: isPrimary))
        }
        let enterprise = json[ScimSchema.enterpriseUser.id]?.object
        employeeNumber = enterprise?["employeeNumber"]?.string?.withoutOuterSpaces
        organization = enterprise?["organization"]?.string
        division = enterprise?["division"]?.string
        department = enterprise?["department"]?.string
        if let reference = enterprise?["manager"]?.object {
            guard let id = Self.id(reference) else {
                throw .invalidValue("manager", ja: "valueにUserのidを入れてください", en: "value is the id of a User")
            }
            manager = id
        }
    }

    /// The id that a reference tells by its value, or by the end of its address.
    static func id(_ reference: JSONObject) -> Int64? {
        let text = reference["value"]?.string ?? reference["$ref"]?.string?.split(separator: "/").last.map(String.init)
        guard let text, let id = Int64(text), String(id) == text else { return nil }
        return id
    }

    /// What the pages call the account.
    package var shownName: String {
        let parts = [familyName, givenName].compactMap(\.self).joined(separator: " ")
        return displayName ?? formatted ?? (parts.isEmpty ? userName : parts)
    }

    /// Where mail goes; empty: nowhere.
    package var mail: String { (emails.first { $0.isPrimary == true } ?? emails.first)?.value ?? "" }

    /// What differs, by the names of the schema, without the values: for the log.
    package func changes(to other: ScimUser) -> [String] {
        var names = [String]()
        func note(_ name: String, _ isChanged: Bool) { if isChanged { names.append(name) } }
        note("userName", userName != other.userName)
        note("externalId", externalID != other.externalID)
        note(
            "name",
            [formatted, familyName, givenName] != [other.formatted, other.familyName, other.givenName])
        note("displayName", displayName != other.displayName)
        note("active", isActive != other.isActive)
        note("emails", emails != other.emails)
        note("employeeNumber", employeeNumber != other.employeeNumber)
        note("organization", organization != other.organization)
        note("division", division != other.division)
        note("department", department != other.department)
        note("manager", manager != other.manager)
        return names
    }
}

extension String {
    fileprivate var withoutOuterSpaces: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
