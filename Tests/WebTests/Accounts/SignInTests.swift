import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing

@testable import Web

@Suite struct SignInTests {
    @Test("Signing in leads back to where the visitor was going")
    func signIn() async throws {
        try await TestSite().test { browser in
            let asked = try await browser.get("/aoba/my/sessions?page=2")
            #expect(asked.location == "/aoba/sign-in?return=%2Faoba%2Fmy%2Fsessions%3Fpage%3D2")
            let page = try await browser.get(asked.location ?? "")
            #expect(page.text.contains("name=\"return\" value=\"/aoba/my/sessions?page=2\""))
            let done = try await browser.post(
                "/aoba/sign-in",
                [
                    ("identifier", "hanako"), ("password", "right"), ("return", "/aoba/my/sessions?page=2"),
                    ("csrf", page.csrf),
                ])
            #expect(done.status == .seeOther)
            #expect(done.location == "/aoba/my/sessions?page=2")
            let answer = try await browser.get("/aoba/my/sessions")
            #expect(answer.text.contains("佐藤 花子"))
        }
    }

    @Test(
        "No way back leads out of the city",
        arguments: ["https://evil.example", "//evil.example", "/midori/", "/aoba/../x"])
    func openRedirect(path: String) async throws {
        try await TestSite().test { browser in
            let done = try await browser.submit(
                "/aoba/sign-in", [("identifier", "hanako"), ("password", "right"), ("return", path)])
            #expect(done.location == "/aoba")
        }
    }

    @Test("A wrong name or password is refused without saying which, and empty fields are named")
    func refused() async throws {
        try await TestSite().test { browser in
            let wrong = try await browser.submit("/aoba/sign-in", [("identifier", "nobody"), ("password", "x")])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("職員番号（ログイン名）またはパスワードが違います。"))
            #expect(wrong.text.contains("あと2回"))
            #expect(!wrong.text.contains("value=\"x\""))
            let empty = try await browser.submit("/aoba/sign-in", [("identifier", ""), ("password", "")])
            #expect(empty.text.contains("<a href=\"#identifier\">入力してください。</a>"))
            let locked = try await browser.submit("/aoba/sign-in", [("identifier", "locked"), ("password", "x")])
            #expect(locked.text.contains("しばらくサインインできません"))
        }
    }

    @Test("Cookies belong to one city and are out of reach of scripts", arguments: [true, false])
    func cookies(isSecure: Bool) async throws {
        var site = try TestSite()
        if isSecure { site.configuration.publicURL = "https://ikusei.example" }
        try await site.test { browser in
            let done = try await browser.submit("/aoba/sign-in", [("identifier", "hanako"), ("password", "right")])
            let name = isSecure ? "__Host-ikusei-aoba" : "ikusei-aoba"
            let cookie = try #require(done.headers[values: .setCookie].first { $0.hasPrefix("\(name)=") })
            let attributes = cookie.split(separator: ";").dropFirst().map { $0.trimmed }
            #expect(attributes == ["Path=/", "HttpOnly", "SameSite=Lax"] + (isSecure ? ["Secure"] : []))
            let answer = try await browser.get("/aoba/")
            #expect(answer.status == .ok)
        }
    }

    @Test("Only a plain server of this machine alone hands out cookies without Secure")
    func secureCookies() {
        func secures(_ change: (inout WebConfiguration) -> Void) -> Bool {
            var configuration = WebConfiguration(version: "1")
            change(&configuration)
            return configuration.securesCookies
        }
        #expect(!secures { _ in })
        #expect(secures { $0.listening = .network(host: "0.0.0.0", port: 80) })
        #expect(secures { $0.publicURL = "https://ikusei.example" })
        #expect(secures { $0.tls = .init(certificate: "a", key: "b") })
        #expect(secures { $0.listening = .unixSocket(path: "/run/ikusei.sock") })
    }

    @Test("A second factor is asked for before there is a session")
    func secondFactor() async throws {
        try await TestSite().test { browser in
            let first = try await browser.submit(
                "/aoba/sign-in", [("identifier", "taro"), ("password", "right"), ("return", "/aoba/my/sessions")])
            #expect(first.location == "/aoba/second-factor?return=%2Faoba%2Fmy%2Fsessions")
            #expect(browser.cookie("ikusei-aoba") == nil)
            let answer = try await browser.get("/aoba/")
            #expect(answer.status == .seeOther)
            let wrong = try await browser.submit("/aoba/second-factor", [("code", "000000")])
            #expect(wrong.text.contains("確認コードが違います。あと1回"))
            let right = try await browser.submit(
                "/aoba/second-factor", [("code", "123 456"), ("return", "/aoba/my/sessions")])
            #expect(right.location == "/aoba/my/sessions")
            #expect(browser.cookie("ikusei.pending.aoba") == nil)
        }
    }

    @Test("A sign-in that is no longer under way begins again")
    func expired() async throws {
        try await TestSite().test { browser in
            let firstAnswer = try await browser.get("/aoba/second-factor")
            #expect(firstAnswer.location == "/aoba/sign-in")
            browser.set("ikusei.pending.aoba", "old")
            let secondAnswer = try await browser.submit("/aoba/second-factor", [("code", "1")])
            #expect(secondAnswer.location == "/aoba/sign-in")
            browser.set("ikusei.pending.aoba", "old")
            let thirdAnswer = try await browser.get("/aoba/second-factor/enrol")
            #expect(thirdAnswer.location == "/aoba/sign-in")
        }
    }

    @Test("The second factor is set up with a key and a first code")
    func enrolment() async throws {
        try await TestSite().test { browser in
            let first = try await browser.submit("/aoba/sign-in", [("identifier", "jiro"), ("password", "right")])
            #expect(first.location == "/aoba/second-factor/enrol")
            let page = try await browser.get("/aoba/second-factor/enrol")
            #expect(page.text.contains("ABCD EFGH") && page.text.contains("href=\"otpauth://totp/x?secret=ABCDEFGH\""))
            let wrong = try await browser.submit(
                "/aoba/second-factor/enrol", [("code", "1"), ("secret", "ABCD EFGH"), ("seal", "s")])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("ABCD EFGH"))
            let right = try await browser.submit("/aoba/second-factor/enrol", [("code", "123456")])
            #expect(right.location == "/aoba")
            let answer = try await browser.get("/aoba/")
            #expect(answer.text.contains("二段階認証を登録しました。"))
        }
    }

    @Test("The first sign-in sets a password with the code on the slip")
    func firstSignIn() async throws {
        try await TestSite().test { browser in
            func send(_ code: String, _ password: String, _ again: String) async throws -> TestResponse {
                try await browser.submit(
                    "/aoba/first-sign-in",
                    [("identifier", "hanako"), ("code", code), ("password", password), ("again", again)])
            }
            let long = "kawa no nagare"
            let firstAnswer = try await send("CODE", long, "other")
            #expect(firstAnswer.text.contains("二つのパスワードが違います。"))
            let secondAnswer = try await send("CODE", "short", "short")
            #expect(secondAnswer.text.contains("12文字以上にしてください。"))
            let thirdAnswer = try await send("OLD", long, long)
            #expect(thirdAnswer.text.contains("期限は過ぎています"))
            let wrong = try await send("X", long, long)
            #expect(wrong.text.contains("コードが違います。") && !wrong.text.contains(long))
            let fourthAnswer = try await send("CODE", long, long)
            #expect(fourthAnswer.location == "/aoba")
            let fifthAnswer = try await browser.get("/aoba/")
            #expect(fifthAnswer.text.contains("パスワードを決めました。"))
        }
    }

    @Test("Visitors see where they are signed in and can end it")
    func sessions() async throws {
        let site = try TestSite()
        let token = site.signInHanako()
        try await site.test { browser in
            browser.set("ikusei-aoba", token)
            let page = try await browser.get("/aoba/my/sessions")
            #expect(page.text.contains("192.0.2.8") && page.text.contains("action=\"/aoba/my/sessions/99/end\""))
            #expect(page.text.contains("この端末"))
            let ended = try await browser.post("/aoba/my/sessions/99/end", [("csrf", page.csrf)])
            #expect(ended.location == "/aoba/my/sessions")
            let firstAnswer = try await browser.post("/aoba/my/sessions/98/end", [("csrf", page.csrf)])
            #expect(firstAnswer.status == .notFound)
            let others = try await browser.post("/aoba/my/sessions/end-others", [("csrf", page.csrf)])
            #expect(others.status == .seeOther)
            _ = try await browser.post("/aoba/sign-out", [("csrf", page.csrf)])
            #expect(browser.cookie("ikusei-aoba") == nil)
            browser.set("ikusei-aoba", token)
            let secondAnswer = try await browser.get("/aoba/")
            #expect(secondAnswer.status == .seeOther)
        }
    }
}
