package import Domain
import Foundation
import Kernel
package import Storage
import Synchronization

/// Where a city's staff sign in elsewhere: the settings as the installation keeps them, and what is known of the provider.
package final class IdentityDesk: Sendable {
    /// Settings with the secret, opened. Never leaves Operations.
    struct Opened: Sendable {
        var provider: IdentityProvider
        /// Nil: the client is public and proves itself by PKCE alone.
        var secret: String?
    }

    let slug: String
    /// The installation's.
    let key: [UInt8]
    private let database: any Database
    private let http: OutboundHTTP
    private let clock: OperationClock

    private struct Cache {
        var settings: (kept: KeptIdentityProvider?, at: Instant)?
        var directory: (issuer: String, directory: ProviderDirectory)?
    }

    private let cache = Mutex(Cache())
    /// Seconds after which a server sees that the operator has changed the settings.
    private static let patience = 10.0
    static let longestSecret = 4096

    /// - Parameter database: the installation's own.
    package init(
        slug: String, database: any Database, key: [UInt8], clock: OperationClock = .system,
        http: OutboundHTTP = .network
    ) {
        self.slug = slug
        self.database = database
        self.key = key
        self.clock = clock
        self.http = http
    }

    var secretUse: String { "client secret of \(slug)" }
    var requestUse: String { "sign-in at \(slug)" }
    var tokenUse: String { "identity token at \(slug)" }

    /// Nil where the city has no provider. At most ten seconds old.
    package func provider() async throws -> IdentityProvider? { try await kept()?.provider }

    /// The settings with the secret. Throws `IdentityError.notConfigured`, and `.unreachable` where the secret is in a
    /// file that cannot be read.
    func opened() async throws -> Opened {
        guard let kept = try await kept() else { throw IdentityError.notConfigured }
        return Opened(provider: kept.provider, secret: try secret(of: kept))
    }

    func secret(of kept: KeptIdentityProvider) throws(IdentityError) -> String? {
        if let path = kept.secretFile {
            do throws(InputErrors) {
                return try Self.secret(in: path)
            } catch {
                throw .unreachable("the client secret's file cannot be read")
            }
        }
        guard let sealed = kept.sealedSecret else { return nil }
        guard let secret = Secrets.unseal(sealed, for: secretUse, key: key) else {
            throw .unreachable("the client secret was sealed under another key")
        }
        return String(decoding: secret, as: UTF8.self)
    }

    /// The first line of the file.
    static func secret(in path: String) throws(InputErrors) -> String {
        let text = try InputFile.text(path)
        let line = text.split(whereSeparator: \.isNewline).first.map { String($0).trimmingSpaces } ?? ""
        guard (1...longestSecret).contains(line.utf8.count) else {
            throw InputErrors([
                problem(
                    .error, "I043", path, ja: "秘密鍵（クライアントシークレット）が1行目にありません",
                    en: "there is no client secret in its first line")
            ])
        }
        return line
    }

    func directory(of issuer: String) -> ProviderDirectory {
        cache.withLock { cache in
            if let known = cache.directory, known.issuer == issuer { return known.directory }
            let directory = ProviderDirectory(issuer, http, now: clock.now)
            cache.directory = (issuer, directory)
            return directory
        }
    }

    func send(_ request: OutboundRequest) async throws -> OutboundAnswer { try await http.send(request) }

    func kept() async throws -> KeptIdentityProvider? {
        let now = clock.now()
        if let known = cache.withLock({ $0.settings }), now.seconds(since: known.at) < Self.patience {
            return known.kept
        }
        let kept = try await database.read { [slug] in try $0.identityProvider(of: slug) }
        cache.withLock { $0.settings = (kept, now) }
        return kept
    }

    func keep(_ kept: KeptIdentityProvider?) async throws {
        let now = clock.now()
        try await database.write { [slug] transaction in
            guard let kept else {
                guard try transaction.removeIdentityProvider(of: slug) else { throw IdentityError.notConfigured }
                return
            }
            guard try transaction.keepIdentityProvider(kept, of: slug, at: now) else {
                throw IdentityError.notConfigured
            }
        }
        cache.withLock { $0 = Cache() }
    }
}

extension SignInAttempt {
    /// Passwords and codes of staff are not used where the city has said so. Administrators keep theirs, for the day on
    /// which the provider is down, and so do those who are not on the roster. Throws `.passwordNotUsed`.
    func requirePasswordUse(by account: Account, in city: OperationContext) async throws {
        guard try await !city.usesPassword(account) else { return }
        try await pardon(in: city)
        throw AccountError.passwordNotUsed
    }
}

extension OperationContext {
    func usesPassword(_ account: Account) async throws -> Bool {
        guard let provider = try await identity?.provider(), !provider.allowsPasswords, account.person != nil else {
            return true
        }
        let today = clock.now().dayInJapan
        let grants = try await database.read { try $0.grantsInForce(of: account.id, on: today) }
        return grants.contains { $0.role == .administrator }
    }
}
