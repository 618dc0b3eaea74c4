import Mathematics

/// Adaptive tests of made people.
enum AdaptiveSession {
    /// A whole test.
    ///
    /// - Parameter answer: what the person answers to an item of the bank.
    static func run(
        _ bank: AdaptiveBank, _ rules: AdaptiveRules, barred: Set<Int> = [], seed: UInt64 = 0, _ answer: (Int) -> UInt8
    ) throws -> (test: AdaptiveTest, stop: AdaptiveTest.Stop) {
        var test = try AdaptiveTest(bank: bank, rules: rules, barred: barred, log: AdaptiveTest.Log(seed: seed))
        while true {
            switch test.next() {
            case .stop(let stop): return (test, stop)
            case .item(let item): try test.record(item, Int(answer(item)))
            }
        }
    }

    /// A test of items that are put in a given order, with what was known after each.
    static func run(
        _ bank: AdaptiveBank, order: some Sequence<Int>, _ answer: (Int) -> UInt8
    ) throws -> [AbilityEstimate] {
        var test = try AdaptiveTest(bank: bank, rules: AdaptiveRules())
        var estimates: [AbilityEstimate] = []
        for item in order {
            try test.record(item, Int(answer(item)))
            estimates.append(AbilityEstimate(theta: test.estimate.eap, error: test.estimate.se))
        }
        return estimates
    }
}
