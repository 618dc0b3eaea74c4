import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Operations
import TestKit
import Testing

@testable import Web

@Suite struct AccessTests {
    @Test("Whoever has not signed in is sent to sign in, on every route that is not for anyone")
    func strangers() async throws {
        let site = try TestSite()
        try await site.test { browser in
            for route in WebServer.routes.routes where route.demand != .anyone && !route.isForPrograms {
                let path = route.example(in: site.aoba).description
                let response =
                    route.method == "GET" ? try await browser.get(path) : try await browser.post(path, [])
                #expect(response.status == .seeOther, "\(route.pattern)")
                #expect(response.location?.hasPrefix("/aoba/sign-in") == true, "\(route.pattern)")
                #expect(response.text.isEmpty, "\(route.pattern)")
            }
        }
    }

    @Test("Who has signed in without the right is refused, on every route that needs one")
    func withoutRight() async throws {
        let site = try TestSite()
        let token = site.signInHanako(roles: [], person: nil)
        let nobody = Visitor(account: 3, person: nil, name: "佐藤 花子", grants: [], hasSecondFactor: true)
        try await site.test { browser in
            browser.set("ikusei-aoba", token)
            for route in WebServer.routes.routes {
                guard case .rights(let rights) = route.demand, !rights.allSatisfy({ Policy.allows($0, to: nobody) })
                else { continue }
                let path = route.example(in: site.aoba).description
                let response =
                    route.method == "GET" ? try await browser.get(path) : try await browser.post(path, [])
                #expect(response.status == .forbidden, "\(route.pattern)")
            }
        }
    }

    @Test("No form is taken without its code, with another's, or from another site", arguments: [false, true])
    func forms(isSignedIn: Bool) async throws {
        let site = try TestSite()
        let token = site.signInHanako()
        let others = TestSite.seal.code(for: "midori|s|\(token)")
        try await site.test { browser in
            if isSignedIn { browser.set("ikusei-aoba", token) }
            let code = try await browser.get(isSignedIn ? "/aoba/my/sessions" : "/aoba/sign-in").csrf
            for route in WebServer.routes.routes
            where route.method == "POST" && route.isInCity && !route.isForPrograms
                && (isSignedIn || route.demand == .anyone)
            {
                let path = route.example(in: site.aoba).description
                let firstAnswer = try await browser.post(path, [])
                #expect(firstAnswer.status == .forbidden, "\(path)")
                for wrong in ["", "x", others, String(code.dropLast()) + "g"] {
                    let secondAnswer = try await browser.post(path, [("csrf", wrong)])
                    #expect(secondAnswer.status == .forbidden, "\(path) \(wrong)")
                }
                let crossed = try await browser.post(path, [("csrf", code)], headers: [.fetchSite: "cross-site"])
                #expect(crossed.status == .forbidden, "\(path)")
            }
        }
    }

    @Test("RFC 6750, 3: no token, no answer, on every route for programs; a session is none")
    func programs() async throws {
        let site = try TestSite()
        let session = site.signInHanako(roles: AccountRole.allCases)
        try await site.test { browser in
            browser.set("ikusei-aoba", session)
            for route in WebServer.routes.routes where route.isForPrograms {
                let method = try #require(HTTPRequest.Method(route.method))
                let answer = try await browser.send(method, route.example(in: site.aoba).description)
                #expect(answer.status == .unauthorized, "\(route.method) \(route.pattern)")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"ikusei\"", "\(route.pattern)")
                #expect(answer.headers[.contentType]?.hasSuffix("json") == true, "\(route.pattern)")
            }
        }
    }

    @Test("The code of a form of the installation needs the browser that was given it")
    func doorForms() async throws {
        try await TestSite().test { browser in
            let firstAnswer = try await browser.post("/language", [("language", "en")])
            #expect(firstAnswer.status == .forbidden)
            browser.set("ikusei.form.", "")
            let empty = TestSite.seal.code(for: "|b|")
            let secondAnswer = try await browser.post("/language", [("csrf", empty)])
            #expect(secondAnswer.status == .forbidden)
        }
    }

    @Test("Every route with who may call it: a change of the list is a change that someone reads")
    func listing() throws {
        try GoldenFile.compare(WebServer.routes.listing + "\n", with: "routes.txt")
    }

    @Test("A session of one city is nothing in another")
    func cities() async throws {
        let site = try TestSite()
        let token = site.signInHanako()
        try await site.test { browser in
            browser.set("ikusei-aoba", token)
            browser.set("ikusei-midori", token)
            let firstAnswer = try await browser.get("/aoba/")
            #expect(firstAnswer.status == .ok)
            let secondAnswer = try await browser.get("/midori/")
            #expect(secondAnswer.location?.hasPrefix("/midori/sign-in") == true)
        }
    }

    @Test("What needs a fresh sign-in asks for the password, then goes through")
    func fresh() async throws {
        let site = try TestSite()
        let old = site.signInHanako(age: 3600)
        try await site.test(
            adding: { $0.post(Place<NoValue>("danger"), .signedIn, .fresh) { _ in .text("done") } },
            { browser in
                browser.set("ikusei-aoba", old)
                let code = try await browser.get("/aoba/my/sessions").csrf
                let referer: HTTPFields = [.referer: "https://ikusei.example/aoba/my/sessions"]
                let asked = try await browser.post("/aoba/danger", [("csrf", code)], headers: referer)
                #expect(asked.location == "/aoba/re-authenticate?return=%2Faoba%2Fmy%2Fsessions")
                let page = asked.location ?? ""
                let wrong = try await browser.submit(page, to: "/aoba/re-authenticate", [("password", "wrong")])
                #expect(wrong.status == .unprocessableContent)
                let right = try await browser.submit(
                    page, to: "/aoba/re-authenticate", [("password", "right"), ("return", "/aoba/my/sessions")])
                #expect(right.location == "/aoba/my/sessions")
                let again = try await browser.get("/aoba/my/sessions").csrf
                let answer = try await browser.post("/aoba/danger", [("csrf", again)])
                #expect(answer.text == "done")
            })
    }
}
