import Mathematics
import Testing

@Suite("Adaptive test")
struct AdaptiveTestTests {
    static let contents = ["S", "M", "T"]

    static func bank(_ name: String) throws -> AdaptiveBank {
        let table = try Reference.Table("cat/\(name).csv")
        let items = zip(zip(table["a"], table["b"]), table["c"]).map {
            Item(slope: $0.0, difficulty: $0.1, lower: $1)
        }
        return try AdaptiveBank(
            items: items, groups: table[texts: "content"].map { contents.firstIndex(of: $0) ?? 0 })
    }

    /// The rules behind each reference file. Target shares 0.35, 0.20 and 0.45, the prior standard deviation 0.5, and
    /// z = 1.2816 after at least four items for three cuts are those with which the files come out.
    static func rules(_ name: String) -> AdaptiveRules {
        var rules = AdaptiveRules()
        switch name {
        case "se0.30": rules.standardError = 0.30
        case "se0.40": rules.standardError = 0.40
        case "class0.0":
            rules.cuts = [0]
            rules.z = 1.6448536269514722
            rules.mostItems = 40
        case "prior_len8":
            rules.priorSD = 0.5
            rules.mostItems = 8
        case "three_cuts_90_max20":
            rules.cuts = [-1, 0.3, 1.5]
            rules.fewestItems = 4
            rules.mostItems = 20
        case "content_se0.35_max25":
            rules.targets = [0.35, 0.20, 0.45]
            rules.standardError = 0.35
            rules.mostItems = 25
        case "content_len20":
            rules.targets = [0.35, 0.20, 0.45]
            rules.mostItems = 20
        default: rules.mostItems = 20
        }
        return rules
    }

    static let banks = ["bank60_2pl", "bank300_c25"]

    @Test(
        "sequences, estimates and errors are those of the reference",
        arguments: banks,
        [
            "se0.30", "se0.40", "len20", "class0.0", "prior_len8", "three_cuts_90_max20", "content_len20",
            "content_se0.35_max25",
        ])
    func sessions(bank name: String, rule: String) throws {
        let bank = try Self.bank(name)
        let isPrototype = rule.hasPrefix("content") || rule.hasPrefix("prior") || rule.hasPrefix("three")
        let file = isPrototype ? "cat/proto_\(name)_\(rule).csv" : "cat/\(name)_\(rule)_summary.csv"
        let expected = try Reference.Table(file)
        let sequences = expected[texts: "items"].map { sequence in
            sequence.split(separator: " ").map { (Int($0.dropFirst()) ?? 0) - 1 }
        }
        let thetas = expected["theta"]
        let errors = expected["se"]
        let answers = try Reference.Table("cat/\(name)_responses.csv").answers()
        let responses = answers.map { $0.dropFirst(2).map { $0 ?? 0 } }
        var rules = Self.rules(rule)
        let means = expected["prior_mean"]
        var largest = 0.0
        var estimates: [AbilityEstimate] = []
        for (person, sequence) in sequences.enumerated() {
            if !means.isEmpty { rules.priorMean = means[person] }
            var test = try AdaptiveTest(bank: bank, rules: rules)
            while case .item(let item) = test.next() { try test.record(item, Int(responses[person][item])) }
            #expect(test.log.answers.map(\.item) == sequence, "person \(person)")
            largest = max(largest, distance([test.estimate.eap, test.estimate.se], [thetas[person], errors[person]]))
            estimates.append(AbilityEstimate(theta: test.estimate.eap, error: test.estimate.se))
        }
        #expect(sequences.count == 300 && largest < 1e-4)
        if !isPrototype {
            try Self.compare(estimates, sequences.map(\.count), expected["theta_true"], "\(name) \(rule)")
        }
    }

    struct Aggregate: Decodable {
        struct Result: Decodable {
            let mean_length, rmse, bias, mean_se: Double
        }
        let results: [String: Result]
    }

    /// All sessions of a rule together: how long they are and how near they come.
    private static func compare(
        _ estimates: [AbilityEstimate], _ lengths: [Int], _ truth: [Double], _ name: String
    ) throws {
        let file: Aggregate = try Reference.json("cat/aggregate.json")
        let expected = try #require(file.results[name])
        let people = Double(estimates.count)
        let misses = zip(estimates, truth).map { $0.theta - $1 }
        let found = [
            Double(lengths.reduce(0, +)) / people, (misses.reduce(0) { $0 + $1 * $1 } / people).squareRoot(),
            misses.reduce(0, +) / people, estimates.reduce(0) { $0 + $1.error } / people,
        ]
        #expect(
            distance(found, [expected.mean_length, expected.rmse, expected.bias, expected.mean_se]) < 1e-4, "\(name)")
    }

    @Test("the estimate after every single step is that of the reference", arguments: banks)
    func steps(bank name: String) throws {
        let table = try Reference.Table("cat/\(name)_se0.30_steps.csv")
        let bank = try Self.bank(name)
        let rules = Self.rules("se0.30")
        var test = try AdaptiveTest(bank: bank, rules: rules)
        var largest = 0.0
        for row in table.rows {
            if row[1] == "1" { test = try AdaptiveTest(bank: bank, rules: rules) }
            let item = (Int(row[2].dropFirst()) ?? 0) - 1
            #expect(test.next() == .item(item))
            try test.record(item, Int(row[3]) ?? -1)
            let wanted = [Double(row[4]) ?? .nan, Double(row[5]) ?? .nan]
            largest = max(largest, distance([test.estimate.eap, test.estimate.se], wanted))
        }
        #expect(largest < 1e-4)
    }
}
