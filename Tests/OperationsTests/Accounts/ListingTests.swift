import Domain
import Formats
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A list in which people are told of")
struct ListingTests {
    private func program(_ office: Office, _ scopes: Set<TokenScope>) async throws -> Caller {
        let issued = try await IssueToken.run(name: "学習システム", scopes: scopes, by: .console, in: office.city)
        return try await CheckToken.run(token: issued.secret, address: "192.0.2.9", in: office.city)
    }

    @Test(
        "is noted when a program reads it, with its rows and never what was looked for", arguments: TestEngine.allCases)
    func programs(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            for login in ["s1001", "s1002", "s1003"] { _ = try await office.invite(login) }
            let reader = try await program(office, [.accountsRead, .auditRead])
            _ = try await ListAccounts.run(containing: "佐藤", limit: 2, by: reader, in: office.city)
            _ = try await ListAccounts.run(containing: "佐藤", after: "s1002", limit: 2, by: reader, in: office.city)
            _ = try await ListAccounts.run(containing: "鈴木", by: reader, in: office.city)
            let accounts = try await office.audit("account.list")
            #expect(accounts.map(\.entry.detail) == ["rows=1", "rows=2; more=1"])
            #expect(accounts.allSatisfy { $0.entry.actor == reader.login && $0.entry.subject.isEmpty })

            _ = try await ReadAudit.run(AuditFilter(action: "account.add"), by: reader, in: office.city)
            #expect(try await office.audit("audit.read").map(\.entry.detail) == ["rows=3"])

            let directory = try await program(office, [.scim])
            let query = try ScimQuery { ["filter": "displayName co \"佐藤\"", "count": "2"][$0] }
            _ = try await SeeScim.list([.user], query, base: Provisioner.base, by: directory, in: office.city)
            #expect(try await office.audit("scim.read").map(\.entry.detail) == ["rows=2; more=1"])
            let sato = try await office.hire("佐藤 花子", number: "7001")
            _ = try await InviteAccounts.run(by: .console, in: office.city)
            let account = try #require(
                try await office.city.database.read { try $0.account(login: "7001")?.account.id })
            _ = try await SeeScim.user(account, base: Provisioner.base, by: directory, in: office.city)
            let read = try await office.audit("scim.read").map(\.entry)
            #expect(read.contains { $0.person == sato && $0.detail == "rows=1" })
            guard case .whole = try await VerifyAudit.walk(in: office.city) else {
                Issue.record("the log is broken")
                return
            }
        }
    }

    @Test("is read by people without a note")
    func people() async throws {
        try await Office.open(on: .sqlite) { office in
            let administrator = try await office.administrator()
            _ = try await ListAccounts.run(by: administrator, in: office.city)
            _ = try await ReadAudit.run(by: .console, in: office.city)
            #expect(try await office.audit("account.list").isEmpty)
            #expect(try await office.audit("audit.read").isEmpty)
        }
    }
}
