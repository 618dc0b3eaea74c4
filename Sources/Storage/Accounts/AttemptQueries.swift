package import Domain
package import Kernel

extension Transaction {
    /// When attempts from the address that did not succeed began, newest first.
    package func failedAttempts(from address: String, since: Instant, limit: Int) throws -> [Instant] {
        try rows(
            """
            SELECT at FROM sign_in_attempt WHERE address = \(address) AND at > \(since) AND succeeded = \(false)
            ORDER BY at DESC LIMIT \(limit)
            """
        ) { try $0.instant(0) }
    }

    /// Notes an attempt before it is looked at, as one that failed; gives its id.
    package func addAttempt(from address: String, account: Int64?, at now: Instant) throws -> Int64 {
        try integer(
            """
            INSERT INTO sign_in_attempt (at, address, account_id, succeeded)
            VALUES (\(now), \(address), \(account.sqlValue), \(false)) RETURNING id
            """)
    }

    package func attemptSucceeded(_ id: Int64) throws {
        try run("UPDATE sign_in_attempt SET succeeded = \(true) WHERE id = \(id)")
    }

    package func setFailures(of account: Int64, to count: SignInLimits.Count) throws {
        try run(
            """
            UPDATE account SET failures = \(count.failures), locked_until = \(count.lockedUntil.sqlValue)
            WHERE id = \(account)
            """)
    }

    /// Takes out attempts that no limit looks at any more; gives how many.
    package func clearAttempts(before: Instant) throws -> Int {
        try run("DELETE FROM sign_in_attempt WHERE at < \(before)")
    }
}
