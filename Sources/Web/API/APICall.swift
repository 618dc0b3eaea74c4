import Domain
import HTTPTypes
import Hummingbird
import Kernel
package import Operations

/// A request of a program that is as its endpoint describes it.
package struct APICall<Value: AddressValue>: Sendable {
    package let visit: TokenVisit<Value>
    /// What the query says, by name.
    package let query: [String: JSON]
    package let body: JSON

    package var city: City { visit.city }
    package var caller: Caller { visit.caller }
    package var value: Value { visit.value }
    var now: Instant { visit.web.now }
    var today: CalendarDate { now.dayInJapan }
    var asOf: CalendarDate? { query["asOf"]?.day }
    var limit: Int { Int(query["limit"]?.integer ?? 100) }
    var cursor: Int64? { query["cursor"]?.integer }

    func text(_ name: String) -> String? { query[name]?.text }

    /// The city on the day asked for.
    func state() async throws -> CityState { try await city.state(asOf: asOf) }

    /// Elements that come after the cursor by their number, as many as fit on a page.
    func page<Element>(
        _ elements: [Element], by number: (Element) -> Int64, tag: String? = nil, _ json: (Element) -> JSON
    ) -> APIAnswer {
        let from = cursor ?? -1
        let rest = elements.filter { number($0) > from }.sorted { number($0) < number($1) }
        let shown = rest.prefix(limit)
        return .page(
            shown.map(json), next: rest.count > limit ? shown.last.map { "\(number($0))" } : nil, tag: tag)
    }
}

/// What a program is given.
package struct APIAnswer: Sendable {
    var body: JSON?
    var file: [UInt8]?
    var location: String?
    var next: String?
    /// The same as long as what is told is the same.
    var tag: String?

    static let nothing = APIAnswer()
    static func one(_ body: JSON, tag: String? = nil) -> APIAnswer { APIAnswer(body: body, tag: tag) }
    static func file(_ bytes: [UInt8]) -> APIAnswer { APIAnswer(file: bytes) }

    static func page(_ items: [JSON], next: String?, tag: String? = nil) -> APIAnswer {
        APIAnswer(body: ["items": .list(items), "next": next.map(JSON.text)], next: next, tag: tag)
    }
}

extension RouteBuilder {
    /// Registers an endpoint, with its description.
    func api<Value>(
        _ endpoint: Endpoint<Value>, use action: @escaping @Sendable (APICall<Value>) async throws -> APIAnswer
    ) {
        descriptions.append(EndpointDescription(endpoint))
        let body: TokenBody =
            endpoint.takes.map { $0.isUpload ? .upload(["application/json"]) : .json } ?? .none
        token(endpoint.method, endpoint.place, endpoint.scope, takes: body) { visit in
            let call = try endpoint.read(visit)
            guard endpoint.changes, let word = visit.request.headers[.idempotencyKey] else {
                return endpoint.response(to: visit, try await action(call))
            }
            guard (1...255).contains(word.utf8.count), word.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                let why = Phrase(ja: "1〜255字の英数字・記号にしてください。", en: "1 to 255 letters, digits and marks.")
                throw Refusal.notAsDescribed([ShapeFault(place: "Idempotency-Key", why: why)])
            }
            let request = "\(visit.request.method.rawValue) \(visit.request.uri.string)\n"
            let (answer, isAgain) = try await AnswerOnce.run(
                word, request: Array(request.utf8) + (visit.body?.bytes ?? []), by: visit.caller,
                in: visit.city.context
            ) {
                let answer = try await action(call)
                return AnswerOnce.Answer(
                    status: endpoint.gives.status.code, location: answer.location, body: answer.body?.bytes() ?? [])
            }
            var response = endpoint.response(to: visit, location: answer.location, answer.body)
            if isAgain { response.headers[.idempotencyReplayed] = "true" }
            return response
        }
    }
}

extension AnswerOnce.Failure: Refusing {
    package var refusal: Refusal {
        switch self {
        case .otherRequest:
            .invalid(
                Phrase(
                    ja: "この Idempotency-Key は、違う内容の要求に使われています。新しいキーにしてください。",
                    en: "This Idempotency-Key was used for another request. Use a new one."))
        case .beingWorkedOn:
            .conflict(
                Phrase(
                    ja: "同じ Idempotency-Key の要求を処理中です。少し待ってから送り直してください。",
                    en: "A request with this Idempotency-Key is being worked on. Send it again in a while."))
        }
    }
}

extension Endpoint {
    /// Throws `Refusal.notAsDescribed` where something sent is not as it is described.
    fileprivate func read(_ visit: TokenVisit<Value>) throws -> APICall<Value> {
        var faults = [ShapeFault]()
        var known = [String: JSON]()
        for (parameter, part) in zip(values, visit.value.parts) {
            faults += parameter.shape.faults(parameter.shape.value(written: part), at: parameter.name)
        }
        for field in visit.query.fields {
            guard let parameter = query.first(where: { $0.name == field.name }), known[field.name] == nil else {
                let why = Phrase(ja: "知らない、または重なったパラメーターです。", en: "A parameter that is not known, or that comes twice.")
                faults.append(ShapeFault(place: query.contains { $0.name == field.name } ? field.name : "?", why: why))
                continue
            }
            let value = parameter.shape.value(written: field.value)
            known[field.name] = value
            faults += parameter.shape.faults(value, at: field.name)
        }
        for parameter in query where parameter.isRequired && known[parameter.name] == nil {
            faults.append(ShapeFault(place: parameter.name, why: .missing))
        }
        var body = JSON.null
        if let takes, let sent = visit.body {
            body = try JSON(reading: sent.bytes)
            faults += takes.shape.faults(body)
        }
        guard faults.isEmpty else { throw Refusal.notAsDescribed(Array(faults.prefix(20))) }
        return APICall(visit: visit, query: known, body: body)
    }

    fileprivate func response(to visit: TokenVisit<Value>, _ answer: APIAnswer) -> Response {
        var headers = HTTPFields()
        if let tag = answer.tag {
            let tag = "W/\"\(tag)\""
            headers[.eTag] = tag
            headers[.cacheControl] = "private, no-cache"
            let known = (visit.request.headers[.ifNoneMatch] ?? "").split(separator: ",").map(\.trimmed)
            if known.contains(tag) { return Response(status: .notModified, headers: headers) }
        }
        if let next = answer.next {
            let query = visit.query.fields.filter { $0.name != "cursor" }.map { ($0.name, $0.value) }
            let address = place.address(in: visit.web.city, visit.value, query: query + [("cursor", next)])
            headers[.link] = "<\(address)>; rel=\"next\""
        }
        var response = response(to: visit, location: answer.location, answer.body?.bytes() ?? answer.file ?? [])
        response.headers.append(contentsOf: headers)
        return response
    }

    fileprivate func response(to visit: TokenVisit<Value>, location: String?, _ body: [UInt8]) -> Response {
        var response = Response(status: gives.status)
        if let location { response.headers[.location] = "/\(visit.city.slug)/\(Self.root)\(location)" }
        switch gives {
        case .nothing: return response
        case .one, .page: response.headers[.contentType] = "application/json"
        case .file(let type): response.headers[.contentType] = type
        }
        response.body = .init(byteBuffer: ByteBuffer(bytes: body))
        return response
    }
}
