import Foundation
import JWTKit
import Kernel
import Synchronization

@testable import Operations

/// An OpenID provider within the process: discovery, keys and tokens by the same exchange that the network would carry.
final class StandInProvider: Sendable {
    static let issuer = "https://login.example"
    static let clientID = "ikusei"

    struct State {
        var key = ES256PrivateKey()
        var kid = "first"
        var discovery: [String: ClaimValue] = [
            "issuer": .text(issuer), "authorization_endpoint": .text("\(issuer)/authorize"),
            "token_endpoint": .text("\(issuer)/token"), "jwks_uri": .text("\(issuer)/keys"),
            "end_session_endpoint": .text("\(issuer)/end?realm=1"),
        ]
        var isUp = true
        var requests = [OutboundRequest]()
        /// What the next token says beside what a good one says; nil takes a claim out.
        var claims: [String: ClaimValue?] = [:]
        /// Taken in place of a token of its own.
        var token: String?
        var tokenError: String?
        var asked: [String: String] = [:]
    }

    let state = Mutex(State())
    private let now: @Sendable () -> Instant

    init(now: @escaping @Sendable () -> Instant) { self.now = now }

    var http: OutboundHTTP { OutboundHTTP { try await self.answer($0) } }
    var requests: [OutboundRequest] { state.withLock { $0.requests } }

    func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    struct Down: Error {}

    /// The browser at the provider: somebody agrees, and is sent back with what the city gets.
    func agree(_ departure: ProviderSignIn.Departure) -> ProviderSignIn.Answer {
        let asked = Self.fields(of: departure.url)
        state.withLock { $0.asked = asked }
        return ProviderSignIn.Answer(state: asked["state"], code: "a-code", issuer: nil, error: nil)
    }

    static func fields(of url: String) -> [String: String] {
        let items = URLComponents(string: url)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    private func answer(_ request: OutboundRequest) async throws -> OutboundAnswer {
        let state = state.withLock { state in
            state.requests.append(request)
            return state
        }
        guard state.isUp else { throw Down() }
        switch request.url {
        case ProviderMetadata.discovery(of: Self.issuer): return try Self.json(state.discovery)
        case "\(Self.issuer)/keys": return OutboundAnswer(status: 200, body: Array(Self.keys(state).utf8))
        case "\(Self.issuer)/token":
            if let error = state.tokenError { return try Self.json(["error": error], status: 400) }
            let form = Dictionary((request.form ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
            let challenge = Secrets.base64url(Secrets.sha256(Array((form["code_verifier"] ?? "").utf8)))
            guard form["code"] == "a-code", challenge == state.asked["code_challenge"],
                form["redirect_uri"] == state.asked["redirect_uri"]
            else { return try Self.json(["error": "invalid_grant"], status: 400) }
            let made = try await token(state)
            return try Self.json(["id_token": state.token ?? made, "access_token": "an access token"])
        default: return OutboundAnswer(status: 404, body: [])
        }
    }

    private func token(_ state: State) async throws -> String {
        var claims = Self.claims(at: now(), nonce: state.asked["nonce"] ?? "")
        for (name, value) in state.claims { claims[name] = value }
        let keys = await JWTKeyCollection().add(ecdsa: state.key, kid: JWKIdentifier(string: state.kid))
        return try await keys.sign(IDTokenClaims(claims), kid: JWKIdentifier(string: state.kid))
    }

    /// Of a good token.
    static func claims(at now: Instant, nonce: String) -> [String: ClaimValue] {
        let seconds = Double(now.milliseconds / 1000)
        return [
            "iss": .text(issuer), "aud": .text(clientID), "sub": .text("0b6e"), "exp": .number(seconds + 300),
            "iat": .number(seconds), "nonce": .text(nonce), "employee_number": .text("S1001"),
            "email": .text("Hanako.Sato@City.example"), "email_verified": .flag(true),
        ]
    }

    private static func keys(_ state: State) -> String {
        let point = state.key.publicKey.parameters
        return """
            {"keys": [
              {"kty": "oct", "kid": "unusable", "k": "AAAA"},
              {"kty": "RSA", "kid": "for encryption", "use": "enc", "alg": "RSA-OAEP-256", "n": "AQAB", "e": "AQAB"},
              {"kty": "EC", "crv": "P-256", "use": "sig", "kid": "\(state.kid)", "x": "\(point?.x ?? "")",
               "y": "\(point?.y ?? "")"}
            ]}
            """
    }

    private static func json(_ object: some Encodable, status: Int = 200) throws -> OutboundAnswer {
        OutboundAnswer(status: status, body: Array(try JSONEncoder().encode(object)))
    }
}
