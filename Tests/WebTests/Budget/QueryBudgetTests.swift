import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import Logging
import Storage
import TestKit
import Testing

@testable import Operations
@testable import Web

/// What a page costs in statements, the session's two among them, when the city's state is there. The number does not
/// grow with the city; whoever makes it larger says so here.
@Suite struct QueryBudgetTests {
    @Test(
        "A page asks the database a fixed number of times, whatever the size of the city",
        arguments: TestEngine.allCases)
    func pages(engine: TestEngine) async throws {
        let budgets: [(role: String, path: String, statements: Int)] = [
            ("planner", "/aoba/", 3), ("planner", "/aoba/skill-map", 3), ("planner", "/aoba/people", 3),
            ("planner", "/aoba/people/1", 5), ("planner", "/aoba/surveys/{survey}", 6), ("head", "/aoba/section", 4),
            ("staff", "/aoba/my", 11), ("staff", "/aoba/my/survey", 4), ("staff", "/aoba/my/survey/1", 4),
            ("staff", "/aoba/my/practice", 8),
        ]
        try await CountedCity.open(on: engine) { city in
            let application = try WebServer.build(
                WebConfiguration(version: "0", chartLibrary: nil), try city.dependencies(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let (tokens, survey, counted) = (city.tokens, city.survey, city.database)
            try await application.test(.router) { client in
                for budget in budgets {
                    let browser = Browser(client: client)
                    browser.set("ikusei-aoba", tokens[budget.role] ?? "")
                    let path = budget.path.replacing("{survey}", with: "\(survey)")
                    #expect(try await browser.get(path).status == .ok, "\(path)")
                    let before = counted.statements
                    _ = try await browser.get(path)
                    #expect(counted.statements - before == budget.statements, "\(budget.role) \(path)")
                }
            }
        }
    }
}

/// A made city on a database that counts, with a planner, a head and a member of staff signed in and a survey open.
struct CountedCity {
    let database: CountingDatabase
    let works: City
    let tokens: [String: String]
    let survey: Int64

    private static let day = FixtureCity.day("2026-10-01")
    private static let password = "tsukue no ue no neko"

    func dependencies() throws -> WebDependencies {
        let now = works.now
        return WebDependencies(
            cities: [try HostedCity(slug: "aoba", name: works.name, works: works)],
            sessions: OperationSessions([works]), accounts: .operations(key: TestSite.key), seal: TestSite.seal,
            now: { now }, isReady: { true })
    }

    static func open(on engine: TestEngine, _ body: (CountedCity) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ikusei-budget-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plan = "\(GoldenFile.root)/plans/oyama.yaml"
        let made = try MakeCity(plan: plan, staff: 200, seed: 3, date: day, to: folder)
        var request = RunPlan.Request(
            plan: plan,
            roster: made.names.filter { name in ["roster", "units", "roles"].contains { name.hasPrefix($0) } }
                .map { "\(folder)/\($0)" })
        request.completions = ["\(folder)/completions.csv"]
        request.confirmedLeaving = true
        let files = request
        let now = Instant(noonInJapan: day)
        try await engine.with(schema: .city) { real in
            let database = CountingDatabase(real)
            let works = City(
                slug: "aoba", name: Phrase(ja: "青葉市", en: "Aoba City"), database: database,
                library: try InstallationLibrary(folder: GoldenFile.root), clock: OperationClock { now },
                passwords: PasswordHashing(cost: .least))
            _ = try await LoadCity(files).load(into: works, at: now)
            let planner = try await AddAccount.run(
                login: "planner", name: "計画 担当", role: .planner, by: .console, in: works.context)
            let invited = try await InviteAccounts.run(by: .console, in: works.context).slips
            let (staff, head) = (try #require(invited.first), try #require(invited.dropFirst().first))
            let state = try await works.state()
            let member = try #require(head.person.flatMap(state.member(ofPerson:)))
            let post = state.standing.staff.members[member].post
            _ = try await GrantRole.run(
                .head, to: head.account, unit: state.roster.units[Int(post.unit)].code, from: day, by: .console,
                in: works.context)
            var caller = Caller.console
            caller.visitor.grants = [RoleGrant(role: .planner)]
            let survey = try await ManageSurvey(works).open(
                instrument: "all-staff-literacy", from: day, to: day.adding(days: 7), for: caller)
            try await body(
                CountedCity(
                    database: database, works: works,
                    tokens: [
                        "planner": try await signIn(planner, isPlanner: true, works),
                        "head": try await signIn(head, works), "staff": try await signIn(staff, works),
                    ], survey: survey))
        }
    }

    private static func signIn(
        _ slip: IssueOneTimeCode.Slip, isPlanner: Bool = false, _ works: City
    ) async throws -> String {
        let signedIn = try await FirstSignIn.run(
            login: slip.login, oneTimeCode: slip.code, newPassword: password,
            from: Origin(address: "192.0.2.1", agent: ""), in: works.context)
        guard isPlanner else { return signedIn.token }
        let caller = try await CheckSession.run(token: signedIn.token, address: "192.0.2.1", in: works.context)
        let offer = try await EnrolSecondFactor.run(issuer: "Ikusei", by: caller, in: works.context)
        try await ConfirmSecondFactor.run(
            secret: offer.secret, seal: offer.seal,
            code: works.context.clock.secondFactorCode(offer.secret) ?? "", by: caller, in: works.context)
        return signedIn.token
    }
}
