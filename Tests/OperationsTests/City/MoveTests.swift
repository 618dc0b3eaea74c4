import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite(.serialized) struct MoveTests {
    @Test(
        "A city is carried from each engine to each, row for row, and lives on there",
        arguments: TestEngine.allCases, TestEngine.allCases)
    func moving(from: TestEngine, to: TestEngine) async throws {
        try await ServedCity.open(on: from) { served in
            let before = try await served.city.state()
            try await to.with(schema: .city) { target in
                let figures = try await MoveCity.run(from: served.city.database, to: target, at: served.city.now)
                #expect(figures.contains { $0.table == "post" && $0.rows == before.roster.posts.count })
                let source = try await MoveCity.figures(of: served.city.database)
                #expect(figures == source)
                let city = City(
                    slug: "city", name: served.city.name, database: target, library: served.city.library,
                    clock: OperationClock { served.clock.now })
                let after = try await city.state()
                #expect(after.roster.posts == before.roster.posts)
                #expect(after.standing.targets.map(\.flow) == before.standing.targets.map(\.flow))
                // Numbering goes on after what arrived.
                let person = try #require(before.kept.personIDs.first)
                try await target.write { transaction in
                    try transaction.addAbsence(
                        .leave, person: person, from: before.date, to: before.date, by: nil, at: served.city.now)
                }
                await #expect(throws: MoveCity.Failure.self) {
                    try await MoveCity.run(from: served.city.database, to: target, at: served.city.now)
                }
            }
        }
    }
}
