package import Domain
package import Kernel
package import Storage

/// The versions of a city's plan: kept as text, put in force at a day, taken back.
package struct KeepPlan: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package enum Failure: Error, Sendable, Equatable {
        case unknownVersion
        /// It is in force or withdrawn already.
        case alreadyDecided
        /// It has errors and can be a draft only.
        case hasErrors([Diagnostic])
    }

    /// A text as a plan, with all that is wrong or doubtful with it.
    package func check(_ text: String, on day: CalendarDate) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        do throws(InputErrors) {
            let (plan, found) = try PlanReader.read(text: text, file: "plan.yaml", packs: city.library.packs)
            return (plan, (found + PlanChecks.all(plan, packs: city.library.packs, on: day)).inReadingOrder())
        } catch {
            return (nil, error.diagnostics)
        }
    }

    /// Keeps a text as a draft, with errors or without: work in progress is not to be lost. Gives its id.
    package func addDraft(_ text: String, note: String, by account: Int64?, at now: Instant) async throws -> Int64 {
        guard !text.utf8.contains(0) else {
            throw WorkError.invalid(
                field: "text",
                Phrase(ja: "計画ファイル（UTF-8の文字）として読めません", en: "It cannot be read as a plan file (UTF-8 text)"))
        }
        let plan = check(text, on: now.dayInJapan).plan
        let (label, title) = (plan?.about.version ?? "", plan?.about.title.ja ?? "")
        let digest = Fingerprint.sha256(Array(text.utf8))
        return try await city.database.write { transaction in
            try transaction.addPlanVersion(
                label: label, title: title, text: text, digest: digest, note: note, by: account, at: now)
        }
    }

    package func versions() async throws -> [PlanVersion] {
        try await city.database.read { try $0.planVersions() }
    }

    /// The text of a version. Throws `Failure.unknownVersion`.
    package func text(_ id: Int64) async throws -> String {
        guard let text = try await city.database.read({ try $0.planText(id) }) else { throw Failure.unknownVersion }
        return text
    }

    /// What a version changes against the one in force, and what that does to the people of today.
    package func effect(
        of id: Int64, on day: CalendarDate
    ) async throws -> (difference: PlanDifference, effect: PlanEffect?, diagnostics: [Diagnostic]) {
        let (new, diagnostics) = check(try await text(id), on: day)
        guard let new else { throw Failure.hasErrors(diagnostics) }
        guard let old = try await city.database.read({ try $0.planInForce(on: day) }) else {
            return (PlanDifference(old: Plan(), new: new), nil, diagnostics)
        }
        let before = try CityState.readPlan(try await text(old), packs: city.library.packs)
        let difference = PlanDifference(old: before, new: new)
        let state = try await city.state(on: day)
        guard !state.roster.people.isEmpty else { return (difference, nil, diagnostics) }
        let after = try await CityState.load(city, on: day, instead: new, at: city.now)
        return (difference, PlanEffect(old: state.standing, new: after.standing), diagnostics)
    }

    /// Puts a version in force from a day. The roster is then read anew, because the words that it is read in may have
    /// changed with the plan.
    package func putInForce(
        _ id: Int64, from day: CalendarDate, by account: Int64?, at now: Instant, noting entry: AuditEntry? = nil
    ) async throws {
        let (plan, diagnostics) = check(try await text(id), on: day)
        guard plan != nil, !diagnostics.hasErrors else { throw Failure.hasErrors(diagnostics) }
        let isAtOnce = day <= now.dayInJapan
        try await RosterGathering.keeping { () -> Void? in
            // Where the roster cannot be read whole in the new words, it stays as it is and the work says why.
            var reading: (gathering: RosterGathering, roster: Roster)?
            if isAtOnce, let plan {
                let gathering = try await RosterGathering(city, instead: plan, on: day)
                let preview = try await gathering.preview(0, confirmedLeaving: false, on: now.dayInJapan)
                let isGood = !gathering.files.isEmpty && !preview.diagnostics.hasErrors && !preview.needsConfirmation
                if isGood { reading = (gathering, preview.roster) }
            }
            let (gathering, roster) = (reading?.gathering, reading?.roster)
            return try await city.database.write { transaction in
                try transaction.lock("roster")
                // Another may have put a version in force since the form was shown.
                if let last = try transaction.lastPlanDay(), day <= last { throw Failure.alreadyDecided }
                if let gathering, try !gathering.isStillSo(transaction, butPlan: true) { return nil }
                guard try transaction.putPlanInForce(id, from: day, by: account, at: now) else {
                    throw Failure.alreadyDecided
                }
                if let gathering, let roster {
                    try transaction.keep(roster, plan: gathering.plan)
                } else if try !isAtOnce || !transaction.rosterFiles().isEmpty {
                    try transaction.addJob(
                        JobKind.readRoster.rawValue, dueAt: isAtOnce ? now : Instant(hour: 0, of: day))
                }
                if let entry { try transaction.audit(entry, at: now) }
                return ()
            }
        }
        city.forget()
    }
}
