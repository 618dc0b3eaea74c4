extension Tables {
    static let plan = [
        // The file's own text is the plan: what was read is what is kept.
        Table(
            "plan_version", indices: [Index("in_force_from")],
            [
                Column("id", .id),
                Column("label", .text),
                Column("title", .text),
                Column("text", .text),
                Column("digest", .blob),
                Column("note", .text, default: "''"),
                Column("added_by", .integer, optional: true),
                Column("added_at", .instant),
                // Nil: a draft. The version in force on a day is the one with the latest such day not after it.
                Column("in_force_from", .day, optional: true),
                Column("decided_by", .integer, optional: true),
                Column("decided_at", .instant, optional: true),
                Column("withdrawn_at", .instant, optional: true),
            ])
    ]
}
