import Domain
import Formats
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A provisioned account")
struct ScimUserTests {
    @Test(
        "begins without password and role, belongs to the person of its staff number, and signs in by a code",
        arguments: TestEngine.allCases)
    func joiner(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let sato = try await office.hire("佐藤 花子", number: "A1001")
            try await office.know("A1001", of: sato)
            let client = try await Provisioner(office)
            let id = try await client.add(
                Provisioner.user(
                    "Hanako@example.jp", number: "A1001",
                    ["displayName": "佐藤 花子", "emails": [["value": "hanako@example.jp", "type": "work"]]]))
            let account = try await office.account("hanako@example.jp")
            #expect(account.id == id && account.person == sato && account.state == .invited && !account.hasPassword)
            #expect(account.name == "佐藤 花子" && account.mail == "hanako@example.jp")
            #expect(try await office.city.database.read { try $0.grantsInForce(of: id, on: office.today) }.isEmpty)
            let slip = try await IssueOneTimeCode.run(for: [id], by: .console, in: office.city)[0]
            let signedIn = try await FirstSignIn.run(
                login: "hanako@example.jp", oneTimeCode: slip.code, newPassword: Office.password, from: Office.origin,
                in: office.city)
            #expect(try await office.caller(signedIn).visitor.person == sato)
            #expect(try await client.see(id).resource["userName"] == "Hanako@example.jp")
        }
    }

    @Test("made inactive signs out at once and cannot come back until it is active", arguments: TestEngine.allCases)
    func leaver(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let signedIn = try await office.activate("hanako")
            let id = signedIn.account
            try await client.change(id, Provisioner.patch("Replace", "active", "False"))
            await #expect(throws: AccountError.notSignedIn) { _ = try await office.caller(signedIn) }
            await #expect(throws: AccountError.refused) { _ = try await office.signIn("hanako") }
            #expect(try await client.see(id).resource["active"] == false)
            try await client.change(id, Provisioner.patch("replace", "active", true))
            #expect(try await office.account("hanako").state == .invited)
            await #expect(throws: AccountError.refused) { _ = try await office.signIn("hanako") }
            #expect(try await office.audit("account.close").count == 1)
            #expect(try await office.audit("account.reopen").first?.entry.actor == "token:directory")
        }
    }

    @Test(
        "of a number that the roster does not know belongs to nobody, until an import brings the person",
        arguments: TestEngine.allCases)
    func unknownNumber(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let id = try await client.add(Provisioner.user("jiro", number: "B2002"))
            #expect(try await office.account("jiro").person == nil)
            #expect(try await office.audit("scim.user.add").first?.entry.detail == "staff number unknown")
            #expect(try await office.city.database.read { try $0.int("SELECT count(*) FROM person") } == 0)
            let jiro = try await office.hire("鈴木 次郎", number: "B2002")
            try await office.know("B2002", of: jiro)
            let now = office.now
            try await office.city.database.write {
                try Provisioning.joinNewcomers(by: nil, at: now, in: $0)
            }
            #expect(try await office.account("jiro").person == jiro)
            #expect(try await office.audit("account.join").first?.entry.person == jiro)
            #expect(try await client.see(id).resource["userName"] == "jiro")
        }
    }

    @Test("is one for each login and each person: another is refused as not unique", arguments: TestEngine.allCases)
    func uniqueness(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let sato = try await office.hire("佐藤 花子", number: "A1001")
            try await office.know("A1001", of: sato)
            let client = try await Provisioner(office)
            let first = try await client.add(Provisioner.user("hanako", number: "A1001"))
            let second = try await client.add(Provisioner.user("taro"))
            #expect(
                await ScimError.thrown { _ = try await client.add(Provisioner.user("HANAKO")) }?.kind == .uniqueness)
            #expect(
                await ScimError.thrown { _ = try await client.add(Provisioner.user("x", number: "A1001")) }?.status
                    == 409)
            #expect(
                await ScimError.thrown {
                    try await client.change(second, Provisioner.patch("replace", "userName", "Hanako"))
                }?.kind
                    == .uniqueness)
            #expect(try await client.see(first).resource["userName"] == "hanako")
        }
    }

    @Test(
        "RFC 7644 §3.6: once deleted is closed, not shown, and its login can be given anew; the same person gets it back",
        arguments: TestEngine.allCases)
    func deletion(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let sato = try await office.hire("佐藤 花子", number: "A1001")
            try await office.know("A1001", of: sato)
            let client = try await Provisioner(office)
            let hanako = try await client.add(
                Provisioner.user("hanako", number: "A1001", ["emails": [["value": "h@example.jp"]]]))
            let taro = try await client.add(Provisioner.user("taro"))
            try await client.delete(hanako)
            try await client.delete(taro)
            #expect(await ScimError.thrown { _ = try await client.see(hanako) }?.status == 404)
            #expect(await ScimError.thrown { try await client.delete(hanako) }?.status == 404)
            #expect(try await client.find("userName pr").isEmpty)
            #expect(try await office.account("hanako").state == .closed)
            let kept = try await office.city.database.read {
                try (
                    $0.int("SELECT count(*) FROM scim_mail"),
                    $0.int("SELECT count(*) FROM scim_user WHERE employee_number IS NOT NULL")
                )
            }
            #expect(kept == (0, 0))
            let otherTaro = try await client.add(Provisioner.user("taro"))
            #expect(otherTaro != taro)
            #expect(try await office.account("taro").id == otherTaro)
            let again = try await client.add(Provisioner.user("h.sato", number: "A1001"))
            #expect(again == hanako)
            #expect(try await office.account("h.sato").person == sato)
            #expect(try await office.audit("scim.user").count == 6)
        }
    }

    @Test(
        "RFC 7644 §3.14: of two who change it at once, knowing the same version, one is told so",
        arguments: TestEngine.allCases)
    func versions(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let id = try await client.add(Provisioner.user("hanako"))
            let version = try await client.see(id).version
            #expect(version.hasPrefix("W/\""))
            let outcomes = await withTaskGroup(of: Int?.self) { group in
                for number in 1...8 {
                    group.addTask {
                        await ScimError.thrown {
                            try await client.change(
                                id, Provisioner.patch("replace", "displayName", .text("花子\(number)")), if: version)
                        }?.status
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.filter { $0 == 412 }.count == 7)
            _ = try await client.change(id, Provisioner.patch("replace", "displayName", "花"), if: "*")
        }
    }

    @Test("has an external id for each client; a new token of the same name goes on", arguments: TestEngine.allCases)
    func externalIDs(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let (one, other) = (try await Provisioner(office), try await Provisioner(office, name: "payroll"))
            let id = try await one.add(Provisioner.user("hanako", ["externalId": "e-1"]))
            #expect(try await other.see(id).resource["externalId"] == nil)
            try await other.change(id, Provisioner.patch("add", "externalId", "p-9"))
            #expect(try await one.find("externalId eq \"e-1\"") == ["hanako"])
            #expect(try await one.find("externalId eq \"p-9\"").isEmpty)
            #expect(try await Provisioner(office).find("externalId eq \"e-1\"") == ["hanako"])
        }
    }

    @Test(
        "is told to its person with all that provisioning says of it, and goes with the account",
        arguments: TestEngine.allCases)
    func ownData(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let sato = try await office.hire("佐藤 花子", number: "A1001")
            try await office.know("A1001", of: sato)
            let client = try await Provisioner(office)
            let id = try await client.add(
                Provisioner.user("hanako", number: "A1001", ["externalId": "e", "emails": [["value": "h@example.jp"]]]))
            _ = try await client.addGroup("研修担当", id)
            let tables = ["scim_user", "scim_mail", "scim_user_name", "scim_group_member"]
            let rows = try await office.city.database.read { try $0.personalRows(of: sato) }
            for table in tables { #expect(rows.first { $0.table == table }?.rows.count == 1, "\(table)") }
            try await office.city.database.write { try $0.run("DELETE FROM account WHERE id = \(id)") }
            for table in tables {
                let left = try await office.city.database.read {
                    try $0.int(SQL(stringLiteral: "SELECT count(*) FROM \(table)"))
                }
                #expect(left == 0, "\(table)")
            }
        }
    }
}

extension Office {
    /// The roster's list of staff numbers.
    func know(_ number: String, of person: Int64) async throws {
        try await city.database.write {
            try $0.run("INSERT INTO staff_number (number, person_id) VALUES (\(number), \(person))")
        }
    }
}
