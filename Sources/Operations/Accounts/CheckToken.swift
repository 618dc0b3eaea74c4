import Domain
import Kernel
import Storage

/// Which program asks: from its token to what it may do. One query, and a write at most once a minute.
package enum CheckToken {
    /// How old `lastUsedAt` grows before it is written anew, in seconds.
    static let touch = 60

    /// Throws `.tokenRefused`, and `.tooManyAttempts` where too many wrong tokens came from the address lately. Wrong
    /// tokens are counted apart from people's attempts to sign in: a program with an old token shuts nobody out.
    package static func run(token: String, address: String, in city: OperationContext) async throws -> Caller {
        let hash = Secrets.hash(ofProgramToken: token)
        let now = city.clock.now()
        guard let facts = try await city.database.read({ try $0.token(hash: hash) }), facts.isGood(at: now) else {
            try await refuse(address, at: now, in: city)
            throw AccountError.tokenRefused
        }
        if facts.lastUsedAt.map({ now >= $0.adding(seconds: touch) }) ?? true {
            try await city.database.write { try $0.touchToken(facts.id, at: now) }
        }
        return Caller(
            visitor: Visitor(
                account: 0, person: nil, name: facts.name, grants: [], hasSecondFactor: false, scopes: facts.scopes),
            session: nil, login: "token:\(facts.name)", preferences: Preferences(), address: address,
            sealingKey: [], token: facts)
    }

    private static func refuse(_ address: String, at now: Instant, in city: OperationContext) async throws {
        let limits = city.signInLimits
        let counted = "token \(address)"
        try await city.database.write { transaction in
            try transaction.lock("sign-in from \(counted)")
            let earlier = try transaction.failedAttempts(
                from: counted, since: now.adding(seconds: -limits.addressWindow), limit: limits.addressAttempts)
            if case .waitUntil(let until) = limits.verdict(onAddress: earlier, at: now) {
                throw AccountError.tooManyAttempts(until: until)
            }
            _ = try transaction.addAttempt(from: counted, account: nil, at: now)
            let entry = AuditEntry(account: nil, actor: "", action: "token.refused", subject: "", address: address)
            try transaction.audit(entry, at: now)
        }
    }
}
