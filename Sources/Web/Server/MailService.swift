import Logging
import Operations
import ServiceLifecycle

/// Sends mails as long as the server runs; ends when it is told to stop.
struct MailService: Service {
    private let runner: MailRunner

    init(_ cities: [City], _ logger: Logger) {
        runner = MailRunner(cities) { outcome in
            var facts: Logger.Metadata = [
                "city": "\(outcome.city)", "kind": "\(outcome.kind)", "state": "\(outcome.state)",
            ]
            if !outcome.error.isEmpty { facts["error"] = "\(outcome.error)" }
            logger.log(level: outcome.isFailure ? .error : .info, "mail", metadata: facts)
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}
