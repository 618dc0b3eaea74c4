package import Kernel

/// A question to the optimiser as it is kept, with its answer where there is one.
package struct KeptScenario: Sendable, Hashable {
    package enum State: String, CaseIterable, Sendable { case waiting, running, done, failed }

    package var id: Int64
    package var name: String
    package var assumptions: String
    package var previous: Int64?
    package var state: State
    package var progress: String
    package var result: String?
    package var error: String
    package var asOf: CalendarDate?
    package var planVersion: Int64?
    package var madeBy: Int64
    package var madeAt: Instant
    package var finishedAt: Instant?
    package var issuedBy: Int64?
    package var issuedAt: Instant?
    package var replacedAt: Instant?

    /// Its nominations are the city's.
    package var isInForce: Bool { issuedAt != nil && replacedAt == nil }
}

extension KeptScenario {
    fileprivate static let columns: SQL = """
        id, name, assumptions, previous_id, state, progress, result, error, as_of, plan_version_id, made_by, made_at, \
        finished_at, issued_by, issued_at, replaced_at
        """

    fileprivate init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), name: row.text(1), assumptions: row.text(2), previous: row.optionalInteger(3),
            state: row.choice(4), progress: row.text(5), result: row.optionalText(6), error: row.text(7),
            asOf: row.optionalDay(8), planVersion: row.optionalInteger(9), madeBy: row.integer(10),
            madeAt: row.instant(11), finishedAt: row.optionalInstant(12), issuedBy: row.optionalInteger(13),
            issuedAt: row.optionalInstant(14), replacedAt: row.optionalInstant(15))
    }
}

extension Transaction {
    /// Newest first.
    package func scenarios() throws -> [KeptScenario] {
        try rows("SELECT \(sql: KeptScenario.columns) FROM scenario ORDER BY id DESC", KeptScenario.init)
    }

    package func scenario(_ id: Int64) throws -> KeptScenario? {
        try row("SELECT \(sql: KeptScenario.columns) FROM scenario WHERE id = \(id)", KeptScenario.init)
    }

    /// The one whose nominations are the city's.
    package func scenarioInForce() throws -> KeptScenario? {
        try row(
            """
            SELECT \(sql: KeptScenario.columns) FROM scenario
            WHERE issued_at IS NOT NULL AND replaced_at IS NULL ORDER BY issued_at DESC, id DESC LIMIT 1
            """, KeptScenario.init)
    }

    package func addScenario(
        _ name: String, assumptions: String, previous: Int64?, by account: Int64, at now: Instant
    ) throws -> Int64 {
        try integer(
            """
            INSERT INTO scenario (name, assumptions, previous_id, state, made_by, made_at)
            VALUES (\(name), \(assumptions), \(previous), 'waiting', \(account), \(now)) RETURNING id
            """)
    }

    /// Takes it up. False where it is not waiting, nor left over by a server that stopped.
    package func beginScenario(_ id: Int64, asOf date: CalendarDate, planVersion: Int64) throws -> Bool {
        try run(
            """
            UPDATE scenario SET state = 'running', as_of = \(date), plan_version_id = \(planVersion), error = ''
            WHERE id = \(id) AND state IN ('waiting', 'running')
            """) == 1
    }

    /// How far it is. False where it is no longer wanted.
    package func noteScenario(_ id: Int64, progress: String) throws -> Bool {
        try run("UPDATE scenario SET progress = \(progress) WHERE id = \(id) AND state = 'running'") == 1
    }

    /// Keeps the answer. False where it is no longer wanted.
    package func finishScenario(_ id: Int64, result: String, at now: Instant) throws -> Bool {
        try run(
            """
            UPDATE scenario SET state = 'done', result = \(result), progress = '', finished_at = \(now)
            WHERE id = \(id) AND state = 'running'
            """) == 1
    }

    package func failScenario(_ id: Int64, error: String, at now: Instant) throws {
        try run(
            """
            UPDATE scenario SET state = 'failed', error = \(error), progress = '', finished_at = \(now)
            WHERE id = \(id) AND state IN ('waiting', 'running')
            """)
    }

    /// Ids of those that are waited for.
    package func openScenarios() throws -> [Int64] {
        try rows("SELECT id FROM scenario WHERE state IN ('waiting', 'running') ORDER BY id") { try $0.integer(0) }
    }

    /// Takes it away with its nominations. False for one that was issued: it stays as the ground of what was decided.
    package func removeScenario(_ id: Int64) throws -> Bool {
        try run("DELETE FROM scenario WHERE id = \(id) AND issued_at IS NULL") == 1
    }

    /// Makes its nominations the city's, in place of those before. False where it is not done or was issued already.
    package func issueScenario(_ id: Int64, by account: Int64, at now: Instant) throws -> Bool {
        let isIssued =
            try run(
                """
                UPDATE scenario SET issued_by = \(account), issued_at = \(now)
                WHERE id = \(id) AND state = 'done' AND issued_at IS NULL
                """) == 1
        guard isIssued else { return false }
        try run(
            """
            UPDATE scenario SET replaced_at = \(now)
            WHERE id <> \(id) AND issued_at IS NOT NULL AND replaced_at IS NULL
            """)
        return true
    }
}
