import Domain
import Foundation
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations

/// A made city in a database, with the files that it came from: the way in of every city.
struct ServedCity {
    static let root = GoldenFile.root
    static let date = FixtureCity.day("2026-10-01")
    let city: City
    let request: RunPlan.Request
    let clock: Clock
    var place: TestDatabase.Place?

    /// Noon of the day until it is moved.
    final class Clock: Sendable {
        private let instant = Mutex(Instant(noonInJapan: ServedCity.date))

        var now: Instant { instant.withLock { $0 } }
        func pass(days: Int) { instant.withLock { $0 = $0.adding(seconds: days * 86_400) } }
    }

    /// Makes the city's files and fills a database of the engine with them.
    static func open(
        on engine: TestEngine, plan: String = "oyama", staff: Int = 300, _ body: (ServedCity) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ikusei-city-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = "\(root)/plans/\(plan).yaml"
        let made = try MakeCity(plan: file, staff: staff, seed: 3, date: date, to: folder)
        var request = RunPlan.Request(
            plan: file,
            roster: made.names.filter { name in ["roster", "units", "roles"].contains { name.hasPrefix($0) } }
                .map { "\(folder)/\($0)" })
        request.answers = ["\(folder)/answers.csv"]
        request.completions = ["\(folder)/completions.csv"]
        request.certificates = ["\(folder)/certificates.csv"]
        request.evidence = ["\(folder)/evidence.csv"]
        request.confirmedLeaving = true
        let clock = Clock()
        let library = try InstallationLibrary(folder: root)
        let asked = request
        try await engine.withTestDatabase { test in
            let database = test.database
            try await database.migrate(to: .city, at: TestDatabase.now)
            let city = City(
                slug: "city", name: Phrase("市"), database: database, library: library,
                clock: OperationClock { clock.now }, passwords: PasswordHashing(cost: .least))
            _ = try await LoadCity(asked).load(into: city, at: clock.now)
            try await body(ServedCity(city: city, request: asked, clock: clock, place: test.place))
        }
    }

    /// Somebody of the staff, as the pages know them.
    func caller(person: Int64?, _ grants: [RoleGrant] = [], account: Int64 = 1) -> Caller {
        var caller = Caller.console
        caller.visitor = Visitor(
            account: account, person: person, name: "試験 花子", grants: grants, hasSecondFactor: true)
        return caller
    }

    var planner: Caller { caller(person: nil, [RoleGrant(role: .planner)]) }
}
