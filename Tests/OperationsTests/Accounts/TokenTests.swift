import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A token of a program")
struct TokenTests {
    private func issue(
        _ office: Office, _ scopes: Set<TokenScope> = [.planRead], until: CalendarDate? = nil
    ) async throws -> IssueToken.Issued {
        try await IssueToken.run(name: " 学習システム ", scopes: scopes, until: until, by: .console, in: office.city)
    }

    private func check(_ office: Office, _ secret: String) async throws -> Caller {
        try await CheckToken.run(token: secret, address: "192.0.2.9", in: office.city)
    }

    @Test("is shown once: the database keeps its SHA-256, the log its name and scopes", arguments: TestEngine.allCases)
    func isShownOnce(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let issued = try await issue(office, [.planRead, .rosterWrite])
            #expect(issued.secret.hasPrefix("ikusei_") && issued.secret.count == 50)
            #expect(issued.facts.name == "学習システム")
            let kept = try await office.city.database.read {
                try $0.rows("SELECT token_hash, scopes FROM api_token") { (try $0.blob(0), try $0.text(1)) }
            }
            #expect(kept.map(\.0) == [Secrets.hash(ofProgramToken: issued.secret)])
            #expect(kept.map(\.1) == ["plan:read roster:write"])
            let log = try await ReadAudit.run(by: .console, in: office.city).rows
            #expect(log.first?.entry.action == "token.issue")
            #expect(
                log.allSatisfy { !$0.entry.detail.contains(issued.secret) && !$0.entry.subject.contains("ikusei_") })
        }
    }

    @Test("asks as nobody on the roster, with the rights of its scopes alone", arguments: TestEngine.allCases)
    func asks(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await check(office, try await issue(office).secret)
            #expect(caller.account == nil && caller.visitor.person == nil && caller.session == nil)
            #expect(Right.allCases.filter { Policy.allows($0, to: caller.visitor) } == [.seePlan])
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                _ = try await ListAccounts.run(by: caller, in: office.city)
            }
            await #expect(throws: AccountError.notAllowed(.manageTokens)) {
                _ = try await ListTokens.run(by: caller, in: office.city)
            }
        }
    }

    @Test("lets in until its last day is over, or until it is revoked, and is then refused as one that never was")
    func ends() async throws {
        try await Office.open(on: .sqlite) { office in
            let short = try await issue(office, until: office.today)
            let long = try await issue(office)
            _ = try await check(office, short.secret)
            office.pass(minutes: 14 * 60 - 1)
            _ = try await check(office, short.secret)
            office.pass(minutes: 1)
            try await RevokeToken.run(long.facts.id, by: .console, in: office.city)
            for secret in [short.secret, long.secret, "", "ikusei_", long.secret + "A"] {
                await #expect(throws: AccountError.tokenRefused) { _ = try await check(office, secret) }
            }
            await #expect(throws: AccountError.noSuchToken) {
                try await RevokeToken.run(long.facts.id, by: .console, in: office.city)
            }
        }
    }

    @Test("is noted as used at most once a minute, and known by one query", arguments: TestEngine.allCases)
    func touch(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let issued = try await issue(office)
            let counting = CountingDatabase(office.city.database)
            var city = office.city
            city.database = counting
            func cost() async throws -> Int {
                let before = counting.statements
                _ = try await CheckToken.run(token: issued.secret, address: "", in: city)
                return counting.statements - before
            }
            #expect(try await cost() == 2)
            office.pass(seconds: 59)
            #expect(try await cost() == 1)
            office.pass(seconds: 1)
            #expect(try await cost() == 2)
            #expect(try await ListTokens.run(by: .console, in: office.city).first?.lastUsedAt == office.now)
        }
    }

    @Test("that is wrong thirty times from an address closes it for wrong ones, not for good ones nor for people")
    func guesses() async throws {
        try await Office.open(on: .sqlite) { office in
            let issued = try await issue(office)
            _ = try await office.activate("s1001")
            for _ in 1...30 {
                await #expect(throws: AccountError.tokenRefused) { _ = try await check(office, "ikusei_x") }
            }
            let until = office.now.adding(seconds: 15 * 60)
            await #expect(throws: AccountError.tooManyAttempts(until: until)) {
                _ = try await check(office, "ikusei_x")
            }
            _ = try await check(office, issued.secret)
            _ = try await office.signIn("s1001", from: Origin(address: "192.0.2.9", agent: ""))
        }
    }

    @Test("needs a name, a scope, and a last day that is not over")
    func isComplete() async throws {
        try await Office.open(on: .sqlite) { office in
            await #expect(throws: AccountError.tokenIncomplete) { _ = try await issue(office, []) }
            await #expect(throws: AccountError.tokenEndsInThePast) {
                _ = try await issue(office, until: office.today.adding(days: -1))
            }
            await #expect(throws: AccountError.tokenIncomplete) {
                _ = try await IssueToken.run(name: "  ", scopes: [.scim], by: .console, in: office.city)
            }
        }
    }

    @Test("is issued by administrators alone, and only when they showed their password lately")
    func needsRight() async throws {
        try await Office.open(on: .sqlite) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            await #expect(throws: AccountError.notAllowed(.manageTokens)) {
                _ = try await IssueToken.run(name: "x", scopes: [.planRead], by: caller, in: office.city)
            }
        }
    }

    @Test("has scopes whose rights are never about oneself, and never those of issuing tokens")
    func scopes() {
        for scope in TokenScope.allCases {
            #expect(!scope.rights.isEmpty)
            #expect(scope.rights.allSatisfy { $0.reach != .account && $0.reach != .oneself && $0 != .manageTokens })
        }
    }
}
