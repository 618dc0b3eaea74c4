package import Domain
package import Kernel
package import Storage

/// A city on a day, worked out from its database: never changed, shared by all who ask, dropped at any time.
package struct CityState: Sendable {
    package let planID: Int64
    package let standing: Standing
    package let kept: KeptRoster
    package let indexOfPerson: [Int64: Int32]
    /// The newest survey with its answers; nil where there has been none.
    package let survey: SurveyState?
    package let revisions: [RevisionSubject: Int64]
    package let workedOutAt: Instant

    package var plan: Plan { standing.plan }
    package var roster: Roster { standing.roster }
    package var date: CalendarDate { standing.date }

    /// The survey that a state counts, with its instrument bound to the plan.
    package struct SurveyState: Sendable {
        package let survey: KeptSurvey
        package let binding: Instrument.Binding
        package let responses: SurveyResponses
        package let results: SurveyResults
    }
}

extension CityState {
    /// What is read in one transaction, before anything is worked out.
    private struct Kept: Sendable {
        var revisions: [RevisionSubject: Int64]
        var planID: Int64
        var plan: Plan
        var roster: KeptRoster
        var evidence: [KeptEvidence]
        var completions: [KeptCompletion]
        var certificates: [KeptCertificate]
        var surveys:
            [(survey: KeptSurvey, instrument: String, responses: [(person: Int64, at: Instant, codes: [UInt8])])]
    }

    /// Reads and works out. What `old` has read of a plan or roster that has not changed since is used again.
    /// - Parameter instead: a plan to reckon with in place of the one in force.
    static func load(
        _ city: City, on date: CalendarDate, reusing old: CityState? = nil, instead: Plan? = nil, at now: Instant
    ) async throws -> CityState {
        let packs = city.library.packs
        let kept = try await city.database.read { transaction in
            let revisions = try transaction.revisions()
            guard let planID = try transaction.planInForce(on: date) else { throw CityError.noPlan }
            let isSamePlan = instead == nil && old?.planID == planID && old?.revisions[.plan] == revisions[.plan]
            let plan: Plan
            if let instead {
                plan = instead
            } else if isSamePlan, let old {
                plan = old.plan
            } else {
                plan = try readPlan(try transaction.planText(planID) ?? "", packs: packs)
            }
            let roster: KeptRoster
            if isSamePlan, let old, old.revisions[.roster] == revisions[.roster] {
                roster = old.kept
            } else {
                roster = try transaction.roster(in: plan)
            }
            let surveys = try transaction.surveys().map { survey in
                (
                    survey, try transaction.instrumentText(ofSurvey: survey.id) ?? "",
                    try transaction.submittedResponses(toSurvey: survey.id)
                )
            }
            return Kept(
                revisions: revisions, planID: planID, plan: plan, roster: roster, evidence: try transaction.evidence(),
                completions: try transaction.completions(), certificates: try transaction.certificates(),
                surveys: surveys)
        }
        return try await Calculation.run { try CityState(kept, on: date, at: now) }
    }

    /// Reads a plan's text; throws `CityError.unreadablePlan` where it has errors.
    static func readPlan(_ text: String, packs: [FrameworkPack]) throws -> Plan {
        do throws(InputErrors) {
            let (plan, diagnostics) = try PlanReader.read(text: text, file: "plan.yaml", packs: packs)
            guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
            return plan
        } catch {
            throw CityError.unreadablePlan(error.diagnostics)
        }
    }

    private init(_ kept: Kept, on date: CalendarDate, at now: Instant) throws {
        let plan = kept.plan
        let indexOfPerson = kept.roster.indexOfPerson
        let reading = KeptRecords(plan: plan, indexOfPerson: indexOfPerson)
        var ledger = EvidenceLedger()
        var participations = [SurveyParticipation]()
        var latest: (KeptSurvey, Instrument.Binding, SurveyResponses, KnowledgeSummary)?
        var anchors: [String: QuestionScale.Anchors] = [:]
        // The oldest first: each is laid on the scale of those before it.
        for (survey, text, responses) in kept.surveys.reversed() where survey.opensOn <= date {
            guard let instrument = try? InstrumentReader.read(text: text, file: "instrument.yaml").0 else { continue }
            let binding = Instrument.Binding(instrument, plan: plan)
            var taken = SurveyResponses(itemCount: instrument.items.count)
            for response in responses {
                guard let person = indexOfPerson[response.person], response.at.dayInJapan <= date else { continue }
                taken.put(person: person, date: response.at.dayInJapan, codes: response.codes)
            }
            let known = anchors[instrument.id] ?? [:]
            let found = SurveyEvidence(binding).append(taken, to: &ledger, anchors: known)
            anchors[instrument.id] = known.merging(found.anchors) { first, _ in first }
            var participation = SurveyParticipation(
                binding, taken, people: kept.roster.roster.people.count, on: date)
            participation.meanScore = found.meanScore ?? participation.meanScore
            participations.append(participation)
            latest = (survey, binding, taken, found)
        }
        // The newest first, as they are kept.
        participations.reverse()
        let completions = reading.completions(kept.completions, until: date)
        let certificates = reading.certificates(kept.certificates, until: date)
        reading.append(kept.evidence, until: date, to: &ledger)
        RecordEvidence.append(completions, plan: plan, to: &ledger)
        RecordEvidence.append(certificates, plan: plan, on: date, to: &ledger)
        ledger.order(people: kept.roster.roster.people.count)
        let standing = Standing(
            Standing.Inputs(
                plan: plan, roster: kept.roster.roster, completions: completions, certificates: certificates,
                ledger: ledger, surveys: participations),
            on: date)
        planID = kept.planID
        self.standing = standing
        self.kept = kept.roster
        self.indexOfPerson = indexOfPerson
        survey = latest.map { survey, binding, responses, summary in
            SurveyState(
                survey: survey, binding: binding, responses: responses,
                results: SurveyResults(standing, binding, responses, summary: summary))
        }
        revisions = kept.revisions
        workedOutAt = now
    }
}
