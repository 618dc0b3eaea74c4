package import Kernel

/// Somebody at the sign-in pages of a city.
package struct Newcomer: Sendable {
    package let city: HostedCity
    package let ip: String
    package let userAgent: String
    package let now: Instant
}

/// How a step of signing in ended.
package enum SignInOutcome: Sendable, Hashable {
    /// The session's token, for the cookie.
    case signedIn(token: String)
    /// The password was right; the token names the sign-in that is under way.
    case needsSecondFactor(pending: String)
    case needsEnrolment(pending: String)
    /// The new password is set only with the code of the authenticator that the account has.
    case needsSecondFactorCode
    case refused(attemptsLeft: Int?)
    case locked(until: Instant)
    /// The sign-in under way, or the one-time code, is no longer good.
    case expired
    case passwordRefused([Phrase])
    /// The password is right, and staff of this city sign in by its identity provider.
    case passwordNotUsed(Phrase)
}

/// What an authenticator app needs.
package struct Enrolment: Sendable, Hashable {
    package var secret: String
    package var uri: String
    /// Shows that the key was offered in this session.
    package var seal: String
    package var isRequired: Bool

    package init(secret: String, uri: String, seal: String, isRequired: Bool) {
        self.secret = secret
        self.uri = uri
        self.seal = seal
        self.isRequired = isRequired
    }
}

package struct SessionLine: Sendable, Hashable {
    package var id: Int64
    package var startedAt: Instant
    package var lastSeenAt: Instant
    package var ip: String
    package var device: String

    package init(id: Int64, startedAt: Instant, lastSeenAt: Instant, ip: String, device: String) {
        self.id = id
        self.startedAt = startedAt
        self.lastSeenAt = lastSeenAt
        self.ip = ip
        self.device = device
    }
}

/// What the sign-in pages do, by the floor below.
package struct AccountActions: Sendable {
    package typealias SignIn =
        @Sendable (Newcomer, _ identifier: String, _ password: String) async throws -> SignInOutcome
    package typealias FirstSignIn =
        @Sendable (Newcomer, _ identifier: String, _ code: String, _ password: String, _ secondFactor: String)
        async throws
        -> SignInOutcome
    package typealias Step = @Sendable (Newcomer, _ pending: String, _ code: String) async throws -> SignInOutcome

    package var signIn: SignIn
    package var firstSignIn: FirstSignIn
    package var secondFactor: Step
    /// Nil where the sign-in under way is no longer good.
    package var enrolment: @Sendable (Newcomer, _ pending: String) async throws -> Enrolment?
    /// The key and seal are those of the enrolment that the page showed.
    package var enrol: @Sendable (Newcomer, _ pending: String, Enrolment, _ code: String) async throws -> SignInOutcome
    package var signOut: @Sendable (HostedCity, SignedIn) async throws -> Void
    package var sessions: @Sendable (HostedCity, SignedIn) async throws -> [SessionLine]
    /// False where the visitor has no such session.
    package var revoke: @Sendable (HostedCity, SignedIn, Int64) async throws -> Bool
    package var revokeOthers: @Sendable (HostedCity, SignedIn) async throws -> Void
    /// `signedIn` with the same or a new token once the password, and the code where one is needed, are right.
    package var reauthenticate:
        @Sendable (Newcomer, SignedIn, _ password: String, _ code: String) async throws -> SignInOutcome
    package var chooseLanguage: @Sendable (HostedCity, SignedIn, Language) async throws -> Void
    package var provider: ProviderActions

    package init(
        signIn: @escaping SignIn, firstSignIn: @escaping FirstSignIn, secondFactor: @escaping Step,
        enrolment: @escaping @Sendable (Newcomer, String) async throws -> Enrolment?,
        enrol: @escaping @Sendable (Newcomer, String, Enrolment, String) async throws -> SignInOutcome,
        signOut: @escaping @Sendable (HostedCity, SignedIn) async throws -> Void,
        sessions: @escaping @Sendable (HostedCity, SignedIn) async throws -> [SessionLine],
        revoke: @escaping @Sendable (HostedCity, SignedIn, Int64) async throws -> Bool,
        revokeOthers: @escaping @Sendable (HostedCity, SignedIn) async throws -> Void,
        reauthenticate: @escaping @Sendable (Newcomer, SignedIn, String, String) async throws -> SignInOutcome,
        chooseLanguage: @escaping @Sendable (HostedCity, SignedIn, Language) async throws -> Void,
        provider: ProviderActions = .none
    ) {
        self.signIn = signIn
        self.firstSignIn = firstSignIn
        self.secondFactor = secondFactor
        self.enrolment = enrolment
        self.enrol = enrol
        self.signOut = signOut
        self.sessions = sessions
        self.revoke = revoke
        self.revokeOthers = revokeOthers
        self.reauthenticate = reauthenticate
        self.chooseLanguage = chooseLanguage
        self.provider = provider
    }
}
