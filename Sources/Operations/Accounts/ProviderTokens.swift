import Domain
import Foundation

/// What the provider gives for a code (OpenID Connect Core 1.0, section 3.1.3).
struct ProviderTokens: Sendable {
    var idToken: String
    var accessToken: String?

    private struct Document: Decodable {
        var id_token: String?
        var access_token: String?
        var error: String?
    }

    private static let longestAnswer = 64 << 10

    static func redeem(
        _ code: String, _ request: ProviderRequest, redirect: String, _ settings: IdentityDesk.Opened,
        _ metadata: ProviderMetadata, through desk: IdentityDesk
    ) async throws -> ProviderTokens {
        var outbound = OutboundRequest(
            url: metadata.tokenEndpoint,
            form: [
                .init(name: "grant_type", value: "authorization_code"), .init(name: "code", value: code),
                .init(name: "redirect_uri", value: redirect), .init(name: "code_verifier", value: request.verifier),
            ], limit: longestAnswer)
        authenticate(&outbound, settings, metadata)
        let answer: OutboundAnswer
        do {
            answer = try await desk.send(outbound)
        } catch {
            throw IdentityError.unreachable("\(metadata.tokenEndpoint): \(error)")
        }
        let document = try? JSONDecoder().decode(Document.self, from: Data(answer.body))
        guard answer.status == 200 else {
            guard (400..<500).contains(answer.status), let error = document?.error else {
                throw IdentityError.unreachable("\(metadata.tokenEndpoint): status \(answer.status)")
            }
            throw IdentityError.denied(code: error.errorCode)
        }
        guard let token = document?.id_token else { throw IdentityError.invalid(.malformed) }
        return ProviderTokens(idToken: token, accessToken: document?.access_token)
    }

    /// RFC 6749, section 2.3.1: the secret in `Authorization` where the provider takes it there, else in the form.
    private static func authenticate(
        _ outbound: inout OutboundRequest, _ settings: IdentityDesk.Opened, _ metadata: ProviderMetadata
    ) {
        let id = settings.provider.clientID
        guard let secret = settings.secret else {
            outbound.form?.append(.init(name: "client_id", value: id))
            return
        }
        let methods = metadata.clientAuthentication
        if !methods.contains("client_secret_basic"), methods.contains("client_secret_post") {
            outbound.form?.append(.init(name: "client_id", value: id))
            outbound.form?.append(.init(name: "client_secret", value: secret))
        } else {
            let pair = "\(id.percentEncoded):\(secret.percentEncoded)"
            outbound.authorization = "Basic " + Data(pair.utf8).base64EncodedString()
        }
    }
}
