import Domain
package import Kernel

extension Transaction {
    /// Whether the roster tells of anybody's posts at all.
    package func hasPosts() throws -> Bool {
        try row("SELECT id FROM post LIMIT 1") { try $0.integer(0) } != nil
    }

    /// Closes the accounts of people whose last post was over before the day, with their sessions and roles. Accounts of
    /// no person and administrators' are left alone. Gives those closed.
    package func closeAccountsOfLeavers(on day: CalendarDate) throws -> [(login: String, person: Int64)] {
        let closed = try rows(
            """
            UPDATE account SET state = 'closed', password_hash = NULL, code_hash = NULL, code_expires_at = NULL,
                totp_secret = NULL, totp_confirmed_at = NULL
            WHERE \(sql: Self.hasLeft(on: day)) AND NOT \(sql: Self.isAdministrator(on: day))
            RETURNING id, login, person_id
            """
        ) { (id: try $0.integer(0), login: try $0.text(1), person: try $0.integer(2)) }
        guard !closed.isEmpty else { return [] }
        // By the state and not by a list of ids: a list may be longer than a statement can be.
        try run("DELETE FROM session WHERE account_id IN (SELECT account.id FROM account WHERE state = 'closed')")
        try run(
            """
            DELETE FROM role_grant WHERE valid_from >= \(day)
                AND account_id IN (SELECT account.id FROM account WHERE state = 'closed')
            """)
        try run(
            """
            UPDATE role_grant SET valid_to = \(day.adding(days: -1)) WHERE valid_to >= \(day)
                AND account_id IN (SELECT account.id FROM account WHERE state = 'closed')
            """)
        return closed.sorted { $0.id < $1.id }.map { ($0.login, $0.person) }
    }

    /// How many accounts `closeAccountsOfLeavers` left alone because they run the installation.
    package func administratorsWhoLeft(on day: CalendarDate) throws -> Int {
        try int(
            """
            SELECT count(*) FROM account WHERE \(sql: Self.hasLeft(on: day)) AND \(sql: Self.isAdministrator(on: day))
            """)
    }

    /// How many accounts that are not closed belong to people with these keys.
    package func openAccounts(ofPeople keys: [String]) throws -> Int {
        var count = 0
        for start in stride(from: 0, to: keys.count, by: 1000) {
            let part = keys[start..<min(start + 1000, keys.count)]
            count += try int(
                """
                SELECT count(*) FROM account JOIN person ON person.id = account.person_id
                WHERE account.state <> 'closed' AND person.key IN \(list: part)
                """)
        }
        return count
    }

    private static func hasLeft(on day: CalendarDate) -> SQL {
        """
        account.state <> 'closed' AND account.person_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM post WHERE post.person_id = account.person_id AND post.valid_to >= \(day))
        """
    }

    private static func isAdministrator(on day: CalendarDate) -> SQL {
        """
        EXISTS (SELECT 1 FROM role_grant WHERE role_grant.account_id = account.id
            AND role_grant.role = 'administrator' AND role_grant.valid_from <= \(day) AND role_grant.valid_to >= \(day))
        """
    }

    /// Makes a closed account one that waits for its first sign-in. False where it is not closed, or its person erased.
    package func reopenAccount(_ id: Int64) throws -> Bool {
        try run(
            """
            UPDATE account SET state = 'invited', last_sign_in_at = NULL WHERE id = \(id) AND state = 'closed'
                AND NOT EXISTS (SELECT 1 FROM person
                    WHERE person.id = account.person_id AND person.erased_at IS NOT NULL)
            """) == 1
    }

    /// How many sessions are open.
    package func openSessions(at now: Instant, idle: Int) throws -> Int {
        try int(
            "SELECT count(*) FROM session WHERE expires_at > \(now) AND seen_at > \(now.adding(seconds: -idle))")
    }

    package func accountNames(_ ids: [Int64]) throws -> [Int64: String] {
        let found = try rows("SELECT id, name FROM account WHERE id IN \(list: ids)") {
            (try $0.integer(0), try $0.text(1))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// How many people in a post on the day have no account.
    package func peopleWithoutAccountCount(on day: CalendarDate) throws -> Int {
        try int(
            """
            SELECT count(*) FROM person
            WHERE person.erased_at IS NULL
                AND EXISTS (SELECT 1 FROM post WHERE post.person_id = person.id
                    AND post.valid_from <= \(day) AND post.valid_to >= \(day))
                AND NOT EXISTS (SELECT 1 FROM account WHERE account.person_id = person.id)
            """)
    }

    /// The person who has, or had, a staff number; nobody who is erased.
    package func person(staffNumber: String) throws -> Int64? {
        try row(
            """
            SELECT staff_number.person_id FROM staff_number JOIN person ON person.id = staff_number.person_id
            WHERE staff_number.number = \(staffNumber) AND person.erased_at IS NULL
            """
        ) { try $0.integer(0) }
    }
}
