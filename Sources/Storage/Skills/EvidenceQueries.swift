package import Domain
package import Kernel

/// A row of the evidence ledger, in the plan's own ids.
package struct KeptEvidence: Sendable, Hashable {
    package var person: Int64
    package var skill: String
    package var level: String
    package var ceiling: String
    package var method: EvidenceMethod
    package var day: CalendarDate
    package var source: Phrase
    /// The row that this one corrects.
    package var corrects: Int64?

    package init(
        person: Int64, skill: String, level: String, ceiling: String, method: EvidenceMethod, day: CalendarDate,
        source: Phrase, corrects: Int64? = nil
    ) {
        self.person = person
        self.skill = skill
        self.level = level
        self.ceiling = ceiling
        self.method = method
        self.day = day
        self.source = source
        self.corrects = corrects
    }
}

/// A completion, in the plan's own ids.
package struct KeptCompletion: Sendable, Hashable {
    package var person: Int64
    package var programme: String
    package var half: HalfKind?
    package var day: CalendarDate
    package var hours: Double
    package var passed: Bool

    package init(
        person: Int64, programme: String, half: HalfKind?, day: CalendarDate, hours: Double, passed: Bool
    ) {
        self.person = person
        self.programme = programme
        self.half = half
        self.day = day
        self.hours = hours
        self.passed = passed
    }
}

/// A certificate as it was registered, in the plan's own ids.
package struct KeptCertificate: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable { case registered, confirmed, refused }

    package var id: Int64
    package var person: Int64
    package var certificate: String
    package var version: String
    package var passedOn: CalendarDate
    package var hasProof: Bool
    package var state: State
    package var note: String

    package init(
        id: Int64 = 0, person: Int64, certificate: String, version: String, passedOn: CalendarDate, hasProof: Bool,
        state: State, note: String = ""
    ) {
        self.id = id
        self.person = person
        self.certificate = certificate
        self.version = version
        self.passedOn = passedOn
        self.hasProof = hasProof
        self.state = state
        self.note = note
    }
}

/// The file that shows a certificate.
package struct KeptProof: Sendable, Hashable {
    package var name: String
    package var mediaType: String
    package var bytes: [UInt8]

    package init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

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

    /// What the ledger says now: a row that a later one corrects no longer counts.
    package func evidence() throws -> [KeptEvidence] {
        try rows(
            """
            SELECT person_id, skill, level, ceiling, method, day, source, source_en, corrects_id FROM evidence
            WHERE NOT is_void AND id NOT IN (SELECT corrects_id FROM evidence WHERE corrects_id IS NOT NULL)
            ORDER BY id
            """
        ) { row in
            KeptEvidence(
                person: try row.integer(0), skill: try row.text(1), level: try row.text(2), ceiling: try row.text(3),
                method: try row.choice(4), day: try row.day(5),
                source: Phrase(ja: try row.text(6), en: try row.text(7)), corrects: try row.optionalInteger(8))
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

    package func completions() throws -> [KeptCompletion] {
        try rows(
            """
            SELECT person_id, programme, half, day, hours, passed FROM completion
            WHERE NOT is_void AND id NOT IN (SELECT corrects_id FROM completion WHERE corrects_id IS NOT NULL)
            ORDER BY id
            """
        ) { row in
            KeptCompletion(
                person: try row.integer(0), programme: try row.text(1),
                half: try row.optionalText(2).flatMap(HalfKind.init(rawValue:)), day: try row.day(3),
                hours: try row.real(4), passed: try row.flag(5))
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

    package func proof(ofCertificate id: Int64) throws -> KeptProof? {
        try row("SELECT name, media_type, bytes FROM certificate_proof WHERE holding_id = \(id) ORDER BY id DESC") {
            KeptProof(name: try $0.text(0), mediaType: try $0.text(1), bytes: try $0.blob(2))
        }
    }

    /// All certificates, or those of one person.
    package func certificates(of person: Int64? = nil) throws -> [KeptCertificate] {
        var statement: SQL = """
            SELECT id, person_id, certificate, version, passed_on, has_proof, state, note FROM certificate_holding
            """
        if let person { statement += " WHERE person_id = \(person)" }
        return try rows(statement + " ORDER BY id", KeptCertificate.init(_:))
    }

    /// Registrations that nobody has decided on, oldest first.
    package func waitingCertificates() throws -> [KeptCertificate] {
        try rows(
            """
            SELECT id, person_id, certificate, version, passed_on, has_proof, state, note FROM certificate_holding
            WHERE state = 'registered' ORDER BY id
            """, KeptCertificate.init(_:))
    }

    package func certificate(_ id: Int64) throws -> KeptCertificate? {
        try row(
            """
            SELECT id, person_id, certificate, version, passed_on, has_proof, state, note FROM certificate_holding
            WHERE id = \(id)
            """, KeptCertificate.init(_:))
    }
}

extension KeptCertificate {
    fileprivate init(_ row: any Row) throws {
        try self.init(

            id: row.integer(0), person: row.integer(1), certificate: row.text(2), version: row.text(3),
            passedOn: row.day(4), hasProof: row.flag(5), state: row.choice(6), note: row.text(7))
    }
}
