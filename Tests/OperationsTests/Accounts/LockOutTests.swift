import Domain
import Kernel
import TestKit
import Testing

@testable import Operations

@Suite("Too many failures")
struct LockOutTests {
    @Test(
        "lock the account after the fifth, even for the right password, without saying so; after 15 minutes it opens",
        arguments: TestEngine.allCases)
    func lock(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            for _ in 1...5 { await #expect(throws: AccountError.refused) { try await office.signIn("s1001", "wrong") } }
            #expect(try await office.account("s1001").lockedUntil == office.now.adding(seconds: 900))
            await #expect(throws: AccountError.refused) { try await office.signIn("s1001") }
            office.pass(minutes: 14, seconds: 59)
            await #expect(throws: AccountError.refused) { try await office.signIn("s1001") }
            office.pass(seconds: 1)
            _ = try await office.signIn("s1001")
            #expect(try await office.account("s1001").failures == 0)
        }
    }

    @Test("lock for twice as long after one more", arguments: TestEngine.allCases)
    func doubling(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            for _ in 1...5 { _ = try? await office.signIn("s1001", "wrong") }
            office.pass(minutes: 15)
            _ = try? await office.signIn("s1001", "wrong")
            #expect(try await office.account("s1001").lockedUntil == office.now.adding(seconds: 1800))
        }
    }

    @Test("are forgotten after a success", arguments: TestEngine.allCases)
    func success(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            for _ in 1...3 {
                for _ in 1...4 { _ = try? await office.signIn("s1001", "wrong") }
                _ = try await office.signIn("s1001")
            }
        }
    }

    @Test("end when the administrator unlocks the account", arguments: TestEngine.allCases)
    func unlock(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let account = try await office.activate("s1001").account
            for _ in 1...5 { _ = try? await office.signIn("s1001", "wrong") }
            try await UnlockAccount.run(account, by: .console, in: office.city)
            _ = try await office.signIn("s1001")
        }
    }

    @Test("at once all count, and no more than five are heard", arguments: TestEngine.allCases)
    func race(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            // From different addresses, so that nothing but the account's own limit holds them.
            @Sendable func attempt(_ login: String, _ number: Int) async {
                _ = try? await office.signIn(
                    login, "wrong", from: Origin(address: "198.51.100.\(number)", agent: ""))
            }
            for round in 1...8 {
                let login = "s100\(round)"
                _ = try await office.activate(login)
                await withTaskGroup(of: Void.self) { group in
                    for number in 1...4 { group.addTask { await attempt(login, number) } }
                }
                #expect(try await office.account(login).failures == 4)
            }
            await withTaskGroup(of: Void.self) { group in
                for number in 5...16 { group.addTask { await attempt("s1001", number) } }
            }
            #expect(try await office.account("s1001").failures == 5)
        }
    }

    @Test("of an address close it, whatever the logins, and it opens as they grow old", arguments: TestEngine.allCases)
    func address(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            let begin = office.now
            for number in 1...30 { _ = try? await office.signIn("nobody\(number)", "wrong") }
            let until = begin.adding(seconds: 900)
            await #expect(throws: AccountError.tooManyAttempts(until: until)) { try await office.signIn("s1001") }
            _ = try await office.signIn("s1001", from: Origin(address: "192.0.2.8", agent: ""))
            office.pass(minutes: 15)
            _ = try await office.signIn("s1001")
        }
    }

    @Test("are none of the people behind one address who sign in rightly", arguments: TestEngine.allCases)
    func proxy(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            _ = try await office.activate("s1001")
            for _ in 1...40 { _ = try await office.signIn("s1001") }
        }
    }
}
