package import Kernel

/// A signed-in browser, without what would let anyone take it over.
package struct SessionFacts: Sendable, Hashable {
    package var id: Int64
    package var account: Int64
    package var createdAt: Instant
    /// To the minute: it is not written for every page.
    package var seenAt: Instant
    package var expiresAt: Instant
    /// When the password (and the second factor) was last shown.
    package var authenticatedAt: Instant
    package var hasSecondFactor: Bool
    package var address: String
    package var agent: String

    package init(
        id: Int64, account: Int64, createdAt: Instant, seenAt: Instant, expiresAt: Instant, authenticatedAt: Instant,
        hasSecondFactor: Bool, address: String, agent: String
    ) {
        self.id = id
        self.account = account
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.authenticatedAt = authenticatedAt
        self.hasSecondFactor = hasSecondFactor
        self.address = address
        self.agent = agent
    }
}

/// How long a session lasts. All in seconds.
package struct SessionLimits: Sendable, Hashable {
    /// Without a page asked for.
    package var idle = 60 * 60
    /// Whatever is done in it.
    package var absolute = 12 * 60 * 60
    /// For how long after showing the password dangerous actions are open.
    package var fresh = 10 * 60
    /// How old `seenAt` grows before it is written anew.
    package var touch = 60

    package init() {}

    package enum Verdict: Sendable, Hashable {
        case open
        /// Open, and the time it was last seen is to be written.
        case openToTouch
        case idle
        case expired
    }

    package func verdict(on session: SessionFacts, at now: Instant) -> Verdict {
        if now >= session.expiresAt { return .expired }
        if now >= session.seenAt.adding(seconds: idle) { return .idle }
        return now >= session.seenAt.adding(seconds: touch) ? .openToTouch : .open
    }

    /// Whether the password was shown so lately that a dangerous action may go on without asking for it.
    package func isFresh(_ session: SessionFacts, at now: Instant) -> Bool {
        now < session.authenticatedAt.adding(seconds: fresh)
    }
}
