import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import Logging

/// Answers what was refused or went wrong: a page in the visitor's language, or a document for programs.
///
/// It stands twice around the routes: inside, where the session is known, and outside, for when finding it fails.
struct ErrorPages: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let refusal = Refusal(error).map { refined($0, request, context) }
            if let refusal {
                context.logger.debug("refused", metadata: ["why": "\(refusal)"])
            } else {
                context.logger.error("failed", metadata: ["error": "\(String(reflecting: error))"])
            }
            return try answer(refusal, request, context)
        }
    }

    private func refined(_ refusal: Refusal, _ request: Request, _ context: WebContext) -> Refusal {
        guard refusal == .notFound else { return refusal }
        let methods = context.site.routes.methods(at: context.path, in: context.city)
        return methods.isEmpty || methods.contains(request.method.rawValue) ? refusal : .methodNotAllowed(methods)
    }

    private func answer(_ refusal: Refusal?, _ request: Request, _ context: WebContext) throws -> Response {
        let status = refusal?.status ?? .internalServerError
        var response: Response
        if context.isForProvisioning {
            response = ScimAnswers.error(status, refusal, context)
        } else if context.isForPrograms {
            response = try Problem(status: status, refusal, context).response
        } else if let elsewhere = redirection(refusal, request, context) {
            return elsewhere
        } else {
            response = try Frame(context).response(to: ErrorPage(refusal, context), status: status)
        }
        if case .methodNotAllowed(let methods) = refusal { response.headers[.allow] = methods.joined(separator: ", ") }
        if case .tooMany(let until) = refusal {
            response.headers[.retryAfter] = "\(max(1, Int(until.seconds(since: context.now).rounded(.up))))"
        }
        response.headers[.wwwAuthenticate] = refusal?.challenge
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func redirection(_ refusal: Refusal?, _ request: Request, _ context: WebContext) -> Response? {
        guard let city = context.city else { return nil }
        let isPage = request.method == .get || request.method == .head
        switch refusal {
        case .signInNeeded:
            let back = isPage ? ReturnPath(request.uri.string, in: city) : nil
            let query = back.map { [("return", $0.text)] } ?? []
            var response = Response.redirect(to: Place.signIn.address(in: city, query: query).description)
            if !isPage { response.add(.sessionEnded, context) }
            return response
        case .freshSignInNeeded:
            let referer = request.headers[.referer].map { URI($0) }
            let back = ReturnPath(referer.map { $0.path + ($0.query.map { "?" + $0 } ?? "") }, in: city)
            let query = back.map { [("return", $0.text)] } ?? []
            return .redirect(to: Place.reauthentication.address(in: city, query: query).description)
        default: return nil
        }
    }
}
