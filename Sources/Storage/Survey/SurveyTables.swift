extension Tables {
    static let survey = [
        // One asking of an instrument, with its window.
        Table(
            "survey", checks: ["opens_on <= closes_on"],
            [
                Column("id", .id),
                Column("title", .text),
                Column("instrument_text", .text),
                Column("opens_on", .day),
                Column("closes_on", .day),
                // Closed before its last day, or opened again after it.
                Column("closed_at", .instant, optional: true),
                Column("created_by", .integer, optional: true),
                Column("created_at", .instant),
                // How many days before the last one people are reminded by mail, parted by spaces.
                Column("reminder_days", .text, default: "''", since: 2),
            ]),
        Table(
            "response", unique: [["survey_id", "person_id"]], indices: [Index("person_id")],
            [
                Column("id", .id),
                Column("survey_id", .reference("survey", onDelete: .restrict)),
                Column("person_id", .reference("person", onDelete: .restrict)),
                Column("started_at", .instant),
                Column("saved_at", .instant),
                // Nil: not handed in yet; the answers are kept, and count for nothing.
                Column("submitted_at", .instant, optional: true),
                // The answers as handed in, one byte for each item in the order of the instrument.
                Column("codes", .blob, optional: true),
            ]),
        // When a survey was opened again after its results could be read.
        Table(
            "survey_reopening", since: 2, key: ["survey_id", "reopened_at"],
            [
                Column("survey_id", .reference("survey", onDelete: .cascade), since: 2),
                Column("reopened_at", .instant, since: 2),
            ]),
        // The last answer given to an item counts.
        Table(
            "answer", key: ["response_id", "item"],
            [
                Column("response_id", .reference("response", onDelete: .cascade)),
                Column("item", .text),
                Column("value", .text),
                Column("saved_at", .instant),
            ]),
    ]
}
