import Domain
import Foundation
import JWTKit
import Kernel
import Testing

@testable import Operations

/// OpenID Connect Core 1.0, section 3.1.3.7, number by number; RFC 7515, 7519 and 8725 where they say more.
@Suite("An ID token")
struct IDTokenTests {
    static let now = Instant(milliseconds: 1_786_064_400_000)
    static let seconds = Double(now.milliseconds / 1000)
    static let key = ES256PrivateKey()
    static let kid = JWKIdentifier(string: "first")

    static var expectation: IDToken.Expectation {
        IDToken.Expectation(
            issuer: StandInProvider.issuer, clientID: StandInProvider.clientID, nonce: "a nonce",
            accessToken: "an access token")
    }

    static var keys: ProviderKeys {
        get throws {
            let point = try #require(key.publicKey.parameters)
            return try #require(
                ProviderKeys(
                    Array(
                        #"{"keys":[{"kty":"EC","crv":"P-256","kid":"first","x":"\#(point.x)","y":"\#(point.y)"}]}"#.utf8
                    )))
        }
    }

    static func token(_ changes: [String: ClaimValue?] = [:], header: JWTHeader = JWTHeader()) async throws -> String {
        var claims = StandInProvider.claims(at: now, nonce: "a nonce")
        for (name, value) in changes { claims[name] = value }
        return try await JWTKeyCollection().add(ecdsa: key, kid: kid)
            .sign(IDTokenClaims(claims), kid: kid, header: header)
    }

    static func verify(
        _ token: String, _ expected: IDToken.Expectation = expectation, keys: ProviderKeys? = nil
    ) async throws -> IDToken {
        let keys = try keys ?? Self.keys
        return try await IDToken.verify(token, expected, at: now) { keys.key($0, for: $1) }
    }

    @Test("that is as it should be is taken")
    func good() async throws {
        let token = try await Self.verify(try await Self.token())
        #expect(token.identity(by: .staffNumber(claim: "employee_number")) == .staffNumber("S1001"))
        #expect(token.identity(by: .mail) == .mail("hanako.sato@city.example"))
    }

    static let refusals: [(String, [String: ClaimValue?], IDToken.Fault)] = [
        ("2: another issuer", ["iss": .text("https://other.example")], .issuer),
        ("2: the issuer with a slash more", ["iss": .text("https://login.example/")], .issuer),
        ("2: no issuer", ["iss": nil], .issuer),
        ("3: for another client", ["aud": .text("other")], .audience),
        ("3: for others too", ["aud": .list([.text("ikusei"), .text("other")])], .audience),
        ("3: for nobody", ["aud": .list([])], .audience),
        ("4, 5: given to another party", ["azp": .text("other")], .authorizedParty),
        ("9: over, by more than a minute", ["exp": .number(seconds - 61)], .expired),
        ("9: without an end", ["exp": nil], .expired),
        ("9: whose end is a text", ["exp": .text("2099-01-01")], .expired),
        ("RFC 7519, 4.1.5: not yet valid", ["nbf": .number(seconds + 61)], .notYetValid),
        ("10: issued tomorrow", ["iat": .number(seconds + 61)], .issuedAt),
        ("10: issued a quarter of an hour ago", ["iat": .number(seconds - 900)], .issuedAt),
        ("10: issued at no time", ["iat": nil], .issuedAt),
        ("11: for another request", ["nonce": .text("another")], .nonce),
        ("11: for no request", ["nonce": nil], .nonce),
        ("2, section 2: about nobody", ["sub": nil], .subject),
        ("section 3.1.3.6: with another access token", ["at_hash": .text("AAAAAAAAAAAAAAAAAAAAAA")], .accessTokenHash),
    ]

    @Test("is refused", arguments: refusals)
    func refused(name: String, changes: [String: ClaimValue?], fault: IDToken.Fault) async throws {
        let token = try await Self.token(changes)
        await #expect(throws: fault, "\(name)") { try await Self.verify(token) }
    }

    @Test("may be a minute off, and its audience a list of one")
    func skew() async throws {
        _ = try await Self.verify(
            try await Self.token([
                "exp": .number(Self.seconds - 59), "iat": .number(Self.seconds + 59), "nbf": .number(Self.seconds + 59),
                "aud": .list([.text("ikusei")]), "azp": .text("ikusei"),
                "at_hash": .text(IDToken.hash(of: "an access token", .es256)),
            ]))
    }

    @Test("of the access token, hashes as in OpenID Connect Core 1.0, appendix A.3")
    func accessTokenHash() {
        #expect(IDToken.hash(of: "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", .rs256) == "77QmUPtjPfzWtF2AnpK9RQ")
    }

    @Test("says of a new authentication when it was, or is refused")
    func authenticationTime() async throws {
        var expected = Self.expectation
        expected.authenticatedSince = Self.now
        for (time, isGood) in [
            (nil, false), (Self.seconds - 3600, false), (Self.seconds + 120, false), (Self.seconds, true),
        ] {
            let token = try await Self.token(["auth_time": time.map { .number($0) }])
            if isGood {
                _ = try await Self.verify(token, expected)
            } else {
                await #expect(throws: IDToken.Fault.authenticationTime) { try await Self.verify(token, expected) }
            }
        }
    }

    @Test("RFC 8725, 3.1: is never signed with nothing, or with a key that both sides know")
    func algorithms() async throws {
        let claims = try JSONEncoder().encode(IDTokenClaims(StandInProvider.claims(at: Self.now, nonce: "a nonce")))
        let payload = Secrets.base64url(Array(claims))
        for algorithm in ["none", "None", "HS256", "RS384", "ES512", ""] {
            let header = Secrets.base64url(Array(#"{"alg":"\#(algorithm)","kid":"first"}"#.utf8))
            await #expect(throws: IDToken.Fault.algorithm) { try await Self.verify("\(header).\(payload).") }
        }
        // The public key, as everybody can read it, used as a secret.
        let known = try #require(Self.key.publicKey.pemRepresentation.data(using: .utf8))
        let forged = try await JWTKeyCollection().add(
            hmac: HMACKey(from: known), digestAlgorithm: .sha256, kid: Self.kid
        )
        .sign(IDTokenClaims(StandInProvider.claims(at: Self.now, nonce: "a nonce")), kid: Self.kid)
        await #expect(throws: IDToken.Fault.algorithm) { try await Self.verify(forged) }
        // And under the name of an algorithm that is allowed, which the key does not fit.
        let header = Secrets.base64url(Array(#"{"alg":"RS256","kid":"first"}"#.utf8))
        await #expect(throws: IDToken.Fault.unknownKey) { try await Self.verify("\(header).\(payload).AAAA") }
    }

    @Test("is refused that another has signed, that was changed, or that nobody has signed")
    func signature() async throws {
        let foreign = try await JWTKeyCollection().add(ecdsa: ES256PrivateKey(), kid: Self.kid)
            .sign(IDTokenClaims(StandInProvider.claims(at: Self.now, nonce: "a nonce")), kid: Self.kid)
        await #expect(throws: IDToken.Fault.signature) { try await Self.verify(foreign) }
        let parts = try await Self.token().split(separator: ".")
        let other = try await Self.token(["employee_number": .text("S0001")]).split(separator: ".")
        await #expect(throws: IDToken.Fault.signature) { try await Self.verify("\(parts[0]).\(other[1]).\(parts[2])") }
        await #expect(throws: IDToken.Fault.signature) { try await Self.verify("\(parts[0]).\(parts[1]).") }
        for text in ["", "a", "a.b", "a.b.c", "a.b.c.d", String(repeating: "a", count: IDToken.longest + 1)] {
            await #expect(throws: IDToken.Fault.malformed) { try await Self.verify(text) }
        }
    }

    @Test("RFC 7515, 4.1.11: is refused whose header demands what is not known")
    func critical() async throws {
        let token = try await Self.token(header: ["crit": ["b64"], "b64": true])
        await #expect(throws: IDToken.Fault.malformed) { try await Self.verify(token) }
    }

    @Test("names its key; without a name it is taken only where there is but one that fits")
    func keyNames() async throws {
        let point = try #require(Self.key.publicKey.parameters)
        let other = try #require(ES256PrivateKey().publicKey.parameters)
        func set(_ kids: [String?]) throws -> ProviderKeys {
            let points = [point, other]
            let keys = zip(kids, points).map { kid, point in
                #"{"kty":"EC","crv":"P-256","x":"\#(point.x)","y":"\#(point.y)"\#(kid.map { ",\"kid\":\"\($0)\"" } ?? "")}"#
            }
            return try #require(ProviderKeys(Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8)))
        }
        let named = try await Self.token()
        let unnamed = try await JWTKeyCollection().add(ecdsa: Self.key)
            .sign(IDTokenClaims(StandInProvider.claims(at: Self.now, nonce: "a nonce")))
        _ = try await Self.verify(named, keys: set(["first", "second"]))
        _ = try await Self.verify(unnamed, keys: set(["first"]))
        await #expect(throws: IDToken.Fault.unknownKey) {
            try await Self.verify(unnamed, keys: set(["first", "second"]))
        }
        await #expect(throws: IDToken.Fault.unknownKey) {
            try await Self.verify(named, keys: set(["other", "second"]))
        }
        await #expect(throws: IDToken.Fault.unknownKey) { try await Self.verify(named, keys: set(["first", "first"])) }
    }

    @Test("is taken by RS256, PS256 and EdDSA too, with the keys of providers that do not say what they are for")
    func otherAlgorithms() async throws {
        let claims = IDTokenClaims(StandInProvider.claims(at: Self.now, nonce: "a nonce"))
        let rsa = try Insecure.RSA.PrivateKey(
            modulus: SampleKey.n, exponent: "AQAB", privateExponent: SampleKey.d, prime1: SampleKey.p,
            prime2: SampleKey.q)
        let keys = try #require(
            ProviderKeys(Array(#"{"keys":[{"kty":"RSA","kid":"first","n":"\#(SampleKey.n)","e":"AQAB"}]}"#.utf8)))
        let signed = try await JWTKeyCollection().add(rsa: rsa, digestAlgorithm: .sha256, kid: Self.kid)
            .sign(claims, kid: Self.kid)
        _ = try await Self.verify(signed, keys: keys)
        let padded = try await JWTKeyCollection().add(pss: rsa, digestAlgorithm: .sha256, kid: Self.kid)
            .sign(claims, kid: Self.kid)
        _ = try await Self.verify(padded, keys: keys)

        let edwards = try EdDSA.PrivateKey(curve: .ed25519)
        let x = Secrets.base64url(Array(edwards.publicKey.rawRepresentation))
        let edwardsKeys = try #require(
            ProviderKeys(Array(#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"first","x":"\#(x)"}]}"#.utf8)))
        var withHash = claims
        withHash.values["at_hash"] = .text(IDToken.hash(of: "an access token", .eddsa))
        let curved = try await JWTKeyCollection().add(eddsa: edwards, kid: Self.kid).sign(withHash, kid: Self.kid)
        _ = try await Self.verify(curved, keys: edwardsKeys)
    }

    @Test("vouches for a staff number in the claim that is named, and for an address only that is verified")
    func identity() async throws {
        func identity(_ claims: [String: ClaimValue], _ match: IdentityMatch) -> VouchedIdentity? {
            IDToken(claims: IDTokenClaims(claims)).identity(by: match)
        }
        let number = IdentityMatch.staffNumber(claim: "no")
        #expect(identity(["no": .text("0042")], number) == .staffNumber("0042"))
        #expect(identity(["no": .number(42)], number) == .staffNumber("42"))
        for value in [ClaimValue.text(""), .number(4.2), .list([.text("42")]), .flag(true), .null] {
            #expect(identity(["no": value], number) == nil)
        }
        #expect(identity(["employee": .text("42")], number) == nil)
        let address = ClaimValue.text("A@B.example")
        #expect(identity(["email": address, "email_verified": .flag(true)], .mail) == .mail("a@b.example"))
        #expect(identity(["email": address, "email_verified": .text("true")], .mail) == .mail("a@b.example"))
        #expect(identity(["email": address], .mail) == nil)
        #expect(identity(["email": address, "email_verified": .flag(false)], .mail) == nil)
        #expect(identity(["email": .text("nobody"), "email_verified": .flag(true)], .mail) == nil)
    }
}

/// An RSA key of 2048 bits that protects nothing.
private enum SampleKey {
    static let n =
        "q6qNolSQjOo6JJUfIhjUkKo2yqFvfpE5ghV5UVDCHJ5rkjJWhZU0abes9WCJ1KAd_P1nStqI4euE6ISz9PbpOuFjS6vZu3Lc6g18jfDtBMSAy6bK"
        + "VSGCrLFkkk_HYKRVlFDD8FHrajQbuBlZC5Z1kMk6m2QNMF6ySqTzRA_n1df0kG7x8KtTAEIPB4JKHfQHQZW0GdJXNQdqQY8KDJM5694VkefI74Gp"
        + "r08oPeI_RK-V8l8V8yuy_Aul63QfY1zmw2BFD9pgY71kK2IicSaCInfpgRh7IJdt12zZcG9OhRsU-s1-fw29RZBPEvO6Ydb8WT-ndNiV8WCvTfhP"
        + "ghJpiw"
    static let d =
        "Q19_kNsxlCyFP0BLZL1sB47WTDaJpJnogRZec7yHQmYmf81Dyc-iL2-H8RG_ZnSk8FqfxG_6Uvh1RDB41EZniNVWfCdpH7lX3IAIh0isLTfV-Jdw"
        + "R3MMbyx79TRcYqB8eeYs0E_GXfsvedRw7yxQ3c8sMjpVNsujm8obM3Yune0sAyvbjhAAm9UQ4HD6k90dQnfiGGEfeXAn8BDk6ZCvmv0ZzXK7f-1f"
        + "M0eW7u4c2_2swfo67PBgygFUnUjBIeCd1Bpn7qDaaNJ5pjBXc5Qu4L0Iz-HcrcOQJHMbrgJ1eA2eCscdEijBa4JDDrslIqCoQdDu_QWKc1O42-Il"
        + "HsxT-Q"
    static let p =
        "2aWBRXKh9sfnobKgfTFLUVM179ylk7sYT8Gfk7EJk60gMjvOhpumBy0aPz20qA_xeRO03DYfKByXu7mYZmAUNr-fILgtMb6ZslmrTBgTPYhBhLWY"
        + "jla5E69jsTjLjYxc24RNUNSZ2GUzMiE7Lph4kb_DH9qmAVK6W6GgBOCzwY8"
    static let q =
        "yerHyR4qBOeMZNEWH3xc5dQ00uq-B0e8JozyEfo4wAQ7MqVeX3kkm83FiNHyNqGnC1iZRtCiJegAThiu__snpYwEn2aHR-3G-mZFqnI9byHVFAR-"
        + "W1RuZG1-tc6TKtsm7boW9Qz6j85NYbqrR7Nf9dOmTeApXo58AUlc2ZXR4kU"
}
