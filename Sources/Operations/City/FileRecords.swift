import Domain
import Kernel
import Storage

/// Answers and records read from files, to be kept.
struct FileRecords: Sendable {
    var survey: (campaign: SurveyCampaign?, binding: Instrument.Binding, text: String, responses: SurveyResponses)?
    var completions = [Completion]()
    var certificates = [CertificateHolding]()
    var ledger = EvidenceLedger()
    var diagnostics = [Diagnostic]()

    init(_ request: RunPlan.Request, plan: Plan, roster: Roster) throws(InputErrors) {
        if !request.answers.isEmpty {
            let answers = try LoadAnswers(request, plan: plan, roster: roster)
            let text = try InputFile.text(answers.binding.instrument.file)
            survey = (
                plan.surveys.first { $0.instrument == answers.binding.instrument.id }, answers.binding, text,
                answers.responses
            )
            diagnostics += answers.diagnostics
        }
        let records = try Self.records(request, plan: plan, roster: roster, into: &ledger)
        completions = records.completions
        certificates = records.certificates
        diagnostics += records.diagnostics
    }

    /// Completions and certificates of the files, and their evidence added to the ledger. The same record in two files is
    /// one record.
    static func records(
        _ request: RunPlan.Request, plan: Plan, roster: Roster, into ledger: inout EvidenceLedger
    ) throws(InputErrors) -> (
        completions: [Completion], certificates: [CertificateHolding], diagnostics: [Diagnostic]
    ) {
        var completions = [Completion]()
        var certificates = [CertificateHolding]()
        var diagnostics = [Diagnostic]()
        for file in request.completions {
            let read = CompletionReader.read(try InputFile.bytes(file), file: file, plan: plan, people: roster)
            completions += read.completions
            diagnostics += read.diagnostics
        }
        for file in request.certificates {
            let read = CertificateReader.read(try InputFile.bytes(file), file: file, plan: plan, people: roster)
            certificates += read.certificates
            diagnostics += read.diagnostics
        }
        for file in request.evidence {
            let read = EvidenceReader.read(
                try InputFile.bytes(file), file: file, plan: plan, people: roster, into: &ledger)
            diagnostics += read.diagnostics
        }
        if request.completions.count > 1 { completions = each(completions) }
        if request.certificates.count > 1 { certificates = each(certificates) }
        return (completions, certificates, diagnostics)
    }

    private static func each<Record: Hashable>(_ records: [Record]) -> [Record] {
        var seen = Set<Record>()
        return records.filter { seen.insert($0).inserted }
    }

    /// Keeps everything for the people whose rows the roster has already.
    func keep(_ transaction: any Transaction, roster: Roster, plan: Plan, at now: Instant) throws {
        let kept = try transaction.roster(in: plan)
        let idOfKey = Dictionary(
            zip(kept.roster.people.map(\.key), kept.personIDs), uniquingKeysWith: { first, _ in first })
        let ids = roster.people.map { idOfKey[$0.key] ?? 0 }
        let records = KeptRecords(plan: plan, indexOfPerson: [:])
        try transaction.record(records.kept(completions, ids), by: nil, at: now)
        try transaction.record(records.kept(certificates, ids), by: nil, at: now)
        try transaction.record(records.kept(ledger, ids), by: nil, at: now)
        guard let survey else { return }
        let dates = survey.responses.dates
        let first = [survey.campaign?.from, dates.min()].compactMap(\.self).min() ?? now.dayInJapan
        let last = [survey.campaign?.to, dates.max()].compactMap(\.self).max() ?? now.dayInJapan
        let id = try transaction.addSurvey(
            title: survey.binding.instrument.title.ja, instrument: survey.text, from: first, to: last, by: nil, at: now)
        try transaction.addResponses(
            (0..<survey.responses.count).map { index in
                let codes = (0..<survey.responses.itemCount).map { survey.responses.code(index, item: $0) }
                return (
                    person: ids[Int(survey.responses.people[index])],
                    submitted: Instant(noonInJapan: survey.responses.dates[index]), codes: codes
                )
            }, toSurvey: id)
    }
}
