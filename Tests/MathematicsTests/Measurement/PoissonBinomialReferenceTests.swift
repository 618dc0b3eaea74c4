import Testing

@testable import Mathematics

@Suite("Right answers among items of unequal chances")
struct PoissonBinomialReferenceTests {
    private struct Cases: Decodable {
        let cases: [Case]
    }

    private struct Case: Decodable {
        let p: [Double]
        let mean: Double
        let variance: Double
        let pmf: [Double]
        let tail_ge: [Double]
    }

    @Test("probabilities and tails are those of exact fractions")
    func reference() throws {
        let cases: Cases = try Reference.json("poisson_binomial/cases.json")
        #expect(!cases.cases.isEmpty)
        for expected in cases.cases {
            let count = PoissonBinomial(expected.p)
            #expect(distance(count.probabilities, expected.pmf) < 1e-12)
            #expect(distance((0...count.events).map(count.chance(ofAtLeast:)), expected.tail_ge) < 1e-12)
            #expect(distance([count.mean, count.variance], [expected.mean, expected.variance]) < 1e-12)
        }
    }
}
