import Domain
import Storage

/// I begin to set up a second factor: a secret for my authenticator. What I had before holds until the new one is
/// confirmed.
package enum EnrolSecondFactor {
    package struct Offer: Sendable {
        /// For typing in.
        package var secret: String
        /// For the picture: `otpauth://…`.
        package var uri: String
        /// Shows on confirming that the secret was offered in this session.
        package var seal: String
    }

    /// - Parameter issuer: what the authenticator shows beside the login; the municipality's name.
    package static func run(issuer: String, by caller: Caller, in city: OperationContext) async throws -> Offer {
        _ = try caller.requireSession()
        try caller.requireFresh(in: city)
        let secret = try Secrets.random(TOTP.secretLength)
        return Offer(
            secret: Base32.text(secret), uri: TOTP.uri(secret: secret, login: caller.login, issuer: issuer),
            seal: seal(secret, for: caller))
    }

    static func seal(_ secret: [UInt8], for caller: Caller) -> String {
        let text = Array("ikusei second factor \(caller.visitor.account) ".utf8)
        return Secrets.base64url(Secrets.hmacSHA256(text + secret, key: caller.sealingKey))
    }
}
