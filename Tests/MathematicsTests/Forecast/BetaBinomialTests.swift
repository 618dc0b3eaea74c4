import Testing

@testable import Mathematics

/// How many take what everybody must, in a year that is not like the last (clause K5).
@Suite struct BetaBinomialTests {
    @Test("Two people whose chance is evenly spread from 0 to 1: none, one or both, each with a third")
    func byHand() {
        let number = BetaBinomial(events: 2, mean: 0.5, variance: 1.0 / 12)
        for probability in number.probabilities { #expect(abs(probability - 1.0 / 3) < 1e-12) }
    }

    @Test("A chance that is certain gives the binomial distribution; mean and variance are those of the formulas")
    func moments() {
        let (events, mean) = (400, 0.93)
        let certain = BetaBinomial(events: events, mean: mean, variance: 0)
        let binomial = PoissonBinomial([Double](repeating: mean, count: events))
        for (a, b) in zip(certain.probabilities, binomial.probabilities) { #expect(abs(a - b) < 1e-6) }
        for variance in [0.0001, 0.001, 0.01] {
            let number = BetaBinomial(events: events, mean: mean, variance: variance).probabilities
            let first = number.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
            let second = number.enumerated().reduce(0) {
                $0 + (Double($1.offset) - first) * (Double($1.offset) - first) * $1.element
            }
            let n = Double(events)
            #expect(abs(first - n * mean) < 1e-9 && abs(number.reduce(0, +) - 1) < 1e-12)
            #expect(abs(second - (n * mean * (1 - mean) + n * (n - 1) * variance)) < 1e-6)
        }
    }

    @Test("Nobody, everybody for certain, nobody for certain; and together with another number")
    func ends() {
        #expect(BetaBinomial(events: 0, mean: 0.4, variance: 0.01).probabilities == [1])
        #expect(BetaBinomial(events: 2, mean: 1, variance: 0.01).probabilities == [0, 0, 1])
        #expect(BetaBinomial(events: 2, mean: 0, variance: 0.01).probabilities == [1, 0, 0])
        let both = PoissonBinomialWindow(
            PoissonBinomialWindow([0.5]), and: BetaBinomial(events: 2, mean: 0.5, variance: 1.0 / 12))
        #expect(both.first == 0 && abs(both.mean - 1.5) < 1e-12)
        for (a, b) in zip(both.probabilities, [1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6]) { #expect(abs(a - b) < 1e-12) }
    }
}
