package import Domain
package import Kernel
import Storage

/// For how long what is kept: looked at, tried, chosen.
package struct ManageRetention: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Line: Sendable, Hashable {
        package var period: RetentionPeriod
        /// What would go today if it were on; nil where it cannot be told.
        package var due: Int?
        package var chosenBy: String?
        package var chosenAt: Instant?
    }

    package struct Change: Sendable, Hashable {
        package var period: RetentionPeriod
        package var by: String
        package var at: Instant
    }

    package struct Answer: Sendable {
        package var lines: [Line]
        /// Newest first.
        package var changes: [Change]
    }

    /// Every class with what would go today. With `trying`, as if that period had been chosen.
    package func see(trying: RetentionPeriod? = nil, for caller: Caller) async throws -> Answer {
        try caller.require(.manageRetention)
        let now = city.now
        let idle = city.context.sessionLimits.idle
        return try await city.database.read { transaction in
            let choices = try transaction.retentionChoices()
            var periods = ApplyRetention.periods(choices)
            if let trying { periods[trying.kind] = trying }
            let lines = try RetentionClass.allCases.map { kind in
                let period = periods[kind] ?? RetentionPeriod(proposedFor: kind)
                let choice = choices.first { $0.period.kind == kind }
                return Line(
                    period: period, due: try Self.due(period, at: now, idle: idle, city.shelf, transaction),
                    chosenBy: choice?.by, chosenAt: choice?.at)
            }
            return Answer(lines: lines, changes: choices.map { Change(period: $0.period, by: $0.by, at: $0.at) })
        }
    }

    /// Throws `WorkError.invalid` for a period out of the class's range.
    package func choose(_ period: RetentionPeriod, for caller: Caller) async throws {
        try caller.requireFreshly(.manageRetention, in: city.context)
        let range = period.kind.range
        guard range.contains(period.amount) else {
            throw WorkError.invalid(
                field: "amount",
                Phrase(
                    ja: "\(range.lowerBound)から\(range.upperBound)までの数を入れてください。",
                    en: "A number from \(range.lowerBound) to \(range.upperBound), please."))
        }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.choose(period, by: caller.account, at: now)
            try transaction.audit(
                caller.entry("retention.set", period.kind.rawValue, "\(period.amount) \(period.isOn ? "on" : "off")"),
                at: now)
        }
    }

    private static func due(
        _ period: RetentionPeriod, at now: Instant, idle: Int, _ shelf: BackupShelf?, _ transaction: any Transaction
    ) throws -> Int? {
        let day = period.firstDayKept(on: now.dayInJapan)
        let moment = Instant(hour: 0, of: day)
        switch period.kind {
        case .peopleWhoLeft: return try transaction.countPeopleWhoLeft(before: day)
        case .answers: return try transaction.countAnswers(ofSurveysOverBefore: day)
        case .records: return try transaction.countReasons(before: moment)
        case .proofs: return try transaction.countProofs(decidedBefore: moment)
        case .absences:
            let counted = try transaction.surveys().map(\.closesOn)
            return try transaction.absencesTold(endedBefore: day).count {
                !ApplyRetention.isCounted(from: $0.from, to: $0.to, counted)
            }
        case .rosterFiles: return try transaction.countRosterFiles(before: moment)
        case .sessions:
            return try transaction.countSessionsOver(at: now.adding(seconds: -period.amount * 86_400), idle: idle)
        case .jobs:
            let limit = now.adding(seconds: -period.amount * 86_400)
            return try transaction.countJobs(finishedBefore: limit, except: JobKind.backup.rawValue)
        case .audit: return try transaction.countAudit(before: moment)
        case .backups: return shelf?.made(before: moment).count
        }
    }
}
