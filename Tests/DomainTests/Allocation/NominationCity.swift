import Domain
import Kernel
import Mathematics
import TestKit

/// Small cities for tests of nominations: 市民課 and 税務課 are the sections that the target on the group `core` wants
/// covered; `cloud` has one seat a year, `dx-practice` two.
enum NominationCity {
    /// 2026 and 2027, everyone completes and no section limits, so that figures can be counted by hand.
    static var certain: NominationAssumptions {
        var assumptions = NominationAssumptions()
        assumptions.years = 2
        assumptions.completion = 1
        assumptions.shareOfSection = 1
        return assumptions
    }

    static func question(
        _ city: FixtureCity, on date: String = "2026-10-01", _ assumptions: NominationAssumptions = certain,
        earlier: NominationPlan? = nil
    ) throws -> NominationCase {
        let standing = city.standing(on: date)
        return try NominationCase(
            standing, history: TransferHistory(standing), assumptions: assumptions,
            earlier: earlier?.named ?? [])
    }

    /// The fixture's plan with some texts replaced.
    static func plan(_ edits: [(String, String)]) -> String {
        edits.reduce(FixtureCity.planText) { $0.replacing($1.0, with: $1.1) }
    }

    static func nomination(
        _ name: String, _ city: FixtureCity, in year: Int, track: Int = 0, _ question: NominationCase
    )
        -> Mathematics.Nomination
    {
        .init(
            person: Int32(city.member(name, in: question.standing)), track: Int32(track),
            year: Int32(year - question.first.year))
    }
}
