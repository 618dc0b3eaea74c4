import Domain
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations

/// A municipality's accounts for a test: a clock that stands until it is moved, and passwords that cost little.
final class Office: Sendable {
    static let password = "tsukue no ue no neko"
    static let origin = Origin(address: "192.0.2.7", agent: "Browser")

    let city: OperationContext
    private let clock: Clock

    /// Stands at 2026-08-07 10:00 in Japan until it is moved.
    private final class Clock: Sendable {
        private let instant = Mutex(Instant(milliseconds: 1_786_064_400_000))

        var now: Instant { instant.withLock { $0 } }
        func pass(_ seconds: Int) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    private init(_ database: any Database) {
        let clock = Clock()
        self.clock = clock
        city = OperationContext(
            database: database, clock: OperationClock { clock.now }, passwords: PasswordHashing(cost: .least))
    }

    static func open(on engine: TestEngine, _ body: (Office) async throws -> Void) async throws {
        try await engine.with(schema: .city) { try await body(Office($0)) }
    }

    var now: Instant { clock.now }
    var today: CalendarDate { now.dayInJapan }

    func pass(minutes: Int = 0, seconds: Int = 0) { clock.pass(minutes * 60 + seconds) }

    /// Puts somebody into a section of the roster; gives the id of their row.
    func hire(_ name: String, number: String, kana: String = "", in unit: String = "1001") async throws -> Int64 {
        try await city.database.write { transaction in
            let unitID = try transaction.integer(
                """
                INSERT INTO unit (code, name, level, kind, valid_from, valid_to)
                VALUES (\(unit), \(unit), '', '', \(CalendarDate.distantPast), \(CalendarDate.distantFuture)) RETURNING id
                """)
            let person = try transaction.integer(
                """
                INSERT INTO person (key, staff_number, name, alternate, kana, has_user_defined_characters, mail, duties,
                    intents)
                VALUES (\(number), \(number), \(name), '', \(kana), \(false), '', '', '') RETURNING id
                """)
            try transaction.run(
                """
                INSERT INTO post (person_id, unit_id, grade, employment, job_family, is_main, valid_from, valid_to)
                VALUES (\(person), \(unitID), '', '', '', \(true), \(FixtureCity.start), \(CalendarDate.distantFuture))
                """)
            return person
        }
    }

    func invite(_ login: String, _ name: String = "佐藤 花子") async throws -> IssueOneTimeCode.Slip {
        try await AddAccount.run(login: login, name: name, by: .console, in: city)
    }

    /// An account with the password of this test, and a session of it.
    func activate(_ login: String, _ name: String = "佐藤 花子") async throws -> SignedIn {
        let slip = try await invite(login, name)
        return try await FirstSignIn.run(
            login: login, oneTimeCode: slip.code, newPassword: Self.password, from: Self.origin, in: city)
    }

    func signIn(
        _ login: String, _ password: String = Office.password, code: String? = nil, from origin: Origin = Office.origin
    ) async throws -> SignedIn {
        try await SignIn.run(login: login, password: password, code: code, from: origin, in: city)
    }

    func caller(_ signedIn: SignedIn) async throws -> Caller { try await caller(token: signedIn.token) }

    func caller(token: String) async throws -> Caller {
        try await CheckSession.run(token: token, address: "192.0.2.7", in: city)
    }

    /// An administrator with a second factor, signed in.
    func administrator(_ login: String = "kanri") async throws -> Caller {
        let slip = try await AddAccount.run(
            login: login, name: "管理 太郎", role: .administrator, by: .console, in: city)
        let signedIn = try await FirstSignIn.run(
            login: login, oneTimeCode: slip.code, newPassword: Self.password, from: Self.origin, in: city)
        _ = try await setSecondFactor(of: try await caller(signedIn))
        return try await caller(signedIn)
    }

    /// Gives the secret.
    func setSecondFactor(of caller: Caller) async throws -> [UInt8] {
        let offer = try await EnrolSecondFactor.run(issuer: "湊町", by: caller, in: city)
        let secret = try #require(Base32.bytes(offer.secret))
        try await ConfirmSecondFactor.run(
            secret: offer.secret, seal: offer.seal, code: code(secret), by: caller, in: city)
        return secret
    }

    /// What an authenticator shows, so many steps of 30 seconds away from now.
    func code(_ secret: [UInt8], steps: Int64 = 0) -> String {
        TOTP.code(secret: secret, step: now.milliseconds / 30_000 + steps)
    }

    func account(_ login: String) async throws -> Account {
        try #require(try await city.database.read { try $0.account(login: login)?.account })
    }

    func audit(_ action: String) async throws -> [AuditRow] {
        try await ReadAudit.run(AuditFilter(action: action), by: .console, in: city).rows
    }
}
