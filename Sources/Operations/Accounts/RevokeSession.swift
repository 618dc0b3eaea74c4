import Domain
import Storage

/// I end a session of mine on another device, or all but this one.
package enum RevokeSession {
    package static func run(_ id: Int64, by caller: Caller, in city: OperationContext) async throws {
        try caller.require(.manageOwnSessions)
        let session = try caller.requireSession()
        let now = city.clock.now()
        try await city.database.write { transaction in
            guard try transaction.endSession(id, of: session.account) else { throw AccountError.noSuchSession }
            try transaction.audit(caller.entry("session.revoke", caller.login), at: now)
        }
    }

    /// Gives how many ended.
    @discardableResult
    package static func runForOthers(by caller: Caller, in city: OperationContext) async throws -> Int {
        try caller.require(.manageOwnSessions)
        let session = try caller.requireSession()
        let now = city.clock.now()
        return try await city.database.write { transaction in
            let count = try transaction.endSessions(of: session.account, except: session.id)
            if count > 0 { try transaction.audit(caller.entry("session.revoke", caller.login, "\(count)"), at: now) }
            return count
        }
    }
}
