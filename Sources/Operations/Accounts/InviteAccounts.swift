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
    }

    package static func run(by caller: Caller, in city: OperationContext) async throws -> Result {
        try caller.requireFreshly(.manageAccounts, in: city)
        let now = city.clock.now()
        return try await city.database.write { transaction in
            try transaction.lock("invite accounts")
            var codes = [(Int64, OneTimeCode)]()
            var leftOut = [String]()
            for person in try transaction.peopleWithoutAccount(on: now.dayInJapan) {
                let login = person.staffNumber.trimmingSpaces.lowercased()
                guard !login.isEmpty, try transaction.account(login: login) == nil else {
                    leftOut.append(person.staffNumber)
                    continue
                }
                let id = try transaction.addAccount(
                    login: login, name: person.name, mail: person.mail, person: person.person, at: now)
                codes.append((id, try OneTimeCode()))
            }
            let slips = try IssueOneTimeCode.issue(codes, by: caller, at: now, in: transaction)
            try transaction.audit(
                caller.entry("account.invite", "", AuditDetail([("rows", "\(slips.count)")]).text), at: now)
            return Result(slips: slips, leftOut: leftOut)
        }
    }
}
