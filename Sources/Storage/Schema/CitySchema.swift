extension Schema {
    /// The database of one municipality: everything that belongs to it, and nothing of another.
    package static let city = Schema(
        tables: Tables.common + Tables.plan + Tables.roster + Tables.accounts + Tables.provisioning + Tables.survey
            + Tables.evidence + Tables.mail + Tables.allocation + Tables.practice)

    /// The installation's own: which municipalities there are, and how they are reached.
    package static let installation = Schema(tables: [
        Table(
            "municipality", unique: [["slug"], ["code"]],
            [
                Column("id", .id),
                // The word in addresses and in the names of files and schemas.
                Column("slug", .text),
                // 全国地方公共団体コード, five or six digits.
                Column("code", .text),
                Column("name", .text),
                Column("name_en", .text),
                Column("created_at", .instant),
            ]),
        Table(
            "setting", key: ["name"], [Column("name", .text), Column("value", .text)]),
        // Where a city's staff sign in elsewhere (OpenID Connect).
        Table(
            "identity_provider", since: 2, key: ["municipality_id"],
            [
                Column("municipality_id", .reference("municipality", onDelete: .cascade), since: 2),
                Column("issuer", .text, since: 2),
                Column("client_id", .text, since: 2),
                // Sealed under the installation's key; nil: none, or in the file.
                Column("client_secret", .blob, optional: true, since: 2),
                Column("client_secret_file", .text, optional: true, since: 2),
                // `staff-number:CLAIM` or `mail`.
                Column("matched_by", .text, since: 2),
                Column("label", .text, since: 2),
                Column("label_en", .text, since: 2),
                // Parted by spaces, as the values below.
                Column("scopes", .text, since: 2),
                Column("allows_passwords", .flag, since: 2),
                Column("second_factor_values", .text, since: 2),
                Column("changed_at", .instant, since: 2),
            ]),
        Tables.job(since: 2),
    ])
}

/// The tables by room.
package enum Tables {
    /// What every room uses.
    static let common = [
        // A row here opens the guards of what is only added to. It refers to one that cannot be, and that is looked at
        // when the transaction is saved: so none with the row in it can be, and nobody else ever sees it.
        Table(
            Schema.erasureSwitch, since: 2, checks: ["id = 1", "held_by = 0"],
            constraints: ["FOREIGN KEY (held_by) REFERENCES erasure_switch (id) DEFERRABLE INITIALLY DEFERRED"],
            [Column("id", .id, since: 2), Column("held_by", .integer, since: 2)]),
        // What changed last, by subject: a server that holds something worked out sees here that it is old.
        Table("revision", key: ["subject"], [Column("subject", .text), Column("number", .integer)]),
        // Who did what to whom. Each row's hash covers the one before, so that none can be changed or taken out.
        Table(
            "audit", indices: [Index("person_id", "at"), Index("account_id", "at")], appendOnly: true,
            yielding: .deletion,
            [
                Column("id", .id),
                Column("at", .instant),
                // Nil: the program itself, or someone not signed in.
                Column("account_id", .integer, optional: true),
                // As written at the time, for accounts may be closed and people renamed.
                Column("actor", .text),
                Column("action", .text),
                Column("subject", .text),
                // The person whose data it was.
                Column("person_id", .integer, optional: true),
                Column("detail", .text),
                Column("address", .text),
                Column("hash", .blob),
            ]),
        job(since: 1),
        // Up to where the log was taken out after its time: the chain goes on from here.
        Table(
            "audit_cut", since: 2, appendOnly: true,
            [
                Column("id", .id, since: 2),
                Column("last_id", .integer, since: 2),
                Column("last_hash", .blob, since: 2),
                Column("cut_at", .instant, since: 2),
            ]),
        // For how long what is kept; the newest row of a class counts.
        Table(
            "retention_choice", since: 2, appendOnly: true,
            [
                Column("id", .id, since: 2),
                Column("class", .text, since: 2),
                // Years or days, as the class has it.
                Column("amount", .integer, since: 2),
                Column("is_on", .flag, since: 2),
                // The account; nil: the console.
                Column("chosen_by", .integer, optional: true, since: 2),
                Column("chosen_at", .instant, since: 2),
            ]),
    ]

    /// Work that the server does by itself, on the database that holds the table.
    static func job(since version: Int) -> Table {
        Table(
            "job", since: version, unique: [["kind", "due_at"]], indices: [Index("state", "due_at")],
            [
                Column("id", .id),
                Column("kind", .text),
                Column("due_at", .instant),
                Column("state", .choice(["waiting", "running", "done", "failed"])),
                Column("claimed_by", .text, optional: true),
                Column("claimed_at", .instant, optional: true),
                Column("finished_at", .instant, optional: true),
                Column("attempts", .integer, default: "0"),
                Column("detail", .text, default: "''"),
                Column("progress", .real, optional: true),
                // When it may be tried again after a failure; nil: at once.
                Column("not_before", .instant, optional: true, since: 2),
            ])
    }
}
