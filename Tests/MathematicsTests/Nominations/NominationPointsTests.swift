import Testing

@testable import Mathematics

/// Points of requirement gap closed while expected places are kept (clauses K4, K6).
@Suite struct NominationPointsTests {
    @Test("Of all plans that keep the levels before, the best has the points found, and the bound is as near")
    func enumerated() throws {
        var (tried, exact, proven) = (0, 0, 0)
        for seed in 0..<UInt64(500) {
            let instance = SmallNominations.instance(seed: seed &+ 20_000)
            // Every third with a share of the expected places to give up, every fourth with absence between the blocks.
            let answer = try NominationSolver(
                instance, previous: [], tolerance: seed % 3 == 0 ? 0.02 : 0, limits: NominationLimits(gap: 1e-6),
                absenceCells: seed % 4 == 0 ? 0 : 16, progress: { _ in }
            ).solve()
            let (values, result) = (answer.values, answer.levels[3])
            let least = answer.levels[2].value - 1e-9
            let best =
                SmallNominations.lawfulPlans(of: instance).map { instance.values(of: $0) }
                .filter { $0.shortfall <= values.shortfall && $0.covered >= values.covered && $0.expected >= least }
                .map { Double($0.points) }.max() ?? -1
            #expect(result.value <= best && best <= result.bound, "seed \(seed): \(result), \(best)")
            tried += 1
            if result.value == best { exact += 1 }
            if result.bound == best { proven += 1 }
        }
        #expect(Double(exact) >= 0.98 * Double(tried), "\(exact) of \(tried) plans")
        #expect(Double(proven) >= 0.9 * Double(tried), "\(proven) of \(tried) bounds")
    }

    @Test("300 people: 289 points beside the best expected places, proven", .enabled(if: PublicNominations.root != nil))
    func known() throws {
        let instance = try #require(try PublicNominations.instance("A_S"))
        let answer = try NominationSolver(instance).solve()
        #expect(answer.values.expected > 23.898 && answer.values.points == 289)
        #expect(answer.levels[3].isProven && instance.verify(answer.plan).isEmpty)
    }

    @Test("With the limits priced the bound is above every plan of a block, and a plan found is lawful and as said")
    func priced() throws {
        var found = 0
        for seed in 0..<UInt64(300) {
            var random = SeededGenerator(seed: seed)
            let instance = SmallNominations.instance(seed: seed)
            let solver = try NominationSolver(
                instance, previous: [], tolerance: 0, limits: NominationLimits(), absenceCells: 16, progress: { _ in })
            let worth = Worth(
                cell: instance.seats.map { _ in random.unit() - 0.5 }, covered: random.unit(),
                expected: 3 * random.unit(), points: 0.3 * random.unit(),
                absence: instance.absenceCap.map { _ in 0 })
            guard solver.blocks.count == 1 else { continue }
            func value(_ plan: [Nomination]) -> Double {
                let (values, none) = (instance.values(of: plan), instance.values(of: []))
                var sum = worth.covered * Double(values.covered - none.covered)
                sum += worth.expected * (values.expected - none.expected) + worth.points * Double(values.points)
                for one in plan { sum += worth.cell[Int(one.track) * instance.years + Int(one.year)] }
                return sum
            }
            let best = SmallNominations.lawfulPlans(of: instance).map(value).max() ?? 0
            for threshold in [-1, 0.5 * best, best - 1e-6] {
                let answer = solver.pricing.bestPriced(
                    solver.blocks[0], worth, room: solver.room, width: 32, above: threshold)
                #expect(max(answer.bound, threshold) >= best - 1e-9, "seed \(seed)")
                guard let ways = answer.ways else { continue }
                found += 1
                let plan = solver.ways.nominations(ways, years: instance.years)
                #expect(instance.verify(plan).isEmpty && abs(value(plan) - answer.value) < 1e-9, "seed \(seed)")
            }
        }
        #expect(found > 100)
    }

    @Test(
        "Exchanges come to an end from every lawful plan, and no level before is the worse for them",
        .timeLimit(.minutes(2)))
    func ended() throws {
        var tried = 0
        for seed in 0..<UInt64(12) {
            let instance = SmallNominations.instance(seed: seed)
            let ways = try Ways(instance, previous: [])
            for plan in SmallNominations.lawfulPlans(of: instance) {
                let before = instance.values(of: plan)
                var exchange = Exchange(
                    instance, ways, previous: [], levels: [.shortfall, .covered, .expected, .points],
                    enough: .infinity, chosen: ways.ways(of: plan, instance))
                exchange.run { false }
                let after = ways.nominations(exchange.chosen, years: instance.years)
                let values = instance.values(of: after)
                #expect(instance.verify(after).isEmpty)
                #expect(
                    (-values.shortfall, values.covered) >= (-before.shortfall, before.covered)
                        && ((-values.shortfall, values.covered) != (-before.shortfall, before.covered)
                            || values.expected >= before.expected - 1e-9),
                    "seed \(seed)")
                tried += 1
            }
        }
        #expect(tried > 200)
    }

    @Test("A block with more takers than a counter holds is not bounded below what it can do", arguments: [200, 290])
    func many(seats: Int) throws {
        let people = 300
        let instance = SmallNominations.ofOneSection(people: people, seats: seats)
        let answer = try NominationSolver(instance).solve([.points])
        #expect(answer.values.points == seats)
        let solver = try NominationSolver(instance)
        var counted: Set<Int> = [0]
        let worth = Worth(cell: [0], points: 1, absence: [0])
        let bound = solver.pricing.best(
            solver.blocks[0], worth, room: solver.room, counted: &counted, width: 512, isBounding: true, above: 0
        ).bound
        #expect(bound >= Double(seats), "\(bound)")
    }
}
