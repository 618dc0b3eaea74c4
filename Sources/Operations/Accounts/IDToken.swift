import JWTKit
import Kernel

/// An ID token whose signature and claims have been checked (OpenID Connect Core 1.0, section 3.1.3.7).
package struct IDToken: Sendable {
    /// What tokens may be signed with. Never `none`, and never a key that both sides know.
    enum Algorithm: String, Sendable, CaseIterable {
        case rs256 = "RS256"
        case ps256 = "PS256"
        case es256 = "ES256"
        case eddsa = "EdDSA"
    }

    /// The first thing that is wrong with a token.
    package enum Fault: String, Error, Sendable {
        case malformed, algorithm
        case unknownKey = "unknown key"
        case signature, issuer, audience
        case authorizedParty = "authorized party"
        case expired
        case notYetValid = "not yet valid"
        case issuedAt = "issued at"
        case nonce
        case accessTokenHash = "access token hash"
        case subject
        case authenticationTime = "authentication time"
    }

    /// What a token must be, to answer the request.
    struct Expectation: Sendable {
        var issuer: String
        var clientID: String
        var nonce: String
        var accessToken: String?
        /// Where the request asked for a new authentication: since when it counts.
        var authenticatedSince: Instant?
    }

    let claims: IDTokenClaims

    /// Seconds by which clocks may differ.
    static let skew = 60.0
    /// Seconds back to which a token that comes straight from the provider may be dated; some date back by five minutes.
    private static let oldest = 600.0
    static let longest = 16 << 10

    /// Checks a token. `key` gives the key for the name and algorithm of its header, or nil.
    static func verify(
        _ token: String, _ expected: Expectation, at now: Instant,
        key: (_ kid: String?, Algorithm) async throws -> JWK?
    ) async throws -> IDToken {
        guard token.utf8.count <= longest,
            let header = try? DefaultJWTParser().parse(Array(token.utf8), as: IDTokenClaims.self).header
        else { throw Fault.malformed }
        guard let algorithm = header.alg.flatMap(Algorithm.init(rawValue:)) else { throw Fault.algorithm }
        // RFC 7515, section 4.1.11: none of the extensions that a header may demand is known here.
        guard header.fields["crit"] == nil else { throw Fault.malformed }
        guard let jwk = try await key(header.kid, algorithm) else { throw Fault.unknownKey }
        let claims: IDTokenClaims
        do {
            claims = try await JWTKeyCollection().add(jwk: jwk).verify(token, as: IDTokenClaims.self)
        } catch {
            throw Fault.signature
        }
        try check(claims, expected, algorithm, at: now)
        return IDToken(claims: claims)
    }

    private static func check(
        _ claims: IDTokenClaims, _ expected: Expectation, _ algorithm: Algorithm, at now: Instant
    ) throws(Fault) {
        let now = Double(now.milliseconds) / 1000
        guard claims.text("iss") == expected.issuer else { throw .issuer }
        guard let audience = claims.texts("aud"), !audience.isEmpty,
            audience.allSatisfy({ $0 == expected.clientID })
        else { throw .audience }
        if claims.values["azp"] != nil, claims.text("azp") != expected.clientID { throw .authorizedParty }
        guard let expiry = claims.seconds("exp"), now < expiry + skew else { throw .expired }
        if claims.values["nbf"] != nil {
            guard let begin = claims.seconds("nbf"), begin <= now + skew else { throw .notYetValid }
        }
        guard let issued = claims.seconds("iat"), issued <= now + skew, issued >= now - oldest - skew else {
            throw .issuedAt
        }
        guard let nonce = claims.text("nonce"), Secrets.areEqual(Array(nonce.utf8), Array(expected.nonce.utf8)) else {
            throw .nonce
        }
        guard let subject = claims.text("sub"), (1...255).contains(subject.utf8.count) else { throw .subject }
        if claims.values["at_hash"] != nil {
            guard let accessToken = expected.accessToken,
                claims.text("at_hash") == hash(of: accessToken, algorithm)
            else { throw .accessTokenHash }
        }
        if let since = expected.authenticatedSince {
            guard let at = claims.seconds("auth_time"), at >= Double(since.milliseconds) / 1000 - skew,
                at <= now + skew
            else { throw .authenticationTime }
        }
    }

    /// Section 3.1.3.6: the left half of the hash that the signature uses; Ed25519 uses SHA-512.
    static func hash(of accessToken: String, _ algorithm: Algorithm) -> String {
        let bytes = Array(accessToken.utf8)
        let hash = algorithm == .eddsa ? Secrets.sha512(bytes) : Secrets.sha256(bytes)
        return Secrets.base64url(Array(hash.prefix(hash.count / 2)))
    }
}
