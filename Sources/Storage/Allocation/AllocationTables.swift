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
    ]
}
