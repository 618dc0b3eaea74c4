import Domain
import Kernel
import Storage

/// Closes the accounts of people who have left, from the day after their last. An administrator's stays open, so that
/// nobody is locked out by a roster: whoever runs the installation is told of it.
package enum CloseLeavers {
    package struct Result: Sendable, Hashable {
        package var closed = 0
        /// Administrators who have left.
        package var leftOpen = 0
    }

    package static func run(in city: OperationContext) async throws -> Result {
        let now = city.clock.now()
        return try await city.database.write { try close(by: nil, at: now, in: $0) }
    }

    /// Within an import; `caller` is nil where the server does it by itself.
    static func close(by caller: Caller?, at now: Instant, in transaction: any Transaction) throws -> Result {
        let today = now.dayInJapan
        try transaction.lock("administrators")
        // A city without a roster has nobody who could have left.
        guard try transaction.hasPosts() else { return Result() }
        let closed = try transaction.closeAccountsOfLeavers(on: today)
        for account in closed {
            let entry =
                caller?.entry("account.close", account.login, person: account.person, "left")
                ?? AuditEntry(
                    account: nil, actor: "", action: "account.close", subject: account.login, person: account.person,
                    detail: "left", address: "")
            try transaction.audit(entry, at: now)
        }
        return Result(closed: closed.count, leftOpen: try transaction.administratorsWhoLeft(on: today))
    }
}
