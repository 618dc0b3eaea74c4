package import Domain
package import Kernel

extension Sitting {
    fileprivate static let columns: SQL =
        "id, kind, bank, survey_id, items, minutes, prior_mean, prior_sd, started_at, finished_at"

    fileprivate init(_ row: any Row) throws {
        let kind = try row.text(1)
        guard let kind = Kind(rawValue: kind) else { throw StorageError.unexpectedValue(column: 1, found: kind) }
        let mean = try row.optionalReal(6)
        let sd = try row.optionalReal(7)
        self.init(
            id: try row.integer(0), kind: kind, bank: try row.text(2), survey: try row.optionalInteger(3),
            items: try row.text(4).split(separator: " ").map(String.init), minutes: try row.int(5),
            prior: mean.flatMap { mean in sd.map { (mean, $0) } }, startedAt: try row.instant(8),
            finishedAt: try row.optionalInstant(9))
    }
}

extension Transaction {
    /// Gives the sitting's id.
    package func addSitting(
        of person: Int64, _ kind: Sitting.Kind, bank: String, survey: Int64? = nil, items: [String] = [],
        minutes: Int, prior: (mean: Double, sd: Double)? = nil, at now: Instant
    ) throws -> Int64 {
        try integer(
            """
            INSERT INTO sitting (person_id, kind, bank, survey_id, items, minutes, prior_mean, prior_sd, started_at)
            VALUES (\(person), \(kind.rawValue), \(bank), \(survey), \(items.joined(separator: " ")), \(minutes),
                \(prior?.mean), \(prior?.sd), \(now)) RETURNING id
            """)
    }

    /// The person's own sitting; nil where it is none of theirs.
    package func sitting(_ id: Int64, of person: Int64) throws -> Sitting? {
        try row(
            "SELECT \(sql: Sitting.columns) FROM sitting WHERE id = \(id) AND person_id = \(person)",
            Sitting.init)
    }

    /// The person's sittings, the newest first.
    package func sittings(of person: Int64, limit: Int) throws -> [Sitting] {
        try rows(
            """
            SELECT \(sql: Sitting.columns) FROM sitting WHERE person_id = \(person)
            ORDER BY started_at DESC, id DESC LIMIT \(limit)
            """, Sitting.init)
    }

    /// The person's adaptive sitting of a survey; nil where there is none.
    package func sitting(ofSurvey survey: Int64, of person: Int64) throws -> Sitting? {
        try row(
            """
            SELECT \(sql: Sitting.columns) FROM sitting
            WHERE survey_id = \(survey) AND person_id = \(person) ORDER BY id LIMIT 1
            """, Sitting.init)
    }

    /// In the order in which they were put.
    package func sittingAnswers(_ sitting: Int64) throws -> [SittingAnswer] {
        try rows(
            """
            SELECT position, item, chosen, is_right, confidence, seconds, answered_at FROM sitting_answer
            WHERE sitting_id = \(sitting) ORDER BY position
            """
        ) { try SittingAnswer($0, from: 0) }
    }

    /// All answers of a person to a bank in practice and in mock exams that are handed in, the oldest first, each with its
    /// sitting.
    package func practiceAnswers(
        of person: Int64, bank: String
    ) throws -> [(sitting: Int64, kind: Sitting.Kind, answer: SittingAnswer)] {
        try rows(
            """
            SELECT sitting.id, sitting.kind, position, item, chosen, is_right, confidence, seconds, answered_at
            FROM sitting_answer JOIN sitting ON sitting.id = sitting_answer.sitting_id
            WHERE sitting.person_id = \(person) AND sitting.bank = \(bank)
                AND (sitting.kind = 'practice' OR sitting.kind = 'mock' AND sitting.finished_at IS NOT NULL)
            ORDER BY answered_at, sitting.id, position
            """
        ) { row in
            (try row.integer(0), Sitting.Kind(rawValue: try row.text(1)) ?? .practice, try SittingAnswer(row, from: 2))
        }
    }

    /// What each person chose when they met a question of a bank for the first time, by person.
    package func firstChoices(bank: String) throws -> [(person: Int64, item: String, chosen: String)] {
        try rows(
            """
            SELECT person_id, item, chosen FROM (
                SELECT sitting.person_id AS person_id, sitting_answer.item AS item, sitting_answer.chosen AS chosen,
                    row_number() OVER (
                        PARTITION BY sitting.person_id, sitting_answer.item
                        ORDER BY sitting_answer.answered_at, sitting.id, sitting_answer.position) AS turn
                FROM sitting_answer JOIN sitting ON sitting.id = sitting_answer.sitting_id
                WHERE sitting.bank = \(bank)
                    AND (sitting.kind = 'practice' OR sitting.kind = 'mock' AND sitting.finished_at IS NOT NULL)
            ) AS met WHERE turn = 1 ORDER BY person_id, item
            """
        ) { (try $0.integer(0), try $0.text(1), try $0.text(2)) }
    }

    /// Takes an answer in. Where its position has one already, the later takes its place if `replacing`, else it is
    /// passed over. False where nothing was changed: passed over, or the sitting is finished.
    package func addSittingAnswer(
        _ answer: SittingAnswer, to sitting: Int64, replacing: Bool
    ) throws -> Bool {
        // Nothing is written to a sitting that is finished meanwhile.
        let held = try run("UPDATE sitting SET minutes = minutes WHERE id = \(sitting) AND finished_at IS NULL")
        guard held > 0 else { return false }
        let conflict: SQL =
            replacing
            ? """
            DO UPDATE SET chosen = excluded.chosen, is_right = excluded.is_right, confidence = excluded.confidence,
                seconds = sitting_answer.seconds + excluded.seconds, answered_at = excluded.answered_at
                WHERE sitting_answer.item = excluded.item
            """ : "DO NOTHING"
        return try run(
            """
            INSERT INTO sitting_answer (sitting_id, position, item, chosen, is_right, confidence, seconds, answered_at)
            VALUES (\(sitting), \(answer.position), \(answer.item), \(answer.chosen), \(answer.isRight),
                \(answer.confidence), \(answer.seconds), \(answer.at))
            ON CONFLICT (sitting_id, position) \(sql: conflict)
            """) > 0
    }

    /// False where it was finished before.
    package func finishSitting(_ id: Int64, at now: Instant) throws -> Bool {
        try run("UPDATE sitting SET finished_at = \(now) WHERE id = \(id) AND finished_at IS NULL") > 0
    }

    /// Right answers and all of each of the person's mock exams, by sitting.
    package func mockResults(of person: Int64) throws -> [Int64: (right: Int, answered: Int)] {
        let found = try rows(
            """
            SELECT sitting.id, count(*) FILTER (WHERE sitting_answer.is_right), count(*)
            FROM sitting JOIN sitting_answer ON sitting_answer.sitting_id = sitting.id
            WHERE sitting.person_id = \(person) AND sitting.kind = 'mock' GROUP BY sitting.id
            """
        ) { (try $0.integer(0), (try $0.int(1), try $0.int(2))) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// Seconds of study since a moment, of a person, by bank.
    package func studySeconds(of person: Int64, since moment: Instant) throws -> [String: Int] {
        let found = try rows(
            """
            SELECT sitting.bank, CAST(sum(sitting_answer.seconds) AS bigint) FROM sitting_answer
            JOIN sitting ON sitting.id = sitting_answer.sitting_id
            WHERE sitting.person_id = \(person) AND sitting.kind <> 'adaptive'
                AND sitting_answer.answered_at >= \(moment)
            GROUP BY sitting.bank
            """
        ) { (try $0.text(0), try $0.int(1)) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    package func practiceGoals(of person: Int64) throws -> [PracticeGoal] {
        try rows("SELECT bank, exam_on, minutes FROM practice_goal WHERE person_id = \(person) ORDER BY bank") {
            PracticeGoal(bank: try $0.text(0), examOn: try $0.optionalDay(1), minutes: try $0.int(2))
        }
    }

    package func setPracticeGoal(_ goal: PracticeGoal, of person: Int64, at now: Instant) throws {
        try run(
            """
            INSERT INTO practice_goal (person_id, bank, exam_on, minutes, set_at)
            VALUES (\(person), \(goal.bank), \(goal.examOn), \(goal.minutes), \(now))
            ON CONFLICT (person_id, bank) DO UPDATE
            SET exam_on = excluded.exam_on, minutes = excluded.minutes, set_at = excluded.set_at
            """)
    }
}

extension SittingAnswer {
    fileprivate init(_ row: any Row, from first: Int) throws {
        self.init(
            position: try row.int(first), item: try row.text(first + 1), chosen: try row.text(first + 2),
            isRight: try row.flag(first + 3), confidence: try row.text(first + 4), seconds: try row.int(first + 5),
            at: try row.instant(first + 6))
    }
}
