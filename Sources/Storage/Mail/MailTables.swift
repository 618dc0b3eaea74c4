extension Tables {
    static let mail = [
        // Mails to be sent and sent. The words are made when it is sent: neither code nor text lies here.
        Table(
            "mail", since: 2, unique: [["once"]],
            indices: [Index("state", "next_at", since: 2), Index("account_id", since: 2)],
            [
                Column("id", .id, since: 2),
                Column("account_id", .reference("account", onDelete: .cascade), since: 2),
                Column("kind", .text, since: 2),
                // The occasion, of which there is one mail: `surveyReminder/17/2026-10-05`.
                Column("once", .text, since: 2),
                // What the words need, a line each: `survey=3`.
                Column("detail", .text, default: "''", since: 2),
                Column(
                    "state", .choice(["waiting", "sending", "sent", "dropped", "failed", "doubtful"]), since: 2),
                Column("created_at", .instant, since: 2),
                Column("next_at", .instant, since: 2),
                Column("attempts", .integer, default: "0", since: 2),
                Column("claimed_by", .text, optional: true, since: 2),
                Column("claimed_at", .instant, optional: true, since: 2),
                Column("finished_at", .instant, optional: true, since: 2),
                Column("error", .text, default: "''", since: 2),
            ]),
        // What the city has decided for itself, a word each.
        Table(
            "city_setting", since: 2, key: ["name"],
            [Column("name", .text, since: 2), Column("value", .text, since: 2)]),
    ]
}
