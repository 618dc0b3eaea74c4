package import Domain
import Kernel
import Storage

/// Who asks for an action: what they may, in which session, from where.
package struct Caller: Sendable {
    package var visitor: Visitor
    /// Nil: the operator at the console, who has the database in hand anyway.
    package var session: SessionFacts?
    package var login: String
    package var preferences: Preferences
    package var address: String
    /// Names the session and is known to nobody outside; what is bound to a session is sealed with it.
    var sealingKey: [UInt8]
    /// The token of a program that asks; nil for people.
    package var token: TokenFacts?

    /// The operator at the machine's console: an administrator without an account.
    package static let console = Caller(
        visitor: Visitor(
            account: 0, person: nil, name: "console", grants: [RoleGrant(role: .administrator)], hasSecondFactor: true),
        session: nil, login: "console", preferences: Preferences(), address: "", sealingKey: [])

    /// Nil for the console and for tokens.
    var account: Int64? { session == nil ? nil : visitor.account }

    /// Asks the policy.
    package func require(_ right: Right) throws(AccountError) {
        guard Policy.allows(right, to: visitor) else { throw .notAllowed(right) }
    }

    /// Asks the policy, and whether the password was shown lately: for what cannot be undone or gives power away.
    func requireFreshly(_ right: Right, in city: OperationContext) throws(AccountError) {
        try require(right)
        try requireFresh(in: city)
    }

    func requireFresh(in city: OperationContext) throws(AccountError) {
        guard let session else { return }
        guard city.sessionLimits.isFresh(session, at: city.clock.now()) else { throw .authenticationNotFresh }
    }

    /// The session, for what only somebody signed in can do.
    func requireSession() throws(AccountError) -> SessionFacts {
        guard let session else { throw .notSignedIn }
        return session
    }

    func entry(_ action: String, _ subject: String, person: Int64? = nil, _ detail: String = "") -> AuditEntry {
        AuditEntry(
            account: account, actor: login, action: action, subject: subject, person: person, detail: detail,
            address: address)
    }
}

/// From where somebody not yet signed in asks.
package struct Origin: Sendable, Hashable {
    package var address: String
    package var agent: String

    package init(address: String, agent: String) {
        self.address = address
        self.agent = String(agent.unicodeScalars.prefix(200).map(Character.init))
    }
}

extension Transaction {
    /// Adds an entry to the log: the last thing that a transaction does.
    func audit(_ entry: AuditEntry, at now: Instant) throws {
        try appendAudit(entry, at: now, digest: Secrets.sha256)
    }
}
