import Mathematics
import Testing

@Suite struct PoissonBinomialWindowTests {
    @Test("A crowd's number is the exact convolution, without the counts that are all but impossible")
    func exact() {
        var state: UInt64 = 3
        for events in [1, 2, 17, 1500] {
            let chances = (0..<events).map { _ -> Double in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) / Double(1 << 53)
            }
            let (window, whole) = (PoissonBinomialWindow(chances), PoissonBinomial(chances))
            #expect(window.mean == whole.mean && window.interval(0.9) == whole.interval(0.9))
            for count in 0...events {
                #expect(abs(window.chance(ofAtLeast: count) - whole.chance(ofAtLeast: count)) < 1e-12)
            }
        }
    }

    @Test("A coin thrown four times, certain and impossible events, and no event at all")
    func known() {
        #expect(PoissonBinomialWindow([0.5, 0.5, 0.5, 0.5]).probabilities == [1, 4, 6, 4, 1].map { $0 / 16 })
        let mixed = PoissonBinomialWindow([1, 0, 1, 0.5])
        #expect(mixed.chance(ofAtLeast: 2) == 1 && mixed.chance(ofAtLeast: 3) == 0.5 && mixed.chance(ofAtLeast: 4) == 0)
        #expect(
            PoissonBinomialWindow([]).chance(ofAtLeast: 0) == 1 && PoissonBinomialWindow([]).chance(ofAtLeast: 1) == 0)
    }
}
