import Hummingbird
import Logging

/// One line for each request, with the route's pattern: an address may hold a person's number, a query anything.
struct RequestLog: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let time = (ContinuousClock.now - start).components
        context.site.metrics.record(
            status: response.status.code, seconds: Double(time.seconds) + Double(time.attoseconds) / 1e18)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue.prefix(16))", "route": "\(context.endpointPath ?? "none")",
                "status": "\(response.status.code)",
                "ms": "\(time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000)",
            ])
        return response
    }
}
