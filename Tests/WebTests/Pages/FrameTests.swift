import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing

@testable import Web

@Suite struct FrameTests {
    @Test("A hostile name is text on every page it stands on")
    func hostileName() async throws {
        let site = try TestSite()
        let token = site.signInHanako(name: "<script>alert(1)</script>\"\u{301}'&amp;")
        try await site.test { browser in
            browser.set("ikusei-aoba", token)
            for path in ["/aoba/", "/aoba/my/sessions", "/aoba/re-authenticate", "/aoba/nowhere"] {
                let text = try await browser.get(path).text
                #expect(!text.contains("<script>"), "\(path)")
                #expect(!text.unicodeScalars.elementsEqual("\"\u{301}".unicodeScalars))
            }
            let text = try await browser.get("/aoba/").text
            #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;\u{301}&#39;&amp;amp;"))
            let answer = try await browser.get("/aoba/my/sessions")
            #expect(answer.text.contains("Firefox &lt;1&gt;"))
        }
    }

    @Test("What was typed comes back as text")
    func hostileEntry() async throws {
        try await TestSite().test { browser in
            let response = try await browser.submit(
                "/aoba/sign-in", [("identifier", "\"><img src=x>"), ("password", "wrong"), ("return", "\"><b>")])
            #expect(response.text.contains("value=\"&quot;&gt;&lt;img src=x&gt;\""))
            #expect(!response.text.contains("<b>"))
        }
    }

    @Test("The navigation offers what the visitor may see and what there is")
    func navigation() async throws {
        let site = try TestSite()
        let (hanako, operatorToken) = (site.signInHanako(), site.signInHanako(roles: [.administrator], person: nil))
        try await site.test(
            adding: {
                $0.get(Place<NoValue>("backups/x"), .right(.manageBackups)) {
                    try $0.context.show(HomePage($0.context))
                }
                $0.get(Place<NoValue>("plan/x"), .right(.seePlan)) { try $0.context.show(HomePage($0.context)) }
            },
            { browser in
                browser.set("ikusei-aoba", hanako)
                let mine = try await browser.get("/aoba/plan/x").text
                #expect(mine.contains("<a href=\"/aoba/plan\" aria-current=\"page\">計画の版</a>"))
                #expect(mine.contains("href=\"/aoba/my/sessions\">"))
                #expect(!mine.contains("/aoba/backups") && !mine.contains("/aoba/people"))
                browser.set("ikusei-aoba", operatorToken)
                let theirs = try await browser.get("/aoba/backups/x").text
                #expect(theirs.contains("<a href=\"/aoba/backups\" aria-current=\"page\">"))
                #expect(!theirs.contains("/aoba/my/survey"))
            })
    }

    @Test("The language is the visitor's own, else the one chosen, else the browser's")
    func language() async throws {
        let site = try TestSite()
        let token = site.signInHanako(language: .ja)
        try await site.test { browser in
            let firstAnswer = try await browser.get("/")
            #expect(firstAnswer.text.contains("<html lang=\"ja\">"))
            let english = try await browser.get("/aoba/sign-in", headers: [.acceptLanguage: "en"])
            #expect(english.text.contains("<html lang=\"en\">") && english.text.contains("Aoba City"))
            #expect(english.headers[.contentLanguage] == "en")
            let chosen = try await browser.submit(
                "/aoba/sign-in", to: "/aoba/language", [("language", "en"), ("return", "/aoba/sign-in")])
            #expect(chosen.location == "/aoba/sign-in")
            let secondAnswer = try await browser.get("/aoba/sign-in")
            #expect(secondAnswer.text.contains("Sign in"))
            let thirdAnswer = try await browser.get("/")
            #expect(thirdAnswer.text.contains("Choose your municipality"))
            browser.set("ikusei-aoba", token)
            let own = try await browser.get("/aoba/")
            #expect(own.text.contains("<html lang=\"ja\">"))
            _ = try await browser.post("/aoba/language", [("language", "en"), ("csrf", own.csrf)])
            #expect(site.accounts.chosenLanguages == [.en])
            let evil = try await browser.post(
                "/aoba/language", [("language", "xx"), ("return", "//evil.example"), ("csrf", own.csrf)])
            #expect(evil.location == "/aoba")
        }
    }

    @Test("Whoever changes the language comes back to the page with its query, and never anywhere else")
    func languageKeepsQuery() async throws {
        let site = try TestSite()
        let token = site.signInHanako()
        try await site.test { browser in
            browser.set("ikusei-aoba", token)
            func back(_ path: String) async throws -> String? {
                let page = try await browser.get(path).text
                return page.firstMatch(of: /name="return" value="([^"]*)"/).map { String($0.output.1) }
            }
            #expect(try await back("/aoba/?year=2026&q=%E8%B2%A0") == "/aoba/?year=2026&amp;q=%E8%B2%A0")
            #expect(try await back("/aoba/nowhere?a=1") == "/aoba/nowhere?a=1")
            // What cannot stand in such a path is left out.
            #expect(try await back("/aoba/?q=" + String(repeating: "a", count: 1000)) == "/aoba/")
            let code = try await browser.get("/aoba/").csrf
            func chosen(_ path: String) async throws -> String? {
                try await browser.post("/aoba/language", [("language", "en"), ("return", path), ("csrf", code)])
                    .location
            }
            #expect(try await chosen("/aoba/?year=2026&next=//evil.example") == "/aoba/?year=2026&next=//evil.example")
            for path in [
                "//evil.example/aoba?year=2026", "https://evil.example/?year=2026", "/midori/?year=2026",
                "/aoba/..//evil.example?year=2026", "/aoba/?year=2026\r\nSet-Cookie: a=b", "aoba?year=2026",
                "/\\evil.example?year=2026",
            ] { #expect(try await chosen(path) == "/aoba", "\(path)") }
        }
    }

    @Test("A notice is shown once")
    func notices() async throws {
        let site = try TestSite()
        let token = site.signInHanako()
        try await site.test { browser in
            browser.set("ikusei-aoba", token)
            let out = try await browser.submit("/aoba/", to: "/aoba/sign-out", [])
            #expect(out.location == "/aoba/sign-in")
            let firstAnswer = try await browser.get("/aoba/sign-in")
            #expect(firstAnswer.text.contains("サインアウトしました。"))
            let secondAnswer = try await browser.get("/aoba/sign-in")
            #expect(!secondAnswer.text.contains("サインアウトしました。"))
            browser.set("ikusei.notice.aoba", "<script>")
            let thirdAnswer = try await browser.get("/aoba/sign-in")
            #expect(thirdAnswer.status == .ok)
        }
    }

    @Test("Dates are written as the visitor likes them")
    func eras() throws {
        let date = try #require(CalendarDate(year: 2026, month: 4, day: 1))
        func plain(_ language: Language, usesEra: Bool) -> String {
            date.written(in: language, usesEra: usesEra).replacing("\u{2060}", with: "").replacing("\u{A0}", with: " ")
        }
        #expect(plain(.ja, usesEra: true) == "令和8年4月1日")
        #expect(plain(.ja, usesEra: false) == "2026年4月1日")
        #expect(plain(.en, usesEra: true) == "1 April 2026")
        #expect(!date.written(in: .en, usesEra: true).contains(" "), "no line is broken in a date")
        #expect(date.written(in: .ja, usesEra: false).contains("年\u{2060}4\u{2060}月"))
    }
}
