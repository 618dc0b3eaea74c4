import Domain
import Storage

/// The administrator ends a token, for good and at once.
package enum RevokeToken {
    /// Throws `.noSuchToken`, also where it was revoked before.
    package static func run(_ id: Int64, by caller: Caller, in city: OperationContext) async throws {
        try caller.requireFreshly(.manageTokens, in: city)
        let now = city.clock.now()
        try await city.database.write { transaction in
            guard let name = try transaction.revokeToken(id, at: now) else { throw AccountError.noSuchToken }
            try transaction.audit(caller.entry("token.revoke", name), at: now)
        }
    }
}
