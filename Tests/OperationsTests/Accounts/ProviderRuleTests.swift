import Domain
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A city with a provider")
struct ProviderRuleTests {
    @Test(
        "takes the provider's second factor where its values say so, and else a planner's role lies idle",
        arguments: TestEngine.allCases)
    func secondFactor(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            let id = try await desk.invite()
            _ = try await GrantRole.run(.planner, to: id, from: desk.office.today, by: .console, in: desk.city)
            let idle = try await desk.signedIn()
            #expect(idle.lacksSecondFactor)
            for claims in [["amr": ClaimValue.list([.text("pwd"), .text("mfa")])], ["acr": .text("gold")]] {
                desk.provider.set { $0.claims = claims.mapValues { .some($0) } }
                let signedIn = try await desk.signedIn()
                #expect(!signedIn.lacksSecondFactor)
                #expect(try await desk.office.caller(signedIn).visitor.hasSecondFactor)
            }
            desk.provider.set { $0.claims = ["amr": .list([.text("pwd")]), "acr": .text("mfa2")] }
            #expect(try await desk.signedIn().lacksSecondFactor)
        }
    }

    @Test("asks for the authenticator after the provider, where the account has one", arguments: TestEngine.allCases)
    func authenticator(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let secret = try await desk.office.setSecondFactor(of: desk.office.caller(desk.signedIn()))
            desk.office.pass(seconds: 60)
            guard case .secondFactorNeeded(let pending) = try await desk.signIn() else { throw AccountError.refused }
            await #expect(throws: AccountError.secondFactorRefused) {
                try await PendingSignIn.complete(
                    pending, code: "000000", from: Office.origin, key: desk.desk.key, in: desk.city)
            }
            let signedIn = try await PendingSignIn.complete(
                pending, code: desk.office.code(secret), from: Office.origin, key: desk.desk.key, in: desk.city)
            let caller = try await desk.office.caller(signedIn)
            #expect(caller.visitor.hasSecondFactor)
            #expect(try await ProviderSignOut.address(returnTo: "/", by: caller, in: desk.city) != nil)
            desk.provider.set { $0.claims["amr"] = .list([.text("mfa")]) }
            guard case .signedIn = try await desk.signIn() else { throw AccountError.refused }
        }
    }

    @Test(
        "opens dangerous actions by a new authentication at the provider, with its time", arguments: TestEngine.allCases
    )
    func reauthentication(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let caller = try await desk.office.caller(desk.signedIn())
            desk.office.pass(minutes: 20)
            let departure = try await desk.begin(caller)
            let asked = StandInProvider.fields(of: departure.url)
            #expect(asked["prompt"] == "login" && asked["max_age"] == "60")
            // The provider has let its old session count.
            let old = Double(desk.office.now.milliseconds / 1000 - 1200)
            desk.provider.set { $0.claims["auth_time"] = .number(old) }
            await #expect(throws: IdentityError.invalid(.authenticationTime)) {
                try await desk.finish(desk.provider.agree(departure), departure.seal, by: caller)
            }
            let again = try await desk.begin(caller)
            desk.provider.set { $0.claims["auth_time"] = .number(old + 1200) }
            // Not by a browser in which nobody, or another, is signed in.
            let answer = desk.provider.agree(again)
            await #expect(throws: IdentityError.stale) { try await desk.finish(answer, again.seal) }
            let third = try await desk.begin(caller)
            guard case .reauthenticated = try await desk.finish(desk.provider.agree(third), third.seal, by: caller)
            else { throw AccountError.refused }
            let session = try #require(
                try await ListSessions.run(by: caller, in: desk.city).first { $0.id == caller.session?.id })
            #expect(session.authenticatedAt == desk.office.now)
            let entries = try await desk.office.audit("re-authenticate").map(\.entry)
            #expect(entries.count { $0.action == "re-authenticate" && $0.detail == "provider" } == 1)

            try await desk.invite("鈴木 一郎", "S2002")
            desk.provider.set { $0.claims["employee_number"] = .text("S2002") }
            let fourth = try await desk.begin(caller)
            await #expect(throws: IdentityError.somebodyElse) {
                try await desk.finish(desk.provider.agree(fourth), fourth.seal, by: caller)
            }
        }
    }

    @Test(
        "leaves passwords to administrators and to those not on the roster, where it says so",
        arguments: TestEngine.allCases)
    func passwords(engine: TestEngine) async throws {
        var settings = ProviderOffice.settings
        settings.allowsPasswords = false
        try await ProviderOffice.open(on: engine, nil) { desk in
            let id = try await desk.invite()
            let slips = try await IssueOneTimeCode.run(for: [id], by: .console, in: desk.city)
            _ = try await FirstSignIn.run(
                login: "s1001", oneTimeCode: try #require(slips.first).code, newPassword: Office.password,
                from: Office.origin, in: desk.city)
            _ = try await desk.office.activate("supplier", "業者")
            try await KeepIdentityProvider.run(settings, secret: .none, at: desk.desk)
            await #expect(throws: AccountError.passwordNotUsed) {
                try await SignIn.run(login: "s1001", password: Office.password, from: Office.origin, in: desk.city)
            }
            await #expect(throws: AccountError.refused) {
                try await SignIn.run(login: "s1001", password: "wrong", from: Office.origin, in: desk.city)
            }
            _ = try await SignIn.run(login: "supplier", password: Office.password, from: Office.origin, in: desk.city)
            let codes = try await IssueOneTimeCode.run(for: [id], by: .console, in: desk.city)
            await #expect(throws: AccountError.passwordNotUsed) {
                try await FirstSignIn.run(
                    login: "s1001", oneTimeCode: try #require(codes.first).code, newPassword: Office.password,
                    from: Office.origin, in: desk.city)
            }
            _ = try await GrantRole.run(.administrator, to: id, from: desk.office.today, by: .console, in: desk.city)
            _ = try await FirstSignIn.run(
                login: "s1001", oneTimeCode: try #require(codes.first).code, newPassword: Office.password,
                from: Office.origin, in: desk.city)
        }
    }

    @Test(
        "OpenID Connect RP-Initiated Logout 1.0: shows the way to end the provider's session, with its own token",
        arguments: TestEngine.allCases)
    func signOut(engine: TestEngine) async throws {
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            let caller = try await desk.office.caller(desk.signedIn())
            let address = try #require(
                try await ProviderSignOut.address(
                    returnTo: "https://ikusei.example/minato/sign-in", by: caller, in: desk.city))
            let fields = StandInProvider.fields(of: address)
            #expect(address.hasPrefix("https://login.example/end?realm=1&id_token_hint="))
            #expect(fields["post_logout_redirect_uri"] == "https://ikusei.example/minato/sign-in")
            #expect(fields["id_token_hint"]?.split(separator: ".").count == 3 && fields["client_id"] == "ikusei")
            let kept = try await desk.city.database.read { try $0.identityToken(of: caller.session?.id ?? 0) }
            #expect(!String(decoding: kept ?? [], as: UTF8.self).contains("eyJ"), "the token is kept sealed")
        }
    }

    @Test(
        "keeps the client's secret sealed for itself, or in its file, and shows it to the provider alone",
        arguments: TestEngine.allCases)
    func secret(engine: TestEngine) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "ikusei-secret-\(UUID())")
        try Data("sesame: open\nsecond line\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await ProviderOffice.open(on: engine) { desk in
            try await desk.invite()
            for secret in [KeepIdentityProvider.Secret.sealing(file: file.path), .asBefore, .staying(file: file.path)] {
                try await KeepIdentityProvider.run(ProviderOffice.settings, secret: secret, at: desk.desk)
                _ = try await desk.signedIn()
                let sent = try #require(desk.provider.requests.last { $0.form != nil })
                #expect(sent.authorization == "Basic " + Data("ikusei:sesame%3A%20open".utf8).base64EncodedString())
                let kept = try #require(try await desk.desk.kept())
                #expect(kept.sealedSecret.map { !String(decoding: $0, as: UTF8.self).contains("sesame") } ?? true)
            }
            desk.provider.set {
                $0.discovery["token_endpoint_auth_methods_supported"] = .list([.text("client_secret_post")])
            }
            try await KeepIdentityProvider.run(
                ProviderOffice.settings, secret: .sealing(file: file.path), at: desk.desk)
            _ = try await desk.signedIn()
            let posted = try #require(desk.provider.requests.last { $0.form != nil })
            #expect(posted.authorization == nil)
            #expect(posted.form?.contains(.init(name: "client_secret", value: "sesame: open")) == true)
            let sealed = try #require(try await desk.desk.kept()?.sealedSecret)
            #expect(Secrets.unseal(sealed, for: "client secret of yama", key: desk.desk.key) == nil)
            #expect(Secrets.unseal(sealed, for: "client secret of minato", key: [1] + desk.desk.key) == nil)
            let moved = IdentityDesk(
                slug: "yama", database: desk.installation, key: [9] + desk.desk.key, clock: desk.city.clock,
                http: desk.provider.http)
            try await KeepIdentityProvider.carry(from: desk.desk, to: moved)
            #expect(try await moved.opened().secret == "sesame: open")
            try await KeepIdentityProvider.remove(at: desk.desk)
            #expect(try await desk.desk.provider() == nil)
            await #expect(throws: InputErrors.self) {
                var plain = ProviderOffice.settings
                plain.issuer = "http://login.example"
                try await KeepIdentityProvider.run(plain, secret: .none, at: desk.desk)
            }
        }
    }
}
