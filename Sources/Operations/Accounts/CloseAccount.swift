import Domain
import Kernel
import Storage

/// The administrator ends an account for good: its sessions end, its roles with it.
package enum CloseAccount {
    package static func run(_ account: Int64, by caller: Caller, in city: OperationContext) async throws {
        try caller.requireFreshly(.manageAccounts, in: city)
        let now = city.clock.now()
        try await city.database.write { transaction in
            let found = try close(account, at: now, in: transaction)
            try transaction.audit(caller.entry("account.close", found.login, person: found.person), at: now)
        }
    }

    /// Throws `.noSuchAccount`, `.accountClosed` or `.lastAdministrator`. Gives the account as it was.
    static func close(_ account: Int64, at now: Instant, in transaction: any Transaction) throws -> Account {
        try transaction.lock("administrators")
        guard let found = try transaction.account(id: account)?.account else { throw AccountError.noSuchAccount }
        let today = now.dayInJapan
        let before = try transaction.holders(of: .administrator, on: today)
        guard try transaction.closeAccount(account) else { throw AccountError.accountClosed }
        if before > 0, try transaction.holders(of: .administrator, on: today) == 0 {
            throw AccountError.lastAdministrator
        }
        try transaction.endSessions(of: account)
        for grant in try transaction.grants(of: [account], notOverOn: today)[account] ?? [] {
            try transaction.endGrant(grant.id, before: today)
        }
        return found
    }
}
