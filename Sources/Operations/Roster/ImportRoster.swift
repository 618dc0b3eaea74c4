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
        let packs = city.library.packs
        return try await city.database.read { transaction in
            guard try transaction.rosterImports().contains(where: { $0.id == id && $0.withdrawnAt == nil }) else {
                throw Failure.unknownImport
            }
            return try Self.read(transaction, also: id, confirmedLeaving: confirmedLeaving, packs, on: day)
        }
    }

    /// Uses an import from now on. What comes out is checked anew with what is in the database at that moment.
    @discardableResult
    package func apply(
        _ id: Int64, confirmedLeaving: Bool, by account: Int64?, as caller: Caller? = nil, at now: Instant
    ) async throws -> (preview: Preview, leavers: CloseLeavers.Result) {
        let packs = city.library.packs
        let outcome = try await city.database.write { transaction in
            try transaction.lock("roster")
            let preview = try Self.read(
                transaction, also: id, confirmedLeaving: confirmedLeaving, packs, on: now.dayInJapan)
            guard !preview.needsConfirmation || confirmedLeaving else { throw Failure.needsConfirmation }
            guard !preview.diagnostics.hasErrors else { throw Failure.hasErrors }
            guard
                try transaction.applyRosterImport(
                    id, confirmedLeaving: confirmedLeaving, summary: Self.summary(preview), by: account, at: now)
            else { throw Failure.alreadyDecided }
            let plan = try Self.plan(transaction, packs, on: now.dayInJapan)
            try transaction.keep(preview.roster, plan: plan)
            let leavers = try CloseLeavers.close(by: caller, at: now, in: transaction)
            if let caller {
                try transaction.audit(
                    caller.entry(
                        "roster.import", "\(id)", Self.summary(preview).replacing(" ", with: "; ")), at: now)
            }
            return (preview, leavers)
        }
        city.forget()
        return outcome
    }

    /// Takes the newest applied import back, or drops one that was not applied.
    package func withdraw(
        _ id: Int64, by account: Int64?, as caller: Caller? = nil, at now: Instant
    ) async throws {
        let packs = city.library.packs
        try await city.database.write { transaction in
            try transaction.lock("roster")
            let imports = try transaction.rosterImports()
            guard let wanted = imports.first(where: { $0.id == id }) else { throw Failure.unknownImport }
            guard wanted.withdrawnAt == nil else { throw Failure.alreadyDecided }
            let applied = imports.filter { $0.appliedAt != nil && $0.withdrawnAt == nil }.map(\.id)
            if wanted.appliedAt != nil, applied.max() != id { throw Failure.notNewest }
            guard try transaction.withdrawRosterImport(id, by: account, at: now) else { throw Failure.alreadyDecided }
            if wanted.appliedAt != nil {
                try Self.readAgain(transaction, packs, on: now.dayInJapan)
            } else {
                // What was uploaded by mistake is not kept.
                try transaction.forgetRosterFiles(ofImport: id)
            }
            if let caller {
                let action = wanted.appliedAt == nil ? "roster.drop" : "roster.undo"
                try transaction.audit(caller.entry(action, "\(id)"), at: now)
            }
        }
        city.forget()
    }

    /// Reads everything that counts once more, as after a change of the plan's words.
    static func readAgain(_ transaction: any Transaction, _ packs: [FrameworkPack], on day: CalendarDate) throws {
        let preview = try read(transaction, also: nil, confirmedLeaving: true, packs, on: day)
        try transaction.keep(preview.roster, plan: plan(transaction, packs, on: day))
    }

    private static func plan(
        _ transaction: any Transaction, _ packs: [FrameworkPack], on day: CalendarDate
    ) throws -> Plan {
        guard let id = try transaction.planInForce(on: day), let text = try transaction.planText(id) else {
            throw Failure.noPlan
        }
        return try CityState.readPlan(text, packs: packs)
    }

    private static func read(
        _ transaction: any Transaction, also id: Int64?, confirmedLeaving: Bool, _ packs: [FrameworkPack],
        on day: CalendarDate
    ) throws -> Preview {
        let plan = try plan(transaction, packs, on: day)
        let kept = try transaction.rosterFiles(also: id)
        let before = try transaction.roster(in: plan).roster
        // Who left before the last import was looked at then; now it is what this one changes that counts.
        let (roster, diagnostics) = read(
            kept, plan: plan, confirmedLeaving: confirmedLeaving || !before.people.isEmpty)
        let date = roster.snapshotDates.last ?? day
        let comparison =
            before.people.isEmpty
            ? nil : RosterComparison(before, on: before.snapshotDates.last ?? day, roster, on: date)
        return Preview(
            importID: id ?? 0, roster: roster, before: before, comparison: comparison, diagnostics: diagnostics,
            needsConfirmation: diagnostics.contains { $0.code == RosterCode.massLeaving.rawValue }
                || (comparison?.vanishedShare ?? 0) > RosterComparison.suspiciousShare)
    }

    /// Reads kept files, each by the mapping it came with.
    private static func read(
        _ kept: [(importID: Int64, mapping: String, confirmedLeaving: Bool, file: KeptRosterFile)], plan: Plan,
        confirmedLeaving: Bool
    ) -> (Roster, [Diagnostic]) {
        var texts = [String]()
        var mappings = [RosterMapping]()
        var files = [RosterFile]()
        var diagnostics = [Diagnostic]()
        for (_, text, _, file) in kept {
            if texts.last != text {
                let (mapping, found) = RosterMapping.read(text, file: "mapping.yaml")
                diagnostics += found
                texts.append(text)
                mappings.append(mapping ?? RosterMapping())
            }
            files.append(RosterFile(name: file.name, bytes: file.bytes, group: mappings.count - 1))
        }
        let read = RosterReader.read(
            files: files, mapping: .combined(mappings), vocabulary: plan.vocabulary, roles: plan.roles,
            confirmedLeaving: confirmedLeaving)
        return (read.roster, diagnostics + read.diagnostics)
    }
}
