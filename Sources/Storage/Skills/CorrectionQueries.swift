import Domain
package import Kernel

/// What can be corrected, and where it stands.
package enum RecordKind: String, Sendable, CaseIterable {
    case evidence, completion, certificate

    var table: SQL {
        switch self {
        case .evidence: "evidence"
        case .completion: "completion"
        case .certificate: "certificate_holding"
        }
    }
}

/// A row as it was recorded, right or wrong.
package struct RecordedRow: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case evidence(KeptEvidence)
        case completion(KeptCompletion)
        case certificate(KeptCertificate)
    }

    package var id: Int64
    package var content: Content
    package var corrects: Int64?
    /// The row that corrects this one.
    package var correctedBy: Int64?
    /// Takes the other row away and puts nothing in its place.
    package var isVoid: Bool
    /// Why the other row was corrected; nil in a row that corrects none.
    package var reason: String?
    package var recordedBy: Int64?
    /// Nil where no account recorded it.
    package var recorder: String?
    package var recordedAt: Instant
}

extension Transaction {
    /// Every row of a kind that was ever recorded of a person, oldest first: corrected and taken away too.
    package func recordedRows(_ kind: RecordKind, of person: Int64) throws -> [RecordedRow] {
        try recordedRows(kind, where: "record.person_id = \(person)")
    }

    package func recordedRow(_ kind: RecordKind, _ id: Int64) throws -> RecordedRow? {
        try recordedRows(kind, where: "record.id = \(id)").first
    }

    private func recordedRows(_ kind: RecordKind, where condition: SQL) throws -> [RecordedRow] {
        let columns: SQL =
            switch kind {
            case .evidence:
                "record.skill, record.level, record.ceiling, record.method, record.day, record.source, record.source_en"
            case .completion: "record.programme, record.half, record.day, record.hours, record.passed"
            case .certificate:
                "record.certificate, record.version, record.passed_on, record.has_proof, record.state, record.note"
            }
        return try rows(
            """
            SELECT record.id, record.person_id, record.corrects_id, later.id, record.is_void, record.reason,
                record.recorded_by, account.name, record.recorded_at, \(sql: columns)
            FROM \(sql: kind.table) AS record LEFT JOIN \(sql: kind.table) AS later ON later.corrects_id = record.id
            LEFT JOIN account ON account.id = record.recorded_by
            WHERE \(sql: condition) ORDER BY record.id
            """
        ) { row in
            RecordedRow(
                id: try row.integer(0), content: try content(kind, person: try row.integer(1), row),
                corrects: try row.optionalInteger(2), correctedBy: try row.optionalInteger(3),
                isVoid: try row.flag(4), reason: try row.optionalText(5), recordedBy: try row.optionalInteger(6),
                recorder: try row.optionalText(7), recordedAt: try row.instant(8))
        }
    }

    private func content(_ kind: RecordKind, person: Int64, _ row: any Row) throws -> RecordedRow.Content {
        switch kind {
        case .evidence:
            .evidence(
                KeptEvidence(
                    person: person, skill: try row.text(9), level: try row.text(10), ceiling: try row.text(11),
                    method: try row.choice(12), day: try row.day(13),
                    source: Phrase(ja: try row.text(14), en: try row.text(15))))
        case .completion:
            .completion(
                KeptCompletion(
                    person: person, programme: try row.text(9),
                    half: try row.optionalText(10).flatMap(HalfKind.init(rawValue:)), day: try row.day(11),
                    hours: try row.real(12), passed: try row.flag(13)))
        case .certificate:
            .certificate(
                KeptCertificate(
                    id: try row.integer(0), person: person, certificate: try row.text(9), version: try row.text(10),
                    passedOn: try row.day(11), hasProof: try row.flag(12), state: try row.choice(13),
                    note: try row.text(14)))
        }
    }

    /// Adds a row that corrects another; with `isVoid` it takes it away. Gives its id. Throws
    /// `StorageError.duplicate` where the other was corrected already, also a moment ago.
    package func correct(
        _ id: Int64, with content: RecordedRow.Content, isVoid: Bool, reason: String, by account: Int64?,
        at now: Instant
    ) throws -> Int64 {
        let new: Int64
        switch content {
        case .evidence(let entry):
            new = try integer(
                """
                INSERT INTO evidence (person_id, skill, level, ceiling, method, day, source, source_en, corrects_id,
                    is_void, reason, recorded_by, recorded_at)
                VALUES (\(entry.person), \(entry.skill), \(entry.level), \(entry.ceiling), \(entry.method.rawValue),
                    \(entry.day), \(entry.source.ja), \(entry.source.en), \(id), \(isVoid), \(reason), \(account),
                    \(now)) RETURNING id
                """)
        case .completion(let record):
            new = try integer(
                """
                INSERT INTO completion (person_id, programme, half, day, hours, passed, corrects_id, is_void, reason,
                    recorded_by, recorded_at)
                VALUES (\(record.person), \(record.programme), \(record.half?.rawValue), \(record.day),
                    \(record.hours), \(record.passed), \(id), \(isVoid), \(reason), \(account), \(now)) RETURNING id
                """)
        case .certificate(let holding):
            new = try integer(
                """
                INSERT INTO certificate_holding (person_id, certificate, version, passed_on, has_proof, state, note,
                    decided_by, decided_at, corrects_id, is_void, reason, recorded_by, recorded_at)
                VALUES (\(holding.person), \(holding.certificate), \(holding.version), \(holding.passedOn),
                    \(holding.hasProof), \(holding.state.rawValue), \(""), \(account), \(now), \(id), \(isVoid),
                    \(reason), \(account), \(now)) RETURNING id
                """)
        }
        try touch(.evidence)
        return new
    }
}
