import Testing

@testable import Mathematics

/// What goes with a plan: reasons, reserve, baselines, and what stands in the way (clauses K4, K6, beyond 3).
@Suite struct NominationAnswerTests {
    private typealias Office = NominationVerifyTests

    @Test("佐藤 is pinned, covers the section alone and opens the project course; 鈴木 raises it by what 佐藤 leaves open")
    func reasons() throws {
        let reasons = Office.office.reasons(of: Office.plan)
        #expect(
            reasons[0] == [
                .pinned, .coversAlone(group: 0), .raises(group: 0, by: 0.25), .target(0), .prepares(track: 1),
                .points(1),
            ])
        #expect(reasons[2] == [.raises(group: 2, by: 0.5), .points(4)])
        // 高橋 retires before the deadline: only the headcount and the points speak for it.
        #expect(reasons[3] == [.target(0), .points(5)])
    }

    @Test("The reserve names only who could lawfully take the seat, the most useful first")
    func reserve() throws {
        for seed in 0..<UInt64(100) {
            let instance = SmallNominations.instance(seed: seed)
            let plan = try NominationSolver(instance).solve([.shortfall, .covered]).plan
            let value = instance.values(of: plan).expected
            for list in instance.reserve(of: plan, atMost: 3) {
                for reserve in list {
                    let wider = plan + [reserve.nomination]
                    let broken = instance.verify(wider).filter { if case .seats = $0 { false } else { true } }
                    #expect(broken.isEmpty)
                    #expect(abs(instance.values(of: wider).expected - value - reserve.gain) < 1e-9)
                }
                #expect(list.map(\.gain) == list.map(\.gain).sorted(by: >))
            }
        }
    }

    @Test("Both customs give lawful plans, never better than the optimum, the same for the same seed")
    func baselines() throws {
        for seed in 0..<UInt64(100) {
            let instance = SmallNominations.instance(seed: seed)
            let best = try NominationSolver(instance, limits: NominationLimits(gap: 1e-6)).solve([.shortfall, .covered])
            for custom in NominationBaseline.allCases {
                let plan = custom.plan(of: instance, seed: seed)
                #expect(instance.verify(plan).isEmpty && plan == custom.plan(of: instance, seed: seed))
                let values = instance.values(of: plan)
                #expect(values.shortfall >= best.values.shortfall)
                if values.shortfall == best.values.shortfall { #expect(values.covered <= best.values.covered) }
            }
        }
    }

    @Test(
        "450 units of two with 240 seats cannot be: 404 of 1,050 places, seats are what is short, not absence or hours",
        .enabled(if: PublicNominations.root != nil))
    func impossible() throws {
        let instance = try #require(try PublicNominations.instance("A_Minf"))
        let obstacles = try instance.obstacles()
        #expect(obstacles.shortfall == 0 && obstacles.places == 1_050 && obstacles.covered < 450)
        let without = Dictionary(uniqueKeysWithValues: obstacles.without.map { ($0.rule, $0.covered) })
        #expect(without[.seats, default: 0] > obstacles.covered + 300)
        #expect(without[.hours] == obstacles.covered && without[.absence] == obstacles.covered)
        #expect(obstacles.isLiftable && obstacles.seats.reduce(0) { $0 + $1.more } > 900)
    }

    @Test("With the further seats and absence named, every target and place is reached for which there are people")
    func lifted() throws {
        var lifted = 0
        for seed in 0..<UInt64(300) {
            let instance = SmallNominations.instance(seed: seed)
            let obstacles = try instance.obstacles()
            let best = try NominationSolver(instance, limits: NominationLimits(gap: 1e-6)).solve([.shortfall, .covered])
            #expect(best.values.shortfall >= obstacles.shortfall)
            guard obstacles.isLiftable, !obstacles.seats.isEmpty || !obstacles.absence.isEmpty else { continue }
            lifted += 1
            var wider = instance
            for seats in obstacles.seats { wider.seats[seats.track * wider.years + seats.year] += Int32(seats.more) }
            for absence in obstacles.absence {
                wider.absenceCap[absence.section * wider.years + absence.year] += Int32(absence.more)
            }
            let again = try wider.obstacles()
            #expect(again.seats.isEmpty && again.absence.isEmpty, "seed \(seed)")
        }
        #expect(lifted > 50)
    }
}
