import Domain
import Formats
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("A provisioned group")
struct ScimGroupTests {
    private func roles(_ office: Office, _ account: Int64) async throws -> [AccountRole] {
        let today = office.today
        return try await office.city.database.read { try $0.grantsInForce(of: account, on: today) }.map(\.role)
    }

    @Test("gives nothing by itself, whatever its name", arguments: TestEngine.allCases)
    func plain(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let id = try await client.add(Provisioner.user("hanako"))
            let group = try await client.addGroup("administrator", id)
            #expect(try await roles(office, id).isEmpty)
            #expect(try await client.see(id).resource["groups"]?.array?.first?.object?["value"] == .text("g\(group)"))
            #expect(try await client.find("displayName eq \"Administrator\"", [.group]) == ["administrator"])
            #expect(try await client.find("id pr", [.user, .group]) == ["hanako", "administrator"])
        }
    }

    @Test(
        "gives the role that an administrator tied to it to whoever is in it, while they are",
        arguments: TestEngine.allCases)
    func tied(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let (hanako, taro) = (
                try await client.add(Provisioner.user("hanako")), try await client.add(Provisioner.user("taro"))
            )
            let group = try await client.addGroup("研修担当", hanako)
            try await TieGroupRole.run(.trainingOffice, to: group, by: .console, in: office.city)
            #expect(try await roles(office, hanako) == [.trainingOffice])
            try await client.changeGroup(group, Provisioner.patch("add", "members", [["value": .text("\(taro)")]]))
            #expect(try await roles(office, taro) == [.trainingOffice])
            try await client.changeGroup(
                group, Provisioner.patch("remove", "members[value eq \"\(hanako)\"]"))
            #expect(try await roles(office, hanako).isEmpty)
            try await client.change(taro, Provisioner.patch("replace", "active", false))
            #expect(try await roles(office, taro).isEmpty)
            try await client.change(taro, Provisioner.patch("replace", "active", true))
            #expect(try await roles(office, taro) == [.trainingOffice])
            office.pass(minutes: 3 * 24 * 60)
            try await WriteScimGroup.delete(group, base: Provisioner.base, by: client.caller, in: office.city)
            #expect(try await roles(office, taro).isEmpty)
            #expect(try await client.addGroup("次の組") != group)
            let past = try await office.city.database.read {
                try $0.grants(of: [taro], notOverOn: .distantPast)[taro] ?? []
            }
            #expect(past.map(\.role) == [.trainingOffice])
            #expect(try await office.audit("role.withdraw").count == 2)
        }
    }

    @Test("is untied: what it gave ends, and what was given by hand stays", arguments: TestEngine.allCases)
    func untied(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let id = try await client.add(Provisioner.user("hanako"))
            let group = try await client.addGroup("監査", id)
            _ = try await GrantRole.run(.auditor, to: id, from: office.today, by: .console, in: office.city)
            try await TieGroupRole.run(.auditor, to: group, by: .console, in: office.city)
            try await TieGroupRole.run(.auditor, to: group, by: .console, in: office.city)
            #expect(try await roles(office, id) == [.auditor, .auditor])
            try await TieGroupRole.untie(from: group, by: .console, in: office.city)
            #expect(try await roles(office, id) == [.auditor])
            #expect(try await TieGroupRole.list(by: .console, in: office.city).first?.roles.isEmpty == true)
        }
    }

    @Test("never gives the administrator's role, and a head's only with a unit", arguments: TestEngine.allCases)
    func administrator(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let group = try await client.addGroup("管理者")
            await #expect(throws: AccountError.roleNotForGroups) {
                try await TieGroupRole.run(.administrator, to: group, by: .console, in: office.city)
            }
            await #expect(throws: AccountError.unitMissing) {
                try await TieGroupRole.run(.head, to: group, by: .console, in: office.city)
            }
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                try await TieGroupRole.run(.planner, to: group, by: client.caller, in: office.city)
            }
            await #expect(throws: StorageError.self) {
                try await office.city.database.write {
                    try $0.run(
                        "INSERT INTO scim_group_role (group_id, role, tied_at) VALUES (\(group), 'administrator', \(TestDatabase.now))"
                    )
                }
            }
        }
    }

    @Test("has only users who are there", arguments: TestEngine.allCases)
    func strangers(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let client = try await Provisioner(office)
            let id = try await client.add(Provisioner.user("hanako"))
            let group = try await client.addGroup("課", id)
            try await client.delete(id)
            let left = try await SeeScim.group(group, base: Provisioner.base, by: client.caller, in: office.city)
            #expect(left.resource["members"] == nil)
            for stranger in ["\(id)", "99999", "x"] {
                await #expect {
                    try await client.changeGroup(
                        group, Provisioner.patch("add", "members", [["value": .text(stranger)]]))
                } throws: { ($0 as? ScimError)?.kind == .invalidValue }
            }
        }
    }
}
