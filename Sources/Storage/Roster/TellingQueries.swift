package import Domain
package import Kernel

/// What is told here about people, beside the exports.
extension Transaction {
    package func addRole(
        _ role: String, person: Int64, unit: String?, from: CalendarDate, to: CalendarDate, by account: Int64?,
        at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO role_assignment
                (person_id, role, unit_code, valid_from, valid_to, is_from_roster, told_by, told_at)
            VALUES (\(person), \(role), \(unit), \(from), \(to), \(false), \(account), \(now))
            """)
        try touch(.roster)
    }

    /// Ends what runs on a day with that day. False where nothing was given here that runs then.
    package func endRole(_ role: String, person: Int64, on last: CalendarDate) throws -> Bool {
        let changed = try run(
            """
            UPDATE role_assignment SET valid_to = \(last)
            WHERE person_id = \(person) AND role = \(role) AND NOT is_from_roster
                AND valid_from <= \(last) AND valid_to > \(last)
            """)
        if changed > 0 { try touch(.roster) }
        return changed > 0
    }

    /// Roles that were given here and run on after a day, with the account that gave them.
    package func toldRoles(notOverOn day: CalendarDate) throws -> [(person: Int64, role: String, account: Int64?)] {
        try rows(
            """
            SELECT person_id, role, told_by FROM role_assignment
            WHERE NOT is_from_roster AND valid_from <= \(day) AND valid_to > \(day)
            """
        ) { (try $0.integer(0), try $0.text(1), try $0.optionalInteger(2)) }
    }

    package func addAbsence(
        _ kind: Absence.Kind, person: Int64, from: CalendarDate, to: CalendarDate, by account: Int64?, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO absence (person_id, kind, valid_from, valid_to, is_from_roster, told_by, told_at)
            VALUES (\(person), \(kind.rawValue), \(from), \(to), \(false), \(account), \(now))
            """)
        try touch(.roster)
    }
}
