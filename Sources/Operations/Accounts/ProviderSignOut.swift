package import Domain
import Foundation
import Storage

/// Where somebody who signs out can end the provider's session too (OpenID Connect RP-Initiated Logout 1.0).
package enum ProviderSignOut {
    /// Nil where the session was not opened by the provider, or the provider has no such place or does not answer. Asked
    /// before the session ends.
    ///
    /// - Parameter returnTo: the address to which the provider sends the browser back, as it is registered there.
    package static func address(
        returnTo: String, by caller: Caller, in city: OperationContext
    ) async throws -> String? {
        guard let desk = city.identity, let session = caller.session,
            let kept = try await city.database.read({ try $0.identityToken(of: session.id) }),
            let provider = try await desk.provider(),
            let end = try? await desk.directory(of: provider.issuer).description().endSessionEndpoint
        else { return nil }
        var fields = [
            OutboundRequest.Field(name: "client_id", value: provider.clientID),
            .init(name: "post_logout_redirect_uri", value: returnTo),
        ]
        if let token = Secrets.unseal(kept, for: desk.tokenUse, key: desk.key) {
            fields.insert(.init(name: "id_token_hint", value: String(decoding: token, as: UTF8.self)), at: 0)
        }
        return end.adding(query: fields.urlEncoded)
    }
}

/// In which ways somebody can sign in to the city, or prove anew who they are.
package struct SignInWays: Sendable {
    /// What stands on the provider's button; nil: there is none.
    package var provider: IdentityProvider?
    /// Whether a password lets them in: at the door, whether it lets staff in.
    package var usesPassword: Bool
    /// Whether the account has a second factor of its own here.
    package var usesCode = false

    package static func atDoor(of city: OperationContext) async throws -> SignInWays {
        let provider = try await city.identity?.provider()
        return SignInWays(provider: provider, usesPassword: provider?.allowsPasswords ?? true)
    }

    package static func of(_ caller: Caller, in city: OperationContext) async throws -> SignInWays {
        let session = try caller.requireSession()
        let provider = try await city.identity?.provider()
        guard provider != nil,
            let account = try await city.database.read({ try $0.account(id: session.account)?.account })
        else { return SignInWays(provider: nil, usesPassword: true) }
        let usesPassword = try await city.usesPassword(account)
        return SignInWays(
            provider: provider, usesPassword: account.hasPassword && usesPassword,
            usesCode: account.hasSecondFactor)
    }
}
