import Domain
package import Kernel
package import Storage

/// The planner asks the staff: opens a window, watches it, closes it.
package struct ManageSurvey: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package func all(for caller: Caller) async throws -> [KeptSurvey] {
        guard Policy.allows(.manageSurveys, to: caller.visitor) || Policy.allows(.seeSurveyResults, to: caller.visitor)
        else { throw AccountError.notAllowed(.seeSurveyResults) }
        return try await city.database.read { try $0.surveys() }
    }

    /// What can be asked: the instruments that ship, by name, with their titles.
    package func instruments() -> [(name: String, title: Phrase)] {
        city.library.instruments().compactMap { name, text in
            guard let read = try? InstrumentReader.read(text: text, file: name + ".yaml"), !read.1.hasErrors else {
                return nil
            }
            return (name, read.0.title)
        }
    }

    /// Opens a survey with an instrument that ships. Gives its id.
    package func open(
        instrument name: String, from: CalendarDate, to: CalendarDate, for caller: Caller
    ) async throws -> Int64 {
        try caller.require(.manageSurveys)
        guard from <= to else { throw Self.wrongWindow }
        guard to >= city.now.dayInJapan else { throw Self.pastWindow }
        guard let text = city.library.instruments().first(where: { $0.name == name })?.text else {
            throw WorkError.invalid(field: "instrument", Phrase(ja: "調査票を選んでください", en: "Choose an instrument"))
        }
        let (instrument, diagnostics) = try InstrumentReader.read(text: text, file: name + ".yaml")
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        let now = city.now
        let id = try await city.database.write { transaction in
            let id = try transaction.addSurvey(
                title: instrument.title.ja, instrument: text, from: from, to: to, by: caller.account, at: now)
            try transaction.audit(
                caller.entry(
                    "survey.open", "\(id)",
                    AuditDetail([("instrument", name), ("from", "\(from)"), ("until", "\(to)")]).text), at: now)
            return id
        }
        city.forget()
        return id
    }

    /// Sets the window anew, which opens a closed survey again where its last day is not past.
    package func setWindow(
        ofSurvey id: Int64, from: CalendarDate, to: CalendarDate, for caller: Caller
    ) async throws {
        try caller.require(.manageSurveys)
        guard from <= to else { throw Self.wrongWindow }
        let now = city.now
        // A last day that is past would drop what was handed in after it.
        guard to >= now.dayInJapan else { throw Self.pastWindow }
        try await city.database.write { transaction in
            guard let survey = try transaction.survey(id) else { throw WorkError.notFound }
            if SurveyFacts(survey).phase(on: now.dayInJapan) == .closed {
                try transaction.noteReopening(ofSurvey: id, at: now)
            }
            _ = try transaction.setWindow(ofSurvey: id, from: from, to: to, closedAt: nil)
            try transaction.audit(
                caller.entry(
                    "survey.window", "\(id)", AuditDetail([("from", "\(from)"), ("until", "\(to)")]).text), at: now)
        }
        city.forget()
    }

    /// Closes a survey now, before its last day.
    package func close(_ id: Int64, for caller: Caller) async throws {
        try caller.require(.manageSurveys)
        let now = city.now
        try await city.database.write { transaction in
            guard let survey = try transaction.survey(id),
                try transaction.setWindow(
                    ofSurvey: id, from: survey.opensOn, to: survey.closesOn, closedAt: survey.closedAt ?? now)
            else { throw WorkError.notFound }
            try transaction.audit(caller.entry("survey.close", "\(id)"), at: now)
        }
        city.forget()
    }

    /// Who has begun and who has handed in, of those in service today. One query beside the state.
    package func progress(ofSurvey id: Int64, for caller: Caller) async throws -> Progress {
        try caller.require(.manageSurveys)
        return try await progress(ofSurvey: id)
    }

    /// The same for work that nobody asked for.
    func progress(ofSurvey id: Int64) async throws -> Progress {
        let state = try await city.state()
        let instrument = try await city.instrument(ofSurvey: id)
        let found = try await city.database.read { try $0.respondents(toSurvey: id) }
        var begun = [Int32: Bool]()
        for (person, isSubmitted) in found {
            if let index = state.indexOfPerson[person] { begun[index] = isSubmitted }
        }
        let answers = state.standing.staff.members.map { member -> Progress.Answer in
            switch begun[member.person] {
            case true?: .submitted
            case false?: .begun
            case nil: .none
            }
        }
        let campaign = state.plan.surveys.first { $0.instrument == instrument.id }
        let isAsked = state.standing.staff.members.indices.map { member in
            campaign?.population.map { state.standing.facts.holds($0.condition, for: member) } ?? true
        }
        return Progress(state: state, answers: answers, isAsked: isAsked)
    }

    /// Throws `WorkError.notFound` for an unknown survey.
    package func facts(ofSurvey id: Int64, for caller: Caller) async throws -> SurveyFacts {
        try caller.require(.manageSurveys)
        guard let survey = try await city.database.read({ try $0.survey(id) }) else { throw WorkError.notFound }
        return SurveyFacts(survey)
    }

    /// For each member of staff how far they are.
    package struct Progress: Sendable {
        package enum Answer: Sendable { case none, begun, submitted }

        package var state: CityState
        /// Runs parallel to `standing.staff.members`.
        package var answers: [Answer]
        /// Alike: whether the plan's campaign asks them.
        package var isAsked: [Bool]
    }

    private static let pastWindow = WorkError.invalid(
        field: "to", Phrase(ja: "最終日は今日以後にしてください", en: "The last day must not be past"))
    private static let wrongWindow = WorkError.invalid(
        field: "to", Phrase(ja: "最終日は開始日以後にしてください", en: "The last day must not be before the first"))
}
