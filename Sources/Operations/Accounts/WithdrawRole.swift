import Domain
import Kernel
import Storage

/// The administrator takes a role back, from today on. Who stands in for the holder in it loses it with them.
package enum WithdrawRole {
    package static func run(_ grant: Int64, by caller: Caller, in city: OperationContext) async throws {
        try caller.requireFreshly(.manageAccounts, in: city)
        let now = city.clock.now()
        try await city.database.write { transaction in
            try transaction.lock("administrators")
            guard let found = try transaction.grant(id: grant) else { throw AccountError.noSuchGrant }
            let today = now.dayInJapan
            let before = try transaction.holders(of: .administrator, on: today)
            try transaction.endGrant(grant, before: today)
            if before > 0, try transaction.holders(of: .administrator, on: today) == 0 {
                throw AccountError.lastAdministrator
            }
            guard let holder = try transaction.account(id: found.account)?.account else { return }
            let entry = caller.entry("role.withdraw", holder.login, person: holder.person, found.grant.logged)
            try transaction.audit(entry, at: now)
        }
    }
}
