import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Provisioning by SCIM")
struct ScimTests {
    @Test("RFC 7644 §3.12: what is refused before anybody is known has SCIM's own form")
    func errors() async throws {
        try await TestSite().test { browser in
            for (method, path, status) in [
                (HTTPRequest.Method.get, "Users", 401), (.get, "Nothing", 404), (.put, "Users", 405),
                (.post, "Schemas", 405), (.get, "Users/x", 401),
            ] {
                let answer = try await browser.send(method, "/aoba/scim/v2/\(path)")
                #expect(answer.status.code == status, "\(path)")
                #expect(answer.headers[.contentType] == "application/scim+json")
                #expect(answer.text.contains("\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"]"))
                #expect(answer.text.contains("\"status\":\"\(status)\""))
            }
        }
    }

    @Test("Every route of provisioning wants the one scope")
    func scope() {
        let routes = WebServer.routes.routes.filter { $0.segments.first == "scim" }
        #expect(routes.count >= 20)
        #expect(routes.allSatisfy { $0.demand == .token(.scim) && $0.isInCity })
    }
}
