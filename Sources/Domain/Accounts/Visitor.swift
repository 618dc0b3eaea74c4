/// Who asks: an account, the person it belongs to, and what it may be on the day.
package struct Visitor: Sendable, Hashable {
    package var account: Int64
    /// The id of their row in the roster; nil for someone who is not on it.
    package var person: Int64?
    package var name: String
    /// Only those in force on the day (`RoleGrant.inForce`).
    package var grants: [RoleGrant]
    package var hasSecondFactor: Bool
    /// What a token may; nil for somebody who has signed in.
    package var scopes: Set<TokenScope>?

    package init(
        account: Int64, person: Int64?, name: String, grants: [RoleGrant], hasSecondFactor: Bool,
        scopes: Set<TokenScope>? = nil
    ) {
        self.account = account
        self.person = person
        self.name = name
        self.grants = grants
        self.hasSecondFactor = hasSecondFactor
        self.scopes = scopes
    }

    /// Whether a role of theirs lies idle until they sign in with a second factor.
    package var lacksSecondFactor: Bool { !hasSecondFactor && grants.contains { $0.role.needsSecondFactor } }
}
