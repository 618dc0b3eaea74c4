import Kernel
import Storage

extension Transaction {
    /// Asks for a mail about something that has just happened to an account; for nothing where the installation sends
    /// no mail, so that nothing piles up.
    func notify(
        _ kind: MailKind, _ account: Int64, _ detail: JobDetail = JobDetail(), in city: OperationContext,
        at now: Instant
    ) throws {
        guard city.sendsMail else { return }
        try addMails(
            [
                NewMail(
                    account: account, kind: kind.rawValue, once: "\(kind.rawValue)/\(account)/\(now.milliseconds)",
                    detail: detail.text)
            ], at: now)
    }
}
