package import Domain
package import Kernel

/// A role tied to a group: whoever is in the group has it.
package struct ScimGroupRole: Sendable, Hashable {
    package var id: Int64
    package var group: Int64
    package var role: AccountRole
    /// Nil: the whole city.
    package var unitCode: String?

    package init(id: Int64, group: Int64, role: AccountRole, unitCode: String?) {
        self.id = id
        self.group = group
        self.role = role
        self.unitCode = unitCode
    }
}

extension Transaction {
    /// Groups in the order of their ids; all, or the one of that id.
    package func scimGroups(id: Int64? = nil, client: String) throws -> [ScimGroupResource] {
        let some: SQL =
            id.map { "scim_group.hidden_at IS NULL AND scim_group.id = \($0)" } ?? "scim_group.hidden_at IS NULL"
        var groups = try rows(
            """
            SELECT scim_group.id, scim_group_name.external_id, scim_group.display_name, scim_group.created_at,
                scim_group.modified_at FROM scim_group
            LEFT JOIN scim_group_name ON scim_group_name.group_id = scim_group.id
                AND scim_group_name.client = \(client)
            WHERE \(sql: some) ORDER BY scim_group.id
            """
        ) {
            try ScimGroupResource(
                id: $0.integer(0), externalID: $0.optionalText(1), displayName: $0.text(2), members: [],
                createdAt: $0.instant(3), modifiedAt: $0.instant(4))
        }
        let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.id, $0) })
        for (group, account) in try rows(
            """
            SELECT scim_group.id, scim_group_member.account_id FROM scim_group_member
            JOIN scim_group ON scim_group.id = scim_group_member.group_id
            WHERE \(sql: some) ORDER BY scim_group_member.account_id
            """, { (try $0.integer(0), try $0.integer(1)) })
        {
            if let at = places[group] { groups[at].members.append(account) }
        }
        return groups
    }

    /// Gives the new group's id.
    package func addScimGroup(_ group: ScimGroup, client: String, at now: Instant) throws -> Int64 {
        let id = try integer(
            """
            INSERT INTO scim_group (display_name, created_at, modified_at)
            VALUES (\(group.displayName), \(now), \(now)) RETURNING id
            """)
        try saveScimGroup(group, id: id, client: client, at: now)
        return id
    }

    /// Keeps name and external id; the members are told one by one.
    package func saveScimGroup(_ group: ScimGroup, id: Int64, client: String, at now: Instant) throws {
        try run("UPDATE scim_group SET display_name = \(group.displayName), modified_at = \(now) WHERE id = \(id)")
        try run("DELETE FROM scim_group_name WHERE group_id = \(id) AND client = \(client)")
        if let external = group.externalID {
            try run(
                """
                INSERT INTO scim_group_name (client, group_id, external_id) VALUES (\(client), \(id), \(external))
                """)
        }
    }

    /// Deletes all that the group was; its id is never given again.
    package func removeScimGroup(_ id: Int64, at now: Instant) throws {
        for table in ["scim_group_member", "scim_group_name", "scim_group_role"] {
            try run("DELETE FROM \(sql: .identifier(table)) WHERE group_id = \(id)")
        }
        try run("UPDATE scim_group SET display_name = '', hidden_at = \(now) WHERE id = \(id)")
    }

    package func addScimMember(_ account: Int64, to group: Int64) throws {
        try run("INSERT INTO scim_group_member (group_id, account_id) VALUES (\(group), \(account))")
    }

    package func removeScimMember(_ account: Int64, from group: Int64) throws {
        try run("DELETE FROM scim_group_member WHERE group_id = \(group) AND account_id = \(account)")
    }

    /// Notes that the group is another than before.
    package func touchScimGroup(_ id: Int64, at now: Instant) throws {
        try run("UPDATE scim_group SET modified_at = \(now) WHERE id = \(id)")
    }

    /// The roles tied to a group, or to any.
    package func scimGroupRoles(of group: Int64? = nil) throws -> [ScimGroupRole] {
        let some: SQL = group.map { "group_id = \($0)" } ?? "1 = 1"
        return try rows(
            "SELECT id, group_id, role, unit_code FROM scim_group_role WHERE \(sql: some) ORDER BY group_id, id"
        ) {
            try ScimGroupRole(
                id: $0.integer(0), group: $0.integer(1), role: $0.choice(2), unitCode: $0.optionalText(3))
        }
    }

    /// Gives its id.
    package func tieRole(_ role: ScimGroupRole, by account: Int64?, at now: Instant) throws -> Int64 {
        try integer(
            """
            INSERT INTO scim_group_role (group_id, role, unit_code, tied_by, tied_at)
            VALUES (\(role.group), \(role.role.rawValue), \(role.unitCode), \(account), \(now)) RETURNING id
            """)
    }

    package func untieRole(_ id: Int64) throws { try run("DELETE FROM scim_group_role WHERE id = \(id)") }

    /// Gives an account the role of a group, as a grant that knows where it comes from.
    package func addGroupGrant(_ role: ScimGroupRole, to account: Int64, from day: CalendarDate, at now: Instant) throws
    {
        try run(
            """
            INSERT INTO role_grant (account_id, role, unit_code, valid_from, valid_to, granted_at, group_role_id)
            VALUES (\(account), \(role.role.rawValue), \(role.unitCode), \(day), \(CalendarDate.distantFuture), \(now),
                \(role.id))
            """)
    }

    /// The grants, not over on the day, that come from a tied role: all of them, or those of one account.
    package func groupGrants(
        of role: Int64, account: Int64? = nil, notOverOn day: CalendarDate
    ) throws -> [(id: Int64, account: Int64)] {
        let some: SQL = account.map { "account_id = \($0)" } ?? "1 = 1"
        return try rows(
            """
            SELECT id, account_id FROM role_grant
            WHERE group_role_id = \(role) AND valid_to >= \(day) AND \(sql: some) ORDER BY id
            """
        ) { (try $0.integer(0), try $0.integer(1)) }
    }
}
