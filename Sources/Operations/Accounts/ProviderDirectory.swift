import JWTKit
import Kernel

/// What is known of one provider: its metadata and keys, fetched when they are needed and kept for an hour.
actor ProviderDirectory {
    private let issuer: String
    private let http: OutboundHTTP
    private let now: @Sendable () -> Instant

    private var metadata: (value: ProviderMetadata, at: Instant)?
    private var keys: (value: ProviderKeys, at: Instant)?
    private var keysAskedAt: Instant?
    private var metadataUnderWay: Task<ProviderMetadata, any Error>?
    private var keysUnderWay: Task<ProviderKeys, any Error>?

    /// Seconds for which what was fetched is taken as it is.
    static let freshness = 3600.0
    /// Seconds for which it is still used where nothing newer can be had.
    private static let staleness = 86_400.0
    /// Seconds between two fetches because of a key that is not known.
    static let keyPatience = 60.0
    static let longestDocument = 256 << 10

    init(_ issuer: String, _ http: OutboundHTTP, now: @escaping @Sendable () -> Instant) {
        self.issuer = issuer
        self.http = http
        self.now = now
    }

    /// Throws `IdentityError.unreachable`.
    func description() async throws -> ProviderMetadata {
        if let metadata, now().seconds(since: metadata.at) < Self.freshness { return metadata.value }
        let task =
            metadataUnderWay
            ?? Task { [issuer] in
                let json = try await fetch(ProviderMetadata.discovery(of: issuer))
                do throws(ProviderMetadata.Fault) {
                    return try ProviderMetadata(json, of: issuer)
                } catch {
                    throw IdentityError.unreachable("discovery: \(error)")
                }
            }
        metadataUnderWay = task
        defer { metadataUnderWay = nil }
        do {
            let value = try await task.value
            metadata = (value, now())
            return value
        } catch {
            if let metadata, now().seconds(since: metadata.at) < Self.staleness { return metadata.value }
            throw error
        }
    }

    /// The key that a token names. One that is not known is asked for anew, at most once a minute: keys change, and
    /// whoever sends made-up names is not to make the provider busy. Nil: there is none.
    func key(_ kid: String?, for algorithm: IDToken.Algorithm) async throws -> JWK? {
        if let keys {
            let age = now().seconds(since: keys.at)
            let known = keys.value.key(kid, for: algorithm)
            let isTooSoon = keysAskedAt.map { now().seconds(since: $0) < Self.keyPatience } ?? false
            if isTooSoon || (known != nil && age < Self.freshness) { return known }
            do {
                return try await fetchKeys().key(kid, for: algorithm)
            } catch {
                // Keys that were good yesterday may have been withdrawn since.
                if age < Self.freshness { return known }
                throw error
            }
        }
        return try await fetchKeys().key(kid, for: algorithm)
    }

    func allKeys() async throws -> ProviderKeys { try await fetchKeys() }

    private func fetchKeys() async throws -> ProviderKeys {
        keysAskedAt = now()
        let address = try await description().keys
        let task =
            keysUnderWay
            ?? Task {
                guard let keys = ProviderKeys(try await fetch(address)) else {
                    throw IdentityError.unreachable("keys: unreadable")
                }
                return keys
            }
        keysUnderWay = task
        defer { keysUnderWay = nil }
        let value = try await task.value
        keys = (value, now())
        return value
    }

    private func fetch(_ url: String) async throws -> [UInt8] {
        let answer: OutboundAnswer
        do {
            answer = try await http.send(OutboundRequest(url: url, limit: Self.longestDocument))
        } catch {
            throw IdentityError.unreachable("\(url): \(error)")
        }
        guard answer.status == 200 else { throw IdentityError.unreachable("\(url): status \(answer.status)") }
        return answer.body
    }
}
