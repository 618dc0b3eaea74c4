import Domain
import Kernel
import TestKit
import Testing

@testable import Operations

@Suite("A second factor")
struct SecondFactorTests {
    @Test("is asked for once it is confirmed, and only a right code lets in", arguments: TestEngine.allCases)
    func asked(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            let secret = try await office.setSecondFactor(of: caller)
            office.pass(minutes: 5)
            await #expect(throws: AccountError.secondFactorNeeded) { try await office.signIn("s1001") }
            await #expect(throws: AccountError.secondFactorNeeded) { try await office.signIn("s1001", code: " ") }
            await #expect(throws: AccountError.secondFactorRefused) { try await office.signIn("s1001", code: "12") }
            let signedIn = try await office.signIn("s1001", code: office.code(secret))
            #expect(try await office.caller(signedIn).visitor.hasSecondFactor)
        }
    }

    @Test("with the wrong password tells nothing of the code", arguments: TestEngine.allCases)
    func passwordFirst(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            let secret = try await office.setSecondFactor(of: caller)
            office.pass(minutes: 5)
            await #expect(throws: AccountError.refused) {
                try await office.signIn("s1001", "wrong", code: office.code(secret))
            }
        }
    }

    @Test(
        "takes a code once, also one of the step before or after, and none two steps away",
        arguments: TestEngine.allCases)
    func window(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            let secret = try await office.setSecondFactor(of: caller)
            await #expect(throws: AccountError.secondFactorRefused) {
                try await office.signIn("s1001", code: office.code(secret))
            }
            office.pass(minutes: 5)
            for steps: Int64 in [-2, 2] {
                await #expect(throws: AccountError.secondFactorRefused) {
                    try await office.signIn("s1001", code: office.code(secret, steps: steps))
                }
            }
            _ = try await office.signIn("s1001", code: office.code(secret, steps: -1))
            _ = try await office.signIn("s1001", code: office.code(secret, steps: 1))
            for steps: Int64 in [-1, 0, 1] {
                await #expect(throws: AccountError.secondFactorRefused) {
                    try await office.signIn("s1001", code: office.code(secret, steps: steps))
                }
            }
        }
    }

    @Test("twice at once with one code lets in once", arguments: TestEngine.allCases)
    func race(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            let secret = try await office.setSecondFactor(of: caller)
            for _ in 1...5 {
                office.pass(minutes: 5)
                let code = office.code(secret)
                async let one = try? office.signIn("s1001", code: code)
                async let other = try? office.signIn("s1001", code: code)
                #expect(await [one, other].compactMap { $0 }.count == 1)
            }
        }
    }

    @Test(
        "wrong five times locks the account, and showing the right password in between does not help",
        arguments: TestEngine.allCases)
    func guessing(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            let secret = try await office.setSecondFactor(of: caller)
            office.pass(minutes: 5)
            for _ in 1...5 {
                await #expect(throws: AccountError.secondFactorNeeded) { try await office.signIn("s1001") }
                _ = try? await office.signIn("s1001", code: "000000")
            }
            await #expect(throws: AccountError.refused) { try await office.signIn("s1001", code: office.code(secret)) }
        }
    }

    @Test(
        "is set up only with the secret that this session was offered, and by a code of it",
        arguments: TestEngine.allCases)
    func offer(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            let other = try await office.caller(try await office.activate("s1002", "田中 一郎"))
            let offer = try await EnrolSecondFactor.run(issuer: "湊 町", by: caller, in: office.city)
            #expect(offer.uri.hasPrefix("otpauth://totp/%E6%B9%8A%20%E7%94%BA:s1001?secret=\(offer.secret)&issuer="))
            let secret = try #require(Base32.bytes(offer.secret))
            let code = office.code(secret)
            await #expect(throws: AccountError.enrolmentNotOffered) {
                try await ConfirmSecondFactor.run(
                    secret: offer.secret, seal: offer.seal, code: code, by: other, in: office.city)
            }
            await #expect(throws: AccountError.secondFactorRefused) {
                try await ConfirmSecondFactor.run(
                    secret: offer.secret, seal: offer.seal, code: "000", by: caller, in: office.city)
            }
            #expect(try await !office.account("s1001").hasSecondFactor)
        }
    }

    @Test("makes a planner's role work, which without it lies idle", arguments: TestEngine.allCases)
    func planner(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            _ = try await GrantRole.run(
                .planner, to: signedIn.account, from: office.today, by: .console, in: office.city)
            #expect(try await office.signIn("s1001").lacksSecondFactor)
            let before = try await office.caller(signedIn)
            #expect(!Policy.allows(.editPlan, to: before.visitor))
            _ = try await office.setSecondFactor(of: before)
            #expect(Policy.allows(.editPlan, to: try await office.caller(signedIn).visitor))
        }
    }
}

/// RFC 6238, appendix B, SHA-1: the secret is the twenty digits, the codes have eight.
@Suite("One-time codes by time")
struct TOTPTests {
    private let secret = Array("12345678901234567890".utf8)

    @Test(
        "are those of the RFC",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, code: String) {
        let now = Instant(milliseconds: seconds * 1000)
        #expect(TOTP.code(secret: secret, step: seconds / 30, digits: 8) == code)
        let six = String(code.suffix(6))
        #expect(TOTP.step(of: six, secret: secret, at: now, lastUsed: 0) == seconds / 30)
        #expect(TOTP.step(of: " \(six.prefix(3)) \(six.suffix(3))", secret: secret, at: now, lastUsed: 0) != nil)
    }

    @Test(
        "have secrets in base 32, as RFC 4648 has it",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(text: String, encoded: String) {
        #expect(Base32.text(Array(text.utf8)) == encoded)
        #expect(Base32.bytes(encoded.lowercased()) == Array(text.utf8))
        #expect(Base32.bytes("M0") == nil)
    }
}
