import Documents
package import Domain
import Kernel
import Storage

/// The accounts, with the roles that they have and are to have.
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

    /// What a list of accounts can go by. `name` is by the reading where the roster has one.
    package enum Order: String, CaseIterable, Sendable { case login, name, state, lastSignIn }

    /// What is looked for, and the order of what is found.
    package struct Question: Sendable {
        package var text: String?
        package var state: AccountState?
        package var isLocked: Bool
        package var order: Order
        package var isDescending: Bool

        package init(
            text: String? = nil, state: AccountState? = nil, isLocked: Bool = false, order: Order = .login,
            isDescending: Bool = false
        ) {
            self.text = text.map(\.trimmingSpaces).flatMap { $0.isEmpty ? nil : $0 }
            self.state = state
            self.isLocked = isLocked
            self.order = order
            self.isDescending = isDescending
        }

        func filter(at now: Instant) -> AccountFilter {
            AccountFilter(text: text, state: state, lockedAt: isLocked ? now : nil)
        }

        var storedOrder: AccountOrder {
            switch order {
            case .login: .login
            case .name: .name
            case .state: .state
            case .lastSignIn: .lastSignIn
            }
        }
    }

    package static let mostRows = 500

    /// In the order of logins, after the one given: for programs that walk through all.
    package static func run(
        containing text: String? = nil, state: AccountState? = nil, isLocked: Bool = false,
        after login: String? = nil, limit: Int = 50, by caller: Caller, in city: OperationContext
    ) async throws -> Page {
        try caller.require(.manageAccounts)
        let now = city.clock.now()
        let limit = min(max(limit, 1), mostRows)
        let filter = Question(text: text, state: state, isLocked: isLocked).filter(at: now)
        let page = try await city.database.read { transaction in
            let found = try transaction.accounts(filter, after: login, limit: limit + 1)
            let shown = Array(found.prefix(limit))
            return Page(
                rows: try rows(shown, on: now.dayInJapan, transaction),
                next: found.count > limit ? shown.last?.login : nil)
        }
        try await NoteListing.run(
            .accounts, rows: page.rows.count, hasMore: page.next != nil, by: caller, in: city)
        return page
    }

    /// So many of those found, from a place on, and how many there are in all.
    package static func find(
        _ question: Question, from offset: Int, limit: Int, by caller: Caller, in city: OperationContext
    ) async throws -> (rows: [Row], total: Int) {
        try caller.require(.manageAccounts)
        let now = city.clock.now()
        let filter = question.filter(at: now)
        return try await city.database.read { transaction in
            let shown = try transaction.accounts(
                filter, by: question.storedOrder, isDescending: question.isDescending, from: max(0, offset),
                limit: min(max(limit, 1), mostRows))
            return (
                try rows(shown, on: now.dayInJapan, transaction), try transaction.accountCount(filter)
            )
        }
    }

    /// All that are found, as a table to take away, which is written down. The bytes are CSV with a byte order mark.
    package static func export(
        _ question: Question, by caller: Caller, in city: OperationContext
    ) async throws -> [UInt8] {
        try caller.require(.manageAccounts)
        let now = city.clock.now()
        let filter = question.filter(at: now)
        let found = try await city.database.read { transaction in
            let shown = try transaction.accounts(
                filter, by: question.storedOrder, isDescending: question.isDescending, from: 0, limit: Int(Int32.max))
            return try rows(shown, on: now.dayInJapan, transaction)
        }
        // What was looked for may be a name, and the log holds none.
        let detail = AuditDetail([("rows", "\(found.count)"), ("text", question.text == nil ? "" : "…")]).text
        try await city.database.write { transaction in
            try transaction.audit(caller.entry("account.export", "", detail), at: now)
        }
        return table(of: found, at: now, in: caller.preferences.language)
    }

    private static func rows(
        _ accounts: [Account], on day: CalendarDate, _ transaction: any Transaction
    ) throws -> [Row] {
        // An engine takes some ten thousands of values in a statement, not a whole large city.
        try stride(from: 0, to: accounts.count, by: 10_000).flatMap { first in
            let part = accounts[first..<min(first + 10_000, accounts.count)]
            let grants = try transaction.grants(of: part.map(\.id), notOverOn: day)
            return part.map { Row(account: $0, grants: grants[$0.id] ?? []) }
        }
    }

    private static func table(of rows: [Row], at now: Instant, in language: Language) -> [UInt8] {
        var writer = TableWriter(
            [
                .init("login", ja: "ログイン名", en: "Login"), .init("name", ja: "氏名", en: "Name"),
                .init("mail", ja: "メールアドレス", en: "Mail"), .init("state", ja: "状態", en: "State"),
                .init("lockedUntil", ja: "停止の終わり", en: "Locked until"),
                .init("factor", ja: "二段階認証", en: "Second factor"),
                .init("lastSignIn", ja: "最後のサインイン", en: "Last sign-in"), .init("roles", ja: "役割", en: "Roles"),
            ], in: language, json: false)
        for row in rows {
            let account = row.account
            writer.text(account.login)
            writer.text(account.name)
            writer.text(account.mail)
            writer.text(account.state.name[language])
            writer.text(
                account.state != .closed ? account.lockedUntil.flatMap { $0 > now ? $0.written : nil } ?? "" : "")
            writer.text(account.hasSecondFactor ? "○" : "")
            writer.text(account.lastSignInAt?.written ?? "")
            writer.text(row.grants.map { words(for: $0, in: language) }.joined(separator: language == .ja ? "、" : ", "))
            writer.endRow()
        }
        return writer.file(named: "accounts").bytes
    }

    private static func words(for grant: RoleGrant, in language: Language) -> String {
        let first = grant.from == .distantPast ? "" : "\(grant.from)"
        let last = grant.to == .distantFuture ? "" : "\(grant.to)"
        let about = [grant.unitCode ?? "", first.isEmpty && last.isEmpty ? "" : "\(first)–\(last)"].filter {
            !$0.isEmpty
        }
        let role = grant.role.name[language]
        return about.isEmpty ? role : "\(role) (\(about.joined(separator: " ")))"
    }
}
