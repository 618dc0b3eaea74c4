import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Operations
import Storage
import TestKit
import Testing

@testable import Web

/// Every route × every role × own and other units × own and other cities, on a served town.
@Suite struct RouteMatrixTests {
    @Test(
        "What is asked for is shown to whom its route's rule names, and to nobody else", arguments: TestEngine.allCases)
    func pages(engine: TestEngine) async throws {
        try await each(on: engine) { town, matrix, guest, browser in
            for route in Self.routes("GET") {
                for call in matrix.calls(of: route, by: guest) {
                    let response = try await browser.get(call.path)
                    Self.expect(response, route, call, town, guest)
                    let reach = Self.reach(route.demand)
                    guard reach != .whole else { continue }
                    let scope = Policy.scope(of: .seePeople, for: guest.caller.visitor)
                    // Who looked at one's data is told to oneself.
                    let own = route.segments.first == "my" ? [ServedTown.head.name, ServedTown.stranger.name] : []
                    for person in ServedTown.people where !own.contains(person.name) {
                        if scope.covers(person: town.things.persons[person.name] ?? 0, in: person.units) { continue }
                        #expect(
                            !response.text.contains(person.name) && !response.text.contains(person.number),
                            "\(call.path) tells \(guest.name) of \(person.name)")
                    }
                }
            }
        }
    }

    @Test(
        "What is sent is taken from whom its route's rule names, and from nobody else", arguments: TestEngine.allCases)
    func forms(engine: TestEngine) async throws {
        try await each(on: engine) { town, matrix, guest, browser in
            let code = try await browser.get("/aoba/my/sessions").csrf
            for route in Self.routes("POST") {
                for call in matrix.calls(of: route, by: guest) {
                    let wanted = RouteAnswer(
                        route.demand, call, town.things.persons, for: guest.caller.visitor)
                    // What is refused must leave no trace; what is taken is sent with nothing in it.
                    let before = try await Self.entries(town)
                    let response = try await browser.post(call.path, call.fields + [("csrf", code)])
                    Self.expect(response, route, call, town, guest)
                    guard wanted != .taken else { continue }
                    let after = try await Self.entries(town)
                    #expect(before == after, "\(call.path) did something for \(guest.name)")
                }
            }
        }
    }

    @Test("With a password shown long ago, what needs a fresh one asks for it", arguments: TestEngine.allCases)
    func stale(engine: TestEngine) async throws {
        try await ServedTown.open(on: engine) { town in
            town.pass(minutes: 30)
            let matrix = RouteMatrix(town: town)
            try await town.serve { client in
                for guest in town.guests {
                    let browser = Browser(client: client)
                    browser.set("ikusei-aoba", guest.token)
                    let code = try await browser.get("/aoba/my/sessions").csrf
                    for route in Self.routes("POST") where route.age == .fresh {
                        guard case .rights(let rights) = route.demand,
                            rights.allSatisfy({ Policy.allows($0, to: guest.caller.visitor) })
                        else { continue }
                        for call in matrix.calls(of: route, by: guest) {
                            let response = try await browser.post(call.path, call.fields + [("csrf", code)])
                            #expect(response.location?.hasPrefix("/aoba/re-authenticate") == true, "\(call.path)")
                        }
                    }
                }
            }
        }
    }

    @Test("Whoever has not signed in, and whoever has in another city, is sent to sign in")
    func strangers() async throws {
        try await ServedTown.open(on: .sqlite) { town in
            let matrix = RouteMatrix(town: town)
            try await town.serve { client in
                for guest in town.guests {
                    let browser = Browser(client: client)
                    browser.set("ikusei-midori", guest.token)
                    browser.set("ikusei-aoba", "nobody")
                    for route in WebServer.routes.routes
                    where route.isInCity && !route.isForPrograms && route.demand != .anyone {
                        for call in matrix.calls(of: route, by: guest) {
                            for path in [call.path, call.path.replacing("/aoba", with: "/midori")] {
                                let response =
                                    route.method == "GET"
                                    ? try await browser.get(path) : try await browser.post(path, call.fields)
                                #expect(response.status == .seeOther, "\(path)")
                                #expect(response.location?.contains("/sign-in") == true, "\(path)")
                            }
                        }
                    }
                }
            }
        }
    }

    /// What takes something away comes last, and going away last of all.
    private static func routes(_ method: String) -> [Route] {
        let all = WebServer.routes.routes.filter { $0.method == method && $0.isInCity && !$0.isForPrograms }
        let last = ["undo", "drop", "discard", "close", "end-others", "password", "code", "codes", "sign-out"]
        func rank(_ route: Route) -> Int { route.segments.last.flatMap { last.firstIndex(of: $0) } ?? -1 }
        return all.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    }

    private static func reach(_ demand: Demand) -> Right.Reach {
        guard case .rights(let rights) = demand else { return .common }
        return rights.contains { $0.reach == .whole } ? .whole : .people
    }

    private func each(
        on engine: TestEngine,
        _ body: @Sendable @escaping (ServedTown, RouteMatrix, ServedTown.Guest, Browser) async throws -> Void
    ) async throws {
        try await ServedTown.open(on: engine) { town in
            let matrix = RouteMatrix(town: town)
            try await town.serve { client in
                for guest in town.guests {
                    let browser = Browser(client: client)
                    browser.set("ikusei-aoba", guest.token)
                    try await body(town, matrix, guest, browser)
                }
            }
        }
    }

    private static func expect(
        _ response: TestResponse, _ route: Route, _ call: RouteCall, _ town: ServedTown, _ guest: ServedTown.Guest
    ) {
        let wanted = RouteAnswer(route.demand, call, town.things.persons, for: guest.caller.visitor)
        let found = RouteAnswer(status: response.status.code, location: response.location)
        let isRight =
            found == wanted || (call.isNothing && wanted == .taken && found == .notFound)
            || (route.demand == .anyone && found == .signIn)
        #expect(isRight, "\(route.method) \(call.path) by \(guest.name): \(response.status.code), not \(wanted)")
    }

    /// How much the log holds: everything that changes something writes into it.
    private static func entries(_ town: ServedTown) async throws -> Int {
        try await town.city.database.read { try $0.int("SELECT count(*) FROM audit") }
    }
}
