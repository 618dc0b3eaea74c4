import Domain
import Formats
package import Kernel
import Storage

/// Makes people stand-ins: who they were goes, out of every table and out of the files of roster imports; what figures
/// of the past count stays. Whether the same is read from the files afterwards is tried before anything is changed.
package struct ErasePeople: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package enum Refusal: Error, Sendable, Equatable {
        case unknownPerson
        case alreadyErased
        case stillInService(until: CalendarDate)
        /// A file of an import cannot be read any more, or not written back as it was.
        case fileUnreadable(String)
        /// From the files without them something else would be read: figures of the past would change.
        case figuresWouldChange

        /// What the page of running work says.
        var logged: String {
            switch self {
            case .unknownPerson: "unknown person"
            case .alreadyErased: "already erased"
            case .stillInService: "still in service"
            case .fileUnreadable(let file): "roster file cannot be read: \(file)"
            case .figuresWouldChange: "nothing erased: figures of the past would change"
            }
        }
    }

    /// What is read before anything is changed.
    private struct Found: Sendable {
        var revisions: [RevisionSubject: Int64]
        var people: [PersonIdentity]
        var responding: Set<Int64>
        var files: [StoredRosterFile]
        var plans: [String]
    }

    private struct Prepared: Sendable {
        var standIns: [StandIn]
        var files: [(id: Int64, bytes: [UInt8])]
    }

    /// All of them in one transaction, with an entry of the log for each. Those erased already are passed over; gives how
    /// many were not. Imports that wait to be applied hold them too, so they are dropped, each with an entry of the log;
    /// while one was uploaded at `recent` or later, nobody is erased. `scrub` of the database is the caller's to ask for.
    func run(
        _ people: [Int64], unlessWaitingSince recent: Instant? = nil, at now: Instant,
        noting entry: @escaping @Sendable (Int64) -> AuditEntry
    ) async throws -> Int {
        guard !people.isEmpty else { return 0 }
        let count = try await RosterGathering.keeping { () -> Int? in
            let found = try await find(people)
            guard !found.people.isEmpty else { return 0 }
            let prepared = try await prepare(found, on: now.dayInJapan)
            return try await city.database.write { transaction in
                try transaction.lock("roster")
                let revisions = try transaction.revisions()
                guard revisions[.roster] == found.revisions[.roster] else { return nil }
                // Accounts and names change without a new roster.
                for person in found.people {
                    guard try transaction.identity(of: person.id) == person else { return nil }
                }
                let waiting = try transaction.waitingRosterImports()
                if let recent, waiting.contains(where: { $0.uploadedAt >= recent }) { return 0 }
                try Self.erase(found, prepared, at: now, in: transaction)
                // What nobody uses is not worth keeping with people in it who are to go.
                let account = found.people.first.flatMap { entry($0.id).account }
                for item in waiting {
                    _ = try transaction.withdrawRosterImport(item.id, by: account, at: now)
                    try transaction.forgetRosterFiles(ofImport: item.id)
                }
                for person in found.people { try transaction.audit(entry(person.id), at: now) }
                for item in waiting {
                    guard var note = found.people.first.map({ entry($0.id) }) else { break }
                    (note.action, note.subject, note.person, note.detail) = (
                        "roster.drop", "\(item.id)", nil, "person.erase"
                    )
                    try transaction.audit(note, at: now)
                }
                return found.people.count
            }
        }
        city.forget()
        return count
    }

    private func find(_ people: [Int64]) async throws -> Found {
        try await city.database.read { transaction in
            let identities = try people.compactMap { try transaction.identity(of: $0) }.filter { !$0.isErased }
            return Found(
                revisions: try transaction.revisions(), people: identities,
                responding: Set(try identities.map(\.id).filter { try transaction.hasResponses(of: $0) }),
                files: try transaction.storedRosterFiles().filter { $0.state == .applied },
                plans: try transaction.planVersions().filter { $0.inForceFrom != nil && !$0.isWithdrawn }
                    .compactMap { try transaction.planText($0.id) })
        }
    }

    private func prepare(_ found: Found, on day: CalendarDate) async throws -> Prepared {
        let plan = try await RosterGathering.plan(of: city, on: day)
        let packs = city.library.packs
        return try await Calculation.run {
            // One that cannot be read any more may have counted anything.
            let plans = found.plans.map { try? CityState.readPlan($0, packs: packs) }
            let countsAge = plans.contains { $0?.countsAge ?? true }
            let countsYears = plans.contains { $0?.countsYearsOfService ?? true }
            var tokens = [String: String]()
            let standIns = try found.people.map { person in
                for text in [person.key, person.staffNumber] + person.numbers where tokens[text] == nil {
                    tokens[text] = try Self.token()
                }
                return StandIn(
                    person: person.id, key: tokens[person.key] ?? "", staffNumber: tokens[person.staffNumber] ?? "",
                    numbers: tokens.filter { person.numbers.contains($0.key) }, login: try Self.token(),
                    keepsBirth: countsAge || found.responding.contains(person.id), keepsHired: countsYears)
            }
            let files = try Self.redact(found, tokens, plan)
            return Prepared(standIns: standIns, files: files)
        }
    }

    private static func token() throws -> String {
        ErasedPerson.keyBeginning + Base32.text(try Secrets.random(10)).lowercased()
    }

    /// The files that change, and a trial that the same is read from them.
    private static func redact(
        _ found: Found, _ tokens: [String: String], _ plan: Plan
    ) throws -> [(id: Int64, bytes: [UInt8])] {
        let redaction = RosterRedaction(
            standIns: tokens, keys: Set(found.people.map(\.key)),
            numbers: Set(found.people.flatMap { $0.numbers + [$0.staffNumber] }), reduces: false)
        let changed = try redacted(found.files, by: redaction)
        guard !changed.isEmpty else { return [] }
        try check(found.files, changed, plan, erased: redaction.keys, tokens)
        return changed.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    static func redacted(_ files: [StoredRosterFile], by redaction: RosterRedaction) throws -> [Int64: [UInt8]] {
        var changed = [Int64: [UInt8]]()
        for file in files {
            guard let mapping = RosterMapping.read(file.mapping, file: "mapping.yaml").mapping else {
                throw Refusal.fileUnreadable(file.file.name)
            }
            do throws(RosterRedaction.Failure) {
                changed[file.id] = try redaction.redacted(
                    RosterFile(name: file.file.name, bytes: file.file.bytes), by: mapping)
            } catch {
                throw Refusal.fileUnreadable(file.file.name)
            }
        }
        return changed
    }

    /// Throws `Refusal.figuresWouldChange` where the changed files tell something else of anybody.
    static func check(
        _ files: [StoredRosterFile], _ changed: [Int64: [UInt8]], _ plan: Plan, erased: Set<String>,
        _ tokens: [String: String]
    ) throws {
        let (before, _) = RosterGathering.read(
            files.map { ($0.mapping, $0.file) }, plan: plan, confirmedLeaving: true)
        let (after, _) = RosterGathering.read(
            files.map { file in
                (file.mapping, KeptRosterFile(name: file.file.name, bytes: changed[file.id] ?? file.file.bytes))
            }, plan: plan, confirmedLeaving: true)
        guard before.tellsTheSame(as: after, but: erased, standIns: tokens) else { throw Refusal.figuresWouldChange }
    }

    private static func erase(
        _ found: Found, _ prepared: Prepared, at now: Instant, in transaction: any Transaction
    ) throws {
        try transaction.erasing {
            _ = try transaction.eraseSources(
                naming: found.people.reduce(into: []) { $0.formUnion($1.fullNames) },
                by: found.people.flatMap(\.accounts)
            ) {
                let token = UInt32.random(in: 0...0xFFF_FFFF)
                let mark = String(token, radix: 32)
                return Phrase(ja: "消去済みの職員 \(mark)", en: "somebody erased, \(mark)")
            }
            for (person, standIn) in zip(found.people, prepared.standIns) {
                try transaction.erase(person, as: standIn, at: now)
            }
        }
        for file in prepared.files {
            try transaction.replaceRosterFile(file.id, with: file.bytes, reducedAt: nil)
        }
        _ = try transaction.forgetRosterFiles(withdrawnBefore: now)
        try transaction.touch(.roster)
        try transaction.touch(.evidence)
    }
}
