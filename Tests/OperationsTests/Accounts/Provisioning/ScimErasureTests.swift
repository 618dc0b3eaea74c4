import Domain
import Formats
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("Whoever is erased", .serialized)
struct ScimErasureTests {
    private static let base = Provisioner.base

    @Test(
        "is no longer a User of SCIM, and no synchronisation writes them anew (RFC 7644 §3.12: 404)",
        arguments: TestEngine.allCases)
    func staysErased(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let (city, works) = (served.city, served.city.context)
            let issued = try await IssueToken.run(name: "directory", scopes: [.scim], by: .console, in: works)
            let client = try await CheckToken.run(token: issued.secret, address: "192.0.2.9", in: works)
            func add(_ user: JSONValue) async throws -> Int64 {
                let answer = try await CreateScimUser.run(user, base: Self.base, by: client, in: works)
                return Int64(answer.resource["id"]?.string ?? "") ?? 0
            }
            func list(_ filter: String? = nil) async throws -> SeeScim.Page {
                let query = try ScimQuery { ["filter": filter][$0] ?? nil }
                return try await SeeScim.list([.user], query, base: Self.base, by: client, in: works)
            }

            let today = city.now.dayInJapan
            let leaver = try #require(
                try await city.database.read { try $0.peopleWhoLeft(before: today, limit: 1) }.first)
            let number = try #require(
                try await city.database.read { try $0.identity(of: leaver)?.staffNumber })
            let sent = Provisioner.user(
                "tsukiyo", number: number, ["displayName": "月夜 蛍", "emails": [["value": "hotaru@tsukiyo.example"]]])
            let id = try await add(sent)
            let other = try await add(
                Provisioner.user("other", [ScimSchema.enterpriseUser.id: ["manager": ["value": .text("\(id)")]]]))
            #expect(try await list().total == 2)
            #expect(
                try await ErasePeople(city).run([leaver], at: city.now) {
                    ApplyRetention.entry("person.erase", person: $0, detail: "retention")
                } == 1)

            let users = try await list()
            #expect(users.total == 1 && users.resources.map { $0["id"] } == [.text("\(other)")])
            #expect(users.resources.first?[ScimSchema.enterpriseUser.id]?.object?["manager"] == nil)
            let (login, standIn) = try await city.database.read { transaction in
                (
                    try transaction.account(id: id)?.account.login ?? "",
                    try transaction.identity(of: leaver)?.staffNumber ?? ""
                )
            }
            for filter in ["id eq \"\(id)\"", "userName eq \"\(login)\"", "displayName pr and id eq \"\(id)\""] {
                #expect(try await list(filter).total == 0)
            }
            #expect(
                await ScimError.thrown {
                    _ = try await SeeScim.user(id, base: Self.base, by: client, in: works)
                }?.status == 404)
            #expect(
                await ScimError.thrown {
                    _ = try await ChangeScimUser.replace(id, with: sent, base: Self.base, by: client, in: works)
                }?.status == 404)
            #expect(
                await ScimError.thrown {
                    _ = try await ChangeScimUser.patch(
                        id, with: Provisioner.patch("replace", "active", true), base: Self.base, by: client, in: works)
                }?.status == 404)
            #expect(
                await ScimError.thrown {
                    _ = try await WriteScimGroup.create(
                        [
                            "schemas": [.text(ScimSchema.group.id)], "displayName": "g",
                            "members": [["value": .text("\(id)")]],
                        ], base: Self.base, by: client, in: works)
                }?.kind == .invalidValue)
            await #expect(throws: AccountError.noSuchAccount) {
                _ = try await ReopenAccount.run(id, by: .console, in: works)
            }
            // Neither their number nor the one in its place leads to the stand-in.
            for (login, number) in [("tsukiyo", number), ("mata", standIn)] {
                let anew = try await add(Provisioner.user(login, number: number))
                #expect(try await city.database.read { try $0.account(id: anew)?.account.person } == nil)
            }
            let account = try #require(try await city.database.read { try $0.account(id: id)?.account })
            #expect(account.state == .closed && account.login == login && account.mail.isEmpty)
        }
    }
}
