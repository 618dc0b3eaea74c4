import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite struct CloseLeaversTests {
    /// Hanako leaves on 31 March, Taro stays, Jiro comes on 1 May, Kyoko runs the installation and has left.
    private func fill(_ database: any Database) async throws -> [String: Int64] {
        try await database.write { transaction in
            try transaction.runScript(
                """
                INSERT INTO unit (id, code, name, level, kind, valid_from, valid_to)
                VALUES (1, '01', '総務課', '', '', '2020-04-01', '9999-12-31');
                """)
            var ids = [String: Int64]()
            let people = [
                ("hanako", "2020-04-01", "2026-03-31"), ("taro", "2020-04-01", "9999-12-31"),
                ("jiro", "2026-05-01", "9999-12-31"), ("kyoko", "2020-04-01", "2026-03-31"),
            ]
            for (name, from, to) in people {
                let person = try transaction.integer(
                    """
                    INSERT INTO person (key, staff_number, name, alternate, kana, has_user_defined_characters, mail, duties,
                        intents)
                    VALUES (\(name), \(name), \(name), '', '', \(false), '', '', '') RETURNING id
                    """)
                try transaction.insert(
                    into: "post",
                    ["person_id", "unit_id", "grade", "employment", "job_family", "is_main", "valid_from", "valid_to"],
                    [
                        [
                            .integer(person), .integer(1), .text(""), .text(""), .text(""), .flag(true), .text(from),
                            .text(to),
                        ]
                    ])
                ids[name] = try transaction.addAccount(login: name, name: name, person: person, at: TestDatabase.now)
            }
            ids["vendor"] = try transaction.addAccount(login: "vendor", name: "vendor", at: TestDatabase.now)
            let grant = RoleGrant(role: .administrator)
            _ = try transaction.addGrant(grant, to: ids["kyoko"] ?? 0, by: nil, at: TestDatabase.now)
            _ = try transaction.addGrant(
                RoleGrant(role: .planner), to: ids["hanako"] ?? 0, by: nil, at: TestDatabase.now)
            return ids
        }
    }

    private func context(_ database: any Database, on day: String) throws -> OperationContext {
        let date = try #require(CalendarDate(parsing: day))
        return OperationContext(database: database, clock: OperationClock { Instant(noonInJapan: date) })
    }

    @Test(
        "On the last day an account is open; from the day after it is closed, with its roles",
        arguments: TestEngine.allCases)
    func dayAfter(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let ids = try await fill(database)
            #expect(try await CloseLeavers.run(in: context(database, on: "2026-03-31")) == .init())
            let result = try await CloseLeavers.run(in: context(database, on: "2026-04-01"))
            #expect(result == .init(closed: 1, leftOpen: 1))
            try await database.read { transaction in
                let states = try ids.mapValues { try transaction.account(id: $0)?.account.state }
                #expect(states["hanako"] == .closed)
                for name in ["taro", "jiro", "kyoko", "vendor"] { #expect(states[name] == .invited, "\(name)") }
                let day = try #require(CalendarDate(parsing: "2026-04-01"))
                #expect(try transaction.grants(of: [ids["hanako"] ?? 0], notOverOn: day).isEmpty)
                let log = try transaction.auditRows(AuditFilter(), limit: 5)
                #expect(log.map(\.entry.subject) == ["hanako"])
            }
            // Again: nothing more.
            #expect(try await CloseLeavers.run(in: context(database, on: "2026-04-02")).closed == 0)
        }
    }

    @Test("A city without a roster closes nobody's account", arguments: TestEngine.allCases)
    func noRoster(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            _ = try await fill(database)
            try await database.write { try $0.run("DELETE FROM post") }
            #expect(try await CloseLeavers.run(in: context(database, on: "2026-04-01")) == .init())
        }
    }

    @Test(
        "Who has come back gets a new code, and the account waits for a first sign-in", arguments: TestEngine.allCases)
    func reopen(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let ids = try await fill(database)
            let city = try context(database, on: "2026-04-01")
            _ = try await CloseLeavers.run(in: city)
            let hanako = ids["hanako"] ?? 0
            let slip = try await ReopenAccount.run(hanako, by: .console, in: city)
            #expect(slip.login == "hanako")
            #expect(try await database.read { try $0.account(id: hanako)?.account.state } == .invited)
            await #expect(throws: AccountError.changedMeanwhile) {
                try await ReopenAccount.run(hanako, by: .console, in: city)
            }
        }
    }
}
