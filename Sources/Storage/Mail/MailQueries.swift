package import Kernel

/// A mail as it is kept: to whom and of what kind, without its words.
package struct KeptMail: Sendable, Hashable {
    package enum State: String, CaseIterable, Sendable {
        case waiting, sending, sent
        /// It was no longer needed when its turn came, or its receiver does not want it.
        case dropped
        case failed
        /// The server was lost while it handed the mail over: nobody knows whether it went out.
        case doubtful
    }

    package var id: Int64
    package var account: Int64
    package var kind: String
    package var detail: String
    package var createdAt: Instant
    package var attempts: Int
}

extension KeptMail {
    fileprivate static let columns: SQL = "id, account_id, kind, detail, created_at, attempts"

    fileprivate init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), account: row.integer(1), kind: row.text(2), detail: row.text(3),
            createdAt: row.instant(4), attempts: row.int(5))
    }
}

/// A mail that is to be kept.
package struct NewMail: Sendable, Hashable {
    package var account: Int64
    package var kind: String
    /// Names the occasion: of two mails with the same, the second is none.
    package var once: String
    package var detail: String

    package init(account: Int64, kind: String, once: String, detail: String = "") {
        self.account = account
        self.kind = kind
        self.once = once
        self.detail = detail
    }
}

/// Whom a mail goes to, as the account has it at the moment.
package struct MailReceiver: Sendable, Hashable {
    package var name: String
    /// The account's address, or else the roster's; empty: none.
    package var address: String
    package var login: String
    package var language: Language
    package var isClosed: Bool
    /// Whether they want what need not be.
    package var wantsMail: Bool
    package var person: Int64?
}

extension Transaction {
    /// Keeps mails to be sent from the moment on; gives how many there were not already. One statement for each 200.
    @discardableResult
    package func addMails(_ mails: [NewMail], at now: Instant) throws -> Int {
        var added = 0
        for start in stride(from: 0, to: mails.count, by: 200) {
            var statement: SQL =
                "INSERT INTO mail (account_id, kind, once, detail, state, created_at, next_at) VALUES "
            for (index, mail) in mails[start..<min(start + 200, mails.count)].enumerated() {
                statement += index == 0 ? "" : ", "
                statement +=
                    "(\(mail.account), \(mail.kind), \(mail.once), \(mail.detail), 'waiting', \(now), \(now))"
            }
            added += try run(statement + " ON CONFLICT (once) DO NOTHING")
        }
        return added
    }

    /// Takes the mail that has waited longest; nil where none is due. However many servers ask at once, each goes to one.
    package func claimMail(by claimant: String, at now: Instant) throws -> KeptMail? {
        try row(
            """
            UPDATE mail SET state = 'sending', claimed_by = \(claimant), claimed_at = \(now), attempts = attempts + 1
            WHERE state = 'waiting' AND id = (
                SELECT waiting.id FROM mail AS waiting WHERE waiting.state = 'waiting' AND waiting.next_at <= \(now)
                ORDER BY waiting.next_at, waiting.id LIMIT 1\(dialect: .skipLocked))
            RETURNING \(sql: KeptMail.columns)
            """, KeptMail.init)
    }

    /// Writes down what was kept with a mail anew, while it is the claimant's. False where it no longer is.
    package func setDetail(ofMail id: Int64, by claimant: String, to detail: String) throws -> Bool {
        try run(
            "UPDATE mail SET detail = \(detail) WHERE id = \(id) AND claimed_by = \(claimant) AND state = 'sending'")
            == 1
    }

    /// Ends the claimant's turn: for good, or, with a moment, until then. False where the mail is no longer theirs.
    @discardableResult
    package func endMail(
        _ id: Int64, by claimant: String, as state: KeptMail.State, error: String = "", next: Instant? = nil,
        at now: Instant
    ) throws -> Bool {
        var change: SQL = "UPDATE mail SET state = \(state.rawValue), error = \(error), claimed_by = NULL, "
        // What the words needed has served its time.
        change += next.map { "next_at = \($0)" } ?? "finished_at = \(now), detail = ''"
        return try run(
            change + " WHERE id = \(id) AND claimed_by = \(claimant) AND state = 'sending'") == 1
    }

    /// Mails whose server was last heard of before a moment: those that may go out twice wait again, the others are in
    /// doubt. Gives how many there were.
    @discardableResult
    package func recoverMails(unheardSince moment: Instant, repeatable kinds: [String], at now: Instant) throws -> Int {
        try run(
            """
            UPDATE mail SET state = 'waiting', claimed_by = NULL, next_at = \(now)
            WHERE state = 'sending' AND claimed_at < \(moment) AND kind IN \(list: kinds)
            """)
            + run(
                """
                UPDATE mail SET state = 'doubtful', claimed_by = NULL, finished_at = \(now)
                WHERE state = 'sending' AND claimed_at < \(moment)
                """)
    }

    package func mailReceiver(of account: Int64) throws -> MailReceiver? {
        try row(
            """
            SELECT account.name, account.mail, coalesce(person.mail, ''), account.login, account.language,
                account.state = 'closed', account.wants_mail, account.person_id
            FROM account LEFT JOIN person ON person.id = account.person_id WHERE account.id = \(account)
            """
        ) { row in
            let own = try row.text(1)
            return MailReceiver(
                name: try row.text(0), address: own.isEmpty ? try row.text(2) : own, login: try row.text(3),
                language: try row.choice(4), isClosed: try row.flag(5), wantsMail: try row.flag(6),
                person: try row.optionalInteger(7))
        }
    }

    package func setWantsMail(of account: Int64, to wants: Bool) throws {
        try run("UPDATE account SET wants_mail = \(wants) WHERE id = \(account)")
    }

    /// The accounts that are not closed and have an address, by person.
    package func addressedAccounts() throws -> [Int64: Int64] {
        let found = try rows(
            """
            SELECT account.person_id, account.id FROM account JOIN person ON person.id = account.person_id
            WHERE account.state <> 'closed' AND (account.mail <> '' OR person.mail <> '')
            """
        ) { (try $0.integer(0), try $0.integer(1)) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// How many mails of each kind and state were asked for since a moment.
    package func mailCounts(since moment: Instant) throws -> [(kind: String, state: KeptMail.State, count: Int)] {
        try rows(
            """
            SELECT kind, state, count(*) FROM mail WHERE created_at >= \(moment)
            GROUP BY kind, state ORDER BY kind, state
            """
        ) { (try $0.text(0), try $0.choice(1), try $0.int(2)) }
    }

    /// How many are in a state, and since when the oldest of them waits.
    package func mails(in state: KeptMail.State) throws -> (count: Int, oldest: Instant?) {
        try row(
            "SELECT count(*), min(created_at) FROM mail WHERE state = \(state.rawValue)"
        ) { (try $0.int(0), try $0.optionalInstant(1)) } ?? (0, nil)
    }

    /// Takes out mails that were over before a moment; gives how many.
    @discardableResult
    package func clearMails(finishedBefore moment: Instant) throws -> Int {
        try run("DELETE FROM mail WHERE finished_at < \(moment)")
    }

    /// What the city has decided; nil: nothing yet.
    package func citySetting(_ name: String) throws -> String? {
        try row("SELECT value FROM city_setting WHERE name = \(name)") { try $0.text(0) }
    }

    package func setCitySetting(_ name: String, to value: String) throws {
        try run(
            """
            INSERT INTO city_setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }

    /// How many days before a survey's last one people are reminded, as kept: `7 1`.
    package func reminderDays(ofSurvey id: Int64) throws -> String {
        try row("SELECT reminder_days FROM survey WHERE id = \(id)") { try $0.text(0) } ?? ""
    }

    /// False for an unknown survey.
    package func setReminderDays(ofSurvey id: Int64, to days: String) throws -> Bool {
        try run("UPDATE survey SET reminder_days = \(days) WHERE id = \(id)") == 1
    }

    /// The grants of a role that hold on a day, with their accounts, closed ones left out.
    package func heads(on day: CalendarDate) throws -> [Int64] {
        try rows(
            """
            SELECT DISTINCT account.id FROM account JOIN role_grant ON role_grant.account_id = account.id
            WHERE account.state <> 'closed' AND role_grant.role = 'head' AND role_grant.deputy_for IS NULL
                AND role_grant.valid_from <= \(day) AND role_grant.valid_to >= \(day)
            ORDER BY account.id
            """
        ) { try $0.integer(0) }
    }
}
