package import Domain
import Kernel
import Storage

/// Makes an account for somebody who is not on the roster, as a supplier's engineer; and the first administrator of all,
/// from the console. There is no password before the first sign-in.
package enum AddAccount {
    /// - Parameter role: for the whole city and without an end; nil: none yet.
    package static func run(
        login: String, name: String, mail: String = "", role: AccountRole? = nil, by caller: Caller,
        in city: OperationContext
    ) async throws -> IssueOneTimeCode.Slip {
        try caller.requireFreshly(.manageAccounts, in: city)
        let login = login.trimmingSpaces.lowercased()
        guard !login.isEmpty else { throw AccountError.loginEmpty }
        if role == .head { throw AccountError.unitMissing }
        let code = try OneTimeCode()
        let now = city.clock.now()
        do {
            return try await city.database.write { transaction in
                let id = try transaction.addAccount(login: login, name: name, mail: mail, at: now)
                if let role {
                    let grant = RoleGrant(role: role, from: now.dayInJapan)
                    _ = try transaction.addGrant(grant, to: id, by: caller.account, at: now)
                }
                let slips = try IssueOneTimeCode.issue([(id, code)], by: caller, at: now, in: transaction)
                try transaction.audit(
                    caller.entry("account.add", login, AuditDetail([("role", role?.rawValue ?? "")]).text), at: now)
                guard let slip = slips.first else { throw AccountError.noSuchAccount }
                return slip
            }
        } catch StorageError.duplicate {
            throw AccountError.loginTaken(login)
        }
    }
}
