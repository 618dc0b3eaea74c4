import Domain
package import Kernel
import Storage

/// A certificate as somebody has registered it, in the words of the plan of the day.
package struct CertificateRegistration: Sendable {
    package enum State: Sendable { case waiting, confirmed, refused }

    package let id: Int64
    package let person: Int64
    package let name: Phrase
    package let passedOn: CalendarDate
    /// The last day on which it counts; nil where it does not expire.
    package let expiresOn: CalendarDate?
    package let hasProof: Bool
    package let state: State
    /// What whoever decided had to say.
    package let note: String

    init(_ kept: KeptCertificate, plan: Plan) {
        let known = plan.certificates.first { $0.id == kept.certificate }
        id = kept.id
        person = kept.person
        // One that the plan no longer has keeps its id as its name.
        name = known?.name ?? Phrase(kept.certificate)
        passedOn = kept.passedOn
        expiresOn = known?.validYears.map { kept.passedOn.adding(months: 12 * $0) }
        hasProof = kept.hasProof
        state =
            switch kept.state {
            case .registered: .waiting
            case .confirmed: .confirmed
            case .refused: .refused
            }
        note = kept.note
    }
}

/// A file that shows a certificate.
package struct ProofUpload: Sendable {
    package var name: String
    package var mediaType: String
    package var bytes: [UInt8]

    package init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

extension RegisterCertificate {
    package func register(
        _ certificate: String, passedOn: CalendarDate, file: ProofUpload?, for caller: Caller
    ) async throws -> Int64 {
        try await register(
            certificate, passedOn: passedOn,
            proof: file.map { KeptProof(name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes) }, for: caller)
    }

    package func file(_ id: Int64, for caller: Caller) async throws -> ProofUpload {
        let proof = try await proof(id, for: caller)
        return ProofUpload(name: proof.name, mediaType: proof.mediaType, bytes: proof.bytes)
    }

    /// What the caller has registered, newest first.
    package func mine(for caller: Caller) async throws -> (state: CityState, registrations: [CertificateRegistration]) {
        let state = try await city.state()
        let kept = try await own(for: caller)
        return (state, kept.reversed().map { CertificateRegistration($0, plan: state.plan) })
    }

    /// Registrations that wait for somebody to look at them, oldest first, of whom the caller may decide about.
    package func waiting(
        for caller: Caller
    ) async throws -> (state: CityState, registrations: [CertificateRegistration]) {
        try caller.require(.decideCertificates)
        let scope = Policy.scope(of: .decideCertificates, for: caller.visitor)
        let state = try await city.state()
        let kept = try await city.database.read { try $0.waitingCertificates() }
        let registrations = kept.filter { holding in
            guard holding.person != caller.visitor.person else { return false }
            return state.index(of: holding.person).map { state.covers(scope, person: $0) } ?? (scope == .everyone)
        }
        return (state, registrations.map { CertificateRegistration($0, plan: state.plan) })
    }

    /// The same as a table to take away, which is written down: those of whom the caller may take tables away.
    package func waitingToTakeAway(
        _ text: String = "", for caller: Caller
    ) async throws -> (state: CityState, registrations: [CertificateRegistration]) {
        try caller.require(.exportTables)
        let scope = Policy.scope(of: .exportTables, for: caller.visitor)
        var (state, registrations) = try await waiting(for: caller)
        registrations.removeAll { registration in
            !(state.index(of: registration.person).map { state.covers(scope, person: $0) } ?? (scope == .everyone))
        }
        registrations = narrowed(registrations, to: text, of: state)
        let now = city.now
        // What was looked for may be a name, and the log holds none.
        let detail = AuditDetail([("rows", "\(registrations.count)"), ("text", text.isEmpty ? "" : "…")]).text
        try await city.database.write { transaction in
            try transaction.audit(caller.entry("certificate.export", "", detail), at: now)
        }
        return (state, registrations)
    }

    /// Those of the people whose names, readings or staff numbers have the text in parts, or whose certificate has.
    package func narrowed(
        _ registrations: [CertificateRegistration], to text: String, of state: CityState
    ) -> [CertificateRegistration] {
        let words = SearchText.words(text)
        let index = city.peopleIndex(of: state)
        return registrations.filter { registration in
            let key = SearchText.key(registration.name.ja + "\n" + registration.name.en)
            let rest = words.filter { !key.contains($0) }
            return rest.isEmpty || state.index(of: registration.person).map { index.fits($0, rest) } ?? false
        }
    }
}
