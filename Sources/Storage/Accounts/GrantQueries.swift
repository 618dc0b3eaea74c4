package import Domain
package import Kernel

extension RoleGrant {
    static let columns: SQL = """
        role_grant.id, role_grant.role, role_grant.unit_code, role_grant.valid_from, role_grant.valid_to, \
        role_grant.deputy_for
        """

    init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), role: row.choice(1), unitCode: row.optionalText(2), from: row.day(3), to: row.day(4),
            deputyFor: row.optionalInteger(5))
    }
}

extension Transaction {
    /// What the account is on the day, its deputies' roles worked out (`RoleGrant.inForce`). One query. A closed account
    /// lends nothing.
    package func grantsInForce(of account: Int64, on day: CalendarDate) throws -> [RoleGrant] {
        var own = [RoleGrant]()
        var lenders: [Int64: [RoleGrant]] = [:]
        for (holder, grant) in try rows(
            """
            WITH asked AS (
                SELECT id FROM account WHERE id = \(account)
                UNION SELECT deputy_for FROM role_grant WHERE account_id = \(account) AND deputy_for IS NOT NULL
                    AND valid_from <= \(day) AND valid_to >= \(day))
            SELECT \(sql: RoleGrant.columns), role_grant.account_id FROM asked
            JOIN role_grant ON role_grant.account_id = asked.id
            JOIN account ON account.id = asked.id
            WHERE role_grant.valid_from <= \(day) AND role_grant.valid_to >= \(day) AND account.state <> 'closed'
            ORDER BY role_grant.id
            """, { (try $0.integer(6), try RoleGrant($0)) })
        {
            if holder == account { own.append(grant) } else { lenders[holder, default: []].append(grant) }
        }
        return RoleGrant.inForce(on: day, own: own, lenders: lenders)
    }

    /// All grants of these accounts that are not over on the day, as they were given, those to come with them.
    package func grants(of accounts: [Int64], notOverOn day: CalendarDate) throws -> [Int64: [RoleGrant]] {
        var result: [Int64: [RoleGrant]] = [:]
        for (holder, grant) in try rows(
            """
            SELECT \(sql: RoleGrant.columns), role_grant.account_id FROM role_grant
            WHERE account_id IN \(list: accounts) AND valid_to >= \(day) ORDER BY valid_from, id
            """, { (try $0.integer(6), try RoleGrant($0)) })
        {
            result[holder, default: []].append(grant)
        }
        return result
    }

    /// A grant with the account that holds it.
    package func grant(id: Int64) throws -> (account: Int64, grant: RoleGrant)? {
        try row("SELECT \(sql: RoleGrant.columns), role_grant.account_id FROM role_grant WHERE id = \(id)") {
            (try $0.integer(6), try RoleGrant($0))
        }
    }

    /// Gives a role; gives the grant's id. The id in the grant is not looked at.
    package func addGrant(_ grant: RoleGrant, to account: Int64, by giver: Int64?, at now: Instant) throws -> Int64 {
        try integer(
            """
            INSERT INTO role_grant (account_id, role, unit_code, valid_from, valid_to, deputy_for, granted_by, granted_at)
            VALUES (\(account), \(grant.role.rawValue), \(grant.unitCode.sqlValue), \(grant.from), \(grant.to),
                \(grant.deputyFor.sqlValue), \(giver.sqlValue), \(now)) RETURNING id
            """)
    }

    /// Ends a grant with the day before, so that what held then can still be told; one that has not begun goes.
    package func endGrant(_ id: Int64, before day: CalendarDate) throws {
        if try run("DELETE FROM role_grant WHERE id = \(id) AND valid_from >= \(day)") == 0 {
            try run(
                "UPDATE role_grant SET valid_to = \(day.adding(days: -1)) WHERE id = \(id) AND valid_to >= \(day)")
        }
    }

    /// Whether there is a unit of that code on some day of the period.
    package func hasUnit(_ code: String, from: CalendarDate, to last: CalendarDate) throws -> Bool {
        try int("SELECT count(*) FROM unit WHERE code = \(code) AND valid_from <= \(last) AND valid_to >= \(from)") > 0
    }
}
