import Testing

@testable import Mathematics

/// The last two levels: fewer pairs away from a section in the same year, then more volunteers (clauses K4, K6).
@Suite struct NominationEvennessTests {
    @Test("Of all plans that keep the levels before, the best is as found or within the bound, in most instances equal")
    func enumerated() throws {
        var (tried, exact, proven) = (0, 0, 0)
        for seed in 0..<UInt64(500) {
            let instance = Self.instance(seed: seed)
            // Every third with a share of the expected places to give up, every fourth with absence between the blocks.
            let answer = try Self.solver(
                instance, tolerance: seed % 3 == 0 ? 0.02 : 0, absenceCells: seed % 4 == 0 ? 0 : 16
            ).solve()
            #expect(instance.verify(answer.plan).isEmpty && instance.values(of: answer.plan) == answer.values)
            let (values, levels) = (answer.values, answer.levels)
            let even = SmallNominations.lawfulPlans(of: instance).map { instance.values(of: $0) }.filter {
                $0.shortfall <= values.shortfall && $0.covered >= values.covered
                    && $0.expected >= levels[2].value - 1e-9 && $0.points >= values.points
            }
            let fewest = Double(even.map(\.coincidences).min() ?? -1)
            #expect(levels[4].bound <= fewest && fewest <= levels[4].value, "seed \(seed): \(levels[4]), \(fewest)")
            let most = Double(
                even.filter { $0.coincidences <= values.coincidences }.map(\.volunteers).max() ?? -1)
            #expect(levels[5].value <= most && most <= levels[5].bound, "seed \(seed): \(levels[5]), \(most)")
            tried += 2
            exact += (levels[4].value == fewest ? 1 : 0) + (levels[5].value == most ? 1 : 0)
            proven += (levels[4].bound == fewest ? 1 : 0) + (levels[5].bound == most ? 1 : 0)
        }
        #expect(Double(exact) >= 0.98 * Double(tried), "\(exact) of \(tried) plans")
        #expect(Double(proven) >= 0.9 * Double(tried), "\(proven) of \(tried) bounds")
    }

    @Test("The levels before come to the same with and without them; what is proven stays so when all are volunteers")
    func levelsBefore() throws {
        for seed in 0..<UInt64(150) {
            var instance = Self.instance(seed: seed)
            let answer = try Self.solver(instance).solve()
            let short = try Self.solver(instance).solve([.shortfall, .covered, .expected, .points])
            for (level, alone) in zip(answer.levels, short.levels) {
                #expect(level.bound == alone.bound && abs(level.value - alone.value) < 1e-9, "seed \(seed)")
            }
            #expect(short.values.coincidences >= Int(answer.levels[4].bound) || !short.levels[3].isProven)
            instance.isVolunteer = instance.isVolunteer.map { _ in true }
            let willing = try Self.solver(instance).solve()
            #expect(willing.values.volunteers == willing.plan.count)
            if answer.levels[4].isProven, willing.levels[4].isProven, answer.values.points == willing.values.points {
                #expect(answer.values.coincidences == willing.values.coincidences, "seed \(seed)")
            }
        }
    }

    @Test("Stopped at once there are bounds: no pair at best, and all volunteers")
    func stopped() throws {
        for seed in 0..<UInt64(40) {
            let instance = Self.instance(seed: seed)
            let answer = try NominationSolver(instance, limits: NominationLimits(shouldStop: { true })).solve()
            #expect(answer.levels.map(\.level) == NominationLevel.usual && answer.levels[4].bound == 0)
            #expect(answer.levels[5].bound >= Double(answer.values.volunteers))
        }
    }

    @Test(
        "With pairs priced and counted the bound is above every plan of a block, and a plan found is worth what it says"
    )
    func priced() throws {
        var found = 0
        for seed in 0..<UInt64(300) {
            var random = SeededGenerator(seed: seed)
            let instance = Self.instance(seed: seed)
            let solver = try Self.solver(instance)
            guard solver.blocks.count == 1 else { continue }
            let worth = Worth(
                cell: instance.seats.map { _ in random.unit() - 0.3 }, covered: random.unit(),
                expected: 3 * random.unit(), points: 0.3 * random.unit(), coincidences: -random.unit(),
                volunteers: random.unit(), absence: instance.absenceCap.map { _ in 0 })
            func value(_ plan: [Nomination]) -> Double {
                let (values, none) = (instance.values(of: plan), instance.values(of: []))
                var sum = worth.covered * Double(values.covered - none.covered)
                sum += worth.expected * (values.expected - none.expected) + worth.points * Double(values.points)
                sum += worth.coincidences * Double(values.coincidences) + worth.volunteers * Double(values.volunteers)
                for one in plan { sum += worth.cell[Int(one.track) * instance.years + Int(one.year)] }
                return sum
            }
            let best = SmallNominations.lawfulPlans(of: instance).map(value).max() ?? 0
            for threshold in [-1, 0.5 * best, best - 1e-6] {
                for width in [1, 4, 64] {
                    var counted: Set<Int> = []
                    for answer in [
                        solver.pricing.bestPriced(
                            solver.blocks[0], worth, room: solver.room, width: width, above: threshold),
                        solver.pricing.best(
                            solver.blocks[0], worth, room: solver.room, counted: &counted, width: width,
                            isBounding: true, above: threshold),
                    ] {
                        #expect(max(answer.bound, threshold) >= best - 1e-9, "seed \(seed) width \(width)")
                        guard let ways = answer.ways else { continue }
                        found += 1
                        let plan = solver.ways.nominations(ways, years: instance.years)
                        #expect(instance.verify(plan).isEmpty && abs(value(plan) - answer.value) < 1e-9, "seed \(seed)")
                    }
                }
            }
        }
        #expect(found > 500, "\(found)")
    }

    @Test("300 people: ten pairs and three volunteers, proven", .enabled(if: PublicNominations.root != nil))
    func known() throws {
        let instance = try #require(try PublicNominations.instance("A_S"))
        let answer = try NominationSolver(instance).solve()
        #expect(answer.levels[4].value == 10 && answer.levels[5].value == 3)
        #expect(answer.levels[4].isProven && answer.levels[5].isProven && instance.verify(answer.plan).isEmpty)
    }

    /// Small instances where more than one may be away: the seats and the limits of absence wide, hours for two tracks.
    private static func instance(seed: UInt64) -> NominationInstance {
        var instance = SmallNominations.instance(seed: seed &+ 40_000)
        guard seed % 2 == 0 else { return instance }
        instance.seats = instance.seats.map { $0 + 1 }
        instance.absenceCap = instance.absenceCap.map { $0 + 1 }
        return instance
    }

    private static func solver(
        _ instance: NominationInstance, tolerance: Double = 0, absenceCells: Int = 16
    ) throws -> NominationSolver {
        try NominationSolver(
            instance, previous: [], tolerance: tolerance, limits: NominationLimits(gap: 1e-6),
            absenceCells: absenceCells, progress: { _ in })
    }
}
