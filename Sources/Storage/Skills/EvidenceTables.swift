extension Tables {
    /// Append-only: what was wrong is corrected by a later row that points at it.
    static let evidence = [
        Table(
            "evidence",
            indices: [
                Index("person_id", "day"),
                // A row is corrected once; who comes second corrects the correction.
                Index("corrects_id", unique: true, where: "corrects_id IS NOT NULL", since: 2),
            ], appendOnly: true, yielding: .everything,
            [
                Column("id", .id),
                Column("person_id", .reference("person", onDelete: .restrict)),
                // The plan's ids of skill and level; the highest level on which it says anything.
                Column("skill", .text),
                Column("level", .text),
                Column("ceiling", .text),
                Column("method", .choice(["self", "head", "test", "certificate", "programme", "ojt"])),
                Column("day", .day),
                Column("source", .text),
                Column("source_en", .text),
                Column("corrects_id", .reference("evidence", onDelete: .restrict), optional: true),
                // The row corrected is void and nothing takes its place.
                Column("is_void", .flag, default: "false"),
                Column("recorded_by", .integer, optional: true),
                Column("recorded_at", .instant),
                // Why the other row was corrected.
                Column("reason", .text, optional: true, since: 2),
            ]),
        Table(
            "completion",
            indices: [
                Index("person_id", "day"),
                Index("corrects_id", unique: true, where: "corrects_id IS NOT NULL", since: 2),
            ], appendOnly: true, yielding: .everything,
            [
                Column("id", .id),
                Column("person_id", .reference("person", onDelete: .restrict)),
                // The plan's id of the programme.
                Column("programme", .text),
                Column("half", .choice(["mandatory", "elective"]), optional: true),
                Column("day", .day),
                // Hours of study; 0 where the record says nothing.
                Column("hours", .real),
                Column("passed", .flag),
                Column("corrects_id", .reference("completion", onDelete: .restrict), optional: true),
                Column("is_void", .flag, default: "false"),
                Column("recorded_by", .integer, optional: true),
                Column("recorded_at", .instant),
                Column("reason", .text, optional: true, since: 2),
            ]),
        Table(
            "certificate_holding",
            indices: [
                Index("person_id"),
                Index("corrects_id", unique: true, where: "corrects_id IS NOT NULL", since: 2),
            ],
            [
                Column("id", .id),
                Column("person_id", .reference("person", onDelete: .restrict)),
                // The plan's id of the certificate.
                Column("certificate", .text),
                Column("version", .text),
                Column("passed_on", .day),
                Column("has_proof", .flag),
                // Registered by the person, then looked at by the planner or the training office.
                Column("state", .choice(["registered", "confirmed", "refused"])),
                Column("decided_by", .integer, optional: true),
                Column("decided_at", .instant, optional: true),
                Column("note", .text, default: "''"),
                Column("recorded_by", .integer, optional: true),
                Column("recorded_at", .instant),
                Column("corrects_id", .reference("certificate_holding", onDelete: .restrict), optional: true, since: 2),
                Column("is_void", .flag, default: "false", since: 2),
                Column("reason", .text, optional: true, since: 2),
            ]),
        // A proof as it was handed in, outside of what the web serves.
        Table(
            "certificate_proof",
            [
                Column("id", .id),
                Column("holding_id", .reference("certificate_holding", onDelete: .cascade)),
                Column("name", .text),
                Column("media_type", .text),
                Column("bytes", .blob),
                Column("digest", .blob),
                Column("added_at", .instant),
            ]),
    ]
}
