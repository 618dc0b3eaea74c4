import Testing

@testable import Mathematics

/// What must not change an answer does not, and what can only help never hurts (clause K4).
@Suite struct NominationMetamorphicTests {
    private static let limits = NominationLimits(gap: 1e-6)

    @Test("The same people in another order come to the same values")
    func renamed() throws {
        for seed in 0..<UInt64(150) {
            let instance = SmallNominations.instance(seed: seed)
            var random = SeededGenerator(seed: seed)
            let other = Self.reordered(instance, random.order(instance.people))
            let (a, b) = (
                try NominationSolver(instance, limits: Self.limits).solve(),
                try NominationSolver(other, limits: Self.limits).solve()
            )
            #expect(a.values.shortfall == b.values.shortfall && a.values.covered == b.values.covered)
            #expect(a.values.expected <= b.levels[2].bound + 1e-6 && b.values.expected <= a.levels[2].bound + 1e-6)
        }
    }

    @Test("A free seat never hurts, and buys no more expected places than its price")
    func freeSeat() throws {
        for seed in 0..<UInt64(200) {
            let instance = SmallNominations.instance(seed: seed)
            var random = SeededGenerator(seed: seed)
            let cell = random.below(instance.seats.count)
            var wider = instance
            wider.seats[cell] += 1
            let levels: [NominationLevel] = [.shortfall, .covered, .expected]
            let before = try NominationSolver(instance, limits: Self.limits).solve(levels)
            let after = try NominationSolver(wider, limits: Self.limits).solve(levels)
            #expect(after.values.shortfall <= before.values.shortfall)
            guard after.values.shortfall == before.values.shortfall else { continue }
            #expect(after.values.covered >= before.values.covered)
            guard after.values.covered == before.values.covered else { continue }
            #expect(after.levels[2].bound >= before.values.expected - 1e-6)
            guard let prices = before.prices else { continue }
            #expect(
                after.values.expected <= before.levels[2].bound + prices.seats[cell] + 1e-6, "seed \(seed) cell \(cell)"
            )
        }
    }

    @Test("The same arguments give the same plan; a plan in force that is lawful comes back unchanged")
    func repeated() throws {
        for seed in 0..<UInt64(60) {
            let instance = SmallNominations.instance(seed: seed)
            let first = try NominationSolver(instance, limits: Self.limits).solve()
            #expect(try NominationSolver(instance, limits: Self.limits).solve().plan == first.plan)
            let again = try NominationSolver(instance, previous: first.plan, limits: Self.limits).solve(
                [.changes, .shortfall, .covered])
            #expect(again.plan == first.plan && again.levels[0].isProven)
        }
    }

    @Test("Cancelled at once the answer is a lawful plan with bounds that hold")
    func cancelled() throws {
        for seed in 0..<UInt64(40) {
            let instance = SmallNominations.instance(seed: seed)
            let full = try NominationSolver(instance, limits: Self.limits).solve()
            let cut = try NominationSolver(instance, limits: NominationLimits(shouldStop: { true })).solve()
            #expect(instance.verify(cut.plan).isEmpty)
            #expect(cut.levels[0].bound <= Double(full.values.shortfall))
            #expect(cut.levels[1].bound >= Double(full.values.covered) - 1e-9 || cut.values.shortfall > 0)
        }
    }

    private static func reordered(_ instance: NominationInstance, _ order: [Int]) -> NominationInstance {
        var other = instance
        let (years, tracks) = (instance.years, instance.tracks)
        other.section = order.map { instance.section[$0] }
        other.lastYear = order.map { instance.lastYear[$0] }
        other.isVolunteer = order.map { instance.isVolunteer[$0] }
        other.hours = order.flatMap { instance.hours[$0 * years..<($0 + 1) * years] }
        other.stay = order.flatMap { instance.stay[$0 * years..<($0 + 1) * years] }
        other.isEligible = order.flatMap { instance.isEligible[$0 * tracks..<($0 + 1) * tracks] }
        other.isDone = order.flatMap { instance.isDone[$0 * tracks..<($0 + 1) * tracks] }
        other.isWaived = order.flatMap { instance.isWaived[$0 * tracks..<($0 + 1) * tracks] }
        other.points = order.flatMap { instance.points[$0 * tracks..<($0 + 1) * tracks] }
        var place = [Int32](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { place[old] = Int32(new) }
        for group in other.groups.indices {
            other.groups[group].members = other.groups[group].members.map { place[Int($0)] }.sorted()
        }
        return other
    }
}
