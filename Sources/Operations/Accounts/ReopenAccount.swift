import Domain
import Kernel
import Storage

/// The administrator opens a closed account again, for somebody who has come back: with a code for a new password, and
/// without any role.
package enum ReopenAccount {
    package static func run(
        _ account: Int64, by caller: Caller, in city: OperationContext
    ) async throws -> IssueOneTimeCode.Slip {
        try caller.requireFreshly(.manageAccounts, in: city)
        let code = try OneTimeCode()
        let now = city.clock.now()
        return try await city.database.write { transaction in
            guard let found = try transaction.account(id: account)?.account else { throw AccountError.noSuchAccount }
            guard try transaction.reopenAccount(account) else {
                throw found.state == .closed ? AccountError.noSuchAccount : .changedMeanwhile
            }
            let slips = try IssueOneTimeCode.issue([(account, code)], by: caller, at: now, in: transaction)
            try transaction.audit(caller.entry("account.reopen", found.login, person: found.person), at: now)
            guard let slip = slips.first else { throw AccountError.noSuchAccount }
            return slip
        }
    }
}
