extension Tables {
    static let allocation = [
        // A question to the optimiser with what it assumes, and its answer.
        Table(
            "scenario", since: 3, indices: [Index("state", since: 3)],
            [
                Column("id", .id, since: 3),
                Column("name", .text, since: 3),
                // What it assumes otherwise than the plan and the past, as JSON.
                Column("assumptions", .text, since: 3),
                // The earlier one to which its answer is to keep close.
                Column("previous_id", .reference("scenario", onDelete: .setNull), optional: true, since: 3),
                Column("state", .choice(["waiting", "running", "done", "failed"]), since: 3),
                // How far the search is: level, value and bound.
                Column("progress", .text, default: "''", since: 3),
                // Figures of the answer, as JSON: nobody's name stands in it.
                Column("result", .text, optional: true, since: 3),
                Column("error", .text, default: "''", since: 3),
                // The day and the plan's version that it was worked out for.
                Column("as_of", .day, optional: true, since: 3),
                Column("plan_version_id", .integer, optional: true, since: 3),
                // The account.
                Column("made_by", .integer, since: 3),
                Column("made_at", .instant, since: 3),
                Column("finished_at", .instant, optional: true, since: 3),
                // Whoever decided that its nominations are issued.
                Column("issued_by", .integer, optional: true, since: 3),
                Column("issued_at", .instant, optional: true, since: 3),
                // When another took its place.
                Column("replaced_at", .instant, optional: true, since: 3),
                // What is asked: whom to name over the years, or who sits in which session of a year.
                Column("kind", .choice(["nominations", "seats"]), default: "'nominations'", since: 4),
                // Of the sessions, where seats are asked for.
                Column("fiscal_year", .integer, optional: true, since: 4),
            ]),
        // Whom a scenario names for what in which year; those of the one that is issued are the city's.
        Table(
            "nomination", since: 3, unique: [["scenario_id", "person_id", "programme", "fiscal_year"]],
            indices: [Index("person_id", since: 3)],
            [
                Column("id", .id, since: 3),
                Column("scenario_id", .reference("scenario", onDelete: .cascade), since: 3),
                Column("person_id", .reference("person", onDelete: .cascade), since: 3),
                // The plan's id of the programme.
                Column("programme", .text, since: 3),
                Column("fiscal_year", .integer, since: 3),
                // From 1: in the order of a year's list; of the reserve in the order of moving up.
                Column("place", .integer, since: 3),
                Column("is_reserve", .flag, since: 3),
                Column("reason", .text, since: 3),
                Column("reason_en", .text, since: 3),
            ]),
        // A session (回) of a half of a programme.
        Table(
            "course_session", since: 4, unique: [["fiscal_year", "code"]],
            checks: ["fewest >= 0", "seats >= 0"],
            [
                Column("id", .id, since: 4),
                Column("code", .text, since: 4),
                // The plan's id of the programme.
                Column("programme", .text, since: 4),
                Column("half", .choice(["mandatory", "elective"]), since: 4),
                Column("fiscal_year", .integer, since: 4),
                // Nil: online.
                Column("place", .text, optional: true, since: 4),
                Column("fewest", .integer, since: 4),
                Column("seats", .integer, since: 4),
                // When it was said to fall away.
                Column("cancelled_at", .instant, optional: true, since: 4),
                Column("changed_at", .instant, since: 4),
            ]),
        // The half-days that a session takes.
        Table(
            "course_session_time", since: 4, key: ["session_id", "day", "half"],
            [
                Column("session_id", .reference("course_session", onDelete: .cascade), since: 4),
                Column("day", .day, since: 4),
                Column("half", .choice(["am", "pm"]), since: 4),
            ]),
        // That somebody wants a course in a fiscal year, and in which sessions.
        Table(
            "session_wish", since: 4, unique: [["person_id", "fiscal_year", "programme", "half"]],
            [
                Column("id", .id, since: 4),
                Column("person_id", .reference("person", onDelete: .cascade), since: 4),
                Column("fiscal_year", .integer, since: 4),
                Column("programme", .text, since: 4),
                Column("half", .choice(["mandatory", "elective"]), since: 4),
                Column("first_id", .reference("course_session", onDelete: .setNull), optional: true, since: 4),
                Column("second_id", .reference("course_session", onDelete: .setNull), optional: true, since: 4),
                Column("third_id", .reference("course_session", onDelete: .setNull), optional: true, since: 4),
                Column("wished_at", .instant, since: 4),
            ]),
        // A half-day on which somebody cannot attend.
        Table(
            "busy_time", since: 4, key: ["person_id", "day", "half"],
            [
                Column("person_id", .reference("person", onDelete: .cascade), since: 4),
                Column("day", .day, since: 4),
                Column("half", .choice(["am", "pm"]), since: 4),
            ]),
        // Where a unit lies and how many of it may be away at once, by its code.
        Table(
            "unit_place", since: 4, key: ["unit_code"], checks: ["most_away IS NULL OR most_away >= 0"],
            [
                Column("unit_code", .text, since: 4),
                Column("place", .text, optional: true, since: 4),
                Column("most_away", .integer, optional: true, since: 4),
            ]),
        Table(
            "place_way", since: 4, key: ["from_place", "to_place"], checks: ["minutes >= 0"],
            [
                Column("from_place", .text, since: 4), Column("to_place", .text, since: 4),
                Column("minutes", .integer, since: 4),
            ]),
        // Who sits in which session, as a scenario has it; those of the one that is issued are the city's.
        Table(
            "seat", since: 4, unique: [["scenario_id", "person_id", "session_id"]],
            indices: [Index("person_id", since: 4), Index("session_id", since: 4)],
            [
                Column("id", .id, since: 4),
                Column("scenario_id", .reference("scenario", onDelete: .cascade), since: 4),
                Column("person_id", .reference("person", onDelete: .cascade), since: 4),
                Column("session_id", .reference("course_session", onDelete: .cascade), since: 4),
            ]),
        // Who has no seat in a course, in the order of moving up, and what keeps them out.
        Table(
            "seat_waiting", since: 4, unique: [["scenario_id", "person_id", "programme", "half"]],
            indices: [Index("person_id", since: 4)],
            [
                Column("id", .id, since: 4),
                Column("scenario_id", .reference("scenario", onDelete: .cascade), since: 4),
                Column("person_id", .reference("person", onDelete: .cascade), since: 4),
                Column("programme", .text, since: 4),
                Column("half", .choice(["mandatory", "elective"]), since: 4),
                Column("place", .integer, since: 4),
                Column("kind", .text, since: 4),
                Column("reason", .text, since: 4),
                Column("reason_en", .text, since: 4),
            ]),
    ]
}
