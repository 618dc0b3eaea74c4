package import Domain
package import Kernel

/// A session with what a page needs of its account.
package struct OpenSession: Sendable {
    package var session: SessionFacts
    package var person: Int64?
    package var login: String
    package var name: String
    package var preferences: Preferences
}

extension SessionFacts {
    static let columns: SQL = """
        session.id, session.account_id, session.created_at, session.seen_at, session.expires_at, \
        session.authenticated_at, session.has_second_factor, session.address, session.agent
        """

    init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), account: row.integer(1), createdAt: row.instant(2), seenAt: row.instant(3),
            expiresAt: row.instant(4), authenticatedAt: row.instant(5), hasSecondFactor: row.flag(6),
            address: row.text(7), agent: row.text(8))
    }
}

extension Transaction {
    /// The session whose token has that hash, of an account in use: one query by a unique key. With `grantsInForce` it is
    /// all that a page needs to know who asks: two queries. It does not look at the clock.
    package func session(tokenHash: [UInt8]) throws -> OpenSession? {
        try row(
            """
            SELECT \(sql: SessionFacts.columns), account.person_id, account.login, account.name, account.language,
                account.uses_era
            FROM session JOIN account ON account.id = session.account_id
            WHERE session.token_hash = \(tokenHash) AND account.state = 'active'
            """
        ) {
            try OpenSession(
                session: SessionFacts($0), person: $0.optionalInteger(9), login: $0.text(10), name: $0.text(11),
                preferences: Preferences(language: $0.choice(12), usesEra: $0.flag(13)))
        }
    }

    /// Opens a session and notes the sign-in; gives its id. The id in the facts is not looked at.
    package func addSession(_ session: SessionFacts, tokenHash: [UInt8]) throws -> Int64 {
        try run("UPDATE account SET last_sign_in_at = \(session.createdAt) WHERE id = \(session.account)")
        return try integer(
            """
            INSERT INTO session (token_hash, account_id, created_at, seen_at, expires_at, authenticated_at,
                has_second_factor, address, agent)
            VALUES (\(tokenHash), \(session.account), \(session.createdAt), \(session.seenAt), \(session.expiresAt),
                \(session.authenticatedAt), \(session.hasSecondFactor), \(session.address), \(session.agent))
            RETURNING id
            """)
    }

    /// Notes that a page was asked for; never moves the time back.
    package func touchSession(_ id: Int64, at now: Instant) throws {
        try run("UPDATE session SET seen_at = \(now) WHERE id = \(id) AND seen_at < \(now)")
    }

    /// Notes that the password, and the second factor where there is one, was shown just now.
    package func authenticateSession(_ id: Int64, at now: Instant, withSecondFactor: Bool) throws {
        try run("UPDATE session SET authenticated_at = \(now) WHERE id = \(id)")
        if withSecondFactor { try run("UPDATE session SET has_second_factor = \(true) WHERE id = \(id)") }
    }

    /// The sessions of an account that are not over, the one last used first.
    package func sessions(of account: Int64, at now: Instant, idle: Int) throws -> [SessionFacts] {
        try rows(
            """
            SELECT \(sql: SessionFacts.columns) FROM session WHERE account_id = \(account) AND expires_at > \(now)
                AND seen_at > \(now.adding(seconds: -idle))
            ORDER BY seen_at DESC, id DESC
            """
        ) { try SessionFacts($0) }
    }

    /// Ends one session of the account. False where it has none of that id.
    package func endSession(_ id: Int64, of account: Int64) throws -> Bool {
        try run("DELETE FROM session WHERE id = \(id) AND account_id = \(account)") == 1
    }

    /// Ends all sessions of the account but one; gives how many.
    @discardableResult
    package func endSessions(of account: Int64, except kept: Int64? = nil) throws -> Int {
        guard let kept else { return try run("DELETE FROM session WHERE account_id = \(account)") }
        return try run("DELETE FROM session WHERE account_id = \(account) AND id <> \(kept)")
    }

    /// Takes out sessions that are over anyway; gives how many.
    package func clearSessions(at now: Instant, idle: Int) throws -> Int {
        try run(
            "DELETE FROM session WHERE expires_at <= \(now) OR seen_at <= \(now.adding(seconds: -idle))")
    }
}
