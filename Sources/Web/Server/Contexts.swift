package import Domain
package import Hummingbird
package import Kernel
package import Logging
import NIOCore
import Operations

/// The connection a request came over.
package struct ConnectionContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Nil for a Unix socket.
    let peer: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}

package struct Arrival: RequestContextSource {
    package let logger: Logger
    let site: Site
    let request: Request
    let peer: String?
}

/// What is known of every request before it is known who sends it.
package struct WebContext: RequestContext {
    package typealias Source = Arrival

    package var coreContext: CoreRequestContextStorage
    package let site: Site
    package let requestID: String
    package let client: ClientAddress
    package let path: String
    /// The path with its query, to come back to; without where the query cannot stand in a `ReturnPath`.
    package let here: String
    package let now: Instant
    package let cookies: CookieJar
    package let city: HostedCity?
    let askedLanguage: Language
    var session: SignedIn?

    package init(source: Arrival) {
        let request = source.request
        site = source.site
        requestID = Token.random(bytes: 8)
        client = ClientAddress(
            peer: source.peer, headers: request.headers, trusted: site.configuration.trustedProxies,
            overTLS: site.configuration.tls != nil)
        path = request.uri.path
        now = site.dependencies.now()
        cookies = CookieJar(request.headers[values: .cookie])
        city = path.split(separator: "/").first.flatMap { [site] in site.cities[String($0)] }
        let query = request.uri.query ?? ""
        here = query.isEmpty ? path : ReturnPath("\(path)?\(query)", in: city)?.text ?? path
        askedLanguage =
            cookies[site.cookies.language].flatMap(Language.init(rawValue:))
            ?? Language(acceptLanguage: request.headers[.acceptLanguage])
        coreContext = .init(source: source)
        logger[metadataKey: "request"] = "\(requestID)"
        logger[metadataKey: "hb.request.id"] = "\(requestID)"
    }

    package var language: Language { session?.language ?? askedLanguage }

    /// Provisioning has a form of its own for what is refused (RFC 7644 §3.12).
    var isForProvisioning: Bool { path.split(separator: "/").dropFirst().first == "scim" }

    /// Programs call with tokens, and read documents instead of pages.
    var isForPrograms: Bool { path.split(separator: "/").prefix(2).contains { $0 == "api" || $0 == "scim" } }

    /// What a form must bring back, as `csrf`: bound to the session, or before signing in to the browser's form cookie.
    func formCode(_ browser: String) -> String {
        site.dependencies.seal.code(for: "\(city?.slug ?? "")|\(session.map { "s|" + $0.token } ?? "b|" + browser)")
    }
}

/// A request as its route's access wants it; making one refuses who does not qualify.
package protocol VisitContext: ChildRequestContext where ParentContext == WebContext {
    var web: WebContext { get }
}

package struct DoorContext: VisitContext {
    package var coreContext: CoreRequestContextStorage
    package let web: WebContext

    package init(context: WebContext) throws {
        coreContext = context.coreContext
        web = context
    }
}

/// Somebody at a city's pages, signed in or not.
package struct CityContext: VisitContext {
    package var coreContext: CoreRequestContextStorage
    package let web: WebContext
    package let city: HostedCity

    package init(context: WebContext) throws {
        guard let city = context.city else { throw Refusal.notFound }
        coreContext = context.coreContext
        web = context
        self.city = city
    }

    package var session: SignedIn? { web.session }
}

package struct SignedInContext: VisitContext {
    package var coreContext: CoreRequestContextStorage
    package let web: WebContext
    package let city: HostedCity
    package let session: SignedIn

    package init(context: WebContext) throws {
        guard let city = context.city else { throw Refusal.notFound }
        guard let session = context.session else { throw Refusal.signInNeeded }
        coreContext = context.coreContext
        web = context
        self.city = city
        self.session = session
    }

    package var visitor: Visitor { session.visitor }
    package var csrf: String { web.formCode("") }
}

extension VisitContext {
    package var site: Site { web.site }
    package var language: Language { web.language }
    package var now: Instant { web.now }
    package var usesEra: Bool { web.session?.usesEra ?? true }
}

extension Language {
    /// The first of the two that a browser prefers; Japanese where it says nothing.
    package init(acceptLanguage: String?) {
        var best: (language: Language, weight: Double) = (.ja, 0)
        for range in acceptLanguage?.prefix(500).split(separator: ",") ?? [] {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let tag = parts.first, let language = Language(rawValue: String(tag.prefix(2))),
                tag.count == 2 || tag.dropFirst(2).hasPrefix("-")
            else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > best.weight { best = (language, weight) }
        }
        self = best.language
    }
}
