import Hummingbird
import Kernel

/// Finds whose session the city's cookie names.
struct Sessions: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard !context.isForPrograms, let city = context.city,
            let token = context.cookies[context.site.cookies.session(city)]
        else {
            return try await next(request, context)
        }
        var context = context
        context.session = try await context.site.dependencies.sessions.visitor(
            token: token, city: city.slug, from: context.client.ip, now: context.now)
        return try await next(request, context)
    }
}
