import Domain
package import Kernel

extension Transaction {
    /// Adds to the ledger.
    package func record(_ evidence: [KeptEvidence], by account: Int64?, at now: Instant) throws {
        try insert(
            into: "evidence",
            [
                "person_id", "skill", "level", "ceiling", "method", "day", "source", "source_en", "corrects_id",
                "is_void", "recorded_by", "recorded_at",
            ],
            evidence.map { entry in
                [
                    entry.person.sqlValue, .text(entry.skill), .text(entry.level), .text(entry.ceiling),
                    .text(entry.method.rawValue), entry.day.sqlValue, .text(entry.source.ja), .text(entry.source.en),
                    entry.corrects.sqlValue, .flag(false), account.sqlValue, now.sqlValue,
                ]
            })
        if !evidence.isEmpty { try touch(.evidence) }
    }

    /// The ledger, with the days in whose figures each row stands.
    package func evidence(of people: Set<Int64>? = nil) throws -> [KeptEvidence] {
        let whose: SQL = people.map { "AND evidence.person_id IN \(list: $0.sorted())" } ?? ""
        return try rows(
            """
            SELECT evidence.person_id, evidence.skill, evidence.level, evidence.ceiling, evidence.method, evidence.day,
                evidence.source, evidence.source_en, evidence.corrects_id, evidence.recorded_at, later.recorded_at
            FROM evidence LEFT JOIN evidence AS later ON later.corrects_id = evidence.id
            WHERE NOT evidence.is_void \(sql: whose) ORDER BY evidence.id
            """
        ) { row in
            var entry = KeptEvidence(
                person: try row.integer(0), skill: try row.text(1), level: try row.text(2), ceiling: try row.text(3),
                method: try row.choice(4), day: try row.day(5),
                source: Phrase(ja: try row.text(6), en: try row.text(7)), corrects: try row.optionalInteger(8))
            entry.known = KnownDays(
                corrects: entry.corrects != nil, recordedAt: try row.instant(9), later: try row.optionalInstant(10))
            return entry
        }
    }

    package func record(_ completions: [KeptCompletion], by account: Int64?, at now: Instant) throws {
        try insert(
            into: "completion",
            ["person_id", "programme", "half", "day", "hours", "passed", "is_void", "recorded_by", "recorded_at"],
            completions.map { completion in
                [
                    completion.person.sqlValue, .text(completion.programme),
                    completion.half.map { .text($0.rawValue) } ?? .null, completion.day.sqlValue,
                    completion.hours.sqlValue, .flag(completion.passed), .flag(false), account.sqlValue, now.sqlValue,
                ]
            })
        if !completions.isEmpty { try touch(.evidence) }
    }

    package func completions(of people: Set<Int64>? = nil) throws -> [KeptCompletion] {
        let whose: SQL = people.map { "AND completion.person_id IN \(list: $0.sorted())" } ?? ""
        return try rows(
            """
            SELECT completion.person_id, completion.programme, completion.half, completion.day, completion.hours,
                completion.passed, completion.corrects_id, completion.recorded_at, later.recorded_at
            FROM completion LEFT JOIN completion AS later ON later.corrects_id = completion.id
            WHERE NOT completion.is_void \(sql: whose) ORDER BY completion.id
            """
        ) { row in
            var completion = KeptCompletion(
                person: try row.integer(0), programme: try row.text(1),
                half: try row.optionalText(2).flatMap(HalfKind.init(rawValue:)), day: try row.day(3),
                hours: try row.real(4), passed: try row.flag(5))
            completion.known = KnownDays(
                corrects: try row.optionalInteger(6) != nil, recordedAt: try row.instant(7),
                later: try row.optionalInstant(8))
            return completion
        }
    }

    package func record(_ certificates: [KeptCertificate], by account: Int64?, at now: Instant) throws {
        try insert(
            into: "certificate_holding",
            [
                "person_id", "certificate", "version", "passed_on", "has_proof", "state", "note", "recorded_by",
                "recorded_at",
            ],
            certificates.map { holding in
                [
                    holding.person.sqlValue, .text(holding.certificate), .text(holding.version),
                    holding.passedOn.sqlValue, .flag(holding.hasProof), .text(holding.state.rawValue),
                    .text(holding.note), account.sqlValue, now.sqlValue,
                ]
            })
        if !certificates.isEmpty { try touch(.evidence) }
    }

    /// Registers a certificate with the file that shows it; gives its id.
    package func register(
        _ holding: KeptCertificate, proof: KeptProof?, digest: [UInt8], by account: Int64?, at now: Instant
    ) throws -> Int64 {
        let id = try integer(
            """
            INSERT INTO certificate_holding
                (person_id, certificate, version, passed_on, has_proof, state, note, recorded_by, recorded_at)
            VALUES (\(holding.person), \(holding.certificate), \(holding.version), \(holding.passedOn),
                \(proof != nil), \(holding.state.rawValue), \(holding.note), \(account), \(now)) RETURNING id
            """)
        if let proof {
            try run(
                """
                INSERT INTO certificate_proof (holding_id, name, media_type, bytes, digest, added_at)
                VALUES (\(id), \(proof.name), \(proof.mediaType), \(proof.bytes), \(digest), \(now))
                """)
        }
        try touch(.evidence)
        return id
    }

    /// Confirms or refuses a registration that waits for it. False where none waits.
    package func decideCertificate(
        _ id: Int64, _ state: KeptCertificate.State, note: String, by account: Int64?, at now: Instant
    ) throws -> Bool {
        let changed = try run(
            """
            UPDATE certificate_holding
            SET state = \(state.rawValue), note = \(note), decided_by = \(account), decided_at = \(now)
            WHERE id = \(id) AND state = 'registered'
            """)
        if changed > 0 { try touch(.evidence) }
        return changed > 0
    }

    /// The proof that was handed in with a registration, or with the one that it corrects.
    package func proof(ofCertificate id: Int64) throws -> KeptProof? {
        try row(
            """
            WITH RECURSIVE chain (id, corrects_id) AS (
                SELECT certificate_holding.id, certificate_holding.corrects_id FROM certificate_holding
                WHERE certificate_holding.id = \(id)
                UNION ALL
                SELECT earlier.id, earlier.corrects_id FROM certificate_holding AS earlier
                JOIN chain ON earlier.id = chain.corrects_id)
            SELECT name, media_type, bytes FROM certificate_proof WHERE holding_id IN (SELECT chain.id FROM chain)
            ORDER BY id DESC LIMIT 1
            """
        ) {
            KeptProof(name: try $0.text(0), mediaType: try $0.text(1), bytes: try $0.blob(2))
        }
    }
}
