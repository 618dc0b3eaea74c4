package import Kernel

/// One asking of an instrument: its window, and how many have started and handed in.
package struct KeptSurvey: Sendable, Hashable {
    package var id: Int64
    package var title: String
    package var opensOn: CalendarDate
    /// Last day.
    package var closesOn: CalendarDate
    package var closedAt: Instant?

    package func isOpen(on day: CalendarDate) -> Bool { closedAt == nil && opensOn <= day && day <= closesOn }
}

/// What a person has answered so far.
package struct KeptResponse: Sendable, Hashable {
    package var id: Int64
    package var startedAt: Instant
    package var savedAt: Instant
    package var submittedAt: Instant?
    /// By the item's id: the option's, the key word or the text.
    package var answers: [String: String]
}

extension KeptSurvey {
    fileprivate static let columns: SQL = "id, title, opens_on, closes_on, closed_at"

    fileprivate init(_ row: any Row) throws {
        self.init(
            id: try row.integer(0), title: try row.text(1), opensOn: try row.day(2), closesOn: try row.day(3),
            closedAt: try row.optionalInstant(4))
    }
}

extension Transaction {
    /// Newest first.
    package func surveys() throws -> [KeptSurvey] {
        try rows("SELECT \(sql: KeptSurvey.columns) FROM survey ORDER BY opens_on DESC, id DESC", KeptSurvey.init)
    }

    package func survey(_ id: Int64) throws -> KeptSurvey? {
        try row("SELECT \(sql: KeptSurvey.columns) FROM survey WHERE id = \(id)", KeptSurvey.init)
    }

    package func instrumentText(ofSurvey id: Int64) throws -> String? {
        try row("SELECT instrument_text FROM survey WHERE id = \(id)") { try $0.text(0) }
    }

    package func addSurvey(
        title: String, instrument: String, from: CalendarDate, to: CalendarDate, by account: Int64?, at now: Instant
    ) throws -> Int64 {
        let id = try integer(
            """
            INSERT INTO survey (title, instrument_text, opens_on, closes_on, created_by, created_at)
            VALUES (\(title), \(instrument), \(from), \(to), \(account), \(now)) RETURNING id
            """)
        try touch(.survey)
        return id
    }

    /// Sets the window anew; nil as `closedAt` opens it again. False for an unknown survey.
    package func setWindow(
        ofSurvey id: Int64, from: CalendarDate, to: CalendarDate, closedAt: Instant?
    ) throws -> Bool {
        let changed = try run(
            "UPDATE survey SET opens_on = \(from), closes_on = \(to), closed_at = \(closedAt) WHERE id = \(id)")
        if changed > 0 { try touch(.survey) }
        return changed > 0
    }

    /// Notes that a survey is opened again whose results could be read until now.
    package func noteReopening(ofSurvey id: Int64, at now: Instant) throws {
        try run(
            """
            INSERT INTO survey_reopening (survey_id, reopened_at) VALUES (\(id), \(now))
            ON CONFLICT (survey_id, reopened_at) DO NOTHING
            """)
    }

    /// When a survey was opened again, the first time first.
    package func reopenings(ofSurvey id: Int64) throws -> [Instant] {
        try rows("SELECT reopened_at FROM survey_reopening WHERE survey_id = \(id) ORDER BY reopened_at") {
            try $0.instant(0)
        }
    }

    /// The person's response; nil where they have not begun. Two queries.
    package func response(toSurvey survey: Int64, of person: Int64) throws -> KeptResponse? {
        let found = try row(
            """
            SELECT id, started_at, saved_at, submitted_at FROM response
            WHERE survey_id = \(survey) AND person_id = \(person)
            """
        ) { row in
            KeptResponse(
                id: try row.integer(0), startedAt: try row.instant(1), savedAt: try row.instant(2),
                submittedAt: try row.optionalInstant(3), answers: [:])
        }
        guard var response = found else { return nil }
        for (item, value) in try rows(
            "SELECT item, value FROM answer WHERE response_id = \(response.id)",
            { (try $0.text(0), try $0.text(1)) })
        {
            response.answers[item] = value
        }
        return response
    }

    /// Saves answers, the later in place of the earlier; an empty value takes an answer back. False where the response
    /// was handed in already: then nothing is changed. Four statements, whatever the number of answers.
    package func saveAnswers(
        _ answers: [(item: String, value: String)], toSurvey survey: Int64, of person: Int64, at now: Instant
    ) throws -> Bool {
        let id = try row(
            """
            INSERT INTO response (survey_id, person_id, started_at, saved_at)
            VALUES (\(survey), \(person), \(now), \(now))
            ON CONFLICT (survey_id, person_id) DO UPDATE SET saved_at = \(now) WHERE response.submitted_at IS NULL
            RETURNING id
            """
        ) { try $0.integer(0) }
        guard let id else { return false }
        let given = answers.filter { !$0.value.isEmpty }
        let taken = answers.filter(\.value.isEmpty).map(\.item)
        if !given.isEmpty {
            var statement: SQL = "INSERT INTO answer (response_id, item, value, saved_at) VALUES "
            for (index, answer) in given.enumerated() {
                statement += index == 0 ? "" : ", "
                statement += "(\(id), \(answer.item), \(answer.value), \(now))"
            }
            statement += """
                 ON CONFLICT (response_id, item) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at
                """
            try run(statement)
        }
        if !taken.isEmpty { try run("DELETE FROM answer WHERE response_id = \(id) AND item IN \(list: taken)") }
        return true
    }

    /// Keeps a response from being changed by others until the end of the transaction.
    package func holdResponse(toSurvey survey: Int64, of person: Int64) throws {
        try run("UPDATE response SET saved_at = saved_at WHERE survey_id = \(survey) AND person_id = \(person)")
    }

    /// Hands a response in, with its answers as one byte for each item. False where it was handed in already.
    package func submitResponse(_ id: Int64, codes: [UInt8], at now: Instant) throws -> Bool {
        let changed = try run(
            "UPDATE response SET submitted_at = \(now), codes = \(codes) WHERE id = \(id) AND submitted_at IS NULL")
        if changed > 0 { try touch(.survey) }
        return changed > 0
    }

    /// Takes in responses that were given elsewhere, handed in already.
    package func addResponses(
        _ responses: [(person: Int64, submitted: Instant, codes: [UInt8])], toSurvey survey: Int64
    ) throws {
        try insert(
            into: "response", ["survey_id", "person_id", "started_at", "saved_at", "submitted_at", "codes"],
            responses.map { response in
                [
                    survey.sqlValue, response.person.sqlValue, response.submitted.sqlValue, response.submitted.sqlValue,
                    response.submitted.sqlValue, response.codes.sqlValue,
                ]
            })
        try touch(.survey)
    }

    /// Every response handed in to a survey.
    package func submittedResponses(toSurvey survey: Int64) throws -> [(person: Int64, at: Instant, codes: [UInt8])] {
        try rows(
            """
            SELECT person_id, submitted_at, codes FROM response
            WHERE survey_id = \(survey) AND submitted_at IS NOT NULL AND codes IS NOT NULL ORDER BY person_id
            """
        ) { (try $0.integer(0), try $0.instant(1), try $0.blob(2)) }
    }

    /// Who has begun a survey, and whether they handed it in.
    package func respondents(toSurvey survey: Int64) throws -> [(person: Int64, isSubmitted: Bool)] {
        try rows(
            "SELECT person_id, submitted_at IS NOT NULL FROM response WHERE survey_id = \(survey) ORDER BY person_id"
        ) { (try $0.integer(0), try $0.flag(1)) }
    }
}
