package import Domain
import Kernel
import Storage

/// The operator says, at the console, where a city's staff sign in.
package enum KeepIdentityProvider {
    /// Where the client's secret comes from.
    package enum Secret: Sendable {
        /// The client is public: PKCE alone.
        case none
        /// As it was kept before.
        case asBefore
        /// Read from the file now, and kept sealed.
        case sealing(file: String)
        /// Read from the file whenever it is needed.
        case staying(file: String)
    }

    /// How the secret is kept, without it.
    package enum SecretKind: Sendable, Hashable {
        case none, sealed
        case file(String)
    }

    /// What a provider answered to a trial.
    package struct Finding: Sendable {
        package var issuer: String
        package var authorizationEndpoint: String
        package var tokenEndpoint: String
        package var keys: String
        package var endSessionEndpoint: String?
        package var namesIssuerInAnswers: Bool
        /// How many keys can be used for tokens.
        package var usableKeys: Int
    }

    /// Throws `InputErrors` for what cannot be, and `IdentityError.notConfigured` where the city is gone.
    package static func run(_ provider: IdentityProvider, secret: Secret, at desk: IdentityDesk) async throws {
        guard ProviderMetadata.isSecure(provider.issuer) else {
            throw InputErrors([
                problem(
                    .error, "I040", provider.issuer, ja: "発行者は https:// で始まるアドレスにしてください（この機械の中だけは http でもよい）",
                    en: "an issuer is an https:// address (plain http on this machine alone)")
            ])
        }
        var kept = KeptIdentityProvider(provider, sealedSecret: nil, secretFile: nil)
        switch secret {
        case .none: break
        case .asBefore:
            let before = try await desk.kept()
            kept.sealedSecret = before?.sealedSecret
            kept.secretFile = before?.secretFile
        case .sealing(let file):
            let secret = try IdentityDesk.secret(in: file)
            kept.sealedSecret = try Secrets.seal(Array(secret.utf8), for: desk.secretUse, key: desk.key)
        case .staying(let file):
            _ = try IdentityDesk.secret(in: file)
            kept.secretFile = file
        }
        try await desk.keep(kept)
    }

    package static func secretKind(at desk: IdentityDesk) async throws -> SecretKind {
        guard let kept = try await desk.kept() else { throw IdentityError.notConfigured }
        return kept.secretFile.map { .file($0) } ?? (kept.sealedSecret == nil ? .none : .sealed)
    }

    package static func remove(at desk: IdentityDesk) async throws { try await desk.keep(nil) }

    /// Carries the settings over to the same city of another installation, whose key is another.
    static func carry(from source: IdentityDesk, to target: IdentityDesk) async throws {
        guard var kept = try await source.kept() else { return }
        if kept.sealedSecret != nil, let secret = try source.secret(of: kept) {
            kept.sealedSecret = try Secrets.seal(Array(secret.utf8), for: target.secretUse, key: target.key)
        }
        try await target.keep(kept)
    }

    /// Fetches the discovery document and the keys. Throws `IdentityError.notConfigured` or `.unreachable`.
    package static func check(at desk: IdentityDesk) async throws -> Finding {
        let settings = try await desk.opened()
        let directory = desk.directory(of: settings.provider.issuer)
        let metadata = try await directory.description()
        let keys = try await directory.allKeys()
        return Finding(
            issuer: metadata.issuer, authorizationEndpoint: metadata.authorizationEndpoint,
            tokenEndpoint: metadata.tokenEndpoint, keys: metadata.keys,
            endSessionEndpoint: metadata.endSessionEndpoint, namesIssuerInAnswers: metadata.namesIssuerInAnswers,
            usableKeys: keys.usable)
    }
}
