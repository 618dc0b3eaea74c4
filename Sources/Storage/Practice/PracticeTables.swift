extension Tables {
    /// What somebody practises is their own: nobody else is shown it, and it is no evidence of a level.
    static let practice = [
        // One sitting: ten minutes of practice, a mock exam, or the questions of a survey put one by one.
        Table(
            "sitting", since: 5,
            indices: [
                Index("person_id", "started_at", since: 5),
                Index("survey_id", "person_id", unique: true, where: "survey_id IS NOT NULL", since: 5),
            ],
            [
                Column("id", .id, since: 5),
                Column("person_id", .reference("person", onDelete: .restrict), since: 5),
                Column("kind", .choice(["practice", "mock", "adaptive"]), since: 5),
                // The bank's id; that of the survey's instrument in an adaptive one.
                Column("bank", .text, since: 5),
                Column("survey_id", .reference("survey", onDelete: .cascade), optional: true, since: 5),
                // Ids of a mock exam's questions in their order, parted by spaces.
                Column("items", .text, default: "''", since: 5),
                // Minutes of practice, or allowed for a mock exam.
                Column("minutes", .integer, since: 5),
                // What was known of the ability when an adaptive one began.
                Column("prior_mean", .real, optional: true, since: 5),
                Column("prior_sd", .real, optional: true, since: 5),
                Column("started_at", .instant, since: 5),
                Column("finished_at", .instant, optional: true, since: 5),
            ]),
        Table(
            "sitting_answer", since: 5, key: ["sitting_id", "position"],
            [
                Column("sitting_id", .reference("sitting", onDelete: .cascade), since: 5),
                // From 1 on.
                Column("position", .integer, since: 5),
                Column("item", .text, since: 5),
                // Id of the option chosen.
                Column("chosen", .text, since: 5),
                Column("is_right", .flag, since: 5),
                Column("confidence", .choice(["sure", "unsure", "guessed"]), since: 5),
                Column("seconds", .integer, since: 5),
                Column("answered_at", .instant, since: 5),
            ]),
        // What somebody wants to reach with a bank.
        Table(
            "practice_goal", since: 5, key: ["person_id", "bank"],
            [
                Column("person_id", .reference("person", onDelete: .cascade), since: 5),
                Column("bank", .text, since: 5),
                Column("exam_on", .day, optional: true, since: 5),
                // A day.
                Column("minutes", .integer, since: 5),
                Column("set_at", .instant, since: 5),
            ]),
    ]
}
