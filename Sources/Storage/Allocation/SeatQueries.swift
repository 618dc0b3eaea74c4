package import Domain
package import Kernel

/// Somebody's seat in a session, as it is kept.
package struct KeptSeat: Sendable, Hashable {
    package var person: Int64
    package var session: Int64

    package init(person: Int64, session: Int64) {
        self.person = person
        self.session = session
    }
}

/// Somebody without a seat in a course, as it is kept.
package struct KeptWaiting: Sendable, Hashable {
    package var person: Int64
    package var programme: String
    package var half: HalfKind
    /// From 1 within the course.
    package var place: Int
    /// `SeatPlan.Waiting.Kind`.
    package var kind: String
    package var reason: Phrase

    package init(person: Int64, programme: String, half: HalfKind, place: Int, kind: String, reason: Phrase) {
        self.person = person
        self.programme = programme
        self.half = half
        self.place = place
        self.kind = kind
        self.reason = reason
    }
}

extension KeptSeat {
    fileprivate init(_ row: any Row) throws {
        self.init(person: try row.integer(0), session: try row.integer(1))
    }
}

extension Transaction {
    package func seats(ofScenario id: Int64) throws -> [KeptSeat] {
        try rows(
            "SELECT person_id, session_id FROM seat WHERE scenario_id = \(id) ORDER BY session_id, person_id",
            KeptSeat.init)
    }

    /// Those of a session that are in force.
    package func seatsInForce(ofSession id: Int64) throws -> [KeptSeat] { try seatsInForce("seat.session_id = \(id)") }

    /// Those of a fiscal year's sessions that are in force.
    package func seatsInForce(in year: FiscalYear) throws -> [KeptSeat] {
        try seatsInForce(
            "seat.session_id IN (SELECT id FROM course_session WHERE fiscal_year = \(year.year))")
    }

    private func seatsInForce(_ condition: SQL) throws -> [KeptSeat] {
        try rows(
            """
            SELECT seat.person_id, seat.session_id FROM seat JOIN scenario ON scenario.id = seat.scenario_id
            WHERE scenario.issued_at IS NOT NULL AND scenario.replaced_at IS NULL AND \(sql: condition)
            ORDER BY seat.session_id, seat.person_id
            """, KeptSeat.init)
    }

    /// By course, in the order of moving up.
    package func waiting(ofScenario id: Int64) throws -> [KeptWaiting] {
        try rows(
            """
            SELECT person_id, programme, half, place, kind, reason, reason_en FROM seat_waiting
            WHERE scenario_id = \(id) ORDER BY programme, half, place, person_id
            """
        ) { row in
            KeptWaiting(
                person: try row.integer(0), programme: try row.text(1), half: try row.choice(2), place: try row.int(3),
                kind: try row.text(4), reason: Phrase(ja: try row.text(5), en: try row.text(6)))
        }
    }

    /// The courses of a fiscal year in which a person waits for a seat, as the scenario in force has it.
    package func waitingInForce(of person: Int64, in year: FiscalYear) throws -> [KeptWaiting] {
        try rows(
            """
            SELECT seat_waiting.person_id, seat_waiting.programme, seat_waiting.half, seat_waiting.place,
                seat_waiting.kind, seat_waiting.reason, seat_waiting.reason_en
            FROM seat_waiting JOIN scenario ON scenario.id = seat_waiting.scenario_id
            WHERE seat_waiting.person_id = \(person) AND scenario.issued_at IS NOT NULL
                AND scenario.replaced_at IS NULL AND scenario.fiscal_year = \(year.year)
            ORDER BY seat_waiting.programme, seat_waiting.half
            """
        ) { row in
            KeptWaiting(
                person: try row.integer(0), programme: try row.text(1), half: try row.choice(2), place: try row.int(3),
                kind: try row.text(4), reason: Phrase(ja: try row.text(5), en: try row.text(6)))
        }
    }

    /// Puts these in place of what the scenario had.
    package func replaceSeats(ofScenario id: Int64, with seats: [KeptSeat], waiting: [KeptWaiting]) throws {
        try run("DELETE FROM seat WHERE scenario_id = \(id)")
        try run("DELETE FROM seat_waiting WHERE scenario_id = \(id)")
        try insert(
            into: "seat", ["scenario_id", "person_id", "session_id"],
            seats.map { [.integer(id), .integer($0.person), .integer($0.session)] })
        try insert(
            into: "seat_waiting",
            ["scenario_id", "person_id", "programme", "half", "place", "kind", "reason", "reason_en"],
            waiting.map { row in
                [
                    .integer(id), .integer(row.person), .text(row.programme), .text(row.half.rawValue),
                    .integer(Int64(row.place)), .text(row.kind), .text(row.reason.ja), .text(row.reason.en),
                ]
            })
    }
}
