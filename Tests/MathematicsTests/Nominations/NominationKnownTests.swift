import Testing

@testable import Mathematics

/// The public instances come to their known values (clauses K4, K6, K7).
@Suite struct NominationKnownTests {
    @Test(
        "300 people: no shortfall, all 37 places, points 341 where expected places are left free, proven",
        .enabled(if: PublicNominations.root != nil))
    func points() throws {
        let instance = try #require(try PublicNominations.instance("A_S"))
        let answer = try NominationSolver(instance).solve([.shortfall, .covered, .points])
        #expect(answer.levels.map(\.value) == [0, 37, 341])
        #expect(answer.levels.map(\.bound) == [0, 37, 341])
        #expect(instance.verify(answer.plan).isEmpty)
    }

    @Test(
        "300 people: expected places lie in the known interval, with a bound that agrees",
        .enabled(if: PublicNominations.root != nil))
    func expected() throws {
        let instance = try #require(try PublicNominations.instance("A_S"))
        let answer = try NominationSolver(instance, limits: NominationLimits(gap: 0.03)).solve(
            [.shortfall, .covered, .expected])
        #expect(answer.values.shortfall == 0 && answer.values.covered == 37)
        #expect(instance.verify(answer.plan).isEmpty)
        let known = 23.843...23.900
        #expect(known.contains(answer.values.expected), "\(answer.values)")
        #expect(answer.levels[2].bound >= known.lowerBound)
    }
}
