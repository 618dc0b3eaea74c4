package import Domain
package import Kernel

/// Someone of the roster who has no account.
package struct Uninvited: Sendable {
    package var person: Int64
    package var staffNumber: String
    package var name: String
    package var mail: String
}

/// What accounts are looked for by. The text stands in login, name or mail; with a moment those that are locked then.
package struct AccountFilter: Sendable {
    package var text: String?
    package var state: AccountState?
    package var lockedAt: Instant?

    package init(text: String? = nil, state: AccountState? = nil, lockedAt: Instant? = nil) {
        self.text = text
        self.state = state
        self.lockedAt = lockedAt
    }

    fileprivate var condition: SQL {
        var sql: SQL = "1 = 1"
        if let text {
            sql += """
                 AND (\(dialect: .contains(column: "account.login", text: text)) \
                OR \(dialect: .contains(column: "account.name", text: text)) \
                OR \(dialect: .contains(column: "account.mail", text: text)))
                """
        }
        if let state { sql += " AND account.state = \(state.rawValue)" }
        if let lockedAt { sql += " AND account.state <> 'closed' AND account.locked_until > \(lockedAt)" }
        return sql
    }
}

/// What a list of accounts goes by. `name` is by the reading where the roster has one.
package enum AccountOrder: String, CaseIterable, Sendable {
    case login, name, state, lastSignIn

    fileprivate var column: SQL {
        switch self {
        case .login: "account.login"
        case .name: "coalesce(nullif(person.kana, ''), account.name)"
        case .state: "account.state"
        case .lastSignIn: "account.last_sign_in_at"
        }
    }
}

extension Transaction {
    /// Accounts in the order of their logins, after the one given.
    package func accounts(_ filter: AccountFilter, after login: String? = nil, limit: Int) throws -> [Account] {
        var sql: SQL = "SELECT \(sql: Account.columns) FROM account WHERE \(sql: filter.condition)"
        if let login { sql += " AND account.login > \(login)" }
        sql += " ORDER BY account.login LIMIT \(limit)"
        return try rows(sql) { try Account($0) }
    }

    /// A part of the list in any order; those that are equal in it by their logins, those without a value last.
    package func accounts(
        _ filter: AccountFilter, by order: AccountOrder, isDescending: Bool, from offset: Int, limit: Int
    ) throws -> [Account] {
        let direction: SQL = isDescending ? "DESC" : "ASC"
        return try rows(
            """
            SELECT \(sql: Account.columns) FROM account LEFT JOIN person ON person.id = account.person_id
            WHERE \(sql: filter.condition)
            ORDER BY \(sql: order.column) \(sql: direction) NULLS LAST, account.login LIMIT \(limit) OFFSET \(offset)
            """
        ) { try Account($0) }
    }

    package func accountCount(_ filter: AccountFilter) throws -> Int {
        try int("SELECT count(*) FROM account WHERE \(sql: filter.condition)")
    }

    /// The people in a post on the day who have no account, by staff number. Nobody who has left or was erased.
    package func peopleWithoutAccount(on day: CalendarDate) throws -> [Uninvited] {
        try rows(
            """
            SELECT person.id, person.staff_number, person.name, person.mail FROM person
            WHERE person.erased_at IS NULL
                AND EXISTS (SELECT 1 FROM post WHERE post.person_id = person.id
                    AND post.valid_from <= \(day) AND post.valid_to >= \(day))
                AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
            ORDER BY person.staff_number
            """
        ) {
            try Uninvited(person: $0.integer(0), staffNumber: $0.text(1), name: $0.text(2), mail: $0.text(3))
        }
    }

    /// How many accounts that are not closed hold the role on the day for the whole city and by their own right.
    package func holders(of role: AccountRole, on day: CalendarDate) throws -> Int {
        try int(
            """
            SELECT count(DISTINCT account.id) FROM account JOIN role_grant ON role_grant.account_id = account.id
            WHERE account.state <> 'closed' AND role_grant.role = \(role.rawValue) AND role_grant.unit_code IS NULL
                AND role_grant.deputy_for IS NULL
                AND role_grant.valid_from <= \(day) AND role_grant.valid_to >= \(day)
            """)
    }
}
