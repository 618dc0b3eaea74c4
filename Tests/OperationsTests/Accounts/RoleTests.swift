import Domain
import Kernel
import TestKit
import Testing

@testable import Operations

@Suite("Roles")
struct RoleTests {
    @Test("hold from their first day to their last", arguments: TestEngine.allCases)
    func period(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.hire("田中 一郎", number: "1001")
            let signedIn = try await office.activate("s1001", "田中 一郎")
            let tomorrow = office.today.adding(days: 1)
            _ = try await GrantRole.run(
                .head, to: signedIn.account, unit: "1001", from: tomorrow, to: tomorrow, by: .console, in: office.city)
            func units() async throws -> [String?] {
                try await office.caller(try await office.signIn("s1001")).visitor.grants.map(\.unitCode)
            }
            #expect(try await units() == [])
            office.pass(minutes: 24 * 60)
            #expect(try await units() == ["1001"])
            office.pass(minutes: 24 * 60)
            #expect(try await units() == [])
        }
    }

    @Test("of a deputy come with the grant, and go with the one they stand in for", arguments: TestEngine.allCases)
    func deputy(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.hire("田中 一郎", number: "1001")
            let tanaka = try await office.activate("s1001", "田中 一郎")
            let suzuki = try await office.activate("s1002", "鈴木 次郎")
            let grant = try await GrantRole.run(
                .head, to: tanaka.account, unit: "1001", from: office.today, by: .console, in: office.city)
            func scope() async throws -> Scope {
                Policy.scope(of: .confirmLevels, for: try await office.caller(suzuki).visitor)
            }
            await #expect(throws: AccountError.deputyForOneself) {
                try await GrantRole.runForDeputy(
                    tanaka.account, of: tanaka.account, from: office.today, to: office.today, by: .console,
                    in: office.city)
            }
            await #expect(throws: AccountError.nothingToStandInFor) {
                try await GrantRole.runForDeputy(
                    tanaka.account, of: suzuki.account, from: office.today, to: office.today, by: .console,
                    in: office.city)
            }
            await #expect(throws: AccountError.nothingToStandInFor) {
                try await GrantRole.run(
                    .planner, to: suzuki.account, from: office.today, deputyFor: tanaka.account, by: .console,
                    in: office.city)
            }
            #expect(try await scope() == .nobody)
            let ids = try await GrantRole.runForDeputy(
                suzuki.account, of: tanaka.account, from: office.today, to: office.today.adding(days: 7), by: .console,
                in: office.city)
            #expect(ids.count == 1)
            #expect(try await scope() == .units(["1001"], own: nil))
            try await WithdrawRole.run(grant, by: .console, in: office.city)
            #expect(try await scope() == .nobody)
        }
    }

    @Test("of a closed account are lent no more", arguments: TestEngine.allCases)
    func closedLender(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let tanaka = try await office.activate("s1001", "田中 一郎")
            let suzuki = try await office.activate("s1002", "鈴木 次郎")
            _ = try await GrantRole.run(
                .auditor, to: tanaka.account, from: office.today, by: .console, in: office.city)
            _ = try await GrantRole.run(
                .auditor, to: suzuki.account, from: office.today, deputyFor: tanaka.account, by: .console,
                in: office.city)
            #expect(Policy.allows(.seeAudit, to: try await office.caller(suzuki).visitor))
            try await CloseAccount.run(tanaka.account, by: .console, in: office.city)
            #expect(!Policy.allows(.seeAudit, to: try await office.caller(suzuki).visitor))
        }
    }

    @Test(
        "are given and taken only by an administrator, and each time it is written down", arguments: TestEngine.allCases
    )
    func policy(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let staff = try await office.activate("s1001")
            let caller = try await office.caller(staff)
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                try await GrantRole.run(
                    .administrator, to: staff.account, from: office.today, by: caller, in: office.city)
            }
            let admin = try await office.administrator()
            let id = try await GrantRole.run(
                .auditor, to: staff.account, from: office.today, by: admin, in: office.city)
            try await WithdrawRole.run(id, by: admin, in: office.city)
            let entries = try await office.audit("role")
            #expect(entries.map(\.entry.action) == ["role.withdraw", "role.grant"])
            #expect(entries.allSatisfy { $0.entry.actor == "kanri" && $0.entry.subject == "s1001" })
        }
    }

    @Test("that make no sense are refused", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let id = try await office.activate("s1001").account
            let today = office.today
            await #expect(throws: AccountError.unitMissing) {
                try await GrantRole.run(.head, to: id, from: today, by: .console, in: office.city)
            }
            await #expect(throws: AccountError.noSuchUnit("9999")) {
                try await GrantRole.run(.head, to: id, unit: "9999", from: today, by: .console, in: office.city)
            }
            await #expect(throws: AccountError.periodEndsBeforeItBegins) {
                try await GrantRole.run(
                    .auditor, to: id, from: today, to: today.adding(days: -1), by: .console, in: office.city)
            }
            await #expect(throws: AccountError.noSuchAccount) {
                try await GrantRole.run(.auditor, to: 999, from: today, by: .console, in: office.city)
            }
            await #expect(throws: AccountError.noSuchGrant) {
                try await WithdrawRole.run(999, by: .console, in: office.city)
            }
        }
    }

    @Test("keep one administrator at least", arguments: TestEngine.allCases)
    func lastAdministrator(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let first = try await office.administrator("kanri1")
            await #expect(throws: AccountError.lastAdministrator) {
                try await CloseAccount.run(first.visitor.account, by: first, in: office.city)
            }
            await #expect(throws: AccountError.lastAdministrator) {
                try await WithdrawRole.run(first.visitor.grants[0].id, by: first, in: office.city)
            }
            _ = try await office.administrator("kanri2")
            try await CloseAccount.run(first.visitor.account, by: first, in: office.city)
        }
    }
}
