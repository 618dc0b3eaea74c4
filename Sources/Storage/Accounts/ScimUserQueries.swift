package import Domain
package import Kernel

/// Which accounts a query is about, before its filter is asked of each.
package enum ScimUserChoice: Sendable, Hashable {
    case all
    /// In the order of ids.
    case page(first: Int, count: Int)
    case accounts([Int64])
    case login(String)
    case externalID(String)
    case employeeNumber(String)
}

extension Transaction {
    /// Accounts as provisioning sees them, in the order of their ids: without those that it has taken out, and without
    /// those of people who are erased: a client that still knows them would write them anew. What it never
    /// wrote is told from account and roster. Three queries, and more for each thousand accounts named.
    ///
    /// - Parameter client: whose `externalId` it is.
    package func scimUsers(_ choice: ScimUserChoice, client: String) throws -> [ScimUserResource] {
        if case .accounts(let ids) = choice, ids.count > 1000 {
            return try stride(from: 0, to: ids.count, by: 1000).flatMap {
                try scimUsers(.accounts(Array(ids[$0..<min($0 + 1000, ids.count)])), client: client)
            }
        }
        var users = try rows(
            """
            SELECT account.id, account.login, account.name, account.mail, account.state, account.created_at,
                scim_user.account_id, scim_user.user_name, scim_user.formatted_name, scim_user.family_name,
                scim_user.given_name, scim_user.display_name, scim_user.employee_number, scim_user.organization,
                scim_user.division, scim_user.department, CASE WHEN chief.hidden_at IS NULL AND chief_person.erased_at IS NULL THEN scim_user.manager_id END,
                scim_user.modified_at,
                scim_user_name.external_id, person.staff_number
            FROM account
            LEFT JOIN scim_user ON scim_user.account_id = account.id
            LEFT JOIN scim_user AS chief ON chief.account_id = scim_user.manager_id
            LEFT JOIN account AS chief_account ON chief_account.id = scim_user.manager_id
            LEFT JOIN person AS chief_person ON chief_person.id = chief_account.person_id
            LEFT JOIN scim_user_name ON scim_user_name.account_id = account.id AND scim_user_name.client = \(client)
            LEFT JOIN person ON person.id = account.person_id
            WHERE scim_user.hidden_at IS NULL AND person.erased_at IS NULL AND \(sql: Self.condition(choice))
            """, ScimUserResource.init(_:))
        let places = Dictionary(uniqueKeysWithValues: users.enumerated().map { ($1.account, $0) })
        let some: SQL =
            users.count > 1000 ? "1 = 1" : "account_id IN \(list: users.map(\.account))"
        for (account, mail) in try rows(
            """
            SELECT account_id, address, kind, is_primary FROM scim_mail WHERE \(sql: some) ORDER BY account_id, position
            """,
            {
                (
                    try $0.integer(0),
                    try ScimUser.Email($0.text(1), type: $0.optionalText(2), isPrimary: $0.optionalFlag(3))
                )
            })
        {
            if let at = places[account] { users[at].user.emails.append(mail) }
        }
        for (account, group) in try rows(
            """
            SELECT scim_group_member.account_id, scim_group.id, scim_group.display_name FROM scim_group_member
            JOIN scim_group ON scim_group.id = scim_group_member.group_id WHERE \(sql: some) ORDER BY scim_group.id
            """,
            { (try $0.integer(0), ScimUserResource.Membership(group: try $0.integer(1), name: try $0.text(2))) })
        {
            if let at = places[account] { users[at].groups.append(group) }
        }
        return users
    }

    private static func condition(_ choice: ScimUserChoice) -> SQL {
        switch choice {
        case .all: "1 = 1 ORDER BY account.id"
        case .page(let first, let count): "1 = 1 ORDER BY account.id LIMIT \(count) OFFSET \(first)"
        case .accounts(let ids): "account.id IN \(list: ids) ORDER BY account.id"
        case .login(let login): "account.login = \(login.lowercased())"
        case .externalID(let id): "scim_user_name.external_id = \(id) ORDER BY account.id"
        case .employeeNumber(let number):
            """
            (scim_user.employee_number = \(number)
                OR (scim_user.account_id IS NULL AND person.staff_number = \(number))) ORDER BY account.id
            """
        }
    }

    /// How many accounts provisioning sees.
    package func scimUserCount() throws -> Int {
        try int(
            """
            SELECT count(*) FROM account LEFT JOIN scim_user ON scim_user.account_id = account.id
            LEFT JOIN person ON person.id = account.person_id
            WHERE scim_user.hidden_at IS NULL AND person.erased_at IS NULL
            """)
    }

    /// Keeps what a client says of an account, its login, name and mail with it. Throws `StorageError.duplicate` where
    /// another has the login.
    package func saveScimUser(_ user: ScimUser, of account: Int64, client: String, at now: Instant) throws {
        try run(
            """
            UPDATE account SET login = \(user.userName.lowercased()), name = \(user.shownName), mail = \(user.mail)
            WHERE id = \(account)
            """)
        try run("DELETE FROM scim_user WHERE account_id = \(account)")
        try run(
            """
            INSERT INTO scim_user (account_id, user_name, formatted_name, family_name, given_name, display_name,
                employee_number, organization, division, department, manager_id, modified_at)
            VALUES (\(account), \(user.userName), \(user.formatted), \(user.familyName), \(user.givenName),
                \(user.displayName), \(user.employeeNumber), \(user.organization), \(user.division),
                \(user.department), \(user.manager), \(now))
            """)
        try run("DELETE FROM scim_mail WHERE account_id = \(account)")
        for (at, mail) in user.emails.enumerated() {
            try run(
                """
                INSERT INTO scim_mail (account_id, position, address, kind, is_primary)
                VALUES (\(account), \(at), \(mail.value), \(mail.type), \(mail.isPrimary))
                """)
        }
        try run("DELETE FROM scim_user_name WHERE account_id = \(account) AND client = \(client)")
        if let external = user.externalID {
            try run(
                """
                INSERT INTO scim_user_name (client, account_id, external_id)
                VALUES (\(client), \(account), \(external))
                """)
        }
    }

    /// Takes the account out of provisioning's sight, with all that it said of it. The account itself stays.
    package func hideScimUser(_ account: Int64, at now: Instant) throws {
        try run("DELETE FROM scim_mail WHERE account_id = \(account)")
        try run("DELETE FROM scim_user_name WHERE account_id = \(account)")
        try run("DELETE FROM scim_group_member WHERE account_id = \(account)")
        try run("DELETE FROM scim_user WHERE account_id = \(account)")
        try run(
            """
            INSERT INTO scim_user (account_id, user_name, modified_at, hidden_at) VALUES (\(account), '', \(now), \(now))
            """)
    }
}

extension ScimUserResource {
    fileprivate init(_ row: any Row) throws {
        let isKnown = try row.optionalInteger(6) != nil
        let login = try row.text(1)
        let sent = try row.optionalText(7) ?? login
        var user = ScimUser(
            userName: sent.lowercased() == login ? sent : login, isActive: try row.text(4) != "closed")
        if isKnown {
            user.formatted = try row.optionalText(8)
            user.familyName = try row.optionalText(9)
            user.givenName = try row.optionalText(10)
            user.displayName = try row.optionalText(11)
            user.employeeNumber = try row.optionalText(12)
            user.organization = try row.optionalText(13)
            user.division = try row.optionalText(14)
            user.department = try row.optionalText(15)
            user.manager = try row.optionalInteger(16)
        } else {
            user.displayName = try row.text(2)
            user.employeeNumber = try row.optionalText(19)
            let mail = try row.text(3)
            if !mail.isEmpty { user.emails = [ScimUser.Email(mail, type: "work", isPrimary: true)] }
        }
        user.externalID = try row.optionalText(18)
        let created = try row.instant(5)
        self.init(
            account: try row.integer(0), user: user, groups: [], createdAt: created,
            modifiedAt: try row.optionalInstant(17) ?? created)
    }
}
