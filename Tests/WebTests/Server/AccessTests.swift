import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Operations
import Testing

@testable import Web

@Suite struct AccessTests {
    @Test("Whoever has not signed in is sent to sign in, on every route that is not for anyone")
    func strangers() async throws {
        let site = try TestSite()
        try await site.test { browser in
            for route in WebServer.routes.routes where route.demand != .anyone {
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
                guard case .right(let right) = route.demand, !Policy.allows(right, to: nobody) else { continue }
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
            where route.method == "POST" && route.isInCity && (isSignedIn || route.demand == .anyone) {
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

    @Test("The table lists every route with who may call it")
    func listing() {
        #expect(
            WebServer.routes.listing == """
                GET / – anyone
                GET /healthz – anyone
                GET /readyz – anyone
                GET /metrics – anyone
                GET /assets/* – anyone
                POST /language – anyone
                POST /{city}/language – anyone
                GET /{city}/sign-in – anyone
                POST /{city}/sign-in – anyone
                GET /{city}/first-sign-in – anyone
                POST /{city}/first-sign-in – anyone
                GET /{city}/second-factor – anyone
                POST /{city}/second-factor – anyone
                GET /{city}/second-factor/enrol – anyone
                POST /{city}/second-factor/enrol – anyone
                POST /{city}/sign-out – anyone
                GET /{city}/re-authenticate – signed in
                POST /{city}/re-authenticate – signed in
                GET /{city}/my/sessions – manageOwnSessions
                POST /{city}/my/sessions/*/end – manageOwnSessions
                POST /{city}/my/sessions/end-others – manageOwnSessions
                GET /{city}/plan – seePlan
                POST /{city}/plan – editPlan
                POST /{city}/plan/from-template – editPlan
                GET /{city}/plan/*/booklet – seePlan
                GET /{city}/plan/*/file – seePlan
                GET /{city}/plan/*/edit – editPlan
                POST /{city}/plan/*/edit – editPlan
                POST /{city}/plan/*/discard – editPlan
                GET /{city}/plan/*/difference – editPlan
                POST /{city}/plan/*/difference – putPlanInForce, fresh
                GET /{city}/roster – importRoster
                GET /{city}/roster/import – importRoster
                POST /{city}/roster/import – importRoster
                GET /{city}/roster/import/* – importRoster
                POST /{city}/roster/import/* – importRoster
                POST /{city}/roster/import/*/drop – importRoster
                GET /{city}/roster/imports/*/undo – importRoster
                POST /{city}/roster/imports/*/undo – importRoster, fresh
                GET /{city}/accounts – manageAccounts
                GET /{city}/accounts/new – manageAccounts
                POST /{city}/accounts/new – manageAccounts, fresh
                POST /{city}/accounts/invite – manageAccounts, fresh
                POST /{city}/accounts/codes – manageAccounts, fresh
                GET /{city}/accounts/* – manageAccounts
                POST /{city}/accounts/* – manageAccounts, fresh
                POST /{city}/accounts/*/grants/*/end – manageAccounts, fresh
                POST /{city}/accounts/*/code – manageAccounts, fresh
                POST /{city}/accounts/*/unlock – manageAccounts
                GET /{city}/accounts/*/close – manageAccounts
                POST /{city}/accounts/*/close – manageAccounts, fresh
                POST /{city}/accounts/*/reopen – manageAccounts, fresh
                GET /{city}/my/password – manageOwnSessions
                POST /{city}/my/password – manageOwnSessions
                GET /{city}/my/preferences – manageOwnSessions
                POST /{city}/my/preferences – manageOwnSessions
                GET /{city}/audit – seeAudit
                GET /{city}/audit/export – seeAudit
                POST /{city}/audit/verify – seeAudit
                GET /{city}/backups – manageBackups
                POST /{city}/backups – manageBackups
                POST /{city}/backups/*/verify – manageBackups
                GET /{city}/jobs – seeHealth
                GET /{city}/health – seeHealth
                GET /{city} – signed in
                GET /{city}/targets/* – seeTargets
                GET /{city}/targets/*/units.csv – exportTables
                GET /{city}/missing-units – seeTargets
                GET /{city}/missing-units/csv – exportTables
                GET /{city}/skill-map – seeSkillMap
                GET /{city}/skill-map/csv – exportTables
                GET /{city}/surveys – seeSurveyResults
                POST /{city}/surveys – manageSurveys
                GET /{city}/surveys/* – manageSurveys
                POST /{city}/surveys/*/window – manageSurveys
                GET /{city}/surveys/*/close – manageSurveys
                POST /{city}/surveys/*/close – manageSurveys
                GET /{city}/surveys/*/response.csv – exportTables
                GET /{city}/surveys/*/unanswered – manageSurveys
                GET /{city}/surveys/*/unanswered.csv – exportTables
                GET /{city}/surveys/*/results – seeSurveyResults
                GET /{city}/surveys/*/results.csv – exportTables
                GET /{city}/people – seePeople
                GET /{city}/people/table – exportTables
                GET /{city}/people/* – seePeople
                GET /{city}/my – seeOwnData
                GET /{city}/my/data – seeOwnData
                GET /{city}/my/data/export – seeOwnData
                GET /{city}/my/survey – answerSurvey
                GET /{city}/my/survey/review – answerSurvey
                POST /{city}/my/survey/submit – answerSurvey
                POST /{city}/my/survey/answers – answerSurvey
                GET /{city}/my/survey/* – answerSurvey
                POST /{city}/my/survey/* – answerSurvey
                GET /{city}/my/certificates – registerCertificate
                POST /{city}/my/certificates – registerCertificate
                GET /{city}/my/certificates/*/proof – registerCertificate
                GET /{city}/certificates – decideCertificates
                GET /{city}/certificates/*/proof – decideCertificates
                POST /{city}/certificates/*/decision – decideCertificates
                GET /{city}/section – confirmLevels
                GET /{city}/section/levels/* – confirmLevels
                POST /{city}/section/levels/* – confirmLevels
                POST /{city}/section/roles – assignRoles
                POST /{city}/section/roles/end – assignRoles
                POST /{city}/section/absences – recordAbsences

                """)
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
