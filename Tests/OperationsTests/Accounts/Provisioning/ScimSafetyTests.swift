import Domain
import Formats
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("What a client of provisioning may not do: an account")
struct ScimSafetyTests {
    @Test("is nobody's to provision without the scope", arguments: TestEngine.allCases)
    func scope(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let issued = try await IssueToken.run(
                name: "x", scopes: Set(TokenScope.allCases).subtracting([.scim]), by: .console, in: office.city)
            let other = try await CheckToken.run(token: issued.secret, address: "192.0.2.9", in: office.city)
            for caller in [other, try await office.administrator()] {
                await #expect(throws: AccountError.notAllowed(.provisionAccounts)) {
                    _ = try await CreateScimUser.run(
                        Provisioner.user("x"), base: Provisioner.base, by: caller, in: office.city)
                }
            }
            let client = try await Provisioner(office)
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                _ = try await GrantRole.run(
                    .administrator, to: 1, from: office.today, by: client.caller, in: office.city)
            }
        }
    }

    @Test("of somebody who has signed in is never led to another person", arguments: TestEngine.allCases)
    func otherPerson(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            for (name, number) in [("佐藤 花子", "A1001"), ("田中 一郎", "A1002")] {
                try await office.know(number, of: try await office.hire(name, number: number))
            }
            let client = try await Provisioner(office)
            let path = "\(ScimSchema.enterpriseUser.id):employeeNumber"
            let id = try await client.add(Provisioner.user("hanako", number: "A1001"))
            try await client.change(id, Provisioner.patch("replace", path, "A1002"))
            try await client.change(id, Provisioner.patch("replace", path, "A1001"))
            let slip = try await IssueOneTimeCode.run(for: [id], by: .console, in: office.city)[0]
            _ = try await FirstSignIn.run(
                login: "hanako", oneTimeCode: slip.code, newPassword: Office.password, from: Office.origin,
                in: office.city)
            #expect(
                await ScimError.thrown { try await client.change(id, Provisioner.patch("replace", path, "A1002")) }?
                    .kind
                    == .mutability)
            try await client.change(id, Provisioner.patch("remove", path))
            #expect(try await office.caller(try await office.signIn("hanako")).visitor.person != nil)
        }
    }

    @Test(
        "of somebody who has signed in stays with them when the log no longer tells of it",
        arguments: TestEngine.allCases)
    func logIsCut(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            for (name, number) in [("佐藤 花子", "A1001"), ("田中 一郎", "A1002"), ("鈴木 月子", "A1003")] {
                try await office.know(number, of: try await office.hire(name, number: number))
            }
            let client = try await Provisioner(office)
            let path = "\(ScimSchema.enterpriseUser.id):employeeNumber"
            let id = try await client.add(Provisioner.user("hanako", number: "A1001"))
            let slip = try await IssueOneTimeCode.run(for: [id], by: .console, in: office.city)[0]
            _ = try await FirstSignIn.run(
                login: "hanako", oneTimeCode: slip.code, newPassword: Office.password, from: Office.origin,
                in: office.city)
            office.pass(minutes: 60)
            let fresh = try await client.add(Provisioner.user("tsukiko", number: "A1003"))
            let now = office.now
            let cut = try await office.city.database.write { transaction in
                let last = try transaction.lastAuditRow(before: now) ?? 0
                return try transaction.erasing { try transaction.cutAudit(upTo: last, limit: 1000, at: now) }
            }
            #expect(cut > 0)
            func kind() async -> ScimError.Kind?? {
                await ScimError.thrown { try await client.change(id, Provisioner.patch("replace", path, "A1002")) }?
                    .kind
            }
            #expect(await kind() == .mutability)
            try await client.change(id, Provisioner.patch("replace", "active", false))
            #expect(await kind() == .mutability)
            try await client.change(id, Provisioner.patch("replace", "active", true))
            // What stands in the account does not outlast this; that it is older than the log does.
            try await office.city.database.write { transaction in
                try transaction.run("UPDATE account SET password_changed_at = NULL WHERE id = \(id)")
            }
            #expect(await kind() == .mutability)
            try await client.change(fresh, Provisioner.patch("replace", path, "A1002"))
        }
    }

    @Test(
        "of an administrator keeps its login, mail and number, and the last one stays open",
        arguments: TestEngine.allCases)
    func administrators(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let id = try await office.administrator().visitor.account
            for (path, value) in [
                ("userName", "attacker" as JSONValue), ("emails", [["value": "attacker@example.com"]]),
                ("\(ScimSchema.enterpriseUser.id):employeeNumber", "A1001"),
            ] {
                #expect(
                    await ScimError.thrown { try await client.change(id, Provisioner.patch("replace", path, value)) }?
                        .status == 403)
            }
            #expect(
                await ScimError.thrown { try await client.change(id, Provisioner.patch("replace", "active", false)) }?
                    .status == 403)
            #expect(await ScimError.thrown { try await client.delete(id) }?.status == 403)
            try await client.change(id, Provisioner.patch("replace", "displayName", "管理 次郎"))
            #expect(try await office.account("kanri").name == "管理 次郎")
            _ = try await office.administrator("kanri2")
            try await client.change(id, Provisioner.patch("replace", "active", false))
            #expect(try await office.account("kanri").state == .closed)
        }
    }

    @Test("is found by filters, and no filter becomes part of a statement", arguments: TestEngine.allCases)
    func filters(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let sato = try await office.hire("佐藤 花子", number: "A1001")
            _ = try await InviteAccounts.run(by: .console, in: office.city)
            let client = try await Provisioner(office)
            _ = try await client.add(Provisioner.user("taro%", ["emails": [["value": "t@example.jp"]]]))
            let number = "\(ScimSchema.enterpriseUser.id):employeeNumber"
            #expect(try await client.find("userName eq \"A1001\"") == ["a1001"])
            #expect(try await client.find("\(number) eq \"A1001\" and active eq true") == ["a1001"])
            #expect(try await client.find("emails.value ew \"example.jp\"") == ["taro%"])
            for hostile in ["' OR '1'='1", "x\\\" or userName pr or userName eq \\\"", "%", "a1001'--", "a1001\\u0000"]
            {
                #expect(try await client.find("userName eq \"\(hostile)\"").isEmpty)
                #expect(try await client.find("externalId eq \"\(hostile)\"").isEmpty)
            }
            #expect(try await office.account("a1001").person == sato)
        }
    }
}
