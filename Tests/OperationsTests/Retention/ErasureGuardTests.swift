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

    @Test("Every table about people that is only added to has a rule of what becomes of its rows")
    func rules() {
        let guarded = Schema.city.tables.filter { $0.isAppendOnly }.map(\.name)
        for name in Schema.city.tableNamesAboutPeople where guarded.contains(name) {
            #expect(Schema.erasureRules[name] != nil, "\(name)")
        }
    }
}
