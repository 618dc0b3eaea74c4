package import Domain
package import Kernel
import Storage

/// Reads uploaded roster files together with all that came before, and says what they would change, before anything is
/// changed.
///
/// The files of every import are kept as they came and read anew, so that an import can be taken back and the roster
/// is again what it was, to the day.
package struct ImportRoster: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// What an import would make of the roster.
    package struct Preview: Sendable {
        package var importID: Int64
        package var roster: Roster
        /// What is in force now.
        package var before: Roster
        /// Nil where there was nobody before.
        package var comparison: RosterComparison?
        package var diagnostics: [Diagnostic]
        /// More than a tenth of the people would be gone: someone must confirm that.
        package var needsConfirmation: Bool

        /// Errors of the files. Too many who vanish is for somebody to confirm, and none of them.
        package var blocking: [Diagnostic] {
            diagnostics.filter { $0.severity == .error && $0.code != RosterCode.massLeaving.rawValue }
        }
    }

    /// What an import would make of the roster, in figures: a word of its own for each, with its count.
    private static func summary(_ preview: Preview) -> String {
        guard let comparison = preview.comparison else { return "people=\(preview.roster.people.count)" }
        return [
            ("joined", comparison.joined.count), ("left", comparison.left.count), ("moved", comparison.moved.count),
            ("renamed", comparison.renamed.count), ("founded", comparison.unitsFounded.count),
            ("merged", comparison.unitsMerged.count), ("abolished", comparison.unitsAbolished.count),
        ].map { "\($0.0)=\($0.1)" }.joined(separator: " ")
    }

    package enum Failure: Error, Sendable, Equatable {
        case unknownImport
        /// The plan, whose words the roster is read in, is not there yet.
        case noPlan
        /// It was applied or withdrawn already, perhaps by someone else a moment ago.
        case alreadyDecided
        case needsConfirmation
        case hasErrors
        /// Only the newest import can be taken back.
        case notNewest
    }

    /// Keeps the files and reads them. Nothing is used until `apply`.
    package func upload(
        _ files: [RosterFile], mapping: (name: String, text: String), by account: Int64?, at now: Instant
    ) async throws -> Preview {
        let kept = files.map { KeptRosterFile(name: $0.name, bytes: $0.bytes) }
        let id = try await city.database.write { transaction in
            try transaction.addRosterImport(
                files: kept, mappingName: mapping.name, mappingText: mapping.text, confirmedLeaving: false, by: account,
                at: now)
        }
        return try await preview(id, on: now.dayInJapan)
    }

    /// Reads a kept import again with all that count.
    package func preview(_ id: Int64, confirmedLeaving: Bool = false, on day: CalendarDate) async throws -> Preview {
        try await RosterGathering(city, also: id, on: day)
            .preview(id, confirmedLeaving: confirmedLeaving, on: day)
    }

    /// Uses an import from now on. It is read before the change begins; where the roster or the plan has changed by
    /// then, it is read anew.
    @discardableResult
    package func apply(
        _ id: Int64, confirmedLeaving: Bool, by account: Int64?, as caller: Caller? = nil, at now: Instant
    ) async throws -> (preview: Preview, leavers: CloseLeavers.Result) {
        let outcome = try await RosterGathering.keeping { () -> (preview: Preview, leavers: CloseLeavers.Result)? in
            let gathering = try await RosterGathering(city, also: id, on: now.dayInJapan)
            let preview = try await gathering.preview(id, confirmedLeaving: confirmedLeaving, on: now.dayInJapan)
            guard !preview.needsConfirmation || confirmedLeaving else { throw Failure.needsConfirmation }
            guard !preview.diagnostics.hasErrors else { throw Failure.hasErrors }
            return try await city.database.write { transaction in
                try transaction.lock("roster")
                guard try gathering.isStillSo(transaction) else { return nil }
                guard
                    try transaction.applyRosterImport(
                        id, confirmedLeaving: confirmedLeaving, summary: Self.summary(preview), by: account, at: now)
                else { throw Failure.alreadyDecided }
                try transaction.keep(preview.roster, plan: gathering.plan)
                let leavers = try CloseLeavers.close(by: caller, at: now, in: transaction)
                try Provisioning.joinNewcomers(by: caller, at: now, in: transaction)
                if let caller {
                    try transaction.audit(
                        caller.entry(
                            "roster.import", "\(id)", Self.summary(preview).replacing(" ", with: "; ")), at: now)
                }
                return (preview, leavers)
            }
        }
        city.forget()
        return outcome
    }

    /// Takes the newest applied import back, or drops one that was not applied.
    package func withdraw(
        _ id: Int64, by account: Int64?, as caller: Caller? = nil, at now: Instant
    ) async throws {
        try await RosterGathering.keeping { () -> Void? in
            let wanted = try await city.database.read { try $0.rosterImports().first { $0.id == id } }
            guard let wanted else { throw Failure.unknownImport }
            guard wanted.withdrawnAt == nil else { throw Failure.alreadyDecided }
            guard wanted.appliedAt != nil else { return try await drop(id, by: account, as: caller, at: now) }
            let gathering = try await RosterGathering(city, without: id, on: now.dayInJapan)
            let preview = try await gathering.preview(0, confirmedLeaving: true, on: now.dayInJapan)
            return try await city.database.write { transaction in
                try transaction.lock("roster")
                guard try gathering.isStillSo(transaction) else { return nil }
                let applied = try transaction.rosterImports().filter { $0.appliedAt != nil && $0.withdrawnAt == nil }
                guard applied.map(\.id).max() == id else { throw Failure.notNewest }
                guard try transaction.withdrawRosterImport(id, by: account, at: now) else {
                    throw Failure.alreadyDecided
                }
                try transaction.keep(preview.roster, plan: gathering.plan)
                if let caller { try transaction.audit(caller.entry("roster.undo", "\(id)"), at: now) }
                return ()
            }
        }
        city.forget()
    }

    /// What was uploaded by mistake is not kept.
    private func drop(_ id: Int64, by account: Int64?, as caller: Caller?, at now: Instant) async throws {
        try await city.database.write { transaction in
            try transaction.lock("roster")
            guard try transaction.rosterImports().contains(where: { $0.id == id && $0.appliedAt == nil }),
                try transaction.withdrawRosterImport(id, by: account, at: now)
            else { throw Failure.alreadyDecided }
            try transaction.forgetRosterFiles(ofImport: id)
            if let caller { try transaction.audit(caller.entry("roster.drop", "\(id)"), at: now) }
        }
    }

    /// Why the roster was not read anew, though the plan's words changed: it stays as it was.
    package struct NotReadAgain: Error, Sendable {
        package var errors: [Diagnostic]
        /// More than a tenth of the people would be gone.
        package var wouldLose: Bool
    }

    /// Reads everything that counts once more, as after a change of the plan's words; gives what it had to say. Throws
    /// `NotReadAgain` where rows would be missing from what comes out, or many people.
    func readAgain(on day: CalendarDate) async throws -> [Diagnostic] {
        let found = try await RosterGathering.keeping { () -> [Diagnostic]? in
            let gathering = try await RosterGathering(city, on: day)
            guard !gathering.files.isEmpty else { return [] }
            let preview = try await gathering.preview(0, confirmedLeaving: false, on: day)
            guard !preview.diagnostics.hasErrors, !preview.needsConfirmation else {
                throw NotReadAgain(
                    errors: preview.diagnostics.filter { $0.severity == .error }, wouldLose: preview.needsConfirmation)
            }
            return try await city.database.write { transaction in
                try transaction.lock("roster")
                guard try gathering.isStillSo(transaction) else { return nil }
                try transaction.keep(preview.roster, plan: gathering.plan)
                return preview.diagnostics
            }
        }
        city.forget()
        return found
    }
}
