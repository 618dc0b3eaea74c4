extension Tables {
    static let accounts = [
        Table(
            "account", unique: [["login"]], indices: [Index("person_id", unique: true, where: "person_id IS NOT NULL")],
            [
                Column("id", .id),
                // Nil: someone who is not on the roster, as the administrator of a supplier.
                Column("person_id", .reference("person", onDelete: .restrict), optional: true),
                // The staff number, or a name of their own; compared in lower case.
                Column("login", .text),
                Column("name", .text),
                Column("mail", .text),
                Column("state", .choice(["invited", "active", "closed"])),
                // Argon2id in its own string form; nil: none yet, or signs in elsewhere.
                Column("password_hash", .text, optional: true),
                Column("password_changed_at", .instant, optional: true),
                // Of the code for the first sign-in; never the code itself.
                Column("code_hash", .blob, optional: true),
                Column("code_expires_at", .instant, optional: true),
                Column("totp_secret", .blob, optional: true),
                Column("totp_confirmed_at", .instant, optional: true),
                // The time step of the last code used: a code works once.
                Column("totp_last_step", .integer, default: "0"),
                Column("failures", .integer, default: "0"),
                Column("locked_until", .instant, optional: true),
                Column("language", .choice(["ja", "en"]), default: "'ja'"),
                Column("uses_era", .flag, default: "false"),
                Column("created_at", .instant),
                Column("last_sign_in_at", .instant, optional: true),
                // Whether mails that need not be are wanted.
                Column("wants_mail", .flag, default: "true", since: 2),
            ]),
        // What an account may do, for which unit, from when to when (clause: product.md, who uses it).
        Table(
            "role_grant", indices: [Index("account_id")], checks: ["valid_from <= valid_to"],
            [
                Column("id", .id),
                Column("account_id", .reference("account", onDelete: .cascade)),
                Column(
                    "role",
                    .choice([
                        "staff", "head", "trainingOffice", "planner", "informationDepartment", "administrator",
                        "auditor",
                    ])),
                // The unit and all below it; nil: the whole city.
                Column("unit_code", .text, optional: true),
                Column("valid_from", .day),
                Column("valid_to", .day),
                // Whom the account stands in for (代理).
                Column("deputy_for", .reference("account", onDelete: .cascade), optional: true),
                Column("granted_by", .integer, optional: true),
                Column("granted_at", .instant),
                // The role tied to a group (`scim_group_role`) by which it was given.
                Column("group_role_id", .integer, optional: true, since: 2),
            ]),
        Table(
            "session", unique: [["token_hash"]], indices: [Index("account_id"), Index("expires_at")],
            [
                Column("id", .id),
                Column("token_hash", .blob),
                Column("account_id", .reference("account", onDelete: .cascade)),
                Column("created_at", .instant),
                Column("seen_at", .instant),
                Column("expires_at", .instant),
                // When the password (and the second factor) was last shown.
                Column("authenticated_at", .instant),
                Column("has_second_factor", .flag),
                Column("address", .text),
                Column("agent", .text),
                // Of a sign-in by the identity provider, sealed: what tells the provider which of its sessions to end.
                Column("identity_token", .blob, optional: true, since: 2),
            ]),
        // Sign-ins by the identity provider that have come back: each comes back once.
        Table(
            "identity_answer", since: 2, key: ["state_hash"], indices: [Index("expires_at", since: 2)],
            [Column("state_hash", .blob, since: 2), Column("expires_at", .instant, since: 2)]),
        // Attempts to sign in, for the limits by address.
        Table(
            "sign_in_attempt", indices: [Index("address", "at"), Index("at")],
            [
                Column("id", .id),
                Column("at", .instant),
                Column("address", .text),
                Column("account_id", .integer, optional: true),
                Column("succeeded", .flag),
            ]),
        Table(
            "api_token", unique: [["token_hash"]],
            [
                Column("id", .id),
                Column("name", .text),
                Column("token_hash", .blob),
                // Parted by spaces.
                Column("scopes", .text),
                Column("created_by", .integer, optional: true),
                Column("created_at", .instant),
                Column("expires_at", .instant, optional: true),
                Column("revoked_at", .instant, optional: true),
                Column("last_used_at", .instant, optional: true),
            ]),
        // What a program was answered to a change, so that asking again is not changing again (`Idempotency-Key`).
        Table(
            "kept_answer", since: 2, unique: [["token_id", "word"]], indices: [Index("begun_at", since: 2)],
            [
                Column("id", .id),
                Column("token_id", .reference("api_token", onDelete: .cascade)),
                // As the program sent it.
                Column("word", .text),
                // Of method, address and body.
                Column("digest", .blob),
                Column("begun_at", .instant),
                // Nil while it is being worked on.
                Column("status", .integer, optional: true),
                Column("location", .text, optional: true),
                Column("body", .blob, optional: true),
            ]),
    ]
}
