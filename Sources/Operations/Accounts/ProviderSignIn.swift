import Domain
import Foundation
package import Kernel
import Storage

/// Somebody signs in, or proves anew who they are, by the city's identity provider: authorization code flow of OpenID
/// Connect Core 1.0 with PKCE (RFC 7636). No account is ever made by it.
package enum ProviderSignIn {
    /// Where the browser is sent, and what it keeps meanwhile.
    package struct Departure: Sendable {
        package var url: String
        package var seal: String

        package init(url: String, seal: String) {
            self.url = url
            self.seal = seal
        }
    }

    /// What the provider sends back with the browser (RFC 6749, section 4.1.2; RFC 9207).
    package struct Answer: Sendable {
        package var state: String?
        package var code: String?
        package var issuer: String?
        package var error: String?

        package init(state: String?, code: String?, issuer: String?, error: String?) {
            self.state = state
            self.code = code
            self.issuer = issuer
            self.error = error
        }
    }

    package enum Step: Sendable {
        case signedIn(SignedIn)
        /// The provider has not asked for a second factor, and the account has one here.
        case secondFactorNeeded(pending: String)
        /// The session is fresh again.
        case reauthenticated
    }

    /// - Parameters:
    ///   - redirect: the address to which the provider sends the browser back, as it is registered there.
    ///   - caller: somebody signed in who proves anew who they are; nil: somebody signs in.
    /// - Throws: `IdentityError.notConfigured` or `.unreachable`.
    package static func begin(
        redirect: String, returnTo: String, language: Language, by caller: Caller? = nil, in city: OperationContext
    ) async throws -> Departure {
        guard let desk = city.identity, let provider = try await desk.provider() else {
            throw IdentityError.notConfigured
        }
        let metadata = try await desk.directory(of: provider.issuer).description()
        let request = try ProviderRequest(
            issuer: provider.issuer, returnTo: returnTo, session: caller?.requireSession().id, at: city.clock.now())
        var fields = [
            OutboundRequest.Field(name: "response_type", value: "code"),
            .init(name: "client_id", value: provider.clientID), .init(name: "redirect_uri", value: redirect),
            .init(name: "scope", value: provider.scopes.joined(separator: " ")),
            .init(name: "state", value: request.state), .init(name: "nonce", value: request.nonce),
            .init(name: "code_challenge", value: request.challenge),
            .init(name: "code_challenge_method", value: "S256"), .init(name: "ui_locales", value: language.rawValue),
        ]
        if request.session != nil {
            fields += [.init(name: "prompt", value: "login"), .init(name: "max_age", value: "60")]
        }
        return Departure(
            url: metadata.authorizationEndpoint.adding(query: fields.urlEncoded), seal: try request.sealed(at: desk))
    }

    /// Whence the one under way came; nil where nothing is under way.
    package static func returnPath(_ seal: String?, in city: OperationContext) -> String? {
        city.identity.flatMap { ProviderRequest(seal, at: $0, now: city.clock.now())?.returnTo }
    }

    /// - Parameter seal: what the browser kept.
    /// - Throws: `IdentityError`; the log of actions says why.
    package static func finish(
        _ answer: Answer, seal: String?, redirect: String, by caller: Caller?, from origin: Origin,
        in city: OperationContext
    ) async throws -> Step {
        do {
            return try await proceed(answer, seal, redirect, caller, origin, city)
        } catch let error as IdentityError {
            guard error != .notConfigured, error != .stale else { throw error }
            let entry = AuditEntry(
                account: caller?.account, actor: caller?.login ?? "",
                action: caller == nil ? "sign-in.refused" : "re-authenticate.refused", subject: caller?.login ?? "",
                person: nil, detail: String("provider, \(error.reason)".prefix(200)), address: origin.address)
            let now = city.clock.now()
            try await city.database.write { try $0.audit(entry, at: now) }
            throw error
        }
    }

    private static func proceed(
        _ answer: Answer, _ seal: String?, _ redirect: String, _ caller: Caller?, _ origin: Origin,
        _ city: OperationContext
    ) async throws -> Step {
        guard let desk = city.identity else { throw IdentityError.notConfigured }
        let settings = try await desk.opened()
        guard let request = ProviderRequest(seal, at: desk, now: city.clock.now()), request.isState(answer.state),
            request.issuer == settings.provider.issuer
        else { throw IdentityError.stale }
        guard try await city.database.write({ try $0.useIdentityAnswer(request.stateHash, until: request.until) })
        else { throw IdentityError.stale }
        let directory = desk.directory(of: settings.provider.issuer)
        let metadata = try await directory.description()
        // RFC 9207, section 2.4: before the code is used, errors included.
        guard answer.issuer.map({ $0 == settings.provider.issuer }) ?? !metadata.namesIssuerInAnswers else {
            throw IdentityError.invalid(.issuer)
        }
        if let error = answer.error { throw IdentityError.denied(code: error.errorCode) }
        guard let code = answer.code, !code.isEmpty, code.utf8.count <= 4096 else {
            throw IdentityError.denied(code: "no_code")
        }
        let tokens = try await ProviderTokens.redeem(
            code, request, redirect: redirect, settings, metadata, through: desk)
        let token: IDToken
        do {
            token = try await IDToken.verify(
                tokens.idToken,
                IDToken.Expectation(
                    issuer: settings.provider.issuer, clientID: settings.provider.clientID, nonce: request.nonce,
                    accessToken: tokens.accessToken,
                    authenticatedSince: request.session == nil ? nil : request.begun),
                at: city.clock.now()
            ) { try await directory.key($0, for: $1) }
        } catch let fault as IDToken.Fault {
            throw IdentityError.invalid(fault)
        }
        guard let identity = token.identity(by: settings.provider.match) else { throw IdentityError.notVouched }
        let sealed = try Secrets.seal(Array(tokens.idToken.utf8), for: desk.tokenUse, key: desk.key)
        let entering = Entry(
            identity: identity, hasSecondFactor: token.hasSecondFactor(by: settings.provider),
            identityToken: sealed.count > longestKeptToken ? [] : sealed, origin: origin, key: desk.key)
        guard let session = request.session else { return try await entering.signIn(in: city) }
        guard let caller, caller.session?.id == session else { throw IdentityError.stale }
        return try await entering.reauthenticate(caller, in: city)
    }

    /// What fits into a cookie beside the rest. Without it, the provider asks at signing out who is meant.
    private static let longestKeptToken = 2600
}

extension String {
    func adding(query: String) -> String { self + (contains("?") ? "&" : "?") + query }

    /// A code of RFC 6749: letters, digits and `_`; anything else is not repeated.
    var errorCode: String {
        let isCode =
            (1...60).contains(utf8.count)
            && utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == 95
            }
        return isCode ? self : "error"
    }
}
