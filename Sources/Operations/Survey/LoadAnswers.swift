import Domain
import Kernel

/// Reads survey answers with the instrument that they answer.
struct LoadAnswers {
    var binding: Instrument.Binding
    var responses: SurveyResponses
    var diagnostics: [Diagnostic]

    /// The instrument is the one that was named, else the plan's campaign's, found in `instruments/` near the plan.
    init(_ request: RunPlan.Request, plan: Plan, roster: Roster) throws(InputErrors) {
        let path = try Self.instrumentFile(request, plan)
        let (instrument, found) = try InstrumentReader.read(text: try InputFile.text(path), file: path)
        diagnostics = found
        binding = Instrument.Binding(instrument, plan: plan)
        let campaign = plan.surveys.first { $0.instrument == instrument.id }
        var responses = SurveyResponses(itemCount: instrument.items.count)
        for file in request.answers {
            let read = AnswerReader.read(
                try InputFile.bytes(file), file: file, instrument: instrument, people: roster,
                window: campaign.flatMap { $0.from <= $0.to ? $0.from...$0.to : nil })
            diagnostics += read.diagnostics
            // What was answered later does not exist yet on the date of the run.
            responses.take(request.date.map { read.responses.until($0) } ?? read.responses)
        }
        self.responses = responses
    }

    private static func instrumentFile(_ request: RunPlan.Request, _ plan: Plan) throws(InputErrors) -> String {
        if let file = request.instrument {
            // The name of one that ships, or a file.
            guard !file.contains("/"), !file.hasSuffix(".yaml"),
                let folder = PlanLibrary.folder(named: "instruments", near: request.plan)
            else { return file }
            return "\(folder)/\(file).yaml"
        }
        if let id = plan.surveys.first?.instrument,
            let folder = PlanLibrary.folder(named: "instruments", near: request.plan)
        {
            return "\(folder)/\(id).yaml"
        }
        throw InputErrors([
            Diagnostic(
                .error, "I006", at: Place(file: request.answers.first ?? ""),
                Phrase(
                    ja: "どの調査の回答か分かりません。--instrument で調査票を指定するか、計画に surveys を書いてください",
                    en:
                        "unknown which survey this answers: name the --instrument, or list it under 'surveys' in the plan"
                ))
        ])
    }

    /// Who answered by a date, and the mean share of right knowledge answers.
    func participation(people: Int, on date: CalendarDate) -> SurveyParticipation {
        SurveyParticipation(binding, responses, people: people, on: date)
    }
}

extension SurveyParticipation {
    init(_ binding: Instrument.Binding, _ responses: SurveyResponses, people: Int, on date: CalendarDate) {
        var answered = [Bool](repeating: false, count: people)
        for index in 0..<responses.count where responses.dates[index] <= date {
            answered[Int(responses.people[index])] = true
        }
        self.init(
            instrument: binding.instrument.id, answered: answered,
            meanScore: responses.meanScore(of: binding.instrument))
    }
}
