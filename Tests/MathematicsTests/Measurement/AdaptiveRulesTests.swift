import Foundation
import Mathematics
import Testing

@Suite("Adaptive test: rules")
struct AdaptiveRulesTests {
    /// 40 items in three groups, from easy to hard.
    static func bank(enemies: [[Int]] = []) throws -> AdaptiveBank {
        try AdaptiveBank(
            items: (0..<40).map { Item(slope: 1 + Double($0 % 4) / 4, difficulty: Double($0) / 10 - 2) },
            groups: (0..<40).map { $0 % 3 }, enemies: enemies)
    }

    /// Puts a whole test to somebody who is right every other time.
    static func run(_ test: inout AdaptiveTest) throws -> AdaptiveTest.Stop {
        while true {
            switch test.next() {
            case .item(let item): try test.record(item, test.log.answers.count % 2)
            case .stop(let reason): return reason
            }
        }
    }

    @Test("the same seed and log give the same test, another seed another one")
    func replay() throws {
        var rules = AdaptiveRules()
        rules.randomesque = 5
        rules.mostItems = 15
        var test = try AdaptiveTest(bank: try Self.bank(), rules: rules, log: .init(seed: 7))
        #expect(try Self.run(&test) == .length)
        let data = try JSONEncoder().encode(test.log)
        var log = try JSONDecoder().decode(AdaptiveTest.Log.self, from: data)
        #expect(log == test.log)
        for length in 0..<15 {
            log.answers = Array(test.log.answers.prefix(length))
            let restored = try AdaptiveTest(bank: test.bank, rules: rules, log: log)
            #expect(restored.next() == .item(test.log.answers[length].item))
            #expect(restored.next() == restored.next())
        }
        let restored = try AdaptiveTest(bank: test.bank, rules: rules, log: test.log)
        #expect(restored.estimate == test.estimate)
        var other = try AdaptiveTest(bank: test.bank, rules: rules, log: .init(seed: 8))
        _ = try Self.run(&other)
        #expect(other.log.answers != test.log.answers)
    }

    @Test("randomesque draws evenly from the most informative items and from no other")
    func randomesque() throws {
        let bank = try Self.bank()
        var rules = AdaptiveRules()
        rules.randomesque = 5
        var drawn: [Int: Int] = [:]
        for seed in 0..<2000 {
            let test = try AdaptiveTest(bank: bank, rules: rules, log: .init(seed: UInt64(seed)))
            if case .item(let item) = test.next() { drawn[item, default: 0] += 1 }
        }
        let best = bank.items.indices.sorted {
            (-bank.items[$0].information(at: 0), $0) < (-bank.items[$1].information(at: 0), $1)
        }
        #expect(Set(drawn.keys) == Set(best.prefix(5)))
        #expect(drawn.values.allSatisfy { abs($0 - 400) < 90 })
    }

    @Test("barred items and enemies of answered ones are never put")
    func barredAndEnemies() throws {
        let enemies = [[19, 20, 21, 22, 23], [23, 24, 25]]
        let bank = try Self.bank(enemies: enemies)
        var test = try AdaptiveTest(bank: bank, rules: AdaptiveRules(), barred: [18, 27])
        #expect(try Self.run(&test) == .exhausted)
        let put = test.log.answers.map(\.item)
        #expect(Set(put).count == put.count)
        #expect(!put.contains(18) && !put.contains(27))
        for set in enemies { #expect(put.filter(set.contains).count == 1) }
        // One of each set, which is the same item where they meet.
        #expect(put.count == 40 - 2 - 7 + (put.contains(23) ? 1 : 2))
    }

    @Test("equal items go by index, and content shares come out as wished")
    func tiesAndShares() throws {
        let items = [Item](repeating: Item(slope: 1, difficulty: 0), count: 30)
        let bank = try AdaptiveBank(items: items, groups: (0..<30).map { $0 % 3 })
        var test = try AdaptiveTest(bank: bank, rules: AdaptiveRules())
        _ = try Self.run(&test)
        #expect(test.log.answers.map(\.item) == Array(0..<30))
        var rules = AdaptiveRules()
        rules.targets = [0.5, 0.3, 0.2]
        rules.mostItems = 10
        test = try AdaptiveTest(bank: bank, rules: rules)
        _ = try Self.run(&test)
        let counts = (0..<3).map { group in test.log.answers.filter { $0.item % 3 == group }.count }
        #expect(counts == [5, 3, 2])
    }

    @Test("every rule stops for its own reason")
    func stops() throws {
        let bank = try Self.bank()
        func stop(_ change: (inout AdaptiveRules) -> Void) throws -> (AdaptiveTest.Stop, AdaptiveTest) {
            var rules = AdaptiveRules()
            change(&rules)
            var test = try AdaptiveTest(bank: bank, rules: rules)
            return (try Self.run(&test), test)
        }
        let precise = try stop { $0.standardError = 0.45 }
        #expect(precise.0 == .precision && precise.1.estimate.se <= 0.45)
        let classified = try stop { $0.cuts = [-3, 3] }
        #expect(classified.0 == .classified && classified.1.log.answers.count == 1)
        #expect(try stop { ($0.cuts, $0.fewestItems) = ([-3, 3], 6) }.1.log.answers.count == 6)
        #expect(try stop { $0.leastInformation = 0.5 }.0 == .information)
        #expect(try stop { $0.mostItems = 0 }.1.log.answers.isEmpty)
        #expect(try stop { _ in }.0 == .exhausted)
    }

    @Test("grades move the estimate too, and an answer's order does not matter to it")
    func graded() throws {
        let bank = try AdaptiveBank(items: [
            Item(slope: 1.2, intercepts: [1, 0, -1]), Item(slope: 1, difficulty: 0.2, lower: 0.25),
            Item(slope: 2, intercepts: [0.5, -0.5]),
        ])
        let answers = [(0, 3), (1, 0), (2, 1)]
        let estimates = try [[0, 1, 2], [2, 1, 0]].map { order in
            var test = try AdaptiveTest(bank: bank, rules: AdaptiveRules())
            for place in order { try test.record(answers[place].0, answers[place].1) }
            return test.estimate
        }
        #expect(abs(estimates[0].eap - estimates[1].eap) < 1e-12 && estimates[0].se < 1)
    }

    @Test("an empty bank is exhausted; what does not fit is refused with its place")
    func refusals() throws {
        let empty = try AdaptiveTest(bank: try AdaptiveBank(items: []), rules: AdaptiveRules())
        #expect(empty.next() == .stop(.exhausted))
        #expect(abs(empty.estimate.eap) < 1e-12)
        #expect(throws: AdaptiveBankError.item(index: 1)) {
            try AdaptiveBank(items: [Item(slope: 1, difficulty: 0), Item(slope: 0, difficulty: 0)])
        }
        #expect(throws: AdaptiveBankError.enemy(set: 0, item: 40)) { try Self.bank(enemies: [[1, 40]]) }
        let bank = try Self.bank()
        var test = try AdaptiveTest(bank: bank, rules: AdaptiveRules())
        try test.record(3, 1)
        #expect(throws: AdaptiveTestError.repeated(item: 3)) { try test.record(3, 0) }
        #expect(throws: AdaptiveTestError.item(-1)) { try test.record(-1, 0) }
        #expect(throws: AdaptiveTestError.category(item: 4, category: 2)) { try test.record(4, 2) }
        #expect(throws: AdaptiveRulesError.barred(item: 99)) {
            try AdaptiveTest(bank: bank, rules: AdaptiveRules(), barred: [99])
        }
        var rules = AdaptiveRules()
        rules.priorSD = 0
        #expect(throws: AdaptiveRulesError.prior) { try AdaptiveTest(bank: bank, rules: rules) }
        (rules.priorMean, rules.priorSD) = (0.05, 1e-4)
        #expect(throws: AdaptiveRulesError.prior) { try AdaptiveTest(bank: bank, rules: rules) }
        (rules.priorMean, rules.priorSD) = (0, 1)
        rules.targets = [1, 1]
        #expect(throws: AdaptiveRulesError.group(item: 2)) { try AdaptiveTest(bank: bank, rules: rules) }
    }
}
