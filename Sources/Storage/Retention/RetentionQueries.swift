package import Domain
package import Kernel

/// What a city chose for a class, and who did when.
package struct RetentionChoice: Sendable, Hashable {
    package var period: RetentionPeriod
    /// The login; empty: the console.
    package var by: String
    package var at: Instant
}

extension Transaction {
    /// Every choice, newest first. A class that this program does not know is left out.
    package func retentionChoices() throws -> [RetentionChoice] {
        try rows(
            """
            SELECT class, amount, is_on, coalesce(account.login, \("")), chosen_at FROM retention_choice
            LEFT JOIN account ON account.id = retention_choice.chosen_by ORDER BY retention_choice.id DESC
            """
        ) { row in
            try RetentionClass(rawValue: row.text(0)).map { kind in
                RetentionChoice(
                    period: RetentionPeriod(kind, amount: try row.int(1), isOn: try row.flag(2)),
                    by: try row.text(3), at: try row.instant(4))
            }
        }.compactMap(\.self)
    }

    package func choose(_ period: RetentionPeriod, by account: Int64?, at now: Instant) throws {
        try run(
            """
            INSERT INTO retention_choice (class, amount, is_on, chosen_by, chosen_at)
            VALUES (\(period.kind.rawValue), \(period.amount), \(period.isOn), \(account), \(now))
            """)
    }

    /// Opens the guards of what is only added to, for the body and nobody else. A transaction in which they stayed open
    /// cannot be saved: the row that opens them refers to one that cannot be.
    @discardableResult
    package func erasing<Result>(_ body: () throws -> Result) throws -> Result {
        try run("INSERT INTO erasure_switch (id, held_by) VALUES (1, 0)")
        let result = try body()
        try run("DELETE FROM erasure_switch")
        return result
    }
}

/// What has had its time. Each is counted by the condition that it is deleted by.
extension Transaction {
    private func answersOver(_ day: CalendarDate) -> SQL {
        "response.survey_id IN (SELECT survey.id FROM survey WHERE survey.closes_on < \(day))"
    }

    package func countAnswers(ofSurveysOverBefore day: CalendarDate) throws -> Int {
        try int(
            """
            SELECT count(*) FROM answer JOIN response ON response.id = answer.response_id
            WHERE \(sql: answersOver(day))
            """)
    }

    /// Takes the answers of at most `limit` responses; gives how many answers went. Responses never handed in go
    /// altogether.
    package func deleteAnswers(ofSurveysOverBefore day: CalendarDate, limit: Int) throws -> Int {
        let responses: [(id: Int64, isSubmitted: Bool)] = try rows(
            """
            SELECT response.id, response.submitted_at IS NOT NULL FROM response WHERE \(sql: answersOver(day))
                AND (response.submitted_at IS NULL
                    OR EXISTS (SELECT 1 FROM answer WHERE answer.response_id = response.id))
            ORDER BY response.id LIMIT \(limit)
            """
        ) { (try $0.integer(0), try $0.flag(1)) }
        guard !responses.isEmpty else { return 0 }
        let gone = try run("DELETE FROM answer WHERE response_id IN \(list: responses.map(\.id))")
        let unsubmitted = responses.filter { !$0.isSubmitted }.map(\.id)
        guard !unsubmitted.isEmpty else { return gone }
        return gone + (try run("DELETE FROM response WHERE id IN \(list: unsubmitted) AND submitted_at IS NULL"))
    }

    package func countReasons(before moment: Instant) throws -> Int {
        try RecordKind.allCases.reduce(0) { sum, kind in
            sum
                + (try int(
                    """
                    SELECT count(*) FROM \(sql: kind.table) WHERE reason IS NOT NULL AND reason <> \("")
                        AND recorded_at < \(moment)
                    """))
        }
    }

    /// Empties the reasons of corrections. Within an erasure only.
    package func deleteReasons(before moment: Instant) throws -> Int {
        try RecordKind.allCases.reduce(0) { sum, kind in
            sum
                + (try run(
                    """
                    UPDATE \(sql: kind.table) SET reason = \("") WHERE reason IS NOT NULL AND reason <> \("")
                        AND recorded_at < \(moment)
                    """))
        }
    }

    private func proofsDecided(_ moment: Instant) -> SQL {
        """
        holding_id IN (SELECT certificate_holding.id FROM certificate_holding
            WHERE certificate_holding.state <> 'registered'
                AND coalesce(certificate_holding.decided_at, certificate_holding.recorded_at) < \(moment))
        """
    }

    package func countProofs(decidedBefore moment: Instant) throws -> Int {
        try int("SELECT count(*) FROM certificate_proof WHERE \(sql: proofsDecided(moment))")
    }

    package func deleteProofs(decidedBefore moment: Instant, limit: Int) throws -> Int {
        try run(
            """
            DELETE FROM certificate_proof WHERE id IN (
                SELECT over.id FROM certificate_proof AS over WHERE over.\(sql: proofsDecided(moment))
                ORDER BY over.id LIMIT \(limit))
            """)
    }

    /// Absences told here that ended before a day.
    package func absencesTold(endedBefore day: CalendarDate) throws -> [(
        id: Int64, from: CalendarDate, to: CalendarDate
    )] {
        try rows(
            """
            SELECT id, valid_from, valid_to FROM absence WHERE NOT is_from_roster AND valid_to < \(day) ORDER BY id
            """
        ) { (try $0.integer(0), try $0.day(1), try $0.day(2)) }
    }

    package func deleteAbsences(_ ids: [Int64]) throws -> Int {
        guard !ids.isEmpty else { return 0 }
        let gone = try run("DELETE FROM absence WHERE id IN \(list: ids) AND NOT is_from_roster")
        if gone > 0 { try touch(.roster) }
        return gone
    }

    package func countJobs(finishedBefore moment: Instant, except kept: String) throws -> Int {
        try int(
            """
            SELECT count(*) FROM job WHERE state IN ('done', 'failed') AND finished_at < \(moment) AND kind <> \(kept)
            """)
    }

    package func countAudit(before moment: Instant) throws -> Int {
        try int("SELECT count(*) FROM audit WHERE at < \(moment)")
    }

    package func countSessionsOver(at now: Instant, idle: Int) throws -> Int {
        try int(
            "SELECT count(*) FROM session WHERE expires_at <= \(now) OR seen_at <= \(now.adding(seconds: -idle))")
    }
}
