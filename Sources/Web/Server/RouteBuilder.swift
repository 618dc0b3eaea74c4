package import Domain
package import HTTPTypes
package import Hummingbird

/// A request for a page.
package struct Visit<Context: VisitContext, Value: AddressValue>: Sendable {
    package let request: Request
    package let context: Context
    package let value: Value
    package let query: Form
}

/// A form that has brought back its code.
package struct Submission<Context: VisitContext, Value: AddressValue>: Sendable {
    package let request: Request
    package let context: Context
    package let value: Value
    package let form: Form
}

/// The one way to register a route: none without saying who may call it, no form without its code.
package final class RouteBuilder {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    private(set) var table = RouteTable()
    /// What programs are told of the endpoints, in the order in which they were registered.
    var descriptions: [EndpointDescription] = []

    init() {}

    package func get<Value, Context>(
        _ place: Place<Value>, _ access: Access<Context>,
        use page: @escaping @Sendable (Visit<Context, Value>) async throws -> Response
    ) {
        show(place, isInCity: true, access, page)
    }

    package func post<Value, Context>(
        _ place: Place<Value>, _ access: Access<Context>, _ age: SignInAge = .any, takes intake: Intake = .form,
        use action: @escaping @Sendable (Submission<Context, Value>) async throws -> Response
    ) {
        take(place, isInCity: true, access, age, intake, action)
    }

    /// A page of the installation itself, which anyone may see.
    package func door<Value>(
        get place: Place<Value>, use page: @escaping @Sendable (Visit<DoorContext, Value>) async throws -> Response
    ) {
        show(place, isInCity: false, Access<DoorContext>(demand: .anyone), page)
    }

    package func door<Value>(
        post place: Place<Value>,
        use action: @escaping @Sendable (Submission<DoorContext, Value>) async throws -> Response
    ) {
        take(place, isInCity: false, Access<DoorContext>(demand: .anyone), .any, .form, action)
    }

    /// A route for programs: a token of that scope, no cookie and no form's code.
    package func token<Value>(
        _ method: HTTPRequest.Method, _ place: Place<Value>, _ scope: TokenScope, takes body: TokenBody = .none,
        use action: @escaping @Sendable (TokenVisit<Value>) async throws -> Response
    ) {
        table.routes.append(Route(method.rawValue, place, isInCity: true, .token(scope)))
        router.on(Self.path(place, true), method: method) { request, context in
            let (city, caller) = try await TokenGuard.check(request, context, scope)
            return try await action(
                TokenVisit(
                    request: request, web: context, city: city, caller: caller,
                    value: try Self.value(place, context), query: try Form(query: request.uri.query),
                    body: try await body.read(request, context.site.configuration)))
        }
    }

    private func show<Value, Context>(
        _ place: Place<Value>, isInCity: Bool, _ access: Access<Context>,
        _ page: @escaping @Sendable (Visit<Context, Value>) async throws -> Response
    ) {
        table.routes.append(Route("GET", place, isInCity: isInCity, access.demand))
        group(Context.self).get(Self.path(place, isInCity)) { request, context in
            try access.demand.check(context.web.session)
            return try await page(
                Visit(
                    request: request, context: context, value: try Self.value(place, context),
                    query: try Form(query: request.uri.query)))
        }
    }

    private func take<Value, Context>(
        _ place: Place<Value>, isInCity: Bool, _ access: Access<Context>, _ age: SignInAge, _ intake: Intake,
        _ action: @escaping @Sendable (Submission<Context, Value>) async throws -> Response
    ) {
        table.routes.append(Route("POST", place, isInCity: isInCity, access.demand, age, intake))
        group(Context.self).post(Self.path(place, isInCity)) { request, context in
            let web = context.web
            try access.demand.check(web.session)
            if request.headers[.fetchSite] == "cross-site" { throw Refusal.formExpired }
            let value = try Self.value(place, context)
            let form = try await FormReader(web.site.configuration, intake).form(of: request)
            let browser = web.cookies[web.site.cookies.form(web.city)]
            guard web.session != nil || browser?.count ?? 0 >= 16, let code = form["csrf"],
                Token.areEqual(code, web.formCode(browser ?? ""))
            else { throw Refusal.formExpired }
            if age == .fresh, web.session?.isFresh(at: web.now) != true { throw Refusal.freshSignInNeeded }
            return try await action(Submission(request: request, context: context, value: value, form: form))
        }
    }

    private func group<Context: VisitContext>(_: Context.Type) -> RouterGroup<Context> {
        router.group("", context: Context.self)
    }

    private static func path<Value>(_ place: Place<Value>, _ isInCity: Bool) -> RouterPath {
        let segments = place.segments.enumerated().map { $1 == "*" ? ":v\($0)" : $1 }
        return RouterPath("/" + ((isInCity ? [":city"] : []) + segments).joined(separator: "/"))
    }

    private static func value<Value>(_ place: Place<Value>, _ context: some RequestContext) throws -> Value {
        let parts = try place.segments.enumerated().filter { $0.element == "*" }.map { at, _ in
            try Percent.decoded((context.parameters.get("v\(at)") ?? "").utf8, plusIsSpace: false)
        }
        guard let value = Value(parts: parts) else { throw Refusal.notFound }
        return value
    }
}
