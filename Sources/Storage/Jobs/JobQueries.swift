package import Kernel

/// A piece of work that the server does by itself, as it is kept.
package struct Job: Sendable, Hashable {
    package enum State: String, CaseIterable, Sendable {
        case waiting, running, done, failed
    }

    package var id: Int64
    package var kind: String
    package var dueAt: Instant
    package var state: State
    /// Names the one turn in which it is done, not the server alone.
    package var claimedBy: String?
    /// When it was taken, or last heard of.
    package var claimedAt: Instant?
    package var finishedAt: Instant?
    package var attempts: Int
    package var detail: String
    /// 0…1; nil: not known.
    package var progress: Double?
}

extension Job {
    static let columns: SQL =
        "id, kind, due_at, state, claimed_by, claimed_at, finished_at, attempts, detail, progress"

    init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), kind: row.text(1), dueAt: row.instant(2), state: row.choice(3),
            claimedBy: row.optionalText(4), claimedAt: row.optionalInstant(5), finishedAt: row.optionalInstant(6),
            attempts: row.int(7), detail: row.text(8), progress: row.optionalReal(9))
    }
}

extension Transaction {
    /// Adds work; gives its id, or nil where the same is there for the same moment already, done or not.
    @discardableResult
    package func addJob(_ kind: String, dueAt: Instant, detail: String = "") throws -> Int64? {
        try row(
            """
            INSERT INTO job (kind, due_at, state, detail) VALUES (\(kind), \(dueAt), 'waiting', \(detail))
            ON CONFLICT (kind, due_at) DO NOTHING RETURNING id
            """
        ) { try $0.integer(0) }
    }

    /// Takes the work that has been due longest; nil where nothing is. However many servers ask at once, each piece
    /// goes to one.
    package func claimJob(by claimant: String, at now: Instant) throws -> Job? {
        try row(
            """
            UPDATE job SET state = 'running', claimed_by = \(claimant), claimed_at = \(now), finished_at = NULL,
                attempts = attempts + 1, progress = NULL
            WHERE state = 'waiting' AND id = (
                SELECT waiting.id FROM job AS waiting WHERE waiting.state = 'waiting' AND waiting.due_at <= \(now)
                    AND (waiting.not_before IS NULL OR waiting.not_before <= \(now))
                ORDER BY waiting.due_at, waiting.id LIMIT 1\(dialect: .skipLocked))
            RETURNING \(sql: Job.columns)
            """
        ) { try Job($0) }
    }

    /// Tells that the work goes on. False where it is no longer the claimant's.
    package func touchJob(_ id: Int64, by claimant: String, progress: Double? = nil, at now: Instant) throws -> Bool {
        try run(
            """
            UPDATE job SET claimed_at = \(now), progress = coalesce(\(progress), progress)
            WHERE id = \(id) AND claimed_by = \(claimant) AND state = 'running'
            """) == 1
    }

    /// Ends the work. False where it is no longer the claimant's: another has taken it over.
    package func finishJob(
        _ id: Int64, by claimant: String, as state: Job.State, detail: String, at now: Instant
    ) throws -> Bool {
        try run(
            """
            UPDATE job SET state = \(state.rawValue), detail = \(detail), finished_at = \(now), progress = NULL
            WHERE id = \(id) AND claimed_by = \(claimant) AND state = 'running'
            """) == 1
    }

    /// Gives the work back after a failure, to be done anew from a moment on. False where it is no longer the claimant's.
    package func putJobBack(
        _ id: Int64, by claimant: String, detail: String, until moment: Instant
    ) throws -> Bool {
        try run(
            """
            UPDATE job SET state = 'waiting', claimed_by = NULL, progress = NULL, detail = \(detail),
                not_before = \(moment)
            WHERE id = \(id) AND claimed_by = \(claimant) AND state = 'running'
            """) == 1
    }

    /// Gives back the work of servers that were last heard of before a moment: to be done anew, or, where it was tried
    /// so often, as failed. Gives how many.
    @discardableResult
    package func recoverJobs(unheardSince moment: Instant, mostAttempts: Int, at now: Instant) throws -> Int {
        try run(
            """
            UPDATE job SET state = 'failed', finished_at = \(now), progress = NULL
            WHERE state = 'running' AND claimed_at < \(moment) AND attempts >= \(mostAttempts)
            """)
            + run(
                """
                UPDATE job SET state = 'waiting', claimed_by = NULL, progress = NULL
                WHERE state = 'running' AND claimed_at < \(moment) AND attempts < \(mostAttempts)
                """)
    }

    package func job(_ id: Int64) throws -> Job? {
        try row("SELECT \(sql: Job.columns) FROM job WHERE id = \(id)") { try Job($0) }
    }

    /// Work that is due or under way, the longest due first.
    package func openJobs(at now: Instant, limit: Int) throws -> [Job] {
        try rows(
            """
            SELECT \(sql: Job.columns) FROM job WHERE state = 'running' OR (state = 'waiting' AND due_at <= \(now))
            ORDER BY due_at, id LIMIT \(limit)
            """
        ) { try Job($0) }
    }

    /// Work that is over, the newest first; of one kind, or of all.
    package func finishedJobs(_ kind: String? = nil, limit: Int) throws -> [Job] {
        var sql: SQL = "SELECT \(sql: Job.columns) FROM job WHERE state IN ('done', 'failed')"
        if let kind { sql += " AND kind = \(kind)" }
        sql += " ORDER BY finished_at DESC, id DESC LIMIT \(limit)"
        return try rows(sql) { try Job($0) }
    }

    /// How many pieces of work are in each state.
    package func jobCounts() throws -> [Job.State: Int] {
        let found = try rows("SELECT state, count(*) FROM job GROUP BY state") { row in
            (try row.choice(0, as: Job.State.self), try row.int(1))
        }
        return Dictionary(found, uniquingKeysWith: +)
    }

    /// How many failed since a moment.
    package func failedJobs(since moment: Instant) throws -> Int {
        try int("SELECT count(*) FROM job WHERE state = 'failed' AND finished_at >= \(moment)")
    }

    /// Writes the detail of work that is over anew.
    package func setDetail(ofJob id: Int64, to detail: String) throws {
        try run("UPDATE job SET detail = \(detail) WHERE id = \(id)")
    }

    /// Takes out work that was over before a moment, but for one kind; gives how many.
    package func clearJobs(finishedBefore moment: Instant, except kept: String) throws -> Int {
        try run(
            "DELETE FROM job WHERE state IN ('done', 'failed') AND finished_at < \(moment) AND kind <> \(kept)")
    }
}
