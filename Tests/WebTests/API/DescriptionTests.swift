import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("The description of the interface for programs")
struct DescriptionTests {
    @Test("OpenAPI 3.1.1: a change of it is a change that someone reads")
    func golden() throws {
        let text = String(decoding: WebServer.openAPI(city: "aoba", version: "1"), as: UTF8.self)
        try GoldenFile.compare(text + (text.hasSuffix("\n") ? "" : "\n"), with: "openapi.json")
    }

    @Test("Each route for programs below api/v1 is in it, once, with its scope")
    func isWhole() {
        let builder = RouteBuilder()
        builder.addRoutes()
        let routes = builder.table.routes.filter { $0.isForPrograms && $0.segments.first == "api" }
        #expect(builder.descriptions.count == routes.count)
        for (route, description) in zip(routes, builder.descriptions) {
            #expect(route.demand == .token(description.scope))
            #expect(route.method.lowercased() == description.method)
            let path = description.path.split(separator: "/").map { $0.hasPrefix("{") ? "*" : String($0) }
            #expect(route.segments == ["api", "v1"] + path)
        }
        let names = builder.descriptions.compactMap { $0.operation["operationId"]?.text }
        #expect(Set(names).count == names.count)
    }

    @Test("Its examples are as it describes")
    func examples() {
        let builder = RouteBuilder()
        builder.addRoutes()
        for description in builder.descriptions {
            for shape in description.shapes {
                #expect(shape.faults(shape.example()).isEmpty, "\(description.path)")
            }
            if let taken = description.taken {
                #expect(taken.shape.faults(taken.example).isEmpty, "\(description.path)")
            }
        }
    }

    @Test("It is there for anyone, without a token")
    func served() async throws {
        let site = try TestSite()
        try await site.test { browser in
            let answer = try await browser.get("/aoba/api/v1/openapi.json")
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "application/json")
            #expect(try JSON(reading: Array(answer.text.utf8))["servers"] == [["url": "/aoba/api/v1"]])
        }
    }

    @Test("RFC 9457: what is refused is a problem document, also where there is nothing")
    func problems() async throws {
        let site = try TestSite()
        try await site.test { browser in
            for (method, path, status) in [
                (HTTPRequest.Method.get, "/aoba/api/v1/nothing", 404), (.put, "/aoba/api/v1/targets", 405),
                (.get, "/aoba/api/v1/targets", 401),
            ] {
                let answer = try await browser.send(method, path)
                #expect(answer.status.code == status)
                #expect(answer.headers[.contentType] == "application/problem+json")
                let problem = try JSON(reading: Array(answer.text.utf8))
                #expect(problem["status"] == .count(status))
                #expect(problem["type"] == "about:blank")
                #expect(problem["title"]?.text?.isEmpty == false)
                #expect(problem["instance"]?.text?.hasPrefix("urn:ikusei:request:") == true)
            }
        }
    }
}
