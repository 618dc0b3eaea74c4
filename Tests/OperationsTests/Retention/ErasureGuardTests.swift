import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// What is only added to yields to an erasure, and to nothing else.
@Suite struct ErasureGuardTests {
    @Test(
        "Without the switch no row of the ledger changes, and with it left open nothing is saved",
        arguments: TestEngine.allCases)
    func guarded(engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            let database = test.database
            // From the version in which the guards knew no exception.
            try await database.migrate(to: .city, at: TestDatabase.now, upTo: 1)
            try await database.migrate(to: .city, at: TestDatabase.now)
            try await database.write { transaction in
                try transaction.run(
                    """
                    INSERT INTO person (id, key, staff_number, name, alternate, kana, has_user_defined_characters, mail,
                        duties, intents) VALUES (1, '1', '1', '山', '', '', \(false), '', '', '')
                    """)
                try transaction.record(
                    [
                        KeptEvidence(
                            person: 1, skill: "s", level: "a", ceiling: "a", method: .head,
                            day: FixtureCity.day("2026-04-01"), source: Phrase("課長"))
                    ], by: nil, at: TestDatabase.now)
            }
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.run("UPDATE evidence SET source = 'x'") }
            }
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.run("INSERT INTO erasure_switch (id, held_by) VALUES (1, 0)") }
            }
            await #expect(throws: StorageError.self) {
                try await database.write { transaction in
                    try transaction.erasing { try transaction.run("UPDATE audit_cut SET last_id = 1") }
                    try transaction.appendAudit(
                        ApplyRetention.entry("x", detail: ""), at: TestDatabase.now, digest: Secrets.sha256)
                    try transaction.erasing { try transaction.run("UPDATE audit SET actor = 'x'") }
                }
            }
            let changed = try await database.write { transaction in
                try transaction.erasing { try transaction.run("UPDATE evidence SET source = 'x'") }
            }
            #expect(changed == 1)
            #expect(try await database.read { try $0.int("SELECT count(*) FROM erasure_switch") } == 0)
        }
    }

    @Test(
        "Sources of others' evidence stay: the account tells who said it, elsewhere the whole name",
        arguments: TestEngine.allCases)
    func sources(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let now = TestDatabase.now
            let said: [(EvidenceMethod, String, Int64?)] = [
                (.head, "林 太郎", 2), (.head, "林 太郎", 3), (.head, "小林 太郎", nil), (.ojt, "総務課　林太郎", 3),
                (.ojt, "林 太郎丸", 3), (.ojt, "林野庁研修", 2),
            ]
            try await database.write { transaction in
                try transaction.run(
                    """
                    INSERT INTO person (id, key, staff_number, name, alternate, kana, has_user_defined_characters, mail,
                        duties, intents) VALUES (1, '1', '1', '林 太郎', '林', '', \(false), '', '', '')
                    """)
                for id: Int64 in [2, 3] {
                    try transaction.run(
                        """
                        INSERT INTO account (id, login, name, mail, state, created_at)
                        VALUES (\(id), \("login-\(id)"), '林 太郎', '', 'closed', \(now))
                        """)
                }
                try transaction.run("UPDATE account SET person_id = 1 WHERE id = 2")
                for (method, source, account) in said {
                    try transaction.record(
                        [
                            KeptEvidence(
                                person: 1, skill: "s", level: "a", ceiling: "a", method: method,
                                day: FixtureCity.day("2026-04-01"), source: Phrase(source))
                        ], by: account, at: now)
                }
                let identity = try #require(try transaction.identity(of: 1))
                #expect(identity.fullNames == ["林 太郎"] && identity.names == ["林 太郎", "林"])
                try transaction.erasing {
                    _ = try transaction.eraseSources(naming: identity.fullNames, by: identity.accounts) {
                        Phrase("消去済み")
                    }
                }
            }
            let left = try await database.read { transaction in
                try transaction.rows("SELECT source FROM evidence ORDER BY id") { try $0.text(0) }
            }
            #expect(left == ["消去済み", "林 太郎", "小林 太郎", "消去済み", "林 太郎丸", "林野庁研修"])
        }
    }

    @Test("Every table about people that is only added to has a rule of what becomes of its rows")
    func rules() {
        let guarded = Schema.city.tables.filter { $0.isAppendOnly }.map(\.name)
        for name in Schema.city.tableNamesAboutPeople where guarded.contains(name) {
            #expect(Schema.erasureRules[name] != nil, "\(name)")
        }
    }
}
