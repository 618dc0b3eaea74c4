import Domain
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations
@testable import Web

/// A town of five with a plan, an imported roster, a survey, certificates and an account of every kind, served with its
/// own database; and a neighbour that has a database and nothing in it.
final class ServedTown: Sendable {
    static let today = FixtureCity.day("2026-10-01")
    static let password = "tsukue no ue no neko"

    struct Person: Sendable {
        let name: String
        let number: String
        /// Codes of their unit and of those above it.
        let units: [String]
    }

    static let head = Person(name: "春野 課長", number: "770001", units: ["1001", "10"])
    static let colleague = Person(name: "夏川 窓子", number: "770002", units: ["1001", "10"])
    static let below = Person(name: "秋山 係次", number: "770003", units: ["100101", "1001", "10"])
    static let stranger = Person(name: "冬木 税造", number: "770004", units: ["1002", "10"])
    static let people = [head, colleague, below, stranger]

    /// Somebody with an account.
    struct Guest: Sendable {
        let name: String
        let caller: Caller
        let token: String
    }

    /// What stands for the stars of addresses.
    struct Things: Sendable {
        var persons: [String: Int64] = [:]
        var plan: Int64 = 0
        var draft: Int64 = 0
        var survey: Int64 = 0
        var closedSurvey: Int64 = 0
        var waiting: Int64 = 0
        var applied: Int64 = 0
        var account: Int64 = 0
        var grant: Int64 = 0
        var certificates: [String: Int64] = [:]
        /// One that is worked out.
        var scenario: Int64 = 0
        var session: Int64 = 0
        var seatPlan: Int64 = 0
    }

    let city: City
    let aoba: HostedCity
    let midori: HostedCity
    private let neighbour: City
    private let clock: Mutex<Instant>
    let things: Things
    let guests: [Guest]

    private init(_ city: City, _ neighbour: City, _ things: Things, _ guests: [Guest], at now: Instant) throws {
        (self.city, self.neighbour, self.things, self.guests) = (city, neighbour, things, guests)
        clock = Mutex(now)
        aoba = try HostedCity(slug: "aoba", name: Phrase(ja: "青葉町", en: "Aoba Town"), works: city)
        midori = try HostedCity(slug: "midori", name: Phrase(ja: "緑町", en: "Midori Town"), works: neighbour)
    }

    func pass(minutes: Int) { clock.withLock { $0 = $0.adding(seconds: minutes * 60) } }

    /// The pages of both towns.
    func serve(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let dependencies = WebDependencies(
            cities: [aoba, midori], sessions: OperationSessions([city, neighbour]),
            accounts: .operations(key: TestSite.key), seal: TestSite.seal,
            now: { self.clock.withLock { $0 } }, isReady: { true })
        let application = try WebServer.build(
            WebConfiguration(version: "0.1.0", chartLibrary: nil), dependencies,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await application.test(.router, body)
    }

    static func open(on engine: TestEngine, _ body: (ServedTown) async throws -> Void) async throws {
        let now = Instant(noonInJapan: today)
        let library = try InstallationLibrary(folder: GoldenFile.root)
        let clock = OperationClock { now }
        try await engine.with(schema: .city) { first in
            try await engine.with(schema: .city) { second in
                let passwords = PasswordHashing(cost: .least)
                let city = City(
                    slug: "aoba", name: Phrase("青葉町"), database: first, library: library, clock: clock,
                    passwords: passwords)
                let neighbour = City(
                    slug: "midori", name: Phrase("緑町"), database: second, library: library, clock: clock,
                    passwords: passwords)
                var things = try await furnish(city, at: now)
                let guests = try await invite(to: city, &things)
                try await fill(city, guests, &things)
                try await body(ServedTown(city, neighbour, things, guests, at: now))
            }
        }
    }

    func guest(_ name: String) throws -> Guest { try #require(guests.first { $0.name == name }) }
}

extension ServedTown {
    static let planText = FixtureCity.planText + "\ncertificates: [{id: ip, name: ITパスポート試験}]\n"

    private static let roster: [RosterFile] = [
        file(
            "units-20260401.csv", "所属コード,所属名,上位所属コード,階層,種別,開始日,終了日",
            [
                "10,市民部,,部,事務部門,2020-04-01,", "1001,市民課,10,課,事務部門,2020-04-01,",
                "1002,税務課,10,課,事務部門,2020-04-01,", "100101,窓口係,1001,係,事務部門,2020-04-01,",
            ]),
        file(
            "roster-20260401.csv", "職員番号,氏名,所属コード,職階,任用区分,本務区分,発令日",
            [
                "\(head.number),\(head.name),1001,課長級,正規,本務,2020-04-01",
                "\(colleague.number),\(colleague.name),1001,一般職員,正規,本務,2020-04-01",
                "\(below.number),\(below.name),100101,係長級,正規,本務,2020-04-01",
                "\(stranger.number),\(stranger.name),1002,一般職員,正規,本務,2020-04-01",
            ]),
    ]

    private static func file(_ name: String, _ head: String, _ rows: [String]) -> RosterFile {
        RosterFile(name: name, bytes: Array(([head] + rows).joined(separator: "\r\n").utf8))
    }

    private static func furnish(_ city: City, at now: Instant) async throws -> Things {
        var things = Things()
        let keeping = KeepPlan(city)
        things.plan = try await keeping.addDraft(planText, note: "", by: nil, at: now)
        try await keeping.putInForce(things.plan, from: FixtureCity.day("2026-04-01"), by: nil, at: now)
        let importing = ImportRoster(city)
        let mapping = try #require(city.library.mappings().first { $0.name == "ikusei-standard" })
        things.applied = try await importing.upload(roster, mapping: mapping, by: nil, at: now).importID
        try await importing.apply(things.applied, confirmedLeaving: true, by: nil, at: now)
        things.waiting = try await importing.upload(
            roster.map { RosterFile(name: $0.name.replacing("0401", with: "0901"), bytes: $0.bytes) },
            mapping: mapping, by: nil, at: now
        ).importID
        let state = try await city.state()
        for index in state.roster.people.indices {
            things.persons[state.roster.people[index].name] = state.personID(at: index)
        }
        return things
    }

    /// An account of each role; of the unit-bound one two, and their deputy; and two who hold none.
    private static func invite(to city: City, _ things: inout Things) async throws -> [Guest] {
        var logins = [String: String]()
        for slip in try await InviteAccounts.run(by: .console, in: city.context).slips {
            logins[slip.login] = slip.code
        }
        for role in AccountRole.allCases where role != .head {
            logins[role.rawValue] = try await AddAccount.run(
                login: role.rawValue, name: role.rawValue, role: role, by: .console, in: city.context
            ).code
        }
        for login in ["bare", "deputy", "planner-without-factor", "target"] {
            logins[login] = try await AddAccount.run(login: login, name: login, by: .console, in: city.context).code
        }
        func account(_ login: String) async throws -> Int64 {
            try #require(try await SeeAccount.account(login: login, by: .console, in: city.context))
        }
        func grant(_ role: AccountRole, _ login: String, unit: String? = nil, for lender: Int64? = nil) async throws {
            things.grant = try await GrantRole.run(
                role, to: account(login), unit: unit, from: today, deputyFor: lender, by: .console, in: city.context)
        }
        try await grant(.head, head.number, unit: "1001")
        try await grant(.head, stranger.number, unit: "1002")
        try await grant(.head, "deputy", for: account(head.number))
        try await grant(.planner, "planner-without-factor")
        things.account = try await account("target")
        var guests = [Guest]()
        for (login, code) in logins.sorted(by: { $0.key < $1.key }) where login != "target" {
            guests.append(try await signIn(login, code, city))
        }
        return guests
    }

    private static func signIn(_ login: String, _ code: String, _ city: City) async throws -> Guest {
        let signedIn = try await FirstSignIn.run(
            login: login, oneTimeCode: code, newPassword: password, from: Origin(address: "", agent: "test"),
            in: city.context)
        func caller() async throws -> Caller {
            try await CheckSession.run(token: signedIn.token, address: "", in: city.context)
        }
        if signedIn.lacksSecondFactor, login != "planner-without-factor" {
            let offer = try await EnrolSecondFactor.run(issuer: "青葉町", by: caller(), in: city.context)
            let code = TOTP.code(
                secret: try #require(Base32.bytes(offer.secret)), step: city.now.milliseconds / 30_000)
            try await ConfirmSecondFactor.run(
                secret: offer.secret, seal: offer.seal, code: code, by: caller(), in: city.context)
        }
        let name = people.first { $0.number == login }?.name ?? login
        return Guest(name: name, caller: try await caller(), token: signedIn.token)
    }

    private static func fill(_ city: City, _ guests: [Guest], _ things: inout Things) async throws {
        func caller(_ name: String) throws -> Caller { try #require(guests.first { $0.name == name }).caller }
        let planner = try caller("planner")
        things.draft = try await KeepPlan(city).addDraft(planText + "# a draft\n", note: "", for: planner)
        let surveys = ManageSurvey(city)
        let instrument = try #require(surveys.instruments().first?.name)
        for _ in 0..<2 {
            things.closedSurvey = things.survey
            things.survey = try await surveys.open(
                instrument: instrument, from: today, to: today.adding(days: 20), for: planner)
        }
        try await surveys.close(things.closedSurvey, for: planner)
        for person in [colleague, stranger] {
            things.certificates[person.name] = try await RegisterCertificate(city).register(
                "ip", passedOn: today, proof: KeptProof(name: "proof.png", mediaType: "image/png", bytes: proof),
                for: caller(person.name))
        }
        var quick = ScenarioAssumptions()
        quick.seconds = 5
        things.scenario = try await ManageScenarios(city).ask("案", quick, previous: nil, for: planner)
        let sessions = """
            回,研修,日時,場所,定員
            s1,security,2026-11-04 午前,会議室,3
            s2,security,2026-11-05 午後,,3
            """
        _ = try await KeepSessions(city).take(
            .sessions, Array(sessions.utf8), file: "sessions.csv", year: FiscalYear(2026), for: planner)
        things.session = try #require(
            try await KeepSessions(city).list(FiscalYear(2026), for: planner).entries.first?.session.id)
        things.seatPlan = try await ManageSeats(city).ask("席", SeatQuestion(year: FiscalYear(2026)), for: planner)
        let runner = JobRunner([city], report: { #expect($0.failure == nil, "\($0.kind)") })
        while try await runner.doNext(in: city) {}
        city.forget()
    }

    /// The smallest picture.
    private static let proof: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1]
        + [8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55]
}
