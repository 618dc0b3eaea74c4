import Foundation
import Kernel
import Logging
package import Operations
import ServiceLifecycle

extension WebServer {
    /// Serves an installation until it is told to stop.
    package static func run(_ installation: Installation, _ settings: ServerSettings, version: String) async throws {
        let logger = logger(settings)
        var configuration = WebConfiguration(
            listening: settings.socket.map { .unixSocket(path: $0) }
                ?? .network(host: settings.host, port: settings.port),
            trustedProxies: Set(settings.trustedProxies), version: version, chartLibrary: settings.chartScript)
        if let certificate = settings.certificate, let key = settings.privateKey {
            configuration.tls = .init(certificate: certificate, key: key)
        }
        configuration.metricsReaders = Set(settings.metricsReaders)
        configuration.publicURL = settings.address
        configuration.contact = settings.contact
        configuration.maximumForm = settings.maximumForm
        configuration.maximumUpload = settings.maximumUpload
        configuration.maximumConnections = settings.maximumConnections
        logger.info("serving", metadata: ["database": "\(installation.engineDescription)"])
        let services: [any Service] = [JobService(installation, logger), MailService(installation.all, logger)]
        try await run(configuration, try dependencies(installation), beside: services, logger: logger)
    }

    private static func logger(_ settings: ServerSettings) -> Logger {
        let level = Logger.Level(rawValue: settings.logLevel) ?? .info
        var logger = Logger(label: "ikusei") { label -> any LogHandler in
            if settings.logsJSON { return JSONLog(label: label, logLevel: level) }
            return StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = level
        return logger
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
