import Foundation

/// What a provider tells of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used.
struct ProviderMetadata: Sendable, Hashable {
    var issuer: String
    var authorizationEndpoint: String
    var tokenEndpoint: String
    var keys: String
    /// OpenID Connect RP-Initiated Logout 1.0.
    var endSessionEndpoint: String?
    /// How clients prove themselves at the token endpoint.
    var clientAuthentication: [String]
    /// RFC 9207: answers name their issuer, always.
    var namesIssuerInAnswers: Bool

    enum Fault: Error, Hashable {
        case unreadable
        /// The document is of another issuer than the one asked for.
        case otherIssuer(String)
        case missing(String)
        /// Not https, and not this machine.
        case insecure(String)
    }

    private struct Document: Decodable {
        var issuer: String?
        var authorization_endpoint: String?
        var token_endpoint: String?
        var jwks_uri: String?
        var end_session_endpoint: String?
        var token_endpoint_auth_methods_supported: [String]?
        var authorization_response_iss_parameter_supported: Bool?
    }

    /// Section 4.3: the issuer must be the very text that was asked for.
    init(_ json: [UInt8], of issuer: String) throws(Fault) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)) else { throw .unreadable }
        guard document.issuer == issuer else { throw .otherIssuer(document.issuer ?? "–") }
        self.issuer = issuer
        authorizationEndpoint = try Self.secure(document.authorization_endpoint, "authorization_endpoint")
        tokenEndpoint = try Self.secure(document.token_endpoint, "token_endpoint")
        keys = try Self.secure(document.jwks_uri, "jwks_uri")
        endSessionEndpoint = try document.end_session_endpoint.map { text throws(Fault) in
            try Self.secure(text, "end_session_endpoint")
        }
        clientAuthentication = document.token_endpoint_auth_methods_supported ?? ["client_secret_basic"]
        namesIssuerInAnswers = document.authorization_response_iss_parameter_supported ?? false
    }

    static func discovery(of issuer: String) -> String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    private static func secure(_ text: String?, _ name: String) throws(Fault) -> String {
        guard let text else { throw .missing(name) }
        guard isSecure(text) else { throw .insecure(name) }
        return text
    }

    /// Whether an address may be contacted: https, or plain http on this very machine.
    static func isSecure(_ text: String) -> Bool {
        guard let parts = URLComponents(string: text), let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.fragment == nil,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return false }
        switch parts.scheme?.lowercased() {
        case "https": return true
        case "http": return ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        default: return false
        }
    }
}
