import Domain
import Storage

/// The administrator forgets an account's failures, so that its holder need not wait.
package enum UnlockAccount {
    package static func run(_ account: Int64, by caller: Caller, in city: OperationContext) async throws {
        try caller.require(.manageAccounts)
        let now = city.clock.now()
        try await city.database.write { transaction in
            guard let found = try transaction.account(id: account)?.account else { throw AccountError.noSuchAccount }
            try transaction.setFailures(of: account, to: SignInLimits.Count())
            try transaction.audit(caller.entry("account.unlock", found.login, person: found.person), at: now)
        }
    }
}
