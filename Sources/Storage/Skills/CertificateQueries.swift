import Domain
import Kernel

extension KeptCertificate {
    private static let columns: SQL = """
        certificate_holding.id, certificate_holding.person_id, certificate_holding.certificate,
            certificate_holding.version, certificate_holding.passed_on, certificate_holding.has_proof,
            certificate_holding.state, certificate_holding.note, certificate_holding.corrects_id,
            certificate_holding.recorded_at, later.recorded_at
        """

    /// With the correction of each, and without those that only take another away.
    fileprivate static let selection: SQL = """
        SELECT \(sql: columns) FROM certificate_holding
        LEFT JOIN certificate_holding AS later ON later.corrects_id = certificate_holding.id
        WHERE NOT certificate_holding.is_void
        """

    fileprivate init(_ row: any Row) throws {
        self.init(
            id: try row.integer(0), person: try row.integer(1), certificate: try row.text(2),
            version: try row.text(3), passedOn: try row.day(4), hasProof: try row.flag(5), state: try row.choice(6),
            note: try row.text(7))
        known = KnownDays(
            corrects: try row.optionalInteger(8) != nil, recordedAt: try row.instant(9),
            later: try row.optionalInstant(10))
    }
}

extension Transaction {
    /// All certificates, or those of one person, with the days in whose figures each stands.
    package func certificates(of person: Int64? = nil) throws -> [KeptCertificate] {
        var statement = KeptCertificate.selection
        if let person { statement += " AND certificate_holding.person_id = \(person)" }
        return try rows(statement + " ORDER BY certificate_holding.id", KeptCertificate.init(_:))
    }

    package func certificates(ofPeople people: Set<Int64>?) throws -> [KeptCertificate] {
        var statement = KeptCertificate.selection
        if let people { statement += " AND certificate_holding.person_id IN \(list: people.sorted())" }
        return try rows(statement + " ORDER BY certificate_holding.id", KeptCertificate.init(_:))
    }

    /// Registrations that nobody has decided on, oldest first.
    package func waitingCertificates() throws -> [KeptCertificate] {
        try rows(
            KeptCertificate.selection
                + " AND certificate_holding.state = 'registered' ORDER BY certificate_holding.id",
            KeptCertificate.init(_:))
    }

    package func certificate(_ id: Int64) throws -> KeptCertificate? {
        try row(KeptCertificate.selection + " AND certificate_holding.id = \(id)", KeptCertificate.init(_:))
    }

    /// How many files a person has handed in that are still kept, and their bytes together.
    package func proofVolume(of person: Int64) throws -> (files: Int, bytes: Int) {
        try row(
            """
            SELECT count(*), CAST(coalesce(sum(length(certificate_proof.bytes)), 0) AS bigint) FROM certificate_proof
            JOIN certificate_holding ON certificate_holding.id = certificate_proof.holding_id
            WHERE certificate_holding.person_id = \(person)
            """
        ) { (try $0.int(0), try $0.int(1)) } ?? (0, 0)
    }
}
