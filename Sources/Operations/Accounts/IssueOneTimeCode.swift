import Domain
package import Kernel
import Storage

/// The administrator gives people a code for their first sign-in, or for a new password: to be printed or mailed. A
/// code voids the one before, and the password; all sessions end.
package enum IssueOneTimeCode {
    package struct Slip: Sendable {
        package var account: Int64
        /// Their row of the roster.
        package var person: Int64?
        package var login: String
        package var name: String
        package var mail: String
        /// As `H7KM-2XQP-9RTV`; it can be read here and never again.
        package var code: String
        package var goodUntil: Instant
    }

    /// All or none: throws `.noSuchAccount` or `.accountClosed` where one of them is not to be had.
    ///
    /// - Parameter droppingSecondFactor: for those who lost their telephone too.
    package static func run(
        for accounts: [Int64], droppingSecondFactor: Bool = false, by caller: Caller, in city: OperationContext
    ) async throws -> [Slip] {
        try caller.requireFreshly(.manageAccounts, in: city)
        let codes = try accounts.map { ($0, try OneTimeCode()) }
        let now = city.clock.now()
        return try await city.database.write { transaction in
            try issue(codes, droppingSecondFactor, by: caller, at: now, in: transaction)
        }
    }

    static func issue(
        _ codes: [(Int64, OneTimeCode)], _ droppingSecondFactor: Bool = false, by caller: Caller, at now: Instant,
        in transaction: any Transaction
    ) throws -> [Slip] {
        let until = now.adding(seconds: OneTimeCode.daysGood * 24 * 60 * 60)
        var slips = [Slip]()
        var entries = [AuditEntry]()
        for (id, code) in codes {
            guard let account = try transaction.account(id: id)?.account else { throw AccountError.noSuchAccount }
            guard
                try transaction.setCode(
                    of: id, to: code.hash(for: id), until: until, droppingSecondFactor: droppingSecondFactor)
            else { throw AccountError.accountClosed }
            try transaction.endSessions(of: id)
            slips.append(
                Slip(
                    account: id, person: account.person, login: account.login, name: account.name, mail: account.mail,
                    code: code.text,
                    goodUntil: until))
            entries.append(
                caller.entry(
                    "code.issue", account.login, person: account.person,
                    droppingSecondFactor ? "second factor dropped" : ""))
        }
        for entry in entries { try transaction.audit(entry, at: now) }
        return slips
    }
}
