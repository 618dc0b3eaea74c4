import Domain
package import Kernel
package import Operations

/// The city's identity provider, as the sign-in pages show it.
package struct ProviderOffer: Sendable, Hashable {
    package var label: Phrase
    /// Whether staff sign in with a password too.
    package var usesPassword: Bool
    /// Whether the password is asked for with a code of an authenticator.
    package var usesCode: Bool

    package init(label: Phrase, usesPassword: Bool, usesCode: Bool = false) {
        self.label = label
        self.usesPassword = usesPassword
        self.usesCode = usesCode
    }
}

/// How coming back from the provider ended.
package enum ProviderOutcome: Sendable {
    case signIn(SignInOutcome)
    case reauthenticated
    case refused(IdentityError)
}

/// What the pages do with the city's identity provider.
package struct ProviderActions: Sendable {
    /// Nil where the city has none.
    package var offer: @Sendable (HostedCity) async throws -> ProviderOffer?
    /// The same, for somebody who proves anew who they are.
    package var offerAgain: @Sendable (HostedCity, SignedIn) async throws -> ProviderOffer?
    /// Throws `IdentityError`.
    package var begin:
        @Sendable (HostedCity, SignedIn?, _ redirect: String, _ back: String, Language) async throws ->
            ProviderSignIn.Departure
    package var finish:
        @Sendable (Newcomer, SignedIn?, ProviderSignIn.Answer, _ seal: String?, _ redirect: String) async throws ->
            ProviderOutcome
    package var returnPath: @Sendable (HostedCity, _ seal: String?) -> String?
    /// Where the provider's session ends; nil where there is nothing to end.
    package var signOut: @Sendable (HostedCity, SignedIn, _ redirect: String) async throws -> String?

    /// Of a city without a provider.
    package static let none = ProviderActions(
        offer: { _ in nil }, offerAgain: { _, _ in nil },
        begin: { _, _, _, _, _ in throw IdentityError.notConfigured },
        finish: { _, _, _, _, _ in .refused(.notConfigured) }, returnPath: { _, _ in nil }, signOut: { _, _, _ in nil })

    package static let operations = ProviderActions(
        offer: { city in
            guard let context = city.works?.context else { return nil }
            return try await SignInWays.atDoor(of: context).offer
        },
        offerAgain: { city, session in
            guard let context = city.works?.context, let caller = session.caller else { return nil }
            return try await SignInWays.of(caller, in: context).offer
        },
        begin: { city, session, redirect, back, language in
            try await ProviderSignIn.begin(
                redirect: redirect, returnTo: back, language: language, by: session?.caller, in: try city.open.context)
        },
        finish: { newcomer, session, answer, seal, redirect in
            do {
                let step = try await ProviderSignIn.finish(
                    answer, seal: seal, redirect: redirect, by: session?.caller,
                    from: Origin(address: newcomer.ip, agent: newcomer.userAgent), in: try newcomer.city.open.context)
                return switch step {
                case .signedIn(let session): .signIn(session.outcome)
                case .secondFactorNeeded(let pending): .signIn(.needsSecondFactor(pending: pending))
                case .reauthenticated: .reauthenticated
                }
            } catch let error as IdentityError {
                return .refused(error)
            }
        },
        returnPath: { city, seal in
            city.works.flatMap { ProviderSignIn.returnPath(seal, in: $0.context) }
        },
        signOut: { city, session, redirect in
            guard let context = city.works?.context, let caller = session.caller else { return nil }
            return try await ProviderSignOut.address(returnTo: redirect, by: caller, in: context)
        })
}

extension SignInWays {
    fileprivate var offer: ProviderOffer? {
        provider.map { ProviderOffer(label: $0.label, usesPassword: usesPassword, usesCode: usesCode) }
    }
}
