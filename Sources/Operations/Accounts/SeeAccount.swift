package import Domain
import Kernel
import Storage

/// One account with all its roles, past ones too, and where it is signed in.
package enum SeeAccount {
    package struct Facts: Sendable {
        package var account: Account
        package var grants: [RoleGrant]
        /// Names of the accounts that it stands in for.
        package var names: [Int64: String]
        package var sessions: [SessionFacts]
    }

    package static func run(_ id: Int64, by caller: Caller, in city: OperationContext) async throws -> Facts {
        try caller.require(.manageAccounts)
        let (now, idle) = (city.clock.now(), city.sessionLimits.idle)
        return try await city.database.read { transaction in
            guard let account = try transaction.account(id: id)?.account else { throw AccountError.noSuchAccount }
            let grants = try transaction.grants(of: [id], notOverOn: .distantPast)[id] ?? []
            return Facts(
                account: account, grants: grants,
                names: try transaction.accountNames(Array(Set(grants.compactMap(\.deputyFor)))),
                sessions: try transaction.sessions(of: id, at: now, idle: idle))
        }
    }

    /// The account of a login, for naming the one to stand in for. Nil where there is none.
    package static func account(login: String, by caller: Caller, in city: OperationContext) async throws -> Int64? {
        try caller.require(.manageAccounts)
        let login = login.trimmingSpaces
        return try await city.database.read { try $0.account(login: login)?.account.id }
    }

    /// How many people in service have no account.
    package static func uninvited(by caller: Caller, in city: OperationContext) async throws -> Int {
        try caller.require(.manageAccounts)
        let today = city.clock.now().dayInJapan
        return try await city.database.read { try $0.peopleWithoutAccountCount(on: today) }
    }
}
