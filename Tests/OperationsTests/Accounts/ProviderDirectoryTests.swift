import JWTKit
import Kernel
import Synchronization
import Testing

@testable import Operations

@Suite("What is known of a provider")
struct ProviderDirectoryTests {
    private let clock = Clock()

    private final class Clock: Sendable {
        private let instant = Mutex(Instant(milliseconds: 1_786_064_400_000))

        var now: Instant { instant.withLock { $0 } }
        func pass(_ seconds: Int) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    private func directory() -> (StandInProvider, ProviderDirectory) {
        let provider = StandInProvider { [clock] in clock.now }
        return (provider, ProviderDirectory(StandInProvider.issuer, provider.http, now: { [clock] in clock.now }))
    }

    @Test("is asked once for many, and anew after an hour")
    func kept() async throws {
        let (provider, directory) = directory()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = try? await directory.description() } }
        }
        #expect(provider.requests.count == 1)
        clock.pass(3599)
        _ = try await directory.description()
        #expect(provider.requests.count == 1)
        clock.pass(1)
        _ = try await directory.description()
        #expect(provider.requests.count == 2)
    }

    @Test("is still good for a day while the provider does not answer")
    func stale() async throws {
        let (provider, directory) = directory()
        _ = try await directory.description()
        provider.set { $0.isUp = false }
        clock.pass(80_000)
        _ = try await directory.description()
        clock.pass(8000)
        await #expect(throws: IdentityError.self) { try await directory.description() }
    }

    @Test("changes its keys: one that is not known is asked for, at most once a minute")
    func rotation() async throws {
        let (provider, directory) = directory()
        #expect(try await directory.key("first", for: .es256) != nil)
        provider.set { state in
            state.key = ES256PrivateKey()
            state.kid = "second"
        }
        clock.pass(61)
        #expect(try await directory.key("second", for: .es256) != nil)
        let before = provider.requests.count
        for number in 0..<50 { #expect(try await directory.key("made up \(number)", for: .es256) == nil) }
        #expect(provider.requests.count == before)
        clock.pass(61)
        #expect(try await directory.key("made up", for: .es256) == nil)
        #expect(provider.requests.count == before + 1)
    }

    @Test("OpenID Connect Discovery 1.0, 4.3: is refused where it is of another issuer, or leads to what is not safe")
    func refused() async throws {
        for (name, value) in [
            ("issuer", "https://login.example/"), ("issuer", "https://other.example"),
            ("authorization_endpoint", "http://login.example/authorize"), ("token_endpoint", "ftp://login.example"),
            ("jwks_uri", "http://127.0.0.1.example/keys"), ("token_endpoint", "https://user@login.example/token"),
            ("end_session_endpoint", "javascript:alert(1)"), ("jwks_uri", "https://login.example/keys#a"),
        ] {
            let (provider, directory) = directory()
            provider.set { $0.discovery[name] = .text(value) }
            await #expect(throws: IdentityError.self, "\(name) \(value)") { try await directory.description() }
        }
        let (provider, directory) = directory()
        provider.set { $0.discovery["token_endpoint"] = nil }
        await #expect(throws: IdentityError.self) { try await directory.description() }
    }

    @Test("may be plain http on this very machine alone")
    func loopback() {
        for address in ["http://localhost:9400", "http://127.0.0.1:9400/x", "http://[::1]:9400", "https://a.example"] {
            #expect(ProviderMetadata.isSecure(address), "\(address)")
        }
        for address in ["http://a.example", "http://localhost.example", "https://", "login.example", "file:///etc", ""]
        {
            #expect(!ProviderMetadata.isSecure(address), "\(address)")
        }
    }
}
