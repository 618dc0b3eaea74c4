import HTTPTypes
import Hummingbird
import Kernel
import Operations

extension RouteBuilder {
    func addInstallationRoutes() {
        door(get: .door) { visit in
            try visit.context.show(DoorPage(visit.context))
        }
        door(get: .alive) { _ in .text("ok\n") }
        door(get: .ready) { visit in
            guard await visit.context.site.dependencies.isReady() else {
                return .text("not ready\n", status: .serviceUnavailable)
            }
            return .text("ready\n")
        }
        door(get: .metrics) { try await metrics($0) }
        door(get: .asset) { visit in
            guard let asset = visit.context.site.assets[visit.value] else { throw Refusal.notFound }
            return asset.response(to: visit.request)
        }
        door(post: .language) { try choseLanguage($0.form, $0.context) }
        post(.language, .anyone) { submission in
            let context = submission.context
            if let session = context.session,
                let language = submission.form["language"].flatMap(Language.init(rawValue:))
            {
                try await context.site.dependencies.accounts.chooseLanguage(context.city, session, language)
            }
            return try choseLanguage(submission.form, context)
        }
    }
}

/// The figures, for whoever watches over this server: the machine itself, or an address that was named.
@Sendable private func metrics(_ visit: Visit<DoorContext, NoValue>) async throws -> Response {
    let web = visit.context.web
    // Through a proxy everyone would seem to be this machine.
    let isForwarded = [.forwardedFor, .forwarded].contains { visit.request.headers[$0] != nil }
    guard !isForwarded, web.client.isLoopback || web.site.configuration.metricsReaders.contains(web.client.ip) else {
        throw Refusal.notFound
    }
    var cities = [CityMeasurement]()
    for city in web.site.dependencies.cities {
        if let works = city.works { cities.append(await CityMeasurement(of: works)) }
    }
    var response = Response.text(web.site.metrics.text(cities))
    response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
    return response
}

@Sendable private func choseLanguage(_ form: Form, _ context: some VisitContext) throws -> Response {
    let language = form["language"].flatMap(Language.init(rawValue:)) ?? context.language
    let back = ReturnPath(form["return"], in: context.web.city)
    var response = context.redirect(to: back.map { Address($0) } ?? context.address(.door))
    response.addCookie(
        context.site.cookies.issue(context.site.cookies.language, language.rawValue, seconds: 31_536_000))
    return response
}

extension Response {
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    mutating func addCookie(_ cookie: String) {
        headers.append(HTTPField(name: .setCookie, value: cookie))
    }
}
