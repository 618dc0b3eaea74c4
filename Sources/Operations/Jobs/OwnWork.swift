import Kernel
import Storage

/// The work on the installation's own database, which knows the cities and keeps the key: a copy each day.
struct OwnWork: Sendable {
    let database: any Database
    let shelf: BackupShelf?

    /// Asks for what is due today, once, whoever asks; takes back what a server left.
    func schedule(at now: Instant) async throws {
        guard shelf != nil, let hour = JobKind.backup.dailyHour else { return }
        let moment = Instant(hour: hour, of: now.dayInJapan)
        try await database.write { transaction in
            if moment <= now { try transaction.addJob(JobKind.backup.rawValue, dueAt: moment) }
            try transaction.recoverJobs(
                unheardSince: now.adding(seconds: -JobRunner.patience), mostAttempts: JobRunner.mostAttempts, at: now)
        }
    }

    func run(_ job: Job, at now: Instant) async throws -> JobDetail {
        guard job.kind == JobKind.backup.rawValue, let shelf else { throw JobWork.UnknownKind() }
        var detail = JobDetail(job.detail)
        detail["error"] = nil
        try await shelf.backUp(database, due: job.dueAt, at: now, into: &detail)
        return detail
    }
}
