import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("The accounts")
struct AccountListTests {
    @Test(
        "are made for everybody on the roster who has none, with the staff number as login",
        arguments: TestEngine.allCases)
    func invite(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let sato = try await office.hire("佐藤 花子", number: "A1001")
            _ = try await office.hire("田中 一郎", number: "1002")
            _ = try await office.hire("鈴木 次郎", number: "1003")
            _ = try await office.invite("1003", "別の人")
            let result = try await InviteAccounts.run(by: .console, in: office.city)
            #expect(result.slips.map(\.login) == ["1002", "a1001"])
            #expect(result.leftOut == ["1003"])
            #expect(Set(result.slips.map(\.code)).count == 2)
            let signedIn = try await FirstSignIn.run(
                login: "A1001", oneTimeCode: result.slips[1].code, newPassword: Office.password, from: Office.origin,
                in: office.city)
            let caller = try await office.caller(signedIn)
            #expect(Policy.scope(of: .seeOwnData, for: caller.visitor) == .person(sato))
            #expect(try await InviteAccounts.run(by: .console, in: office.city).slips.isEmpty)
        }
    }

    @Test("leave out who has left or is erased", arguments: TestEngine.allCases)
    func left(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let left = try await office.hire("佐藤 花子", number: "1001")
            let erased = try await office.hire("田中 一郎", number: "1002")
            let (yesterday, now) = (office.today.adding(days: -1), office.now)
            try await office.city.database.write { transaction in
                try transaction.run("UPDATE post SET valid_to = \(yesterday) WHERE person_id = \(left)")
                try transaction.run("UPDATE person SET erased_at = \(now) WHERE id = \(erased)")
            }
            #expect(try await InviteAccounts.run(by: .console, in: office.city).slips.isEmpty)
        }
    }

    @Test("are found by login and name, in pages", arguments: TestEngine.allCases)
    func list(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            for number in 1...5 { _ = try await office.invite("S100\(number)", number == 3 ? "田中 一郎" : "佐藤 花子") }
            let first = try await ListAccounts.run(limit: 2, by: .console, in: office.city)
            #expect(first.rows.map(\.account.login) == ["s1001", "s1002"] && first.next == "s1002")
            let last = try await ListAccounts.run(after: "s1004", limit: 2, by: .console, in: office.city)
            #expect(last.rows.map(\.account.login) == ["s1005"] && last.next == nil)
            func found(_ text: String) async throws -> [String] {
                try await ListAccounts.run(containing: text, by: .console, in: office.city).rows.map(\.account.login)
            }
            #expect(try await found("田中") == ["s1003"])
            #expect(try await found("S1004") == ["s1004"])
            #expect(try await found("%") == [])
            #expect(try await ListAccounts.run(state: .active, by: .console, in: office.city).rows.isEmpty)
        }
    }

    @Test("are sorted and cut into pages, and taken away whole, which is written down", arguments: TestEngine.allCases)
    func order(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.hire("渡辺 四郎", number: "1001", kana: "ワタナベ シロウ")
            _ = try await InviteAccounts.run(by: .console, in: office.city)
            for (login, name) in [("x2", "アオキ"), ("x3", "ヤマダ")] { _ = try await office.invite(login, name) }
            _ = try await office.activate("x4")
            func logins(_ question: ListAccounts.Question, from offset: Int = 0, limit: Int = 50) async throws
                -> [String]
            {
                try await ListAccounts.find(question, from: offset, limit: limit, by: .console, in: office.city).rows
                    .map(\.account.login)
            }
            #expect(try await logins(.init(order: .login, isDescending: true)) == ["x4", "x3", "x2", "1001"])
            #expect(try await logins(.init(order: .login), from: 1, limit: 2) == ["x2", "x3"])
            let byName = try await logins(.init(order: .name)).filter { $0 != "x4" }
            #expect(byName == ["x2", "x3", "1001"], "ワタナベ comes after ヤマダ, whatever character the name begins with")
            #expect(try await logins(.init(order: .lastSignIn)).first == "x4")
            let one = try await ListAccounts.find(.init(text: "ヤマダ"), from: 0, limit: 1, by: .console, in: office.city)
            #expect(one.total == 1 && one.rows.map(\.account.login) == ["x3"])

            let bytes = try await ListAccounts.export(.init(), by: .console, in: office.city)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == 5)
            #expect(try await office.audit("account.export").map(\.entry.detail) == ["rows=4"])
            let staff = try await office.caller(try await office.activate("x5"))
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                try await ListAccounts.export(.init(), by: staff, in: office.city)
            }
        }
    }

    @Test("are not for everybody to see", arguments: TestEngine.allCases)
    func policy(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let caller = try await office.caller(try await office.activate("s1001"))
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                try await ListAccounts.run(by: caller, in: office.city)
            }
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                try await InviteAccounts.run(by: caller, in: office.city)
            }
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                try await IssueOneTimeCode.run(for: [1], by: caller, in: office.city)
            }
            await #expect(throws: AccountError.notAllowed(.seeAudit)) {
                try await ReadAudit.run(by: caller, in: office.city)
            }
        }
    }

    @Test("once closed let nobody in and take no code", arguments: TestEngine.allCases)
    func close(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let signedIn = try await office.activate("s1001")
            try await CloseAccount.run(signedIn.account, by: .console, in: office.city)
            await #expect(throws: AccountError.notSignedIn) { try await office.caller(signedIn) }
            await #expect(throws: AccountError.accountClosed) {
                try await IssueOneTimeCode.run(for: [signedIn.account], by: .console, in: office.city)
            }
            await #expect(throws: AccountError.loginTaken("s1001")) { try await office.invite("S1001") }
        }
    }
}
