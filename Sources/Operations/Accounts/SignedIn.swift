package import Domain
import Kernel
import Storage

/// A session just opened.
package struct SignedIn: Sendable {
    /// For the cookie; kept nowhere else.
    package var token: String
    package var account: Int64
    /// A role of theirs lies idle until they set up a second factor and sign in with it.
    package var lacksSecondFactor: Bool
    package var preferences: Preferences

    /// Opens a session and writes the sign-in into the log, as the end of a transaction.
    ///
    /// - Parameter identityToken: of a sign-in by the city's provider, sealed; nil: with a password or code.
    static func open(
        _ account: Account, token: String, from origin: Origin, withSecondFactor: Bool, action: String,
        identityToken: [UInt8]? = nil, limits: SessionLimits, at now: Instant, in transaction: any Transaction
    ) throws -> SignedIn {
        let session = SessionFacts(
            id: 0, account: account.id, createdAt: now, seenAt: now, expiresAt: now.adding(seconds: limits.absolute),
            authenticatedAt: now, hasSecondFactor: withSecondFactor, address: origin.address, agent: origin.agent)
        let id = try transaction.addSession(session, tokenHash: Secrets.hash(ofToken: token))
        if let identityToken { try transaction.keepIdentityToken(identityToken, of: id) }
        let visitor = Visitor(
            account: account.id, person: account.person, name: account.name,
            grants: try transaction.grantsInForce(of: account.id, on: now.dayInJapan),
            hasSecondFactor: withSecondFactor)
        let entry = AuditEntry(
            account: account.id, actor: account.login, action: action, subject: account.login, person: account.person,
            detail: [identityToken == nil ? nil : "provider", withSecondFactor ? "second factor" : nil]
                .compactMap { $0 }.joined(separator: ", "),
            address: origin.address)
        try transaction.audit(entry, at: now)
        return SignedIn(
            token: token, account: account.id, lacksSecondFactor: visitor.lacksSecondFactor,
            preferences: account.preferences)
    }
}
