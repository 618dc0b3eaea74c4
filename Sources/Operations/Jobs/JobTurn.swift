import Foundation
import Kernel
import Storage

/// The taking, doing and ending of one piece of work on a database, whoever else does the same.
struct JobTurn: Sendable {
    let database: any Database
    /// Of the server.
    let name: String
    let now: @Sendable () -> Instant

    /// What came of a piece of work.
    struct Result: Sendable {
        var kind: String
        var failure: (any Error)?
        /// It failed and will be tried again.
        var isTriedAgain: Bool
        var seconds: Double
    }

    typealias Progress = @Sendable (Double) async -> Void

    /// Does the next piece of work; nil where none is due. Work that throws is tried again after a pause, until it was
    /// tried as often as may be.
    func next(_ work: @Sendable (Job, @escaping Progress) async throws -> JobDetail) async throws -> Result? {
        let claimant = "\(name)/\(UInt64.random(in: .min ... .max))"
        let claimed = now()
        guard let job = try await database.write({ try $0.claimJob(by: claimant, at: claimed) }) else { return nil }
        let start = ContinuousClock.now
        let heart = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: JobRunner.heartbeat)
                guard !Task.isCancelled else { return }
                _ = try? await database.write { try $0.touchJob(job.id, by: claimant, at: now()) }
            }
        }
        defer { heart.cancel() }
        var detail = JobDetail(job.detail)
        var failure: (any Error)?
        do {
            detail = try await work(job) { progress in
                _ = try? await database.write {
                    try $0.touchJob(job.id, by: claimant, progress: progress, at: now())
                }
            }
        } catch {
            failure = error
            detail["error"] = JobWork.words(for: error)
        }
        let text = detail.text
        var isTriedAgain = false
        if failure == nil {
            try await end(job, claimant, .done, text)
        } else if job.attempts < JobRunner.mostAttempts, !(failure is JobWork.UnknownKind) {
            isTriedAgain = true
            let later = now().adding(seconds: JobRunner.pause(after: job.attempts))
            _ = try await database.write {
                try $0.putJobBack(job.id, by: claimant, detail: text, until: later)
            }
        } else {
            try await end(job, claimant, .failed, text)
        }
        let time = (ContinuousClock.now - start).components
        return Result(
            kind: job.kind, failure: failure, isTriedAgain: isTriedAgain,
            seconds: Double(time.seconds) + Double(time.attoseconds) / 1e18)
    }

    private func end(_ job: Job, _ claimant: String, _ state: Job.State, _ detail: String) async throws {
        let moment = now()
        _ = try await database.write {
            try $0.finishJob(job.id, by: claimant, as: state, detail: detail, at: moment)
        }
    }
}
