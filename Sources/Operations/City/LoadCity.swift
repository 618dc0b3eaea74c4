import Domain
package import Kernel
import Storage

/// Fills a municipality's database from files, as the command line names them: the plan put in force, the roster
/// imported, answers and records taken in. All of it or nothing.
package struct LoadCity: Sendable {
    package var request: RunPlan.Request

    package init(_ request: RunPlan.Request) { self.request = request }

    /// What was taken in.
    package struct Outcome: Sendable {
        package var people = 0
        package var responses = 0
        package var completions = 0
        package var certificates = 0
        package var evidence = 0
        package var diagnostics = [Diagnostic]()
    }

    /// Throws `InputErrors` where an input has errors, and `StorageError.duplicate` where the city is there already.
    package func load(
        into installation: Installation, slug: String, name: Phrase?, at now: Instant
    ) async throws -> Outcome {
        let prepared = try prepare()
        let about = prepared.plan.about.municipality
        let city = try await installation.add(
            KeptMunicipality(slug: slug, code: about.code, name: name ?? Phrase(about.name)), at: now)
        do {
            try await prepared.keep(in: city, at: now)
        } catch {
            try await installation.remove(slug)
            throw error
        }
        return prepared.outcome
    }

    /// Fills a city that has nothing yet.
    package func load(into city: City, at now: Instant) async throws -> Outcome {
        let prepared = try prepare()
        try await prepared.keep(in: city, at: now)
        return prepared.outcome
    }

    /// Everything read and found good, before anything is written.
    fileprivate struct Prepared: Sendable {
        var plan: Plan
        var planText: String
        var roster: Roster
        var files: [KeptRosterFile]
        var mapping: (name: String, text: String)
        var confirmedLeaving: Bool
        var records: FileRecords
        var outcome: Outcome
    }

    fileprivate func prepare() throws(InputErrors) -> Prepared {
        let check = try CheckPlan(file: request.plan, on: request.date)
        guard !check.diagnostics.hasErrors else { throw InputErrors(check.diagnostics) }
        var files = [RosterFile]()
        for file in request.roster { files.append(RosterFile(name: file, bytes: try InputFile.bytes(file))) }
        let loaded = try LoadRoster(
            files: request.roster, mapping: request.mapping, plan: check.plan,
            confirmedLeaving: request.confirmedLeaving)
        guard !loaded.diagnostics.hasErrors else { throw InputErrors(check.diagnostics + loaded.diagnostics) }
        let mapping = try LoadRoster.mappingText(named: request.mapping, for: files)
        let records = try FileRecords(request, plan: check.plan, roster: loaded.roster)
        let diagnostics = check.diagnostics + loaded.diagnostics + records.diagnostics
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        return Prepared(
            plan: check.plan, planText: try InputFile.text(request.plan), roster: loaded.roster,
            files: files.map { KeptRosterFile(name: Self.lastPart(of: $0.name), bytes: $0.bytes) },
            mapping: (Self.lastPart(of: mapping.path), mapping.text), confirmedLeaving: request.confirmedLeaving,
            records: records,
            outcome: Outcome(
                people: loaded.roster.people.count, responses: records.survey?.responses.count ?? 0,
                completions: records.completions.count, certificates: records.certificates.count,
                evidence: records.ledger.entries.count, diagnostics: diagnostics))
    }

    private static func lastPart(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension LoadCity.Prepared {
    fileprivate func keep(in city: City, at now: Instant) async throws {
        let start = [plan.about.date, roster.snapshotDates.first].compactMap(\.self).min() ?? now.dayInJapan
        let digest = Fingerprint.sha256(Array(planText.utf8))
        try await city.database.write { transaction in
            let version = try transaction.addPlanVersion(
                label: plan.about.version, title: plan.about.title.ja, text: planText, digest: digest, note: "",
                by: nil, at: now)
            _ = try transaction.putPlanInForce(version, from: start, by: nil, at: now)
            let importID = try transaction.addRosterImport(
                files: files, mappingName: mapping.name, mappingText: mapping.text, confirmedLeaving: confirmedLeaving,
                by: nil, at: now)
            _ = try transaction.applyRosterImport(
                importID, confirmedLeaving: confirmedLeaving, summary: "people=\(roster.people.count)", by: nil, at: now
            )
            try transaction.keep(roster, plan: plan)
            try records.keep(transaction, roster: roster, plan: plan, at: now)
        }
    }
}
