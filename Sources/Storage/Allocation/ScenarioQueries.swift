package import Kernel

/// A question to the optimiser as it is kept, with its answer where there is one.
package struct KeptScenario: Sendable, Hashable {
    package enum State: String, CaseIterable, Sendable { case waiting, running, done, failed }
    package enum Kind: String, CaseIterable, Sendable { case nominations, seats }

    package var id: Int64
    package var kind: Kind
    /// Of the sessions, where seats are asked for.
    package var year: FiscalYear?
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
        id, kind, fiscal_year, name, assumptions, previous_id, state, progress, result, error, as_of, plan_version_id, made_by, made_at, \
        finished_at, issued_by, issued_at, replaced_at
        """

    fileprivate init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), kind: row.choice(1), year: row.optionalInteger(2).map { FiscalYear(Int($0)) },
            name: row.text(3), assumptions: row.text(4), previous: row.optionalInteger(5), state: row.choice(6),
            progress: row.text(7), result: row.optionalText(8), error: row.text(9), asOf: row.optionalDay(10),
            planVersion: row.optionalInteger(11), madeBy: row.integer(12), madeAt: row.instant(13),
            finishedAt: row.optionalInstant(14), issuedBy: row.optionalInteger(15), issuedAt: row.optionalInstant(16),
            replacedAt: row.optionalInstant(17))
    }
}

extension Transaction {
    /// Newest first.
    package func scenarios(_ kind: KeptScenario.Kind) throws -> [KeptScenario] {
        try rows(
            "SELECT \(sql: KeptScenario.columns) FROM scenario WHERE kind = \(kind.rawValue) ORDER BY id DESC",
            KeptScenario.init)
    }

    package func scenario(_ id: Int64) throws -> KeptScenario? {
        try row("SELECT \(sql: KeptScenario.columns) FROM scenario WHERE id = \(id)", KeptScenario.init)
    }

    /// The one whose nominations, or seats in a fiscal year, are the city's.
    package func scenarioInForce(_ kind: KeptScenario.Kind, in year: FiscalYear? = nil) throws -> KeptScenario? {
        try row(
            """
            SELECT \(sql: KeptScenario.columns) FROM scenario
            WHERE kind = \(kind.rawValue) AND fiscal_year IS NOT DISTINCT FROM \(year?.year)
                AND issued_at IS NOT NULL AND replaced_at IS NULL
            ORDER BY issued_at DESC, id DESC LIMIT 1
            """, KeptScenario.init)
    }

    package func addScenario(
        _ kind: KeptScenario.Kind, of year: FiscalYear?, _ name: String, assumptions: String, previous: Int64?,
        by account: Int64, at now: Instant
    ) throws -> Int64 {
        try integer(
            """
            INSERT INTO scenario (kind, fiscal_year, name, assumptions, previous_id, state, made_by, made_at)
            VALUES (\(kind.rawValue), \(year?.year), \(name), \(assumptions), \(previous), 'waiting', \(account),
                \(now))
            RETURNING id
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

    /// Makes its nominations, or seats, the city's, in place of those before. False where it is not done or was issued already.
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
                AND EXISTS (
                    SELECT 1 FROM scenario AS issued WHERE issued.id = \(id) AND issued.kind = scenario.kind
                        AND issued.fiscal_year IS NOT DISTINCT FROM scenario.fiscal_year)
            """)
        return true
    }
}
