import Domain
import Kernel
import Storage

/// Makes accounts for the people of the roster who have none, each with a code for the first sign-in. The login is the
/// staff number.
package enum InviteAccounts {
    package struct Result: Sendable {
        package var slips: [IssueOneTimeCode.Slip]
        /// Staff numbers that another account has as its login already, or that are empty.
        package var leftOut: [String]
        /// Those to whom the code goes by mail.
        package var mailed = 0
    }

    /// - Parameter byMail: whoever has an address gets the code by mail, and there are slips for the others alone.
    package static func run(
        byMail: Bool = false, by caller: Caller, in city: OperationContext
    ) async throws -> Result {
        try caller.requireFreshly(.manageAccounts, in: city)
        if byMail, !city.sendsMail { throw RemindOfSurvey.noMail }
        let now = city.clock.now()
        return try await city.database.write { transaction in
            try transaction.lock("invite accounts")
            var codes = [(Int64, OneTimeCode)]()
            var addressed = [Int64]()
            var leftOut = [String]()
            for person in try transaction.peopleWithoutAccount(on: now.dayInJapan) {
                let login = person.staffNumber.trimmingSpaces.lowercased()
                guard !login.isEmpty, try transaction.account(login: login) == nil else {
                    leftOut.append(person.staffNumber)
                    continue
                }
                let id = try transaction.addAccount(
                    login: login, name: person.name, mail: person.mail, person: person.person, at: now)
                if byMail, MailMessage.isFit(person.mail) {
                    addressed.append(id)
                } else {
                    codes.append((id, try OneTimeCode()))
                }
            }
            let slips = try IssueOneTimeCode.issue(codes, by: caller, at: now, in: transaction)
            let mailed = try MailOneTimeCodes.ask(addressed, by: caller, at: now, in: transaction).mailed
            try transaction.audit(
                caller.entry("account.invite", "", AuditDetail([("rows", "\(slips.count + mailed)")]).text), at: now)
            return Result(slips: slips, leftOut: leftOut, mailed: mailed)
        }
    }
}
