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
        let check = try CheckPlan(file: request.plan, on: request.date)
        let plan = check.plan
        var outcome = Outcome(diagnostics: check.diagnostics)
        guard !outcome.diagnostics.hasErrors else { throw InputErrors(outcome.diagnostics) }
        var files = [RosterFile]()
        for file in request.roster { files.append(RosterFile(name: file, bytes: try InputFile.bytes(file))) }
        let loaded = try LoadRoster(
            files: request.roster, mapping: request.mapping, plan: plan, confirmedLeaving: request.confirmedLeaving)
        let roster = loaded.roster
        outcome.diagnostics += loaded.diagnostics
        let text = try InputFile.text(request.plan)
        let records = try FileRecords(request, plan: plan, roster: roster)
        outcome.diagnostics += records.diagnostics
        outcome.responses = records.survey?.responses.count ?? 0
        outcome.completions = records.completions.count
        outcome.certificates = records.certificates.count
        outcome.evidence = records.ledger.entries.count
        guard !outcome.diagnostics.hasErrors else { throw InputErrors(outcome.diagnostics) }

        let city = try await installation.add(
            KeptMunicipality(
                slug: slug, code: plan.about.municipality.code, name: name ?? Phrase(plan.about.municipality.name)),
            at: now)
        let start = [plan.about.date, roster.snapshotDates.first].compactMap(\.self).min() ?? now.dayInJapan
        let digest = Fingerprint.sha256(Array(text.utf8))
        let kept = files.map { file in
            KeptRosterFile(name: file.name.split(separator: "/").last.map(String.init) ?? file.name, bytes: file.bytes)
        }
        let mapping = try LoadRoster.mappingText(named: request.mapping, for: files)
        outcome.people = roster.people.count
        try await city.database.write { [outcome] transaction in
            let version = try transaction.addPlanVersion(
                label: plan.about.version, title: plan.about.title.ja, text: text, digest: digest, note: "", by: nil,
                at: now)
            _ = try transaction.putPlanInForce(version, from: start, by: nil, at: now)
            let importID = try transaction.addRosterImport(
                files: kept, mappingName: mapping.path.split(separator: "/").last.map(String.init) ?? "",
                mappingText: mapping.text,
                confirmedLeaving: request.confirmedLeaving, by: nil, at: now)
            _ = try transaction.applyRosterImport(
                importID, confirmedLeaving: request.confirmedLeaving, summary: "people=\(outcome.people)", by: nil,
                at: now)
            try transaction.keep(roster, plan: plan)
            try records.keep(transaction, roster: roster, plan: plan, at: now)
        }
        return outcome
    }
}
