import Domain
import Kernel
import Storage

/// Who asks for this page: from the cookie's token to what they may do. Two queries, and a write at most once a minute.
package enum CheckSession {
    /// Throws `.notSignedIn`, `.sessionIdle` or `.sessionExpired`.
    package static func run(token: String, address: String, in city: OperationContext) async throws -> Caller {
        let hash = Secrets.hash(ofToken: token)
        let now = city.clock.now()
        let found = try await city.database.read { transaction -> (OpenSession, [RoleGrant])? in
            guard let open = try transaction.session(tokenHash: hash) else { return nil }
            return (open, try transaction.grantsInForce(of: open.session.account, on: now.dayInJapan))
        }
        guard let (open, grants) = found else { throw AccountError.notSignedIn }
        switch city.sessionLimits.verdict(on: open.session, at: now) {
        case .open: break
        case .openToTouch: try await city.database.write { try $0.touchSession(open.session.id, at: now) }
        case .idle: throw AccountError.sessionIdle
        case .expired: throw AccountError.sessionExpired
        }
        return Caller(
            visitor: Visitor(
                account: open.session.account, person: open.person, name: open.name, grants: grants,
                hasSecondFactor: open.session.hasSecondFactor),
            session: open.session, login: open.login, preferences: open.preferences, address: address, sealingKey: hash)
    }
}
