import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Operations
import Synchronization

@testable import Web

/// An installation with two cities, whose accounts are kept here and nowhere else.
struct TestSite: Sendable {
    static let key = [UInt8](repeating: 7, count: 32)
    static let seal = FormSeal(key: key)
    static let now = Instant(milliseconds: 1_775_000_000_000)

    let aoba: HostedCity
    let midori: HostedCity
    let accounts = StandInAccounts()
    var configuration = WebConfiguration(version: "0.1.0", chartLibrary: nil)

    init() throws {
        aoba = try HostedCity(slug: "aoba", name: Phrase(ja: "青葉市", en: "Aoba City"))
        midori = try HostedCity(slug: "midori", name: Phrase(ja: "緑市", en: "Midori City"))
    }

    var dependencies: WebDependencies {
        WebDependencies(
            cities: [aoba, midori], sessions: accounts, accounts: accounts.actions, seal: Self.seal, now: { Self.now },
            isReady: { true })
    }

    func test(
        adding more: (RouteBuilder) -> Void = { _ in }, _ body: @Sendable (Browser) async throws -> Void
    ) async throws {
        let application = try WebServer.build(
            configuration, dependencies, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, adding: more)
        try await application.test(.router) { try await body(Browser(client: $0)) }
    }

    /// Hanako Sato, member of staff, in Aoba.
    func signInHanako(
        name: String = "佐藤 花子", roles: [AccountRole] = [.staff], person: Int64? = 12, age: Int = 0,
        language: Language? = nil
    ) -> String {
        accounts.begin(
            city: aoba.slug,
            Visitor(
                account: 3, person: person, name: name, grants: roles.map { RoleGrant(role: $0) }, hasSecondFactor: true
            ),
            at: Self.now.adding(seconds: -age), language: language)
    }
}

/// A browser that keeps its cookies.
final class Browser: Sendable {
    let client: any TestClientProtocol
    private let jar = Mutex<[String: String]>([:])

    init(client: any TestClientProtocol) { self.client = client }

    func set(_ name: String, _ value: String) { jar.withLock { $0[name] = value } }
    func cookie(_ name: String) -> String? { jar.withLock { $0[name] } }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: ByteBuffer? = nil
    ) async throws -> TestResponse {
        var headers = headers
        let cookies = jar.withLock { $0.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
        if !cookies.isEmpty { headers[.cookie] = cookies }
        let response = try await client.execute(uri: path, method: method, headers: headers, body: body)
        for cookie in response.headers[values: .setCookie] {
            let parts = cookie.split(separator: ";").map { $0.trimmed }
            let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            jar.withLock { $0[pair[0]] = parts.contains("Max-Age=0") ? nil : pair[1] }
        }
        return response
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(.get, path, headers: headers)
    }

    func post(
        _ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        let text = fields.map { "\(Percent.encoded($0))=\(Percent.encoded($1))" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers: headers, body: ByteBuffer(string: text))
    }

    /// Opens the page and sends its form back with its code.
    func submit(
        _ page: String, to path: String? = nil, _ fields: [(String, String)]
    ) async throws -> TestResponse {
        let code = try await get(page).csrf
        return try await post(path ?? page, fields + [("csrf", code)])
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The code of the page's forms.
    var csrf: String {
        guard let start = text.firstRange(of: "name=\"csrf\" value=\"") else { return "" }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    var location: String? { headers[.location] }
}
