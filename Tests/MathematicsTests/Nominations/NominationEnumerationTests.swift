import Testing

@testable import Mathematics

/// Small instances come to what trying every plan comes to (clauses K4, K6).
@Suite struct NominationEnumerationTests {
    @Test("Each level's value is the best of all plans or within its bound, the levels before being kept")
    func levels() throws {
        var (tried, exact) = (0, 0)
        for seed in 0..<Self.count {
            let instance = SmallNominations.instance(seed: seed)
            // Every fourth with absence between the blocks, as where groups span many sections.
            let answer = try NominationSolver(
                instance, previous: [], tolerance: 0, limits: NominationLimits(gap: 1e-6),
                absenceCells: seed % 4 == 0 ? 0 : 16, progress: { _ in }
            ).solve()
            let judged = Self.judge(answer, instance, seed: seed)
            tried += judged.tried
            exact += judged.exact
        }
        #expect(Double(exact) >= 0.98 * Double(tried), "\(exact) of \(tried)")
    }

    @Test("With pins and forbidden nominations too; pins that contradict are refused, and only those")
    func pins() throws {
        var (tried, exact, refused) = (0, 0, 0)
        for seed in 0..<Self.count / 2 {
            var random = SeededGenerator(seed: seed &+ 99)
            var instance = SmallNominations.instance(seed: seed)
            func any() -> Nomination {
                Nomination(
                    person: Int32(random.below(instance.people)), track: Int32(random.below(instance.tracks)),
                    year: Int32(random.below(instance.years)))
            }
            instance.pinned = (0..<1 + random.below(2)).map { _ in any() }
            instance.forbidden = [any()]
            if random.below(3) == 0 { instance.exclude(section: 0, in: 1) }
            let isPossible = !SmallNominations.lawfulPlans(of: instance).isEmpty
            do {
                let answer = try NominationSolver(instance, limits: NominationLimits(gap: 1e-6)).solve()
                #expect(isPossible)
                let judged = Self.judge(answer, instance, seed: seed)
                tried += judged.tried
                exact += judged.exact
            } catch {
                #expect(!isPossible, "seed \(seed) \(error)")
                refused += 1
            }
        }
        #expect(Double(exact) >= 0.98 * Double(tried), "\(exact) of \(tried)")
        #expect(refused > 30 && tried > 30)
    }

    @Test("Changes against a plan before are as few as any plan allows, first or after the expected places")
    func changes() throws {
        for seed in 0..<Self.count / 4 {
            var random = SeededGenerator(seed: seed &+ 7)
            var instance = SmallNominations.instance(seed: seed)
            let plans = SmallNominations.lawfulPlans(of: instance)
            let previous = plans[random.below(plans.count)]
            if let given = previous.first { instance.forbidden = [given] }
            let isFirst = seed % 2 == 0
            let levels: [NominationLevel] =
                isFirst ? [.changes, .shortfall, .covered] : [.shortfall, .covered, .expected, .changes]
            let solver = try NominationSolver(instance, previous: previous, limits: NominationLimits(gap: 1e-6))
            let answer = try solver.solve(levels)
            _ = Self.judge(answer, instance, previous: previous, seed: seed)
            let differences = Set(answer.plan).symmetricDifference(previous).count
            #expect(answer.levels.first { $0.level == .changes }?.value == Double(differences))
        }
    }

    private static func judge(
        _ answer: NominationSolution, _ instance: NominationInstance, previous: [Nomination] = [], seed: UInt64
    ) -> (tried: Int, exact: Int) {
        var (tried, exact) = (0, 0)
        #expect(instance.verify(answer.plan).isEmpty, "seed \(seed)")
        #expect(instance.values(of: answer.plan) == answer.values)
        let before = Set(previous)
        func value(_ plan: [Nomination], _ values: NominationValues, _ level: NominationLevel) -> Double {
            switch level {
            case .shortfall: Double(values.shortfall)
            case .covered: Double(values.covered)
            case .expected: values.expected
            case .points: Double(values.points)
            case .changes: Double(before.symmetricDifference(plan).count)
            case .coincidences: Double(values.coincidences)
            case .volunteers: Double(values.volunteers)
            }
        }
        var left = SmallNominations.lawfulPlans(of: instance).map { (plan: $0, values: instance.values(of: $0)) }
        for result in answer.levels {
            #expect(abs(value(answer.plan, answer.values, result.level) - result.value) < 1e-9)
            let values = left.map { value($0.plan, $0.values, result.level) }
            if result.level.isGain {
                let best = values.max() ?? -1
                #expect(result.value <= best + 1e-9 && best <= result.bound + 1e-6, "seed \(seed) \(result)")
                if result.level == .covered { #expect(result.value == best, "seed \(seed)") }
                if result.level == .expected {
                    tried += 1
                    if result.value >= best - 1e-9 { exact += 1 }
                }
            } else {
                let best = values.min() ?? -1
                // After expected places, which are not linear, changes have a bound that need not be met.
                let isExact = result.level == .shortfall || answer.levels[0].level == .changes
                #expect(best <= result.value && result.bound <= best, "seed \(seed) \(result)")
                if isExact { #expect(result.value == best && result.isProven, "seed \(seed) \(result)") }
            }
            left = left.filter {
                let reached = value($0.plan, $0.values, result.level)
                return result.level.isGain ? reached >= result.value - 1e-9 : reached <= result.value
            }
        }
        return (tried, exact)
    }

    private static var count: UInt64 { 600 }
}
