import Domain
import Kernel
import Storage

extension ProviderSignIn {
    /// Somebody for whom the provider has vouched, at the door.
    struct Entry: Sendable {
        var identity: VouchedIdentity
        var hasSecondFactor: Bool
        /// Sealed; empty where it is too long to keep.
        var identityToken: [UInt8]
        var origin: Origin
        var key: [UInt8]

        func signIn(in city: OperationContext) async throws -> Step {
            let token = try Secrets.token()
            let now = city.clock.now()
            let limits = city.sessionLimits
            return try await city.database.write { transaction in
                var record = try found(in: transaction)
                if record.account.state == .invited {
                    try transaction.activateAccount(record.account.id)
                    record.account.state = .active
                }
                if !hasSecondFactor, record.account.hasSecondFactor {
                    return .secondFactorNeeded(pending: pending(record, in: city))
                }
                return .signedIn(
                    try SignedIn.open(
                        record.account, token: token, from: origin, withSecondFactor: hasSecondFactor,
                        action: "sign-in", identityToken: identityToken, limits: limits, at: now, in: transaction))
            }
        }

        func reauthenticate(_ caller: Caller, in city: OperationContext) async throws -> Step {
            let session = try caller.requireSession()
            let now = city.clock.now()
            return try await city.database.write { transaction in
                let record = try found(in: transaction)
                guard record.account.id == session.account else { throw IdentityError.somebodyElse }
                if !hasSecondFactor, record.account.hasSecondFactor {
                    return .secondFactorNeeded(pending: pending(record, in: city))
                }
                try transaction.authenticateSession(session.id, at: now, withSecondFactor: hasSecondFactor)
                try transaction.audit(caller.entry("re-authenticate", caller.login, "provider"), at: now)
                return .reauthenticated
            }
        }

        private func found(in transaction: any Transaction) throws -> AccountRecord {
            let found = try transaction.accounts(of: identity)
            guard found.count == 1, let record = found.first else { throw IdentityError.noAccount }
            return record
        }

        private func pending(_ record: AccountRecord, in city: OperationContext) -> String {
            PendingSignIn.text(of: record, identityToken: identityToken, from: origin, key: key, in: city)
        }
    }
}
