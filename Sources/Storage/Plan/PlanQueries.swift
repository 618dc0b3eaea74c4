package import Kernel

/// A version of the plan as it is kept: the file's own text, and since when it is in force.
package struct PlanVersion: Sendable, Hashable {
    package var id: Int64
    package var label: String
    package var title: String
    package var note: String
    package var addedAt: Instant
    /// Who added it; nil: the program, or someone at the console.
    package var addedBy: String?
    /// Nil: a draft.
    package var inForceFrom: CalendarDate?
    package var isWithdrawn: Bool
    /// Length of the text in bytes.
    package var size: Int
}

extension Transaction {
    /// Every version, newest first.
    package func planVersions() throws -> [PlanVersion] {
        try rows(
            """
            SELECT plan_version.id, label, title, note, added_at, in_force_from, withdrawn_at IS NOT NULL, length(text),
                account.name
            FROM plan_version LEFT JOIN account ON account.id = plan_version.added_by ORDER BY plan_version.id DESC
            """
        ) { row in
            PlanVersion(
                id: try row.integer(0), label: try row.text(1), title: try row.text(2), note: try row.text(3),
                addedAt: try row.instant(4), addedBy: try row.optionalText(8), inForceFrom: try row.optionalDay(5),
                isWithdrawn: try row.flag(6),
                size: try row.int(7))
        }
    }

    /// The text of a version; nil for an unknown one.
    package func planText(_ id: Int64) throws -> String? {
        try row("SELECT text FROM plan_version WHERE id = \(id)") { try $0.text(0) }
    }

    /// The version in force on a day: of those not withdrawn the one that came into force last.
    package func planInForce(on day: CalendarDate) throws -> Int64? {
        try row(
            """
            SELECT id FROM plan_version WHERE in_force_from <= \(day) AND withdrawn_at IS NULL
            ORDER BY in_force_from DESC, id DESC LIMIT 1
            """
        ) { try $0.integer(0) }
    }

    /// Keeps a draft; gives its id.
    package func addPlanVersion(
        label: String, title: String, text: String, digest: [UInt8], note: String, by account: Int64?, at now: Instant
    ) throws -> Int64 {
        try integer(
            """
            INSERT INTO plan_version (label, title, text, digest, note, added_by, added_at)
            VALUES (\(label), \(title), \(text), \(digest), \(note), \(account), \(now)) RETURNING id
            """)
    }

    /// Puts a version in force from a day on. False where there is no such version, or it is in force or withdrawn.
    package func putPlanInForce(_ id: Int64, from day: CalendarDate, by account: Int64?, at now: Instant) throws -> Bool
    {
        let changed = try run(
            """
            UPDATE plan_version SET in_force_from = \(day), decided_by = \(account), decided_at = \(now)
            WHERE id = \(id) AND in_force_from IS NULL AND withdrawn_at IS NULL
            """)
        if changed > 0 { try touch(.plan) }
        return changed > 0
    }

    /// Takes away a draft, or a version that is to come into force after a day. False where there is none, or it has come
    /// into force meanwhile.
    package func discardPlan(_ id: Int64, on day: CalendarDate, by account: Int64?, at now: Instant) throws -> Bool {
        try run(
            """
            UPDATE plan_version SET withdrawn_at = \(now), decided_by = \(account)
            WHERE id = \(id) AND withdrawn_at IS NULL AND (in_force_from IS NULL OR in_force_from > \(day))
            """) > 0
    }

    /// The latest day from which a version that counts is in force.
    package func lastPlanDay() throws -> CalendarDate? {
        try row(
            """
            SELECT in_force_from FROM plan_version WHERE withdrawn_at IS NULL AND in_force_from IS NOT NULL
            ORDER BY in_force_from DESC LIMIT 1
            """
        ) { try $0.day(0) }
    }
}
