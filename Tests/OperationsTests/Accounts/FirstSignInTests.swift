import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A first sign-in")
struct FirstSignInTests {
    private func redeem(_ login: String, _ code: String, _ password: String = Office.password, _ office: Office)
        async throws
        -> SignedIn
    {
        try await FirstSignIn.run(
            login: login, oneTimeCode: code, newPassword: password, from: Office.origin, in: office.city)
    }

    @Test(
        "takes the code once, typed with or without strokes, and the password from then on",
        arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let slip = try await office.invite("s1001")
            #expect(slip.code.count == 14 && slip.code.split(separator: "-").map(\.count) == [4, 4, 4])
            _ = try await redeem("s1001", " " + slip.code.lowercased().filter { $0 != "-" }, Office.password, office)
            #expect(try await office.account("s1001").state == .active)
            await #expect(throws: AccountError.refused) {
                try await redeem("s1001", slip.code, Office.password, office)
            }
            _ = try await office.signIn("s1001")
        }
    }

    @Test("comes too late after 14 days", arguments: TestEngine.allCases)
    func expiry(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let early = try await office.invite("s1001")
            let late = try await office.invite("s1002")
            #expect(late.goodUntil == office.now.adding(seconds: 14 * 86_400))
            office.pass(minutes: 14 * 1440, seconds: -1)
            _ = try await redeem("s1001", early.code, Office.password, office)
            office.pass(seconds: 1)
            await #expect(throws: AccountError.refused) {
                try await redeem("s1002", late.code, Office.password, office)
            }
        }
    }

    @Test("is refused with another's code, a wrong one, and for nobody, alike", arguments: TestEngine.allCases)
    func wrong(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let slip = try await office.invite("s1001")
            _ = try await office.invite("s1002")
            for (login, code) in [
                ("s1002", slip.code), ("s1001", "AAAA-AAAA-AAAA"), ("nobody", slip.code), ("s1001", ""),
            ] {
                await #expect(throws: AccountError.refused) { try await redeem(login, code, Office.password, office) }
            }
            #expect(try await office.account("s1001").failures == 2)
        }
    }

    @Test("with a bad password says what is wrong and leaves the code good", arguments: TestEngine.allCases)
    func weak(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let slip = try await office.invite("s1001", "佐藤 花子")
            for _ in 1...9 {
                await #expect(throws: AccountError.passwordRefused([.tooShort])) {
                    try await redeem("s1001", slip.code, "mikan neko", office)
                }
            }
            await #expect(throws: AccountError.passwordRefused([.tellsWhose])) {
                try await redeem("s1001", slip.code, "佐藤花子の長い長い秘密のことば", office)
            }
            _ = try await redeem("s1001", slip.code, Office.password, office)
        }
    }

    @Test("twice at once with one code succeeds once", arguments: TestEngine.allCases)
    func race(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            for number in 1...5 {
                let slip = try await office.invite("s\(number)")
                async let one = try? redeem("s\(number)", slip.code, "the first of two words", office)
                async let other = try? redeem("s\(number)", slip.code, "the other of two words", office)
                let won = await [one, other].compactMap { $0 }
                #expect(won.count == 1)
            }
        }
    }

    @Test(
        "by a new code: the old code, password and sessions are void, and the second factor stays",
        arguments: TestEngine.allCases)
    func lostPassword(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            let secret = try await office.setSecondFactor(of: try await office.caller(signedIn))
            let ids = [signedIn.account]
            let first = try await IssueOneTimeCode.run(for: ids, by: .console, in: office.city)
            let second = try await IssueOneTimeCode.run(for: ids, by: .console, in: office.city)
            await #expect(throws: AccountError.notSignedIn) { try await office.caller(signedIn) }
            await #expect(throws: AccountError.refused) { try await office.signIn("s1001") }
            await #expect(throws: AccountError.refused) {
                try await redeem("s1001", first[0].code, Office.password, office)
            }
            await #expect(throws: AccountError.secondFactorNeeded) {
                try await redeem("s1001", second[0].code, Office.password, office)
            }
            let third = try await IssueOneTimeCode.run(
                for: ids, droppingSecondFactor: true, by: .console, in: office.city)
            _ = try await redeem("s1001", third[0].code, Office.password, office)
            #expect(!secret.isEmpty)
            #expect(try await !office.account("s1001").hasSecondFactor)
        }
    }

    @Test("needs a code of which the database keeps only the hash", arguments: TestEngine.allCases)
    func onlyHash(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let slip = try await office.invite("s1001")
            let record = try #require(try await office.city.database.read { try $0.account(login: "s1001") })
            #expect(record.codeHash?.count == 32)
            for text in [slip.code, slip.code.filter { $0 != "-" }] {
                #expect(record.codeHash.map { !$0.contains(Array(text.utf8)) } ?? false)
                #expect(try await office.audit("code").allSatisfy { !"\($0.entry)".contains(text) })
            }
        }
    }
}
