import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("Signing in by the city's provider")
struct ProviderSignInTests {
    @Test(
        "goes by authorization code, state, nonce and PKCE (RFC 7636, S256), and gives a session",
        arguments: TestEngine.allCases)
    func works(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let departure = try await desk.begin()
            let asked = StandInProvider.fields(of: departure.url)
            #expect(departure.url.hasPrefix("https://login.example/authorize?"))
            #expect(asked["response_type"] == "code" && asked["client_id"] == "ikusei")
            #expect(asked["scope"] == "openid profile email" && asked["code_challenge_method"] == "S256")
            #expect(asked["redirect_uri"] == ProviderOffice.redirect && asked["ui_locales"] == "ja")
            #expect(asked["prompt"] == nil && asked["max_age"] == nil)
            for name in ["state", "nonce", "code_challenge"] { #expect(asked[name]?.utf8.count == 43) }
            #expect(ProviderSignIn.returnPath(departure.seal, in: desk.city) == "/minato/my")
            guard case .signedIn(let signedIn) = try await desk.finish(desk.provider.agree(departure), departure.seal)
            else { throw AccountError.refused }
            let caller = try await desk.office.caller(signedIn)
            #expect(caller.visitor.name == "佐藤 花子" && !caller.visitor.hasSecondFactor)
            let entry = try #require(try await desk.office.audit("sign-in").first?.entry)
            #expect(entry.detail == "provider" && entry.actor == "s1001")
        }
    }

    @Test("makes an invited account active, and voids its code", arguments: TestEngine.allCases)
    func invited(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            let id = try await desk.invite()
            let slip = try #require(
                try await IssueOneTimeCode.run(for: [id], by: .console, in: desk.city).first)
            _ = try await desk.signedIn()
            #expect(try await desk.office.account("s1001").state == .active)
            await #expect(throws: AccountError.refused) {
                try await FirstSignIn.run(
                    login: "s1001", oneTimeCode: slip.code, newPassword: Office.password, from: Office.origin,
                    in: desk.city)
            }
        }
    }

    @Test(
        "never makes an account: nobody, somebody closed, and more than one are refused alike",
        arguments: TestEngine.allCases)
    func nobody(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            await #expect(throws: IdentityError.noAccount) { try await desk.signIn() }
            // A login of that name that is no staff number of the roster.
            _ = try await desk.office.invite("s1001", "業者")
            await #expect(throws: IdentityError.noAccount) { try await desk.signIn() }
            let count = try await desk.city.database.read { try $0.int("SELECT count(*) FROM account") }
            #expect(count == 1)
            let entries = try await desk.office.audit("sign-in.refused")
            #expect(entries.map(\.entry.detail) == ["provider, no account", "provider, no account"])
        }
        try await ProviderOffice.open(on: engine) { desk in
            let id = try await desk.invite()
            try await CloseAccount.run(id, by: .console, in: desk.city)
            await #expect(throws: IdentityError.noAccount) { try await desk.signIn() }
        }
    }

    @Test("compares a staff number letter for letter", arguments: TestEngine.allCases)
    func exact(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            for other in ["s1001", "S1001 ", "S10010", "Ｓ1001"] {
                desk.provider.set { $0.claims["employee_number"] = .text(other) }
                await #expect(throws: IdentityError.noAccount, "\(other)") { try await desk.signIn() }
            }
            desk.provider.set { $0.claims["employee_number"] = .some(nil) }
            await #expect(throws: IdentityError.notVouched) { try await desk.signIn() }
        }
    }

    @Test("finds an address whatever its case, verified and only one's", arguments: TestEngine.allCases)
    func mail(engine: TestEngine) async throws {
        var settings = ProviderOffice.settings
        settings.match = .mail
        try await ProviderOffice.open(on: engine, settings) { desk in
            try await desk.invite(mail: "hanako.sato@CITY.example")
            _ = try await desk.signedIn()
            desk.provider.set { $0.claims["email_verified"] = .flag(false) }
            await #expect(throws: IdentityError.notVouched) { try await desk.signIn() }
            desk.provider.set { $0.claims["email_verified"] = .flag(true) }
            try await desk.invite("鈴木 一郎", "S2002", mail: "Hanako.Sato@city.example")
            await #expect(throws: IdentityError.noAccount) { try await desk.signIn() }
        }
    }

    @Test("takes each answer once, from the browser that asked, within ten minutes", arguments: TestEngine.allCases)
    func answers(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let departure = try await desk.begin()
            let answer = desk.provider.agree(departure)
            let other = try await desk.begin()
            for seal in [nil, "", "x", other.seal, String(departure.seal.dropLast())] {
                await #expect(throws: IdentityError.stale) { try await desk.finish(answer, seal) }
            }
            var forged = answer
            forged.state = "another"
            await #expect(throws: IdentityError.stale) { try await desk.finish(forged, departure.seal) }
            forged.state = nil
            await #expect(throws: IdentityError.stale) { try await desk.finish(forged, departure.seal) }
            _ = try await desk.finish(answer, departure.seal)
            await #expect(throws: IdentityError.stale) { try await desk.finish(answer, departure.seal) }

            let late = try await desk.begin()
            let lateAnswer = desk.provider.agree(late)
            desk.office.pass(minutes: 10)
            await #expect(throws: IdentityError.stale) { try await desk.finish(lateAnswer, late.seal) }
            try await TidyAccounts.run(in: desk.city)
            let kept = try await desk.city.database.read { try $0.int("SELECT count(*) FROM identity_answer") }
            #expect(kept == 0)
        }
    }

    @Test("twice at once with one answer succeeds once", arguments: TestEngine.allCases)
    func race(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let departure = try await desk.begin()
            let answer = desk.provider.agree(departure)
            let successes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<5 { group.addTask { (try? await desk.finish(answer, departure.seal)) != nil } }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(successes == 1)
        }
    }

    @Test(
        "RFC 9207: an answer that names another issuer is refused, and one without where the provider promises it",
        arguments: TestEngine.allCases)
    func mixUp(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let departure = try await desk.begin()
            var answer = desk.provider.agree(departure)
            answer.issuer = "https://other.example"
            await #expect(throws: IdentityError.invalid(.issuer)) { try await desk.finish(answer, departure.seal) }
            let again = try await desk.begin()
            var good = desk.provider.agree(again)
            good.issuer = StandInProvider.issuer
            _ = try await desk.finish(good, again.seal)
            desk.provider.set { $0.discovery["authorization_response_iss_parameter_supported"] = .flag(true) }
            desk.office.pass(minutes: 61)
            await #expect(throws: IdentityError.invalid(.issuer)) { try await desk.signIn() }
        }
    }

    @Test("tells what the provider refused, and repeats no text of it", arguments: TestEngine.allCases)
    func denied(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            for (error, code) in [("access_denied", "access_denied"), ("<b>call 0120</b>", "error")] {
                let departure = try await desk.begin()
                var answer = desk.provider.agree(departure)
                answer.code = nil
                answer.error = error
                await #expect(throws: IdentityError.denied(code: code)) {
                    try await desk.finish(answer, departure.seal)
                }
            }
            desk.provider.set { $0.tokenError = "invalid_client" }
            await #expect(throws: IdentityError.denied(code: "invalid_client")) { try await desk.signIn() }
        }
    }

    @Test("refuses a token that does not prove anything, and says why in the log alone", arguments: TestEngine.allCases)
    func badToken(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            desk.provider.set { $0.claims["aud"] = .text("other") }
            await #expect(throws: IdentityError.invalid(.audience)) { try await desk.signIn() }
            desk.provider.set { $0.claims = ["nonce": .text("of an earlier sign-in")] }
            await #expect(throws: IdentityError.invalid(.nonce)) { try await desk.signIn() }
            #expect(
                try await desk.office.audit("sign-in.refused").map(\.entry.detail).sorted()
                    == ["provider, token: audience", "provider, token: nonce"])
        }
    }

    @Test("of one city opens no other, though both know the issuer", arguments: TestEngine.allCases)
    func twoCities(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let other = IdentityDesk(
                slug: "yama", database: desk.installation, key: desk.desk.key, clock: desk.city.clock,
                http: desk.provider.http)
            try await KeepIdentityProvider.run(ProviderOffice.settings, secret: .none, at: other)
            let departure = try await desk.begin()
            let answer = desk.provider.agree(departure)
            var city = desk.city
            city.identity = other
            await #expect(throws: IdentityError.stale) {
                try await ProviderSignIn.finish(
                    answer, seal: departure.seal, redirect: ProviderOffice.redirect, by: nil, from: Office.origin,
                    in: city)
            }
        }
    }

    @Test("contacts nothing that is not configured", arguments: TestEngine.allCases)
    func offline(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine, nil) { desk in
            _ = try await desk.office.activate("s1001")
            let ways = try await SignInWays.atDoor(of: desk.city)
            #expect(ways.provider == nil && ways.usesPassword)
            await #expect(throws: IdentityError.notConfigured) { try await desk.begin() }
            await #expect(throws: IdentityError.notConfigured) {
                try await desk.finish(.init(state: "x", code: "y", issuer: nil, error: nil), "z")
            }
            let caller = try await desk.office.caller(desk.office.signIn("s1001"))
            #expect(try await ProviderSignOut.address(returnTo: "/", by: caller, in: desk.city) == nil)
            #expect(desk.provider.requests.isEmpty)
        }
        try await ProviderOffice.open(on: engine) { desk in
            let ways = try await SignInWays.atDoor(of: desk.city)
            #expect(ways.provider != nil)
            #expect(desk.provider.requests.isEmpty, "the settings alone contact nobody")
        }
    }

    @Test("is told apart where the provider is down, and the password goes on", arguments: TestEngine.allCases)
    func down(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            _ = try await desk.office.activate("s1001")
            desk.provider.set { $0.isUp = false }
            do {
                _ = try await desk.begin()
                Issue.record("it began")
            } catch IdentityError.unreachable {}
            _ = try await SignIn.run(login: "s1001", password: Office.password, from: Office.origin, in: desk.city)
        }
    }
}
