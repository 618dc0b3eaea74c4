extension Tables {
    static let roster = [
        Table(
            "roster_import", indices: [Index("applied_at")],
            [
                Column("id", .id),
                Column("uploaded_by", .integer, optional: true),
                Column("uploaded_at", .instant),
                Column("mapping_name", .text),
                Column("mapping_text", .text),
                Column("confirmed_leaving", .flag),
                // Nil: waits for someone to look at what it would change.
                Column("applied_at", .instant, optional: true),
                Column("applied_by", .integer, optional: true),
                Column("withdrawn_at", .instant, optional: true),
                Column("withdrawn_by", .integer, optional: true),
                Column("summary", .text, default: "''"),
            ]),
        Table(
            "roster_file", indices: [Index("import_id")],
            [
                Column("id", .id),
                Column("import_id", .reference("roster_import", onDelete: .cascade)),
                Column("name", .text),
                Column("bytes", .blob),
                // Since when it holds nothing that is not read.
                Column("reduced_at", .instant, optional: true, since: 2),
            ]),
        // A unit as it stood from one day to another; all rows of one code are the same unit over time.
        Table(
            "unit", indices: [Index("code", "valid_from")], checks: ["valid_from <= valid_to"],
            [
                Column("id", .id),
                Column("code", .text),
                Column("name", .text),
                Column("parent_id", .integer, optional: true),
                // Words of the plan's vocabulary; empty: unknown.
                Column("level", .text),
                Column("kind", .text),
                Column("valid_from", .day),
                Column("valid_to", .day),
            ]),
        Table(
            "person", unique: [["key"]], indices: [Index("staff_number"), Index("mail")],
            [
                Column("id", .id),
                // The HR system's personal key, or else the staff number first seen.
                Column("key", .text),
                Column("staff_number", .text),
                Column("name", .text),
                Column("alternate", .text),
                Column("kana", .text),
                Column("birth", .day, optional: true),
                Column("hired", .day, optional: true),
                Column("has_user_defined_characters", .flag),
                Column("mail", .text),
                // Words of the plan's vocabulary, parted by a line feed.
                Column("duties", .text),
                Column("intents", .text),
                // Since when nobody can tell any more who it was.
                Column("erased_at", .instant, optional: true),
            ]),
        Table(
            "staff_number", key: ["number"], indices: [Index("person_id")],
            [
                Column("number", .text),
                Column("person_id", .reference("person", onDelete: .cascade)),
            ]),
        Table(
            "former_name", key: ["person_id", "until"],
            [
                Column("person_id", .reference("person", onDelete: .cascade)),
                Column("name", .text),
                Column("kana", .text),
                Column("until", .day),
            ]),
        Table(
            "post", indices: [Index("person_id", "valid_from"), Index("unit_id")],
            checks: ["valid_from <= valid_to"],
            [
                Column("id", .id),
                Column("person_id", .reference("person", onDelete: .restrict)),
                Column("unit_id", .reference("unit", onDelete: .restrict)),
                // Words of the plan's vocabulary; empty: unknown.
                Column("grade", .text),
                Column("employment", .text),
                Column("job_family", .text),
                Column("is_main", .flag),
                Column("valid_from", .day),
                Column("valid_to", .day),
            ]),
        // Roles that people hold beside their posts, told by the roster or given here by a section head.
        Table(
            "role_assignment", indices: [Index("person_id"), Index("unit_code")], checks: ["valid_from <= valid_to"],
            [
                Column("id", .id),
                Column("person_id", .reference("person", onDelete: .restrict)),
                // The plan's id of the role.
                Column("role", .text),
                // Nil: for the person's own unit.
                Column("unit_code", .text, optional: true),
                Column("valid_from", .day),
                Column("valid_to", .day),
                Column("is_from_roster", .flag),
                Column("told_by", .integer, optional: true),
                Column("told_at", .instant, optional: true),
            ]),
        Table(
            "absence", indices: [Index("person_id")], checks: ["valid_from <= valid_to"],
            [
                Column("id", .id),
                Column("person_id", .reference("person", onDelete: .restrict)),
                Column("kind", .choice(["leave", "secondment"])),
                Column("valid_from", .day),
                Column("valid_to", .day),
                Column("is_from_roster", .flag),
                Column("told_by", .integer, optional: true),
                Column("told_at", .instant, optional: true),
            ]),
        Table("snapshot", key: ["day"], [Column("day", .day)]),
    ]
}
