package import Domain

/// Where a staff number, or a login, leads.
package struct ScimClaim: Sendable, Hashable {
    package var account: Int64
    package var person: Int64?
    package var state: AccountState
    /// Provisioning has taken it out.
    package var isHidden: Bool
}

extension Transaction {
    /// The account that has the login, seen by provisioning or not.
    package func scimClaim(login: String) throws -> ScimClaim? {
        try claim("account.login = \(login.lowercased())")
    }

    /// The account of a person.
    package func scimClaim(person: Int64) throws -> ScimClaim? { try claim("account.person_id = \(person)") }

    private func claim(_ condition: SQL) throws -> ScimClaim? {
        try row(
            """
            SELECT account.id, account.person_id, account.state, scim_user.hidden_at IS NOT NULL FROM account
            LEFT JOIN scim_user ON scim_user.account_id = account.id WHERE \(sql: condition)
            """
        ) {
            try ScimClaim(
                account: $0.integer(0), person: $0.optionalInteger(1), state: $0.choice(2), isHidden: $0.flag(3))
        }
    }

    /// Whether anything was ever done with the account, signing in among it. Where the log has lost its beginning, an
    /// account older than what is left of it counts as one with which something was done: nothing tells otherwise.
    package func hasActed(account: Int64) throws -> Bool {
        let used = try row(
            """
            SELECT id FROM account WHERE id = \(account) AND (state = 'active' OR password_hash IS NOT NULL
                OR password_changed_at IS NOT NULL OR last_sign_in_at IS NOT NULL
                OR EXISTS (SELECT 1 FROM audit WHERE audit.account_id = account.id))
            """
        ) { try $0.integer(0) }
        guard used == nil, try auditCut() != nil else { return used != nil }
        let first = try row("SELECT at FROM audit ORDER BY id LIMIT 1") { try $0.instant(0) }
        let made = try row("SELECT created_at FROM account WHERE id = \(account)") { try $0.instant(0) }
        guard let first, let made else { return true }
        return made < first
    }

    /// Joins the account to a row of the roster, or to none.
    package func setPerson(of account: Int64, to person: Int64?) throws {
        try run("UPDATE account SET person_id = \(person) WHERE id = \(account)")
    }

    /// Lets another account have the login of one that provisioning has taken out.
    package func freeLogin(of account: Int64) throws {
        try run(
            "UPDATE account SET login = login || '~' || CAST(id AS text) WHERE id = \(account) AND state = 'closed'")
    }

    /// Joins accounts whose staff number the roster has come to know. Gives their logins and persons.
    package func joinProvisionedAccounts() throws -> [(login: String, person: Int64)] {
        try rows(
            """
            UPDATE account SET person_id = found.person_id
            FROM (SELECT scim_user.account_id, min(staff_number.person_id) AS person_id FROM scim_user
                JOIN staff_number ON staff_number.number = scim_user.employee_number
                JOIN person ON person.id = staff_number.person_id AND person.erased_at IS NULL
                WHERE NOT EXISTS (SELECT 1 FROM account AS other WHERE other.person_id = staff_number.person_id)
                    AND NOT EXISTS (SELECT 1 FROM scim_user AS twin WHERE twin.employee_number = scim_user.employee_number
                        AND twin.account_id <> scim_user.account_id)
                GROUP BY scim_user.account_id) AS found
            WHERE account.id = found.account_id AND account.person_id IS NULL AND account.state <> 'closed'
            RETURNING account.login, account.person_id
            """
        ) { (try $0.text(0), try $0.integer(1)) }
    }
}
