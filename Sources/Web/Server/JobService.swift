import Logging
import Operations
import ServiceLifecycle

/// Does the work that is due as long as the server runs; ends when it is told to stop.
struct JobService: Service {
    private let runner: JobRunner

    init(_ installation: Installation, _ logger: Logger) {
        runner = JobRunner(installation.all, of: installation) { outcome in
            let facts: Logger.Metadata = [
                "city": "\(outcome.city)", "kind": "\(outcome.kind)", "ms": "\(Int(outcome.seconds * 1000))",
            ]
            if let failure = outcome.failure {
                let more: Logger.Metadata = ["error": "\(failure)", "again": "\(outcome.isTriedAgain)"]
                logger.log(
                    level: outcome.isTriedAgain ? .warning : .error, "job",
                    metadata: facts.merging(more) { first, _ in first })
            } else {
                logger.info("job", metadata: facts)
            }
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}
