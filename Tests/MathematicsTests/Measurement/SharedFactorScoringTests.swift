import Foundation
import Mathematics
import Testing

/// Skills that hang together by one shared ability (docs/algorithms/measurement.md).
@Suite("Skills scored together by what they share")
struct SharedFactorScoringTests {
    private static let correlation = 0.6

    private static func estimates(_ scoring: SharedFactorScoring, _ rows: [[UInt8?]]) throws -> [[AbilityEstimate]] {
        var found: [[AbilityEstimate]] = []
        try scoring.estimates(Responses(rows)) { _, estimates in found.append(estimates) }
        return found
    }

    @Test("The posterior of each of two skills is what integrating over the other gives", arguments: [0, 0.25])
    func exact(lower: Double) throws {
        let items = (0..<8).map { Item(slope: 1.4, difficulty: Double($0 % 4) * 0.7 - 1, lower: lower) }
        let scoring = try SharedFactorScoring(
            items, skillOf: (0..<8).map { $0 / 4 }, skills: 2, correlation: Self.correlation)
        var random = SeededGenerator(seed: 2)
        let rows = (0..<60).map { _ in
            (0..<8).map { _ in [nil, 0, 1, 1][Int.random(in: 0..<4, using: &random)] as UInt8? }
        }
        let nodes = JointScoring.grid.nodes
        for (row, estimates) in zip(rows, try Self.estimates(scoring, rows)) {
            var sums = [Double](repeating: 0, count: 5)
            for a in nodes {
                for b in nodes {
                    var weight = exp(-(a * a - 2 * Self.correlation * a * b + b * b) / (2 * (1 - 0.36)))
                    for (item, answer) in row.enumerated() {
                        if let answer { weight *= items[item].probability(of: Int(answer), at: item < 4 ? a : b) }
                    }
                    for (place, value) in [1, a, b, a * a, b * b].enumerated() { sums[place] += weight * value }
                }
            }
            for skill in 0..<2 {
                let mean = sums[1 + skill] / sums[0]
                let sd = (sums[3 + skill] / sums[0] - mean * mean).squareRoot()
                #expect(abs(estimates[skill].theta - mean) < 1e-3, "\(row)")
                #expect(abs(estimates[skill].error - sd) < 1e-3, "\(row)")
            }
        }
    }

    @Test("With eight skills it is the propagation's posterior, within what propagation is exact to")
    func propagation() throws {
        let items = (0..<24).map { Item(slope: 1.6, difficulty: Double($0 % 3) * 0.9 - 1, lower: 0.25) }
        let skillOf = (0..<24).map { $0 / 3 }
        var covariance = SquareMatrix.identity(8)
        for a in 0..<8 { for b in 0..<8 where a != b { covariance[a, b] = Self.correlation } }
        var random = SeededGenerator(seed: 3)
        let rows = (0..<80).map { _ in
            (0..<24).map { _ in [nil, 0, 1, 1][Int.random(in: 0..<4, using: &random)] as UInt8? }
        }
        let expected = try JointScoring(items, skillOf: skillOf, covariance: covariance).marginals(Responses(rows))
        let scoring = try SharedFactorScoring(items, skillOf: skillOf, skills: 8, correlation: Self.correlation)
        for (found, other) in zip(try Self.estimates(scoring, rows), expected) {
            for (one, another) in zip(found, other) {
                #expect(abs(one.theta - another.estimate.theta) < 0.05)
                #expect(abs(one.error - another.estimate.error) < 0.05)
            }
        }
    }

    @Test(
        "Without an answer it is the prior; one right answer moves its own skill most, and the others by its correlation"
    )
    func silence() throws {
        let items = (0..<3).map { _ in Item(slope: 1.5, difficulty: 0.2, lower: 0.25) }
        let scoring = try SharedFactorScoring(items, skillOf: [0, 1, 2], skills: 3, correlation: Self.correlation)
        let none = try Self.estimates(scoring, [[nil, nil, nil]])[0]
        #expect(none.allSatisfy { abs($0.theta) < 1e-9 && abs($0.error - 1) < 1e-3 })
        let one = try Self.estimates(scoring, [[1, nil, nil]])[0]
        #expect(abs(one[1].theta - Self.correlation * one[0].theta) < 2e-3, "\(one)")
        #expect(one[1].theta == one[2].theta)
        #expect(one[0].error < one[1].error && one[1].error < 1)
    }

    @Test(
        "Known truth: the estimates are nearer to it than those of each skill alone, and their errors are what they say"
    )
    func nearer() throws {
        var random = SeededGenerator(seed: 5)
        func normal() -> Double { Distributions.normalQuantile(Double.random(in: 1e-9..<1, using: &random)) }
        let items = (0..<24).map { Item(slope: 1.3, difficulty: Double($0 % 3) * 0.8 - 0.8, lower: 0.25) }
        let skillOf = (0..<24).map { $0 / 3 }
        let truth = (0..<2_000).map { _ in
            let shared = normal()
            return (0..<8).map { _ in 0.6.squareRoot() * shared + 0.4.squareRoot() * normal() }
        }
        let rows = truth.map { abilities in
            items.indices.map { item -> UInt8? in
                Double.random(in: 0..<1, using: &random) < items[item].probability(of: 1, at: abilities[skillOf[item]])
                    ? 1 : 0
            }
        }
        let together = try Self.estimates(
            SharedFactorScoring(items, skillOf: skillOf, skills: 8, correlation: Self.correlation), rows)
        let alone = try Self.estimates(
            SharedFactorScoring(items, skillOf: skillOf, skills: 8, correlation: 0), rows)
        func error(_ found: [[AbilityEstimate]]) -> Double {
            var sum = 0.0
            for (one, abilities) in zip(found, truth) {
                for skill in 0..<8 {
                    sum += (one[skill].theta - abilities[skill]) * (one[skill].theta - abilities[skill])
                }
            }
            return (sum / Double(8 * truth.count)).squareRoot()
        }
        #expect(error(together) < 0.87 * error(alone), "\(error(together)) \(error(alone))")
        let said = (together.joined().reduce(0) { $0 + $1.error * $1.error } / Double(8 * truth.count)).squareRoot()
        #expect(abs(said - error(together)) < 0.02, "\(said) \(error(together))")
    }

    @Test(
        "An item carried to its skill, averaged over what the skill has of its own, is the item that was calibrated",
        arguments: [0.5, 0.9, 1.3])
    func carried(slope: Double) {
        let item = Item(slope: slope, difficulty: 0.7, lower: 0.2)
        let own = item.onSkill(correlation: Self.correlation)
        #expect(own.slope > item.slope && own.lower == item.lower)
        let part = AbilityGrid(sd: (1 - Self.correlation).squareRoot())
        for shared in stride(from: -3.0, through: 3, by: 0.5) {
            let mean = zip(part.nodes, part.weights).reduce(0.0) { sum, node in
                sum + node.1 * own.probability(of: 1, at: Self.correlation.squareRoot() * shared + node.0)
            }
            #expect(abs(mean - item.probability(of: 1, at: shared)) < 0.012, "at \(shared)")
        }
    }

    @Test("What is held of slopes over each skill, carried to what they share, lies where the slopes carried there lie")
    func carriedPrior() throws {
        guard case .logNormal(let mean, let sd) = SlopePrior.usual.shared(correlation: Self.correlation) else {
            Issue.record("no log-normal prior")
            return
        }
        // Slopes over what is shared whose own slopes are the usual prior's median and its quantiles at one spread.
        func shared(own: Double) -> Double {
            var (low, high) = (0.0, 3.0)
            for _ in 0..<60 {
                let middle = (low + high) / 2
                let isBelow = Item(slope: middle, difficulty: 0).onSkill(correlation: Self.correlation).slope < own
                if isBelow { low = middle } else { high = middle }
            }
            return low
        }
        #expect(abs(exp(mean) - shared(own: exp(0.2))) < 1e-9)
        let spread = (log(shared(own: exp(0.6))) - log(shared(own: exp(-0.2)))) / 2
        #expect(abs(sd - spread) < 0.01, "\(sd) \(spread)")
        #expect(SlopePrior.usual.shared(correlation: 1) == .usual && SlopePrior.none.shared(correlation: 0.6) == .none)
    }

    @Test("However steep a question came out, no more is believed of it than a slope of 4")
    func bounded() {
        #expect(Item(slope: 3, difficulty: 0).onSkill(correlation: Self.correlation).slope == 4)
    }

    @Test("What does not fit is refused")
    func refused() throws {
        let items = [Item(slope: 1, difficulty: 0)]
        #expect(throws: JointScoring.Failure.skill(item: 0)) {
            try SharedFactorScoring(items, skillOf: [1], skills: 1, correlation: 0.6)
        }
        #expect(throws: JointScoring.Failure.covariance) {
            try SharedFactorScoring(items, skillOf: [0], skills: 1, correlation: 1)
        }
        let scoring = try SharedFactorScoring(items, skillOf: [0], skills: 1, correlation: 0.6)
        #expect(throws: JointScoring.Failure.category(person: 0, item: 0, value: 2)) {
            try scoring.estimates(Responses([[2]])) { _, _ in }
        }
    }
}
