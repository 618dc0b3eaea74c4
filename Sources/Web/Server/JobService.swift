import Logging
import Operations
import ServiceLifecycle

/// Does the work that is due as long as the server runs; ends when it is told to stop.
struct JobService: Service {
    private let runner: JobRunner

    init(_ cities: [City], _ logger: Logger) {
        runner = JobRunner(cities) { outcome in
            let facts: Logger.Metadata = [
                "city": "\(outcome.city)", "kind": "\(outcome.kind)", "ms": "\(Int(outcome.seconds * 1000))",
            ]
            if let failure = outcome.failure {
                logger.error("job", metadata: facts.merging(["error": "\(failure)"]) { first, _ in first })
            } else {
                logger.info("job", metadata: facts)
            }
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}
