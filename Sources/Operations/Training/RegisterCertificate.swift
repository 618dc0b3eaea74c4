import Domain
package import Kernel
package import Storage

/// Somebody registers a certificate with its proof; the planner or the training office looks at it (clause O11).
package struct RegisterCertificate: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package static let largestProof = 10 << 20
    /// Of one person, what is kept of them together.
    static let mostProofs = 20
    static let largestProofs = 50 << 20

    /// Registers for oneself. Gives the id.
    package func register(
        _ certificate: String, passedOn: CalendarDate, proof: KeptProof?, for caller: Caller
    ) async throws -> Int64 {
        try caller.require(.registerCertificate)
        guard let person = caller.visitor.person else { throw WorkError.notFound }
        let state = try await city.state()
        let now = city.now
        guard let known = state.plan.certificates.first(where: { $0.id == certificate }) else {
            throw WorkError.invalid(field: "certificate", Phrase(ja: "資格を選んでください", en: "Choose a certificate"))
        }
        guard passedOn <= now.dayInJapan else {
            throw WorkError.invalid(field: "passedOn", Phrase(ja: "合格日が未来の日付です", en: "The day is still to come"))
        }
        guard let proof else {
            throw WorkError.invalid(
                field: "proof", Phrase(ja: "合格証書の画像かPDFを選んでください", en: "Choose a picture or PDF of the certificate"))
        }
        let checked = try ProofFile.check(proof)
        return try await city.database.write { transaction in
            try transaction.lock("proofs/\(person)")
            let kept = try transaction.proofVolume(of: person)
            guard kept.files < Self.mostProofs, kept.bytes + checked.bytes.count <= Self.largestProofs else {
                throw WorkError.invalid(
                    field: "proof",
                    Phrase(
                        ja: "登録できる証明書は一人20件、合わせて50MBまでです。研修所に相談してください。",
                        en: "20 proofs and 50 MB in all are kept for each person. Ask the training office."))
            }
            let id = try transaction.register(
                KeptCertificate(
                    person: person, certificate: known.id, version: "", passedOn: passedOn, hasProof: true,
                    state: .registered), proof: checked, digest: Fingerprint.sha256(checked.bytes), by: caller.account,
                at: now)
            try transaction.audit(
                caller.entry("certificate.register", known.id, person: person, "\(passedOn)"), at: now)
            return id
        }
    }

    /// What a person has registered.
    package func own(for caller: Caller) async throws -> [KeptCertificate] {
        try caller.require(.registerCertificate)
        guard let person = caller.visitor.person else { return [] }
        return try await city.database.read { try $0.certificates(of: person) }
    }

    /// Confirms or refuses a registration.
    package func decide(_ id: Int64, isConfirmed: Bool, note: String, for caller: Caller) async throws {
        try caller.require(.decideCertificates)
        guard isConfirmed || !note.isEmpty else {
            throw WorkError.invalid(
                field: "note", Phrase(ja: "差し戻す理由を書いてください", en: "Say why it is returned"))
        }
        let now = city.now
        let state = try await city.state()
        let scope = Policy.scope(of: .decideCertificates, for: caller.visitor)
        try await city.database.write { transaction in
            guard let holding = try transaction.certificate(id), holding.person != caller.visitor.person,
                state.index(of: holding.person).map({ state.covers(scope, person: $0) }) ?? (scope == .everyone)
            else { throw WorkError.notFound }
            guard
                try transaction.decideCertificate(
                    id, isConfirmed ? .confirmed : .refused, note: note, by: caller.account, at: now)
            else { throw WorkError.changedMeanwhile }
            try transaction.audit(
                caller.entry(
                    isConfirmed ? "certificate.confirm" : "certificate.refuse", holding.certificate,
                    person: holding.person), at: now)
        }
        city.forget()
    }

    /// The file, for the person themselves and for those who decide.
    package func proof(_ id: Int64, for caller: Caller) async throws -> KeptProof {
        let scope = Policy.scope(of: .decideCertificates, for: caller.visitor)
        let state = try await city.state()
        let now = city.now
        return try await city.database.write { transaction in
            guard let holding = try transaction.certificate(id),
                holding.person == caller.visitor.person || scope == .everyone
                    || state.index(of: holding.person).map({ state.covers(scope, person: $0) }) ?? false,
                let proof = try transaction.proof(ofCertificate: id)
            else { throw WorkError.notFound }
            if holding.person != caller.visitor.person {
                try transaction.audit(
                    caller.entry("certificate.read", holding.certificate, person: holding.person), at: now)
            }
            return proof
        }
    }
}
