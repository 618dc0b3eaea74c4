import Testing

@testable import Mathematics

/// The number of independent events, each with its own chance (clause K6).
@Suite struct PoissonBinomialTests {
    @Test("Every probability, mean and limited expectation equals the sum over all outcomes")
    func enumeration() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let chances = (0..<random.below(9)).map { _ in random.below(5) == 0 ? 1 : random.unit() }
            let number = PoissonBinomial(chances)
            var expected = [Double](repeating: 0, count: chances.count + 1)
            for outcome in 0..<1 << chances.count {
                var chance = 1.0
                for (event, own) in chances.enumerated() { chance *= outcome >> event & 1 == 1 ? own : 1 - own }
                expected[outcome.nonzeroBitCount] += chance
            }
            for (count, chance) in expected.enumerated() {
                #expect(abs(number.probabilities[count] - chance) < 1e-14)
                let tail = expected[count...].reduce(0, +)
                #expect(abs(number.chance(ofAtLeast: count) - tail) < 1e-13)
                let filled = expected.enumerated().reduce(0) { $0 + Double(min(count, $1.offset)) * $1.element }
                #expect(abs(number.expectation(limitedTo: count) - filled) < 1e-13)
            }
        }
    }

    @Test("Four fair coins: 1, 4, 6, 4, 1 sixteenths; mean 2, variance 1; half of the time within 1 to 3")
    func coins() {
        let number = PoissonBinomial([0.5, 0.5, 0.5, 0.5])
        #expect(number.probabilities == [1, 4, 6, 4, 1].map { $0 / 16 })
        #expect(number.mean == 2 && number.variance == 1)
        #expect(number.quantile(0.5) == 2 && number.quantile(0.05) == 0 && number.quantile(0.32) == 2)
        #expect(number.interval(0.5) == 1...3)
        #expect(number.chance(ofAtLeast: 3) == 5.0 / 16)
    }

    @Test("A tail of one in 10^60 is right to its last digits, and 2,000 people sum to one")
    func precision() {
        let rare = PoissonBinomial([Double](repeating: 0.01, count: 30))
        #expect(abs(rare.chance(ofAtLeast: 30) / 1e-60 - 1) < 1e-13)
        let city = PoissonBinomial((0..<2_000).map { 0.2 + 0.6 * Double($0 % 100) / 100 })
        #expect(abs(city.probabilities.reduce(0, +) - 1) < 1e-12)
        #expect(abs(city.chance(ofAtLeast: 0) - 1) < 1e-12 && city.chance(ofAtLeast: 2_001) == 0)
    }

    @Test("Nobody: no events, certainly none")
    func empty() {
        let number = PoissonBinomial([])
        #expect(number.probabilities == [1] && number.mean == 0 && number.quantile(0.9) == 0)
        #expect(number.expectation(limitedTo: 2) == 0 && number.chance(ofAtLeast: 1) == 0)
    }

    @Test("The generator gives xoshiro256** with SplitMix64's seeds, the same on every machine")
    func generator() {
        var random = SeededGenerator(seed: 0)
        #expect(random.next() == 11_091_344_671_253_066_420)
        var order = SeededGenerator(seed: 7)
        #expect(order.order(50).sorted() == Array(0..<50))
        #expect((0..<1_000).allSatisfy { _ in (0..<1).contains(order.unit()) && (0..<6).contains(order.below(6)) })
    }
}
