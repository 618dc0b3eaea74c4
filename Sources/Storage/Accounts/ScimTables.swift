extension Tables {
    /// What provisioning says of accounts, beyond what an account itself holds.
    static let provisioning = [
        Table(
            "scim_user", since: 2, key: ["account_id"], indices: [Index("employee_number", since: 2)],
            [
                Column("account_id", .reference("account", onDelete: .cascade)),
                // The login as it was sent; the account's own is in lower case.
                Column("user_name", .text),
                Column("formatted_name", .text, optional: true),
                Column("family_name", .text, optional: true),
                Column("given_name", .text, optional: true),
                Column("display_name", .text, optional: true),
                Column("employee_number", .text, optional: true),
                Column("organization", .text, optional: true),
                Column("division", .text, optional: true),
                Column("department", .text, optional: true),
                Column("manager_id", .reference("account", onDelete: .setNull), optional: true),
                Column("modified_at", .instant),
                // From then on provisioning does not see the account.
                Column("hidden_at", .instant, optional: true),
            ]),
        Table(
            "scim_mail", since: 2, key: ["account_id", "position"],
            [
                Column("account_id", .reference("account", onDelete: .cascade)),
                Column("position", .integer),
                Column("address", .text),
                Column("kind", .text, optional: true),
                Column("is_primary", .flag, optional: true),
            ]),
        // What a client calls the account; each has names of its own.
        Table(
            "scim_user_name", since: 2, key: ["client", "account_id"],
            indices: [Index("client", "external_id", since: 2)],
            [
                Column("client", .text),
                Column("account_id", .reference("account", onDelete: .cascade)),
                Column("external_id", .text),
            ]),
        Table(
            "scim_group", since: 2,
            [
                Column("id", .id),
                Column("display_name", .text),
                Column("created_at", .instant),
                Column("modified_at", .instant),
                // Deleted: the row stays so that its id is never another's (RFC 7643 §3.1).
                Column("hidden_at", .instant, optional: true),
            ]),
        Table(
            "scim_group_name", since: 2, key: ["client", "group_id"],
            [
                Column("client", .text),
                Column("group_id", .reference("scim_group", onDelete: .cascade)),
                Column("external_id", .text),
            ]),
        Table(
            "scim_group_member", since: 2, key: ["group_id", "account_id"], indices: [Index("account_id", since: 2)],
            [
                Column("group_id", .reference("scim_group", onDelete: .cascade)),
                Column("account_id", .reference("account", onDelete: .cascade)),
            ]),
        // The role that an administrator has tied to a group; none unless somebody did.
        Table(
            "scim_group_role", since: 2, indices: [Index("group_id", since: 2)],
            [
                Column("id", .id),
                Column("group_id", .reference("scim_group", onDelete: .cascade)),
                // Never the administrator's.
                Column(
                    "role",
                    .choice(["staff", "head", "trainingOffice", "planner", "informationDepartment", "auditor"])),
                Column("unit_code", .text, optional: true),
                Column("tied_by", .integer, optional: true),
                Column("tied_at", .instant),
            ]),
    ]
}
