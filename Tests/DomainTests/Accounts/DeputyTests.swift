import Domain
import Kernel
import TestKit
import Testing

/// 代理: 鈴木 stands in for 田中, head of 1001 until the end of March, from 1 to 14 August.
@Suite("A deputy")
struct DeputyTests {
    private let tanaka: Int64 = 1
    private let headOf1001 = RoleGrant(role: .head, unitCode: "1001", to: FixtureCity.day("2027-03-31"))

    private func deputy(_ role: AccountRole = .head, unit: String? = nil, to last: String = "2026-08-14") -> RoleGrant {
        RoleGrant(
            role: role, unitCode: unit, from: FixtureCity.day("2026-08-01"), to: FixtureCity.day(last),
            deputyFor: tanaka)
    }

    private func units(_ grant: RoleGrant, on day: String, lent: [RoleGrant]? = nil) -> [String?] {
        RoleGrant.inForce(on: FixtureCity.day(day), own: [grant], lenders: [tanaka: lent ?? [headOf1001]])
            .map(\.unitCode)
    }

    @Test(
        "has what the other has on the first day, in between and on the last, and nothing before or after",
        arguments: [
            ("2026-07-31", false), ("2026-08-01", true), ("2026-08-07", true), ("2026-08-14", true),
            ("2026-08-15", false),
        ])
    func period(day: String, isHeld: Bool) {
        #expect(units(deputy(), on: day) == (isHeld ? ["1001"] : []))
    }

    @Test("loses it when the other does")
    func lenderLosesIt() {
        let long = deputy(to: "2027-08-14")
        #expect(units(long, on: "2027-03-31") == ["1001"])
        #expect(units(long, on: "2027-04-01") == [])
        #expect(units(long, on: "2026-08-07", lent: []) == [])
    }

    @Test("has only the role that was named")
    func role() {
        #expect(units(deputy(.planner), on: "2026-08-07") == [])
        #expect(units(deputy(), on: "2026-08-07", lent: [headOf1001, RoleGrant(role: .planner)]) == ["1001"])
    }

    @Test("has all the other's units, or the one that was named")
    func unit() {
        let both = [headOf1001, RoleGrant(role: .head, unitCode: "1002")]
        #expect(units(deputy(), on: "2026-08-07", lent: both) == ["1001", "1002"])
        #expect(units(deputy(unit: "1002"), on: "2026-08-07", lent: both) == ["1002"])
        #expect(units(deputy(unit: "2001"), on: "2026-08-07", lent: both) == [])
        #expect(units(deputy(.auditor, unit: "2001"), on: "2026-08-07", lent: [RoleGrant(role: .auditor)]) == ["2001"])
    }

    @Test("has no deputy of their own")
    func chain() {
        let held = RoleGrant(role: .head, unitCode: "1001", deputyFor: 5)
        #expect(units(deputy(), on: "2026-08-07", lent: [held]) == [])
    }

    @Test("of a planner needs a second factor like the planner")
    func secondFactor() {
        let grants = RoleGrant.inForce(
            on: FixtureCity.day("2026-08-07"), own: [deputy(.planner)], lenders: [tanaka: [RoleGrant(role: .planner)]])
        var suzuki = Visitor(account: 2, person: 2, name: "鈴木", grants: grants, hasSecondFactor: false)
        #expect(!Policy.allows(.editPlan, to: suzuki))
        suzuki.hasSecondFactor = true
        #expect(Policy.allows(.editPlan, to: suzuki))
    }
}
