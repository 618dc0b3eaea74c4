import Domain
import HTTPTypes
package import Hummingbird
package import Operations

/// A request of a program whose token has the scope that its route wants.
package struct TokenVisit<Value: AddressValue>: Sendable {
    package let request: Request
    package let web: WebContext
    package let city: City
    package let caller: Caller
    package let value: Value
    package let query: Form
    /// Nil where the route takes none.
    package let body: SentBody?
}

/// What came with a request, as its route takes it.
package struct SentBody: Sendable {
    /// In lower case and without parameters.
    package let type: String
    package let parameters: HeaderParameters
    package let bytes: [UInt8]
}

/// What a route for programs takes beside its address.
package enum TokenBody: Sendable, Hashable {
    case none
    /// One of these media types, up to the size of a form.
    case of([String])
    /// The same up to the size of an upload.
    case upload([String])

    package static let json = TokenBody.of(["application/json"])

    func read(_ request: Request, _ configuration: WebConfiguration) async throws -> SentBody? {
        let (types, intake): ([String], Intake)
        switch self {
        case .none: return nil
        case .of(let accepted): (types, intake) = (accepted, .form)
        case .upload(let accepted): (types, intake) = (accepted, .upload)
        }
        let type = HeaderParameters(request.headers[.contentType] ?? "")
        guard types.contains(type.value) else { throw Refusal.unsupportedForm }
        return SentBody(
            type: type.value, parameters: type,
            bytes: try await FormReader(configuration, intake).body(of: request))
    }
}

/// Stands before every route for programs.
enum TokenGuard {
    /// Throws `.tokenNeeded`, `.tokenRefused`, `.tooMany` or `.scopeMissing`.
    static func check(
        _ request: Request, _ web: WebContext, _ scope: TokenScope
    ) async throws -> (City, Caller) {
        guard let city = web.city else { throw Refusal.notFound }
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw Refusal.tokenNeeded }
        let works = try city.open
        let caller = try await caller(parts[1].trimmed, web, works)
        guard let token = caller.token else { throw Refusal.tokenRefused }
        let configuration = web.site.configuration
        let rate = scope == .scim ? configuration.provisioningRate : configuration.tokenRate
        if let until = web.site.tokenRates.verdict(on: "\(city.slug) \(token.id)", at: web.now, rate) {
            throw Refusal.tooMany(until: until)
        }
        guard token.scopes.contains(scope) else { throw Refusal.scopeMissing(scope) }
        return (works, caller)
    }

    /// An address from which too many wrong tokens came is made to wait for the next refusal.
    private static func caller(_ token: String, _ web: WebContext, _ city: City) async throws -> Caller {
        do {
            return try await CheckToken.run(token: token, address: web.client.ip, in: city.context)
        } catch AccountError.tooManyAttempts {
            try await Task.sleep(for: .milliseconds(250))
            throw Refusal.tokenRefused
        }
    }
}
