package import Domain
import Kernel
import Storage

/// The accounts, in the order of their logins, with the roles that they have and are to have.
package enum ListAccounts {
    package struct Row: Sendable {
        package var account: Account
        /// As given, not over today; a deputy's among them.
        package var grants: [RoleGrant]

        package init(account: Account, grants: [RoleGrant]) {
            self.account = account
            self.grants = grants
        }
    }

    package struct Page: Sendable {
        package var rows: [Row]
        /// The login after which the next page begins; nil: this is the last.
        package var next: String?
    }

    package static func run(
        containing text: String? = nil, state: AccountState? = nil, isLocked: Bool = false,
        after login: String? = nil, limit: Int = 50, by caller: Caller, in city: OperationContext
    ) async throws -> Page {
        try caller.require(.manageAccounts)
        let now = city.clock.now()
        let today = now.dayInJapan
        let limit = min(max(limit, 1), 500)
        let text = text.map(\.trimmingSpaces).flatMap { $0.isEmpty ? nil : $0 }
        let page = try await city.database.read { transaction in
            let found = try transaction.accounts(
                containing: text, state: state, lockedAt: isLocked ? now : nil, after: login, limit: limit + 1)
            let shown = found.prefix(limit)
            let grants = try transaction.grants(of: shown.map(\.id), notOverOn: today)
            return Page(
                rows: shown.map { Row(account: $0, grants: grants[$0.id] ?? []) },
                next: found.count > limit ? shown.last?.login : nil)
        }
        try await NoteListing.run(
            .accounts, rows: page.rows.count, hasMore: page.next != nil, by: caller, in: city)
        return page
    }
}
