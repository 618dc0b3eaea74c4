import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Operations
import Testing

@testable import Web

@Suite struct ProviderPagesTests {
    static let label = Phrase(ja: "職員認証でサインイン", en: "Sign in with your staff account")

    /// A site whose city has a provider that answers so.
    static func test(
        _ outcome: ProviderOutcome = .refused(.noAccount), isUp: Bool = true, usesPassword: Bool = true,
        _ body: @Sendable (Browser) async throws -> Void
    ) async throws {
        let site = try TestSite()
        var dependencies = site.dependencies
        dependencies.accounts.provider = ProviderActions(
            offer: { _ in ProviderOffer(label: label, usesPassword: usesPassword) },
            offerAgain: { _, _ in ProviderOffer(label: label, usesPassword: usesPassword) },
            begin: { _, _, redirect, back, _ in
                guard isUp else { throw IdentityError.unreachable("down") }
                return ProviderSignIn.Departure(
                    url: "https://login.example/authorize?to=\(redirect)", seal: "sealed\(back)")
            },
            finish: { _, _, _, _, _ in outcome },
            returnPath: { _, seal in seal.map { String($0.dropFirst(6)) } },
            signOut: { _, _, redirect in "https://login.example/end?to=\(redirect)" })
        let application = try WebServer.build(
            site.configuration, dependencies, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await application.test(.router) { try await body(Browser(client: $0)) }
    }

    @Test("The button leads to the provider with a cookie that scripts cannot read, and the way back is kept")
    func there() async throws {
        try await Self.test(.signIn(.signedIn(token: "t"))) { browser in
            let page = try await browser.get("/aoba/sign-in?return=%2Faoba%2Fmy")
            #expect(page.text.contains("href=\"/aoba/sign-in/provider?return=%2Faoba%2Fmy\""))
            let departure = try await browser.get("/aoba/sign-in/provider?return=%2Faoba%2Fmy")
            #expect(
                departure.location == "https://login.example/authorize?to=http://127.0.0.1:8080/aoba/sign-in/callback")
            let cookie = departure.headers[values: .setCookie].first { $0.hasPrefix("ikusei.provider.aoba=") } ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Max-Age=600"))
            let arrival = try await browser.get("/aoba/sign-in/callback?state=s&code=c")
            #expect(arrival.location == "/aoba/my")
            #expect(browser.cookie("ikusei-aoba") == "t" && browser.cookie("ikusei.provider.aoba") == nil)
        }
    }

    @Test("A way back out of the city is not taken to the provider and not from it")
    func openRedirect() async throws {
        try await Self.test(.signIn(.signedIn(token: "t"))) { browser in
            _ = try await browser.get("/aoba/sign-in/provider?return=https%3A%2F%2Fevil.example%2F")
            #expect(browser.cookie("ikusei.provider.aoba") == "sealed")
            browser.set("ikusei.provider.aoba", "sealed//evil.example/")
            let arrival = try await browser.get("/aoba/sign-in/callback?state=s&code=c")
            #expect(arrival.location == "/aoba")
        }
    }

    @Test("Whoever is refused is told in words, with the form beside it")
    func refused() async throws {
        try await Self.test { browser in
            for (language, words) in [("ja", "アカウントが見つかりません"), ("en", "There is no account to sign in to")] {
                let page = try await browser.get(
                    "/aoba/sign-in/callback?state=s&code=c", headers: [.acceptLanguage: language])
                #expect(page.status == .forbidden && page.text.contains(words))
                #expect(page.text.contains("id=\"password\"") && page.text.contains("/aoba/sign-in/provider"))
            }
        }
    }

    @Test("While the provider is down the page says so, and the form for administrators is open")
    func down() async throws {
        try await Self.test(isUp: false, usesPassword: false) { browser in
            let folded = try await browser.get("/aoba/sign-in")
            #expect(folded.text.contains("<details><summary>"))
            let page = try await browser.get("/aoba/sign-in/provider")
            #expect(page.status == .serviceUnavailable && page.text.contains("<details open><summary>"))
            #expect(page.text.contains("管理者は下のパスワードで"))
        }
    }

    @Test("A city without a provider shows no button and has no such place")
    func none() async throws {
        try await TestSite().test { browser in
            let page = try await browser.get("/aoba/sign-in")
            #expect(!page.text.contains("sign-in/provider"))
            let departure = try await browser.get("/aoba/sign-in/provider")
            #expect(departure.status == .notFound)
        }
    }
}
