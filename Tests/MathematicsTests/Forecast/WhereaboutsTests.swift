import Testing

@testable import Mathematics

/// How many units will be covered where people who move take their skill along (clauses K6, beyond 2).
@Suite struct WhereaboutsTests {
    @Test("With movers-in each unit's chance and places equal the sum over all places where everybody may be")
    func enumeration() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            let (whereabouts, needs) = Self.some(&random, people: 4, units: 3)
            let exact = whereabouts.exact(needs: needs)
            var chances = [Double](repeating: 0, count: 3)
            var places = chances
            Self.eachOutcome(whereabouts) { there, chance in
                for unit in needs.indices {
                    if there[unit] >= needs[unit] { chances[unit] += chance }
                    places[unit] += chance * Double(min(needs[unit], there[unit]))
                }
            }
            for unit in needs.indices {
                #expect(abs(exact.chances[unit] - chances[unit]) < 1e-13)
                #expect(abs(exact.places[unit] - places[unit]) < 1e-13)
            }
        }
    }

    @Test("Nobody moves in where all leave: the same as without movers-in")
    func withoutMovers() {
        let whereabouts = Whereabouts(
            unit: [0, 0, 1], stays: [0.5, 0.5, 0.8], leaves: [0.5, 0.5, 0.2], weight: [3, 4])
        #expect(whereabouts.exact(needs: [1, 1]).chances == [0.75, 0.8])
    }

    @Test("Runs agree with the exact expectation within four standard errors, and the same seed gives the same runs")
    func simulation() {
        var random = SeededGenerator(seed: 9)
        for seed in 0..<20 {
            let (whereabouts, needs) = Self.some(&random, people: 12, units: 6)
            let runs = whereabouts.simulate(needs: needs, runs: 4_000, seed: UInt64(seed))
            let mean = whereabouts.exact(needs: needs).chances.reduce(0, +)
            #expect(abs(runs.mean - mean) <= 4 * runs.standardError + 1e-12, "seed \(seed)")
            #expect(abs(runs.probabilities.reduce(0, +) - 1) < 1e-12)
            #expect(runs == whereabouts.simulate(needs: needs, runs: 4_000, seed: UInt64(seed)))
            #expect(runs.quantile(0.05) <= runs.quantile(0.95))
            #expect(runs.chance(ofAtLeast: 0).chance == 1)
        }
    }

    private static func some(_ random: inout SeededGenerator, people: Int, units: Int) -> (Whereabouts, [Int]) {
        let stays = (0..<people).map { _ in random.unit() }
        let whereabouts = Whereabouts(
            unit: (0..<people).map { _ in Int32(random.below(units + 1) - 1) }, stays: stays,
            leaves: stays.map { (1 - $0) * random.unit() }, group: (0..<people).map { Int32($0 % 2) },
            weights: (0..<2).map { _ in (0..<units).map { _ in 0.1 + random.unit() } },
            weightsElsewhere: [random.unit(), random.unit()])
        return (whereabouts, (0..<units).map { _ in random.below(3) })
    }

    private static func eachOutcome(_ whereabouts: Whereabouts, _ body: ([Int], Double) -> Void) {
        let units = whereabouts.weights[0].count
        func place(_ person: Int, _ there: [Int], _ chance: Double) {
            guard person < whereabouts.unit.count else { return body(there, chance) }
            let own = Int(whereabouts.unit[person])
            let weight = whereabouts.weights[Int(whereabouts.group[person])]
            let elsewhere = whereabouts.weightsElsewhere[Int(whereabouts.group[person])]
            let whole = weight.reduce(elsewhere, +) - (own < 0 ? 0 : weight[own])
            let moves = 1 - whereabouts.stays[person] - whereabouts.leaves[person]
            var left = 1.0
            for unit in 0..<units {
                let share = unit == own ? whereabouts.stays[person] : moves * weight[unit] / whole
                var more = there
                more[unit] += 1
                place(person + 1, more, chance * share)
                left -= share
            }
            place(person + 1, there, chance * left)
        }
        place(0, [Int](repeating: 0, count: units), 1)
    }
}
