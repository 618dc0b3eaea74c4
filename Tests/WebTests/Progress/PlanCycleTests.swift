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

    @Test("Pages of fifty; a page that is not there is the first")
    func paging() throws {
        func paging(_ count: Int, _ query: String) throws -> Paging {
            Paging(count, try Form(query: query)) { "p\($0)" }
        }
        #expect(try paging(0, "").range == 0..<0)
        #expect(try paging(50, "").hasPages == false)
        let second = try paging(120, "page=2")
        #expect(second.range == 50..<100 && second.previousHref == "p1" && second.nextHref == "p3")
        #expect(try paging(120, "page=4").range == 0..<50)
        #expect(try paging(120, "page=x").range == 0..<50)
        let long = try paging(1000, "page=10")
        #expect(long.pages.map(\.number) == ["1", "…", "8", "9", "10", "11", "12", "…", "20"])
    }
}
