/// What a change touches. Whoever holds something worked out from it sees by its number that it is old.
package enum RevisionSubject: String, CaseIterable, Sendable {
    case plan, roster, evidence, survey
}

extension Transaction {
    /// Tells that something of the subject has changed, with the transaction that changes it.
    package func touch(_ subject: RevisionSubject) throws {
        try run(
            """
            INSERT INTO revision (subject, number) VALUES (\(subject.rawValue), 1)
            ON CONFLICT (subject) DO UPDATE SET number = revision.number + 1
            """)
    }

    /// The numbers of all subjects; 0 where nothing has changed yet. One query.
    package func revisions() throws -> [RevisionSubject: Int64] {
        let found = try rows("SELECT subject, number FROM revision") { row in
            (RevisionSubject(rawValue: try row.text(0)), try row.integer(1))
        }
        return found.reduce(into: [:]) { numbers, pair in if let subject = pair.0 { numbers[subject] = pair.1 } }
    }
}
