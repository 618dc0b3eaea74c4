import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Operations

extension Place where Value == NoValue {
    package static var providerDeparture: Self { Self("sign-in/provider") }
    package static var providerReturn: Self { Self("sign-in/callback") }
    package static var providerReauthentication: Self { Self("re-authenticate/provider") }
}

/// To the city's identity provider and back. Both ways are links, not forms: the policy of our pages lets no form, and
/// nothing that one redirects to, leave this host.
enum ProviderSteps {
    @Sendable static func depart(_ visit: Visit<CityContext, NoValue>) async throws -> Response {
        let (context, step) = (visit.context, SignInStep(visit.context, visit.query))
        if context.session != nil {
            return context.redirect(to: step.back.map { Address($0) } ?? context.address(.home))
        }
        do {
            return try await context.depart(nil, to: step.back)
        } catch let error as IdentityError {
            return try await door(context, step, error)
        }
    }

    private static func door(
        _ context: CityContext, _ step: SignInStep, _ error: IdentityError
    ) async throws -> Response {
        context.note(error)
        var page = SignInPage(step)
        page.refuse(error, in: context.language)
        try await page.offer(context)
        return try context.show(page, status: error.status)
    }

    @Sendable static func departAgain(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let back = ReturnPath(visit.query["return"], in: context.city)
        do {
            return try await context.depart(context.session, to: back)
        } catch let error as IdentityError {
            return try await again(context, back, error)
        }
    }

    @Sendable static func arrive(_ visit: Visit<CityContext, NoValue>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        // Reloaded in another language, say: no answer at all.
        if query.fields.isEmpty { return context.redirect(to: context.address(.signIn)) }
        let cookie = context.site.cookies.provider(context.city)
        let actions = context.site.dependencies.accounts.provider
        let seal = context.web.cookies[cookie]
        let back = ReturnPath(actions.returnPath(context.city, seal), in: context.city)
        let answer = ProviderSignIn.Answer(
            state: query["state"], code: query["code"], issuer: query["iss"], error: query["error"])
        let outcome = try await actions.finish(
            context.newcomer(visit.request), context.session, answer, seal, context.providerRedirect)
        var response: Response
        switch outcome {
        case .signIn(let outcome):
            guard let onward = SignInStep(context, to: back).onward(outcome) else { throw Refusal.notFound }
            response = onward
        case .reauthenticated:
            response = context.redirect(
                to: back.map { Address($0) } ?? context.address(.home), notice: .identityConfirmed)
        case .refused(let error):
            if context.session != nil {
                response = try await again(try SignedInContext(context: context.web), back, error)
            } else {
                response = try await door(context, SignInStep(context, to: back), error)
            }
        }
        response.addCookie(context.site.cookies.remove(cookie))
        return response
    }

    private static func again(
        _ context: SignedInContext, _ back: ReturnPath?, _ error: IdentityError
    ) async throws -> Response {
        context.note(error)
        var page = try await ReauthenticationPage(context, back)
        page.providerError = error.phrase[context.language]
        return try context.show(page, status: error.status)
    }
}

extension VisitContext {
    /// Where the provider sends browsers back to: what is registered there.
    var providerRedirect: String { outside(address(.providerReturn)) }

    func outside(_ address: Address) -> String {
        let base = site.configuration.publicURL
        return (base.hasSuffix("/") ? String(base.dropLast()) : base) + address.description
    }

    /// That a provider does not answer is told to the operator too.
    fileprivate func note(_ error: IdentityError) {
        guard case .unreachable = error else { return }
        logger.warning("identity provider", metadata: ["city": "\(web.city?.slug ?? "")", "why": "\(error.reason)"])
    }

    fileprivate func depart(_ session: SignedIn?, to back: ReturnPath?) async throws -> Response {
        guard let city = web.city else { throw Refusal.notFound }
        let departure = try await site.dependencies.accounts.provider.begin(
            city, session, providerRedirect, back?.text ?? "", language)
        var response = Response.redirect(to: departure.url)
        response.addCookie(site.cookies.issue(site.cookies.provider(city), departure.seal, seconds: 600))
        return response
    }
}

extension IdentityError {
    var status: HTTPResponse.Status {
        switch self {
        case .notConfigured: .notFound
        case .unreachable: .serviceUnavailable
        default: .forbidden
        }
    }
}
