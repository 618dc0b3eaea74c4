import Domain
import Kernel
import Storage

/// Takes what has had its time, class by class, a bounded number of rows in each transaction.
struct ApplyRetention: Sendable {
    let city: City

    init(_ city: City) { self.city = city }

    /// How many responses, files or rows of the log go in one transaction.
    private static let portion = 500

    /// The period of every class, as chosen or proposed.
    static func periods(_ choices: [RetentionChoice]) -> [RetentionClass: RetentionPeriod] {
        var periods = Dictionary(
            uniqueKeysWithValues: RetentionClass.allCases.map { ($0, RetentionPeriod(proposedFor: $0)) })
        // Newest first, so the newest is written last.
        for choice in choices.reversed() { periods[choice.period.kind] = choice.period }
        return periods
    }

    /// Does all that is turned on; notes what went. A class that fails does not keep the others from being done: what
    /// went is in the log and scrubbed all the same, and the first failure is thrown at the end.
    func run(into detail: inout JobDetail, progress: @Sendable (Double) async -> Void) async throws {
        let periods = Self.periods(try await city.database.read { try $0.retentionChoices() })
        let kinds = RetentionClass.allCases.filter { $0 != .sessions && $0 != .jobs && periods[$0]?.isOn == true }
        for name in ["skipped", "waiting"] { detail[name] = nil }
        var total = 0
        var failure: (any Error)?
        for (place, kind) in kinds.enumerated() {
            guard let period = periods[kind] else { continue }
            var gone = 0
            do {
                try await apply(period, &gone, &detail)
            } catch {
                failure = failure ?? error
            }
            detail[kind.rawValue] = gone > 0 ? "\(gone)" : nil
            total += gone
            await progress(Double(place + 1) / Double(kinds.count + 1))
        }
        if total > 0 {
            detail["gone"] = "\(total)"
            let now = city.now
            let words = kinds.compactMap { kind in detail[kind.rawValue].map { "\(kind.rawValue)=\($0)" } }
                .joined(separator: " ")
            try await city.database.write { try $0.audit(Self.entry("retention.apply", detail: words), at: now) }
            try await city.database.scrub()
        }
        if let failure { throw failure }
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

    private func apply(_ period: RetentionPeriod, _ gone: inout Int, _ detail: inout JobDetail) async throws {
        let now = city.now
        let day = period.firstDayKept(on: now.dayInJapan)
        let moment = Instant(hour: 0, of: day)
        let database = city.database
        switch period.kind {
        case .sessions, .jobs: break
        case .answers:
            try await inPortions(&gone) {
                try await database.write { try $0.deleteAnswers(ofSurveysOverBefore: day, limit: Self.portion) }
            }
        case .records:
            gone = try await database.write { transaction in
                try transaction.erasing { try transaction.deleteReasons(before: moment) }
            }
        case .proofs:
            try await inPortions(&gone) {
                try await database.write { try $0.deleteProofs(decidedBefore: moment, limit: 20) }
            }
        case .absences: gone = try await absences(endedBefore: day)
        case .rosterFiles: gone = try await rosterFiles(before: moment)
        case .audit:
            guard let last = try await database.read({ try $0.lastAuditRow(before: moment) }) else { break }
            try await inPortions(&gone) {
                try await database.write { transaction in
                    try transaction.erasing { try transaction.cutAudit(upTo: last, limit: Self.portion, at: now) }
                }
            }
        case .peopleWhoLeft: try await EraseLeavers(city).run(before: day, &gone, &detail)
        case .backups: gone = try city.shelf?.clear(madeBefore: moment) ?? 0
        }
    }

    private func inPortions(_ total: inout Int, _ body: () async throws -> Int) async throws {
        while !Task.isCancelled {
            let gone = try await body()
            if gone == 0 { break }
            total += gone
        }
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
        guard try await city.database.read({ try $0.countRosterFiles(before: moment) }) > 0 else { return 0 }
        return try await RosterGathering.keeping { () -> Int? in
            let (revisions, files) = try await city.database.read {
                (try $0.revisions(), try $0.storedRosterFiles().filter { $0.state == .applied })
            }
            let old = files.filter { !$0.isReduced && $0.since < moment }
            let changed = old.isEmpty ? [:] : try await reduced(old, among: files)
            return try await city.database.write { transaction in
                try transaction.lock("roster")
                guard try transaction.revisions()[.roster] == revisions[.roster] else { return nil }
                for file in old {
                    try transaction.replaceRosterFile(
                        file.id, with: changed[file.id] ?? file.file.bytes, reducedAt: now)
                }
                return try old.count
                    + transaction.forgetRosterFiles(withdrawnBefore: moment)
            }
        }
    }

    private func reduced(
        _ old: [StoredRosterFile], among files: [StoredRosterFile]
    ) async throws -> [Int64: [UInt8]] {
        let plan = try await RosterGathering.plan(of: city, on: city.now.dayInJapan)
        return try await Calculation.run {
            let redaction = RosterRedaction(standIns: [:], keys: [], numbers: [], reduces: true)
            let changed = try ErasePeople.redacted(old, by: redaction)
            try ErasePeople.check(files, changed, plan, erased: [], [:])
            return changed
        }
    }
}
