import Domain
import Kernel
import Storage

/// Takes what has had its time, class by class, a bounded number of rows in each transaction.
struct ApplyRetention: Sendable {
    let city: City

    init(_ city: City) { self.city = city }

    /// How many responses, files or rows of the log go in one transaction.
    private static let portion = 500
    /// How many people: their files are read twice for each.
    private static let people = 200

    /// The period of every class, as chosen or proposed.
    static func periods(_ choices: [RetentionChoice]) -> [RetentionClass: RetentionPeriod] {
        var periods = Dictionary(
            uniqueKeysWithValues: RetentionClass.allCases.map { ($0, RetentionPeriod(proposedFor: $0)) })
        // Newest first, so the newest is written last.
        for choice in choices.reversed() { periods[choice.period.kind] = choice.period }
        return periods
    }

    /// Does all that is turned on; notes what went.
    func run(into detail: inout JobDetail, progress: @Sendable (Double) async -> Void) async throws {
        let periods = Self.periods(try await city.database.read { try $0.retentionChoices() })
        let kinds = RetentionClass.allCases.filter { $0 != .sessions && $0 != .jobs && periods[$0]?.isOn == true }
        var total = 0
        for (place, kind) in kinds.enumerated() {
            guard let period = periods[kind] else { continue }
            let gone = try await apply(period)
            if gone > 0 { detail[kind.rawValue] = "\(gone)" }
            total += gone
            await progress(Double(place + 1) / Double(kinds.count + 1))
        }
        guard total > 0 else { return }
        detail["gone"] = "\(total)"
        let now = city.now
        let words = kinds.compactMap { kind in detail[kind.rawValue].map { "\(kind.rawValue)=\($0)" } }
            .joined(separator: " ")
        try await city.database.write { try $0.audit(Self.entry("retention.apply", detail: words), at: now) }
        try await city.database.scrub()
    }

    /// Sessions that are over, attempts that no limit looks at, mails and work long done; gives how much of the last went.
    func tidy() async throws -> Int {
        let periods = Self.periods(try await city.database.read { try $0.retentionChoices() })
        try await TidyAccounts.run(in: city.context, keeping: periods[.sessions]?.amount ?? 0)
        guard let period = periods[.jobs], period.isOn else { return 0 }
        let limit = city.now.adding(seconds: -period.amount * 86_400)
        return try await city.database.write {
            try $0.clearMails(finishedBefore: limit)
            return try $0.clearJobs(finishedBefore: limit, except: JobKind.backup.rawValue)
        }
    }

    static func entry(_ action: String, person: Int64? = nil, detail: String) -> AuditEntry {
        AuditEntry(
            account: nil, actor: "", action: action, subject: "", person: person, detail: detail, address: "")
    }

    private func apply(_ period: RetentionPeriod) async throws -> Int {
        let now = city.now
        let day = period.firstDayKept(on: now.dayInJapan)
        let moment = Instant(hour: 0, of: day)
        let database = city.database
        switch period.kind {
        case .sessions, .jobs: return 0
        case .answers:
            return try await inPortions {
                try await database.write { try $0.deleteAnswers(ofSurveysOverBefore: day, limit: Self.portion) }
            }
        case .records:
            return try await database.write { transaction in
                try transaction.erasing { try transaction.deleteReasons(before: moment) }
            }
        case .proofs:
            return try await inPortions {
                try await database.write { try $0.deleteProofs(decidedBefore: moment, limit: 20) }
            }
        case .absences: return try await absences(endedBefore: day)
        case .rosterFiles: return try await rosterFiles(before: moment)
        case .audit:
            return try await inPortions {
                try await database.write { transaction in
                    try transaction.erasing {
                        try transaction.cutAudit(before: moment, limit: Self.portion, at: now)
                    }
                }
            }
        case .peopleWhoLeft:
            return try await inPortions {
                let people = try await database.read { try $0.peopleWhoLeft(before: day, limit: Self.people) }
                return try await ErasePeople(city).run(people, at: now) {
                    Self.entry("person.erase", person: $0, detail: "retention")
                }
            }
        case .backups: return try city.shelf?.clear(madeBefore: moment) ?? 0
        }
    }

    private func inPortions(_ body: () async throws -> Int) async throws -> Int {
        var total = 0
        while !Task.isCancelled {
            let gone = try await body()
            if gone == 0 { break }
            total += gone
        }
        return total
    }

    private func absences(endedBefore day: CalendarDate) async throws -> Int {
        try await city.database.write { transaction in
            let counted = try transaction.surveys().map(\.closesOn)
            let ids = try transaction.absencesTold(endedBefore: day).filter { absence in
                !Self.isCounted(from: absence.from, to: absence.to, counted)
            }.map(\.id)
            return try transaction.deleteAbsences(Array(ids.prefix(Self.portion)))
        }
    }

    /// Whether figures of a fiscal year's first or last day, or of a survey's last, count who was away then.
    static func isCounted(from: CalendarDate, to: CalendarDate, _ days: [CalendarDate]) -> Bool {
        let first = FiscalYear(of: from)
        return first.firstDay >= from || first.lastDay <= to || days.contains { from <= $0 && $0 <= to }
    }

    /// Files of imports taken back go; in those that are used whatever is not read is emptied.
    private func rosterFiles(before moment: Instant) async throws -> Int {
        let now = city.now
        return try await RosterGathering.keeping { () -> Int? in
            let (revisions, files) = try await city.database.read {
                (try $0.revisions(), try $0.storedRosterFiles().filter { $0.state == .applied })
            }
            let old = files.filter { !$0.isReduced && $0.since < moment }
            let plan = try await RosterGathering.plan(of: city, on: now.dayInJapan)
            let changed = try await Calculation.run { () -> [Int64: [UInt8]] in
                let redaction = RosterRedaction(standIns: [:], keys: [], numbers: [], reduces: true)
                let changed = try ErasePeople.redacted(old, by: redaction)
                try ErasePeople.check(files, changed, plan, erased: [], [:])
                return changed
            }
            return try await city.database.write { transaction in
                try transaction.lock("roster")
                guard try transaction.revisions()[.roster] == revisions[.roster] else { return nil }
                for file in old {
                    try transaction.replaceRosterFile(
                        file.id, with: changed[file.id] ?? file.file.bytes, reducedAt: now)
                }
                return try old.count
                    + transaction.forgetUnusedRosterFiles(withdrawnBefore: moment, waiting: false, at: now)
            }
        }
    }
}
