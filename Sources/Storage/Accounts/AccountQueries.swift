package import Domain
package import Kernel

extension Transaction {
    /// The account of that login, whatever the case of its Latin letters.
    package func account(login: String) throws -> AccountRecord? {
        try row("SELECT \(sql: AccountRecord.columns) FROM account WHERE login = \(login.lowercased())") {
            try AccountRecord($0)
        }
    }

    package func account(id: Int64) throws -> AccountRecord? {
        try row("SELECT \(sql: AccountRecord.columns) FROM account WHERE id = \(id)") { try AccountRecord($0) }
    }

    /// A new account that nobody can sign in to yet; gives its id. Throws `StorageError.duplicate` where the login, or
    /// the person's account, is there already.
    package func addAccount(
        login: String, name: String, mail: String = "", person: Int64? = nil, at now: Instant
    ) throws -> Int64 {
        try integer(
            """
            INSERT INTO account (person_id, login, name, mail, state, created_at)
            VALUES (\(person.sqlValue), \(login.lowercased()), \(name), \(mail), 'invited', \(now)) RETURNING id
            """)
    }

    /// Takes a new password in place of the one whose hash is `old` (nil: none). False where that is no longer the one,
    /// so of two changes at once only the first succeeds.
    package func setPassword(of id: Int64, to hash: String, insteadOf old: String?, at now: Instant) throws -> Bool {
        try run(
            """
            UPDATE account SET password_hash = \(hash), password_changed_at = \(now), failures = 0, locked_until = NULL
            WHERE id = \(id) AND password_hash IS NOT DISTINCT FROM CAST(\(old.sqlValue) AS text) AND state <> 'closed'
            """) == 1
    }

    /// Keeps the same password under a costlier hash.
    package func replacePasswordHash(of id: Int64, with hash: String, insteadOf old: String) throws {
        try run("UPDATE account SET password_hash = \(hash) WHERE id = \(id) AND password_hash = \(old)")
    }

    /// A code for the first sign-in, in place of any before. The password goes with it: whoever lost it is to come by the
    /// code. False for a closed account.
    package func setCode(of id: Int64, to hash: [UInt8], until: Instant, droppingSecondFactor: Bool) throws -> Bool {
        let isDone =
            try run(
                """
                UPDATE account SET code_hash = \(hash), code_expires_at = \(until), password_hash = NULL,
                    failures = 0, locked_until = NULL
                WHERE id = \(id) AND state <> 'closed'
                """) == 1
        if isDone, droppingSecondFactor { try dropSecondFactor(of: id) }
        return isDone
    }

    /// Uses the code up and sets the password. False where the code is another, is used or is too old: of two at once
    /// only one gets true.
    package func redeemCode(of id: Int64, hash: [UInt8], password: String, at now: Instant) throws -> Bool {
        try run(
            """
            UPDATE account SET code_hash = NULL, code_expires_at = NULL, password_hash = \(password),
                password_changed_at = \(now), state = 'active', failures = 0, locked_until = NULL
            WHERE id = \(id) AND code_hash = \(hash) AND code_expires_at > \(now) AND state <> 'closed'
            """) == 1
    }

    /// The second factor from now on; the step is the one of the code that confirmed it.
    package func setSecondFactor(of id: Int64, secret: [UInt8], step: Int64, at now: Instant) throws {
        try run(
            """
            UPDATE account SET totp_secret = \(secret), totp_confirmed_at = \(now), totp_last_step = \(step)
            WHERE id = \(id)
            """)
    }

    package func dropSecondFactor(of id: Int64) throws {
        try run("UPDATE account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = 0 WHERE id = \(id)")
    }

    /// Uses a code of that time step up. False where one of it or of a later one was used before.
    package func useTimeStep(_ step: Int64, of id: Int64) throws -> Bool {
        try run("UPDATE account SET totp_last_step = \(step) WHERE id = \(id) AND totp_last_step < \(step)") == 1
    }

    package func setPreferences(of id: Int64, to preferences: Preferences) throws {
        try run(
            """
            UPDATE account SET language = \(preferences.language.rawValue), uses_era = \(preferences.usesEra)
            WHERE id = \(id)
            """)
    }

    /// Ends the account for good, with all that lets anybody in. False where it was closed before.
    package func closeAccount(_ id: Int64) throws -> Bool {
        try run(
            """
            UPDATE account SET state = 'closed', password_hash = NULL, code_hash = NULL, code_expires_at = NULL,
                totp_secret = NULL, totp_confirmed_at = NULL
            WHERE id = \(id) AND state <> 'closed'
            """) == 1
    }
}
