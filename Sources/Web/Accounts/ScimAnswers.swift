import Domain
import Formats
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel
import NIOCore
import Operations

/// What provisioning is answered (RFC 7644 §3).
enum ScimAnswers {
    static let mediaType = "application/scim+json"
    /// What a body may be (RFC 7644 §3.8 lets plain JSON be taken too).
    static let body = TokenBody.of([mediaType, "application/json"])

    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: mediaType],
            body: .init(byteBuffer: ByteBuffer(bytes: value.utf8)))
    }

    /// RFC 7644 §3.12.
    static func error(_ status: HTTPResponse.Status, _ refusal: Refusal?, _ context: WebContext) -> Response {
        var object = JSONObject([
            .init("schemas", ["urn:ietf:params:scim:api:messages:2.0:Error"]),
            .init("status", .text(String(status.code))),
        ])
        switch refusal {
        case .provisioning(let error): object["scimType"] = error.kind.map { .text($0.rawValue) }
        case .malformed: object["scimType"] = "invalidSyntax"
        default: break
        }
        let detail = refusal?.reason?[context.language] ?? status.reasonPhrase
        object["detail"] = .text("\(detail) (\(context.requestID))")
        return json(.object(object), status: status)
    }
}

extension TokenVisit {
    /// The address under which the city's resources are found.
    var scimBase: String {
        var root = web.site.configuration.publicURL[...]
        while root.hasSuffix("/") { root.removeLast() }
        return root + Place<NoValue>("scim/v2").address(in: web.city).description
    }

    /// Throws `invalidSyntax` for what is no JSON.
    func scimBody() throws -> JSONValue {
        do throws(JSONReader.Fault) {
            return try JSONReader.read(body?.bytes ?? [])
        } catch {
            throw ScimError(
                400, .invalidSyntax, ja: "JSONとして読み取れません（先頭から\(error.offset)バイト目）",
                en: "it cannot be read as JSON (at byte \(error.offset))")
        }
    }

    var scimCondition: Provisioning.Condition { .init(ifMatch: request.headers[.ifMatch]) }

    func scimQuery() throws -> ScimQuery { try ScimQuery { query[$0] } }

    /// A resource with its version, as much of it as was asked for; 304 where the client has it already.
    func show(_ answer: Provisioning.Answer, _ type: ScimResourceType) throws -> Response {
        if request.method == .get, Provisioning.names(request.headers[.ifNoneMatch], answer.version) {
            return Response(status: .notModified, headers: [.eTag: answer.version])
        }
        let shown = try scimQuery().projection.apply(to: answer.resource, of: type)
        var response = ScimAnswers.json(.object(shown), status: answer.isNew ? .created : .ok)
        response.headers[.eTag] = answer.version
        if answer.isNew { response.headers[.location] = answer.location }
        return response
    }

    /// Resources that never change while the server runs, as a list.
    func show(_ resources: [JSONObject]) throws -> Response {
        // RFC 7644 §4: whoever asks to filter these is refused.
        if query["filter"] != nil {
            throw ScimError(403, ja: "ここではfilterを使えません", en: "filters cannot be used here")
        }
        return ScimAnswers.json(
            SeeScim.Page(total: resources.count, startIndex: 1, resources: resources).json)
    }
}
