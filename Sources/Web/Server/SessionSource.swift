package import Domain
package import Kernel
package import Operations

/// Tells whose session a cookie names.
package protocol SessionSource: Sendable {
    /// Nil where the city has no such session, or has it no longer.
    func visitor(token: String, city: String, from address: String, now: Instant) async throws -> SignedIn?
}

/// Somebody who has signed in, and how they like their pages.
package struct SignedIn: Sendable {
    package var visitor: Visitor
    package var session: Int64
    package var token: String
    package var language: Language?
    package var usesEra: Bool
    /// When a password was last given.
    package var authenticatedAt: Instant
    /// As the actions below know them; nil only for the stand-ins of tests.
    package var caller: Caller?

    package init(
        visitor: Visitor, session: Int64, token: String, language: Language? = nil, usesEra: Bool = true,
        authenticatedAt: Instant, caller: Caller? = nil
    ) {
        self.caller = caller
        self.visitor = visitor
        self.session = session
        self.token = token
        self.language = language
        self.usesEra = usesEra
        self.authenticatedAt = authenticatedAt
    }

    static let freshSeconds = 600.0

    package func isFresh(at now: Instant) -> Bool {
        (0...Self.freshSeconds).contains(now.seconds(since: authenticatedAt))
    }
}
