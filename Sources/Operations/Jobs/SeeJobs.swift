import Domain
package import Kernel
import Storage

/// The work that the server does: what is under way, and the newest of what is over.
package enum SeeJobs {
    /// A piece of work as the pages tell it.
    package struct Line: Sendable {
        package enum State: Sendable, Hashable {
            case waiting, running, done, failed
        }

        package var id: Int64
        package var kind: JobKind?
        package var dueAt: Instant
        package var state: State
        package var startedAt: Instant?
        package var finishedAt: Instant?
        package var attempts: Int
        package var detail: JobDetail
        package var progress: Double?

        init(_ job: Job) {
            id = job.id
            kind = JobKind(rawValue: job.kind)
            dueAt = job.dueAt
            state =
                switch job.state {
                case .waiting: .waiting
                case .running: .running
                case .done: .done
                case .failed: .failed
                }
            startedAt = job.claimedAt
            finishedAt = job.finishedAt
            attempts = job.attempts
            detail = JobDetail(job.detail)
            progress = job.progress
        }
    }

    package struct Page: Sendable {
        package var open: [Line]
        package var over: [Line]
    }

    package static func run(by caller: Caller, in city: OperationContext) async throws -> Page {
        try caller.require(.seeHealth)
        let now = city.clock.now()
        return try await city.database.read { transaction in
            Page(
                open: try transaction.openJobs(at: now, limit: 50).map(Line.init),
                over: try transaction.finishedJobs(limit: 50).map(Line.init))
        }
    }
}
