import Documents
package import Domain
import Formats
package import Kernel

/// The whole way: plan, roster, answers and records in; the standing of the city out.
package struct RunPlan {
    /// The files of a run, as the user named them.
    package struct Request: Sendable {
        package var plan: String
        package var roster: [String]
        package var mapping: String?
        package var answers: [String] = []
        package var completions: [String] = []
        package var certificates: [String] = []
        package var evidence: [String] = []
        package var instrument: String?
        /// Nil: the newest date of the roster's snapshots.
        package var date: CalendarDate?
        package var confirmedLeaving = false

        package init(plan: String, roster: [String]) {
            self.plan = plan
            self.roster = roster
        }
    }

    package var standing: Standing
    package var survey: SurveyResults?
    package var diagnostics: [Diagnostic]
    package var timings: Timings

    /// Runs the plan. Throws `InputErrors` where an input has errors: figures from half an input would mislead.
    package init(_ request: Request, progress: (String) -> Void = { _ in }) throws(InputErrors) {
        var timings = Timings()
        func begin(_ stage: String) {
            timings.begin(stage)
            progress(stage)
        }
        begin("plan")
        let check = try CheckPlan(file: request.plan, on: request.date)
        let plan = check.plan
        var diagnostics = check.diagnostics
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }

        begin("roster")
        let loaded = try LoadRoster(
            files: request.roster, mapping: request.mapping, plan: plan, confirmedLeaving: request.confirmedLeaving)
        let roster = loaded.roster
        diagnostics += loaded.diagnostics
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        guard let date = request.date ?? roster.snapshotDates.last else {
            throw InputErrors(diagnostics + [Self.noDate(request.roster.first ?? "")])
        }

        diagnostics += Self.doubts(of: date, roster, file: request.roster.first ?? "")
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }

        begin("answers")
        var ledger = EvidenceLedger()
        var participations = [SurveyParticipation]()
        var answered: (binding: Instrument.Binding, responses: SurveyResponses)?
        if !request.answers.isEmpty {
            let reading = try LoadAnswers(request, plan: plan, roster: roster)
            diagnostics += reading.diagnostics
            SurveyEvidence(reading.binding).append(reading.responses, to: &ledger)
            // Before anybody answered there was no survey.
            if reading.responses.count > 0 {
                participations.append(reading.participation(people: roster.people.count, on: date))
            }
            answered = (reading.binding, reading.responses)
        }

        begin("records")
        let records = try FileRecords.records(request, plan: plan, roster: roster, into: &ledger)
        diagnostics += records.diagnostics
        // A past day does not know what came after it.
        let completions = records.completions.filter { $0.date <= date }
        let certificates = records.certificates.filter { $0.passedOn <= date }
        RecordEvidence.append(completions, plan: plan, to: &ledger)
        RecordEvidence.append(certificates, plan: plan, on: date, to: &ledger)
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }

        begin("ledger")
        ledger.order(people: roster.people.count)
        let inputs = Standing.Inputs(
            plan: plan, roster: roster, completions: completions, certificates: certificates, ledger: ledger,
            surveys: participations)
        standing = Standing(inputs, on: date, stage: begin)
        if let answered {
            begin("survey")
            survey = SurveyResults(standing, answered.binding, answered.responses)
        }
        timings.end()
        self.diagnostics = diagnostics
        self.timings = timings
    }

    /// A date before the history knows nobody; one long after it knows only who was there then.
    private static func doubts(of date: CalendarDate, _ roster: Roster, file: String) -> [Diagnostic] {
        guard let first = roster.snapshotDates.first, let last = roster.snapshotDates.last else { return [] }
        if date < first {
            return [
                Diagnostic(
                    .error, "I011", at: Place(file: file),
                    Phrase(
                        ja: "基準日\(date)は、最初の名簿（\(first)）より前です",
                        en: "the date \(date) is before the first snapshot (\(first))"))
            ]
        }
        guard last.adding(months: 12) < date else { return [] }
        return [
            Diagnostic(
                .warning, "I012", at: Place(file: file),
                Phrase(
                    ja: "最新の名簿（\(last)）は基準日\(date)より1年以上前のものです",
                    en: "the newest snapshot (\(last)) is more than a year older than the date \(date)"))
        ]
    }

    private static func noDate(_ file: String) -> Diagnostic {
        Diagnostic(
            .error, "I005", at: Place(file: file),
            Phrase(
                ja: "名簿から基準日が決まりません。--as-of で指定してください", en: "the roster gives no date: name one with --as-of"))
    }
}
