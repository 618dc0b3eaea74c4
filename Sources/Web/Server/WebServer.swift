package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
package import ServiceLifecycle

/// The web server of an installation.
package enum WebServer {
    /// Puts the application together, as it runs and as tests call it.
    package static func build(
        _ configuration: WebConfiguration, _ dependencies: WebDependencies, logger: Logger,
        adding more: (RouteBuilder) -> Void = { _ in }
    ) throws -> Application<Gate> {
        let builder = RouteBuilder()
        builder.router.addMiddleware {
            SecurityHeaders()
            RequestLog()
            ErrorPages()
            Sessions()
            ErrorPages()
        }
        builder.addRoutes()
        more(builder)
        let site = Site(
            configuration: configuration, dependencies: dependencies, routes: builder.table,
            pages: try PageLibrary(PageLibrary.all), assets: Assets(chartLibrary: configuration.chartLibrary),
            endpoints: builder.descriptions)
        return Application(
            responder: Gate(site: site, inside: builder.router.buildResponder()), server: try server(configuration),
            configuration: .init(
                address: address(configuration),
                availableConnectionsDelegate: .maximum(configuration.maximumConnections, logger: logger)),
            logger: logger)
    }

    /// Answers until SIGTERM or SIGINT, then ends the requests under way.
    package static func run(
        _ configuration: WebConfiguration, _ dependencies: WebDependencies, beside services: [any Service] = [],
        logger: Logger
    ) async throws {
        var application = try build(configuration, dependencies, logger: logger)
        application.addServices(services)
        try await application.runService()
    }

    /// All routes, without an installation behind them.
    package static var routes: RouteTable {
        let builder = RouteBuilder()
        builder.addRoutes()
        return builder.table
    }

    /// What `openapi.json` says in the city of that address.
    package static func openAPI(city slug: String, version: String) -> [UInt8] {
        let builder = RouteBuilder()
        builder.addRoutes()
        return APIDescription(endpoints: builder.descriptions, version: version)
            .document(at: "/\(slug)/api/v1").bytes(pretty: true)
    }

    private static func address(_ configuration: WebConfiguration) -> BindAddress {
        switch configuration.listening {
        case .network(let host, let port): .hostname(host, port: port)
        case .unixSocket(let path): .unixDomainSocket(path: path)
        }
    }

    private static func server(_ configuration: WebConfiguration) throws -> HTTPServerBuilder {
        let plain = HTTPServerBuilder.http1(
            configuration: .init(
                idleTimeout: .seconds(configuration.idleSeconds),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 48 << 10, maxHeaderListSize: 64 << 10, maxHeaderFieldCount: 100)))
        guard let files = configuration.tls else { return plain }
        let chain = try NIOSSLCertificate.fromPEMFile(files.certificate)
        let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        tls.minimumTLSVersion = .tlsv12
        return try .tls(plain, tlsConfiguration: tls)
    }
}

/// Gives every request the context of this site.
package struct Gate: HTTPResponder {
    package typealias Context = ConnectionContext

    let site: Site
    let inside: RouterResponder<WebContext>

    package func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        let arrival = Arrival(logger: context.logger, site: site, request: request, peer: context.peer)
        return try await inside.respond(to: request, context: WebContext(source: arrival))
    }
}
