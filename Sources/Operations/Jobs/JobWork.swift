import Foundation
import Kernel
import Storage

/// One piece of work under way.
struct JobWork: Sendable {
    let city: City
    let job: Job
    /// Tells how far it is, 0…1.
    let progress: @Sendable (Double) async -> Void

    struct UnknownKind: Error {}

    /// Does it; gives what is to be kept of it.
    func done() async throws -> JobDetail {
        var detail = JobDetail(job.detail)
        detail["error"] = nil
        guard let kind = JobKind(rawValue: job.kind) else { throw UnknownKind() }
        switch kind {
        case .backup:
            guard let shelf = city.shelf else { throw BackupError.toolMissing("--backups") }
            await progress(0.05)
            try await shelf.backUp(city.database, due: job.dueAt, at: city.now, into: &detail)
        case .tidy:
            try await TidyAccounts.run(in: city.context)
            let limit = city.now.adding(seconds: -Self.daysKept * 24 * 60 * 60)
            let cleared = try await city.database.write {
                try $0.clearMails(finishedBefore: limit)
                return try $0.clearJobs(finishedBefore: limit, except: JobKind.backup.rawValue)
            }
            detail["cleared"] = "\(cleared)"
        case .closeLeavers:
            let closed = try await CloseLeavers.run(in: city.context)
            detail["closed"] = "\(closed.closed)"
            detail["left"] = "\(closed.leftOpen)"
        case .verifyAudit:
            switch try await VerifyAudit.walk(in: city.context) {
            case .whole(let head): detail["head"] = head?.text ?? ""
            case .broken(let row): detail["broken"] = "\(row)"
            case .notTheSame: break
            }
        case .readRoster:
            let (packs, day) = (city.library.packs, city.now.dayInJapan)
            try await city.database.write { transaction in
                try transaction.lock("roster")
                guard try !transaction.rosterFiles().isEmpty else { return }
                try ImportRoster.readAgain(transaction, packs, on: day)
            }
            city.forget()
        case .remind:
            let (surveys, training) = (
                try await RemindOfSurvey(city).remindAll(), try await RemindOfTraining(city).remindAll()
            )
            detail["mails"] = "\(surveys + training)"
        }
        return detail
    }

    /// How long finished work can be looked at.
    static let daysKept = 90

    /// What the page of running work says of a failure: nothing of an error that is not known to be harmless.
    static func words(for error: any Error) -> String {
        switch error {
        case BackupError.toolMissing(let name): "missing \(name)"
        case BackupError.toolFailed(let message): message
        case BackupError.broken(let message): "broken: \(message)"
        case BackupError.isThere(let name): "there already: \(name)"
        case StorageError.timeout: "timeout"
        case StorageError.unavailable: "unavailable"
        default: "\(type(of: error))"
        }
    }
}
