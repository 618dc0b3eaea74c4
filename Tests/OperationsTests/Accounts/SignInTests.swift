import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("Signing in")
struct SignInTests {
    @Test(
        "gives a session to whoever shows login and password, in any case and with spaces around",
        arguments: TestEngine.allCases)
    func works(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("S1001", "佐藤 花子")
            let signedIn = try await office.signIn(" s1001 ")
            let caller = try await office.caller(signedIn)
            #expect(caller.login == "s1001" && caller.visitor.name == "佐藤 花子")
            #expect(caller.preferences == Preferences())
            #expect(try await office.account("s1001").lastSignInAt == office.now)
            #expect(try await office.audit("sign-in").count == 1)
        }
    }

    @Test("takes the same password in full width", arguments: TestEngine.allCases)
    func width(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            _ = try await office.signIn("s1001", "ｔｓｕｋｕｅ　ｎｏ　ｕｅ　ｎｏ　ｎｅｋｏ")
        }
    }

    @Test(
        "refuses nobody's login as it refuses a wrong password: same error, same work", arguments: TestEngine.allCases)
    func unknown(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            let invited = try await office.invite("s1002")
            let closed = try await office.activate("s1003")
            try await CloseAccount.run(closed.account, by: .console, in: office.city)
            for (login, password) in [
                ("s1001", "wrong"), ("nobody", "wrong"), ("s1002", invited.code), ("s1002", ""),
                ("s1003", Office.password),
                ("", ""),
            ] {
                let before = office.city.passwords.verifications
                await #expect(throws: AccountError.refused) { try await office.signIn(login, password) }
                #expect(office.city.passwords.verifications == before + 1, "\(login)")
            }
            let entries = try await office.audit("sign-in.refused")
            #expect(entries.count == 6)
            #expect(entries.filter { $0.entry.subject == "" }.count == 3)
        }
    }

    @Test("hashes the password anew where the cost was raised since", arguments: TestEngine.allCases)
    func rehash(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            let before = try await office.passwordHash("s1001")
            var city = office.city
            city.passwords = PasswordHashing(cost: PasswordHashing.Cost(operations: 2, memory: 16 << 10))
            _ = try await SignIn.run(
                login: "s1001", password: Office.password, from: Office.origin, in: city)
            let after = try await office.passwordHash("s1001")
            #expect(before != after && after.hasPrefix("$argon2id$v=19$m=16,t=2,p=1$"))
            _ = try await office.signIn("s1001")
        }
    }

    @Test("refuses at once where as many password checks wait as there may")
    func queue() async throws {
        let passwords = PasswordHashing(cost: .least, lanes: 1, longestQueue: 0)
        await #expect(throws: AccountError.busy) { _ = try await passwords.hash("x") }
    }
}

extension Office {
    func passwordHash(_ login: String) async throws -> String {
        try #require(try await city.database.read { try $0.account(login: login)?.passwordHash })
    }
}
