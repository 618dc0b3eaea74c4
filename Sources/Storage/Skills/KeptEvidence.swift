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
    package var known = KnownDays.always

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
    package var known = KnownDays.always

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
    package var known = KnownDays.always

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

/// In which days' figures a row stands. A correction holds from the day on which it was made: figures of a day before
/// it say what was known then, as they did when they were handed out.
package struct KnownDays: Sendable, Hashable {
    /// The day of the correction that brought the row.
    package var from: CalendarDate
    /// The day of the correction that took it away: not itself.
    package var until: CalendarDate

    package static let always = KnownDays(from: .distantPast, until: .distantFuture)

    package init(from: CalendarDate, until: CalendarDate) {
        self.from = from
        self.until = until
    }

    /// - Parameters:
    ///   - corrects: whether the row corrects another.
    ///   - later: when the row that corrects this one was recorded; nil where none does.
    init(corrects: Bool, recordedAt: Instant, later: Instant?) {
        from = corrects ? recordedAt.dayInJapan : .distantPast
        until = later?.dayInJapan ?? .distantFuture
    }

    package func hold(on day: CalendarDate) -> Bool { from <= day && day < until }
}
