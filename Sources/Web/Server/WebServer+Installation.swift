import Foundation
import Kernel
import Logging
package import Operations

extension WebServer {
    /// Serves an installation until it is told to stop.
    package static func run(_ installation: Installation, _ settings: ServerSettings, version: String) async throws {
        let logger = Logger(label: "ikusei")
        var configuration = WebConfiguration(
            listening: settings.socket.map { .unixSocket(path: $0) }
                ?? .network(host: settings.host, port: settings.port),
            trustedProxies: Set(settings.trustedProxies), version: version, chartLibrary: settings.chartScript)
        if let certificate = settings.certificate, let key = settings.privateKey {
            configuration.tls = .init(certificate: certificate, key: key)
        }
        configuration.metricsReaders = Set(settings.metricsReaders)
        let scheme = configuration.tls == nil ? "http" : "https"
        configuration.publicURL = settings.publicURL ?? "\(scheme)://\(settings.host):\(settings.port)"
        logger.info("serving", metadata: ["database": "\(installation.engineDescription)"])
        let jobs = JobService(installation.all, logger)
        try await run(configuration, try dependencies(installation), beside: [jobs], logger: logger)
    }

    package static func dependencies(_ installation: Installation) throws -> WebDependencies {
        let cities = installation.all
        return WebDependencies(
            cities: try cities.map { try HostedCity(slug: $0.slug, name: $0.name, works: $0) },
            sessions: OperationSessions(cities), accounts: .operations(key: installation.key),
            seal: FormSeal(key: installation.key), now: OperationClock.system.now,
            isReady: { await installation.isReady })
    }
}
