import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A session")
struct SessionTests {
    @Test("goes on while pages are asked for, ends after an idle hour", arguments: TestEngine.allCases)
    func idle(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            for _ in 1...4 {
                office.pass(minutes: 59)
                _ = try await office.caller(signedIn)
            }
            office.pass(minutes: 60)
            await #expect(throws: AccountError.sessionIdle) { try await office.caller(signedIn) }
        }
    }

    @Test("ends after twelve hours however busy", arguments: TestEngine.allCases)
    func absolute(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            for _ in 1...23 {
                office.pass(minutes: 30)
                _ = try await office.caller(signedIn)
            }
            office.pass(minutes: 30)
            await #expect(throws: AccountError.sessionExpired) { try await office.caller(signedIn) }
            try await TidyAccounts.run(in: office.city)
            await #expect(throws: AccountError.notSignedIn) { try await office.caller(signedIn) }
        }
    }

    @Test("is noted as seen at most once a minute", arguments: TestEngine.allCases)
    func touch(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            let begin = office.now
            office.pass(seconds: 59)
            _ = try await office.caller(signedIn)
            #expect(try await office.caller(signedIn).session?.seenAt == begin)
            office.pass(seconds: 1)
            _ = try await office.caller(signedIn)
            #expect(try await office.caller(signedIn).session?.seenAt == office.now)
        }
    }

    @Test("is known by two queries, and by one more statement once a minute", arguments: TestEngine.allCases)
    func budget(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            let counting = CountingDatabase(office.city.database)
            var city = office.city
            city.database = counting
            func cost() async throws -> Int {
                let before = counting.statements
                _ = try await CheckSession.run(token: signedIn.token, address: "", in: city)
                return counting.statements - before
            }
            #expect(try await cost() == 2)
            office.pass(minutes: 1)
            #expect(try await cost() == 3)
            #expect(try await cost() == 2)
        }
    }

    @Test("is nobody's with a made-up token", arguments: TestEngine.allCases)
    func madeUp(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            #expect(signedIn.token.count == 43)
            for token in ["", "x", String(signedIn.token.dropLast()), signedIn.token + "A"] {
                await #expect(throws: AccountError.notSignedIn) { try await office.caller(token: token) }
            }
        }
    }

    @Test("is listed, revoked from another, and ends by signing out", arguments: TestEngine.allCases)
    func revoke(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let desk = try await office.activate("s1001")
            office.pass(seconds: 1)
            let phone = try await office.signIn("s1001", from: Origin(address: "192.0.2.9", agent: "Phone"))
            let stranger = try await office.activate("s1002", "田中 一郎")
            let caller = try await office.caller(desk)
            let sessions = try await ListSessions.run(by: caller, in: office.city)
            #expect(sessions.map(\.agent) == ["Phone", "Browser"])
            await #expect(throws: AccountError.noSuchSession) {
                try await RevokeSession.run(sessions[0].id, by: try await office.caller(stranger), in: office.city)
            }
            try await RevokeSession.run(sessions[0].id, by: caller, in: office.city)
            await #expect(throws: AccountError.notSignedIn) { try await office.caller(phone) }
            try await SignOut.run(by: caller, in: office.city)
            await #expect(throws: AccountError.notSignedIn) { try await office.caller(desk) }
            _ = try await office.caller(stranger)
        }
    }

    @Test("leaves no token in the database, nor a password", arguments: TestEngine.allCases)
    func noToken(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            let (hash, account) = try await office.city.database.read { transaction in
                (
                    try #require(try transaction.row("SELECT token_hash FROM session", { try $0.blob(0) })),
                    try #require(try transaction.account(login: "s1001"))
                )
            }
            #expect(hash.count == 32)
            #expect(!hash.contains(Array(signedIn.token.utf8)) && !Array(signedIn.token.utf8).contains(hash))
            #expect(hash == Secrets.hash(ofToken: signedIn.token))
            #expect(account.passwordHash?.hasPrefix("$argon2id$") == true)
            #expect(account.passwordHash?.contains(Office.password) == false)
            let log = try await office.audit("first-sign-in").map { "\($0)" }.joined()
            #expect(!log.contains(signedIn.token) && !log.contains(Office.password))
        }
    }

    @Test(
        "closes dangerous actions ten minutes after the password was shown, until it is shown again",
        arguments: TestEngine.allCases)
    func fresh(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let admin = try await office.administrator()
            let slip = try await office.invite("s1001")
            office.pass(minutes: 10)
            await #expect(throws: AccountError.authenticationNotFresh) {
                try await CloseAccount.run(slip.account, by: admin, in: office.city)
            }
            await #expect(throws: AccountError.secondFactorNeeded) {
                try await ReAuthenticate.run(password: Office.password, by: admin, in: office.city)
            }
            await #expect(throws: AccountError.refused) {
                try await ReAuthenticate.run(password: "wrong", by: admin, in: office.city)
            }
            #expect(try await office.account("kanri").failures == 1)
        }
    }

    @Test("after showing the password again is fresh", arguments: TestEngine.allCases)
    func reauthenticate(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            office.pass(minutes: 30)
            let stale = try await office.caller(signedIn)
            await #expect(throws: AccountError.authenticationNotFresh) {
                try await EnrolSecondFactor.run(issuer: "湊町", by: stale, in: office.city)
            }
            try await ReAuthenticate.run(password: Office.password, by: stale, in: office.city)
            _ = try await EnrolSecondFactor.run(issuer: "湊町", by: try await office.caller(signedIn), in: office.city)
        }
    }

    @Test("keeps the language and the way of writing years that its account chose", arguments: TestEngine.allCases)
    func preferences(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            let chosen = Preferences(language: .en, usesEra: true)
            try await SetPreferences.run(chosen, by: try await office.caller(signedIn), in: office.city)
            #expect(try await office.caller(signedIn).preferences == chosen)
        }
    }

    @Test("of somebody who changes the password goes on, and the others end", arguments: TestEngine.allCases)
    func changePassword(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let desk = try await office.activate("s1001")
            let phone = try await office.signIn("s1001")
            let caller = try await office.caller(desk)
            let new = "mado no soto no ame"
            await #expect(throws: AccountError.refused) {
                try await ChangePassword.run(from: "wrong", to: new, by: caller, in: office.city)
            }
            await #expect(throws: AccountError.passwordRefused([.tooShort])) {
                try await ChangePassword.run(from: Office.password, to: "mikan", by: caller, in: office.city)
            }
            try await ChangePassword.run(from: Office.password, to: new, by: caller, in: office.city)
            _ = try await office.caller(desk)
            await #expect(throws: AccountError.notSignedIn) { try await office.caller(phone) }
            await #expect(throws: AccountError.refused) { try await office.signIn("s1001") }
            _ = try await office.signIn("s1001", new)
        }
    }
}
