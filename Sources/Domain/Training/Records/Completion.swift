package import Kernel

/// One finished (or failed) training of one person. Sixteen bytes: a region has millions.
package struct Completion: Sendable, Hashable {
    /// Index into `Roster.people`.
    package var person: Int32
    /// Index into `Plan.programmes`.
    package var programme: Int16
    /// Which half, where the record says so.
    package var half: HalfKind?
    package var passed: Bool
    package var date: CalendarDate
    /// Hours of study; 0 where the record says nothing.
    package var hours: Float

    package init(
        person: Int32, programme: Int16, half: HalfKind?, date: CalendarDate, hours: Float, passed: Bool
    ) {
        self.person = person
        self.programme = programme
        self.half = half
        self.date = date
        self.hours = hours
        self.passed = passed
    }
}

/// A certificate that a person holds.
package struct CertificateHolding: Sendable, Hashable {
    package var person: Int32
    /// Index into `Plan.certificates`.
    package var certificate: Int16
    package var passedOn: CalendarDate
    /// Version of the exam that was passed: it keeps its identity when the exam changes.
    package var version: String
    package var hasProof: Bool

    package init(person: Int32, certificate: Int16, passedOn: CalendarDate, version: String, hasProof: Bool) {
        self.person = person
        self.certificate = certificate
        self.passedOn = passedOn
        self.version = version
        self.hasProof = hasProof
    }

    /// The last day on which it counts; nil where it does not expire.
    package func expires(_ certificate: Certificate) -> CalendarDate? {
        certificate.validYears.map { passedOn.adding(months: 12 * $0) }
    }
}

/// What people have done so far: trainings and certificates, each ordered by person and date.
package struct TrainingRecord: Sendable {
    package private(set) var completions: [Completion]
    package private(set) var certificates: [CertificateHolding]
    private let completionStart: [Int32]
    private let certificateStart: [Int32]

    package init(completions: [Completion], certificates: [CertificateHolding], people: Int) {
        (self.completions, completionStart) = Self.grouped(completions, people: people, person: { $0.person }) {
            ($0.date, $0.programme) < ($1.date, $1.programme)
        }
        (self.certificates, certificateStart) = Self.grouped(certificates, people: people, person: { $0.person }) {
            ($0.passedOn, $0.certificate) < ($1.passedOn, $1.certificate)
        }
    }

    package func completions(of person: Int) -> ArraySlice<Completion> {
        completions[Int(completionStart[person])..<Int(completionStart[person + 1])]
    }

    package func certificates(of person: Int) -> ArraySlice<CertificateHolding> {
        certificates[Int(certificateStart[person])..<Int(certificateStart[person + 1])]
    }

    /// Counting sort by person, then by the given order inside each person's few records: linear in records.
    private static func grouped<Record>(
        _ records: [Record], people: Int, person: (Record) -> Int32, order: (Record, Record) -> Bool
    ) -> ([Record], [Int32]) {
        var start = [Int32](repeating: 0, count: people + 1)
        for record in records { start[Int(person(record)) + 1] += 1 }
        for index in start.indices.dropFirst() { start[index] += start[index - 1] }
        guard let first = records.first else { return ([], start) }
        var next = start
        var result = [Record](repeating: first, count: records.count)
        for record in records {
            let owner = Int(person(record))
            result[Int(next[owner])] = record
            next[owner] += 1
        }
        for index in 0..<people where start[index + 1] - start[index] > 1 {
            result[Int(start[index])..<Int(start[index + 1])].sort(by: order)
        }
        return (result, start)
    }
}
