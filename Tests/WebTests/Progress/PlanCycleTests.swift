import Domain
import Kernel
import TestKit
import Testing

@testable import Web

@Suite struct PlanCycleTests {
    @Test("The step follows the month within the plan's period, and lies before and after it outside")
    func months() throws {
        let plan = try FixtureCity().plan
        for (day, step) in [
            ("2024-03-31", PlanCycle.Step.plan), ("2026-04-01", .plan), ("2026-06-01", .do), ("2027-01-31", .do),
            ("2027-02-01", .check), ("2027-03-31", .act), ("2029-04-01", .act),
        ] {
            #expect(PlanCycle(plan, nil, on: FixtureCity.day(day)).step == step, "\(day)")
        }
    }
}
