import Domain
import Kernel
import Storage

/// The administrator has codes sent by mail instead of printing them. Nobody sees them but the receiver: a code is made
/// when its mail goes out, and only its hash is kept.
package enum MailOneTimeCodes {
    package struct Result: Sendable, Hashable {
        package var mailed: Int
        /// Logins of those without an address: nothing was changed for them.
        package var withoutAddress: [String]
    }

    /// All that have an address, or none: throws as `IssueOneTimeCode`, and `WorkError.invalid` where no mail is sent.
    package static func run(
        for accounts: [Int64], droppingSecondFactor: Bool = false, by caller: Caller, in city: OperationContext
    ) async throws -> Result {
        try caller.requireFreshly(.manageAccounts, in: city)
        guard city.sendsMail else { throw RemindOfSurvey.noMail }
        let now = city.clock.now()
        return try await city.database.write { transaction in
            try ask(accounts, droppingSecondFactor, by: caller, at: now, in: transaction)
        }
    }

    static func ask(
        _ accounts: [Int64], _ droppingSecondFactor: Bool = false, by caller: Caller, at now: Instant,
        in transaction: any Transaction
    ) throws -> Result {
        var result = Result(mailed: 0, withoutAddress: [])
        var mails = [NewMail]()
        var entries = [AuditEntry]()
        let kind = MailKind.oneTimeCode.rawValue
        for id in accounts {
            guard let receiver = try transaction.mailReceiver(of: id) else { throw AccountError.noSuchAccount }
            guard MailMessage.isFit(receiver.address) else {
                result.withoutAddress.append(receiver.login)
                continue
            }
            // No code has this hash: it holds the place until the mail goes out.
            let hash = try Secrets.random(32)
            guard
                try transaction.setCode(
                    of: id, to: hash, until: now.adding(seconds: OneTimeCode.daysGood * 86_400),
                    droppingSecondFactor: droppingSecondFactor)
            else { throw AccountError.accountClosed }
            try transaction.endSessions(of: id)
            mails.append(
                NewMail(
                    account: id, kind: kind, once: "\(kind)/\(id)/\(now.milliseconds)",
                    detail: JobDetail(["hash": Secrets.base64(hash)]).text))
            entries.append(
                caller.entry(
                    "code.mail", receiver.login, person: receiver.person,
                    droppingSecondFactor ? "second factor dropped" : ""))
        }
        result.mailed = try transaction.addMails(mails, at: now)
        for entry in entries { try transaction.audit(entry, at: now) }
        return result
    }
}
