import Domain
import Kernel
import Storage

/// What a roster is read from, taken out of one unchanging state of the database and read outside of it: no other change
/// waits for the reading. What comes out may be kept as long as nothing it was read from has changed since.
struct RosterGathering: Sendable {
    typealias File = (importID: Int64, mapping: String, confirmedLeaving: Bool, file: KeptRosterFile)

    let revisions: [RevisionSubject: Int64]
    let plan: Plan
    let files: [File]
    /// What is in force now.
    let before: Roster

    /// - Parameters:
    ///   - also: an import that is counted with those in use; `without`: one that is not.
    ///   - instead: a plan to read with in place of the one in force.
    /// Throws `ImportRoster.Failure.noPlan`, `.unknownImport`.
    init(
        _ city: City, also: Int64? = nil, without: Int64? = nil, instead: Plan? = nil, on day: CalendarDate
    ) async throws {
        let plan: Plan
        if let instead { plan = instead } else { plan = try await Self.plan(of: city, on: day) }
        let found = try await city.database.read { transaction in
            if let also,
                try !transaction.rosterImports().contains(where: { $0.id == also && $0.withdrawnAt == nil })
            {
                throw ImportRoster.Failure.unknownImport
            }
            return (
                try transaction.revisions(),
                try transaction.rosterFiles(also: also).filter { $0.importID != without },
                try transaction.roster(in: plan).roster
            )
        }
        (revisions, files, before) = found
        self.plan = plan
    }

    static func plan(of city: City, on day: CalendarDate) async throws -> Plan {
        let text = try await city.database.read { transaction in
            try transaction.planInForce(on: day).map { try transaction.planText($0) ?? "" }
        }
        guard let text else { throw ImportRoster.Failure.noPlan }
        let packs = city.library.packs
        return try await Calculation.run { try CityState.readPlan(text, packs: packs) }
    }

    /// Beside the threads that answer requests.
    func preview(_ id: Int64, confirmedLeaving: Bool, on day: CalendarDate) async throws -> ImportRoster.Preview {
        try await Calculation.run {
            // Who left before the last import was looked at then; now it is what this one changes that counts.
            let (roster, diagnostics) = Self.read(
                files.map { ($0.mapping, $0.file) }, plan: plan,
                confirmedLeaving: confirmedLeaving || !before.people.isEmpty)
            let date = roster.snapshotDates.last ?? day
            let comparison =
                before.people.isEmpty
                ? nil : RosterComparison(before, on: before.snapshotDates.last ?? day, roster, on: date)
            return ImportRoster.Preview(
                importID: id, roster: roster, before: before, comparison: comparison, diagnostics: diagnostics,
                needsConfirmation: diagnostics.contains { $0.code == RosterCode.massLeaving.rawValue }
                    || (comparison?.vanishedShare ?? 0) > RosterComparison.suspiciousShare)
        }
    }

    /// Reads kept files, each by the mapping it came with.
    static func read(
        _ kept: [(mapping: String, file: KeptRosterFile)], plan: Plan, confirmedLeaving: Bool
    ) -> (Roster, [Diagnostic]) {
        var texts = [String]()
        var mappings = [RosterMapping]()
        var files = [RosterFile]()
        var diagnostics = [Diagnostic]()
        for (text, file) in kept {
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

    /// Whether what was read is still what there is: to be asked in the transaction that keeps it, under the lock
    /// `roster`.
    func isStillSo(_ transaction: any Transaction, butPlan: Bool = false) throws -> Bool {
        let now = try transaction.revisions()
        return now[.roster] == revisions[.roster] && (butPlan || now[.plan] == revisions[.plan])
    }

    /// Gathers, reads and keeps; once more where somebody else was faster, and after several times
    /// `WorkError.changedMeanwhile`. The body gives nil where the reading is old.
    static func keeping<Result: Sendable>(
        _ body: () async throws -> Result?
    ) async throws -> Result {
        for _ in 0..<4 { if let result = try await body() { return result } }
        throw WorkError.changedMeanwhile
    }
}
