import Domain
import Kernel
import Operations
import TestKit
import Testing

@testable import Web

@Suite("Ending a role of the plan (clause O5)")
struct RoleGiverTests {
    @Test(
        "is for who gave it, for their deputy, for a planner, and for a successor; not for another head",
        arguments: TestEngine.allCases)
    func ends(engine: TestEngine) async throws {
        try await ServedTown.open(on: engine) { town in
            let assigning = AssignRole(town.city)
            let person = try #require(town.things.persons[ServedTown.below.name])
            let day = ServedTown.today
            func give(_ name: String) async throws {
                try await assigning.assign(
                    "ict-leader", to: person, forUnit: nil, from: day, until: .distantFuture,
                    for: town.guest(name).caller)
            }
            func end(_ name: String) async throws {
                try await assigning.end("ict-leader", of: person, on: day, for: town.guest(name).caller)
            }
            let (head, other) = (ServedTown.head.name, ServedTown.stranger.name)
            for ender in [head, "deputy", "planner"] {
                try await give(head)
                try await end(ender)
            }
            try await give("planner")
            await #expect(throws: WorkError.self) { try await end(head) }
            let section = try await SeeSection(town.city).see(for: town.guest(head).caller)
            #expect(section.endable.isEmpty)
            #expect(section.givenByOthers.values.map { $0 } == ["planner"])
            await #expect(throws: WorkError.notFound) { try await end(other) }
            try await end("planner")

            try await give("deputy")
            try await end(head)
            try await give(head)
            let account = try town.guest(head).caller.visitor
            for grant in account.grants {
                try await WithdrawRole.run(grant.id, by: .console, in: town.city.context)
            }
            _ = try await GrantRole.run(
                .head, to: town.guest(other).caller.visitor.account, unit: "1001", from: day, by: .console,
                in: town.city.context)
            let successor = try await CheckSession.run(
                token: town.guest(other).token, address: "", in: town.city.context)
            try await assigning.end("ict-leader", of: person, on: day, for: successor)
        }
    }
}
