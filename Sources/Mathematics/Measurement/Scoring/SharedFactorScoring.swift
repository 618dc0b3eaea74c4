import func Foundation.exp
import func Foundation.log

/// Several skills scored together where any two hang together equally: each is an ability that all skills share and one of
/// its own, θ = √ρ·G + √(1 − ρ)·U, with G and U normal and of spread 1.
///
/// The posterior of `JointScoring.marginals` for such a covariance, but summed exactly: given G the skills know nothing of
/// each other, so that there is one integral over G and within it one for each skill (Gibbons and Hedeker 1992). What a
/// skill's answers say at each G is worked out once for every pattern of answers that occurs, and a person takes a few
/// hundred multiplications.
package struct SharedFactorScoring: Sendable {
    private static let grid = AbilityGrid()
    private static let shared = AbilityGrid(count: 31, limit: 4.5)
    /// Patterns of a skill's answers remembered at a time: with many questions nearly everybody has their own.
    private static let mostKept = 4096

    package let items: [Item]
    /// The skill of each item, counted from 0.
    package let skillOf: [Int]
    package let skills: Int
    /// ρ.
    package let correlation: Double
    /// Shared node × node: how likely the skill's ability is where the shared one is known; each row adds up to 1.
    private let kernel: [[Double]]
    /// Item, category, node.
    private let curves: [[[Double]]]

    /// - Parameter correlation: of any two skills, from 0 to 0.98.
    /// - Throws: `JointScoring.Failure.shape`, `.skill`, and `.covariance` for another correlation.
    package init(
        _ items: [Item], skillOf: [Int], skills: Int, correlation: Double
    ) throws(JointScoring.Failure) {
        guard skillOf.count == items.count else {
            throw .shape(items: items.count, calibrated: skillOf.count, skills: skills)
        }
        if let item = skillOf.firstIndex(where: { !(0..<skills).contains($0) }) { throw .skill(item: item) }
        guard (0...0.98).contains(correlation) else { throw .covariance }
        self.items = items
        self.skillOf = skillOf
        self.skills = skills
        self.correlation = correlation
        let sd = max(0.15, (1 - correlation).squareRoot())
        kernel = Self.shared.nodes.map { node in
            Self.grid.reweighted(mean: correlation.squareRoot() * node, sd: sd).weights
        }
        curves = items.map { item in
            (0..<item.categories).map { category in
                Self.grid.nodes.map { item.probability(of: category, at: $0) }
            }
        }
    }

    /// Mean and spread of each skill's posterior, skill by skill; without an answer to anything those of the prior, 0 and 1.
    ///
    /// - Parameter use: is given each person in turn; the estimates hold for the call only.
    /// - Throws: `JointScoring.Failure.shape`, `.category`.
    package func estimates(
        _ responses: Responses, _ use: (_ person: Int, _ estimates: [AbilityEstimate]) -> Void
    ) throws(JointScoring.Failure) {
        guard responses.items == items.count else {
            throw .shape(items: responses.items, calibrated: items.count, skills: skills)
        }
        let own = (0..<skills).map { skill in items.indices.filter { skillOf[$0] == skill } }
        var readings = own.map { _ in [[UInt8]: Reading]() }
        let silent = reading(of: [], [])
        var estimates = [AbilityEstimate](repeating: AbilityEstimate(theta: 0, error: 1), count: skills)
        var told = [Reading](repeating: silent, count: skills)
        var product = Self.shared.weights
        for person in 0..<responses.people {
            let start = person * items.count
            for node in product.indices { product[node] = Self.shared.weights[node] }
            for skill in 0..<skills {
                let pattern = own[skill].map { responses.cells[start + $0] }
                if let known = readings[skill][pattern] {
                    told[skill] = known
                } else {
                    for (place, cell) in pattern.enumerated()
                    where cell != Responses.missing && Int(cell) >= items[own[skill][place]].categories {
                        throw .category(person: person, item: own[skill][place], value: Int(cell))
                    }
                    told[skill] = reading(of: pattern, own[skill])
                    if readings[skill].count >= Self.mostKept { readings[skill].removeAll(keepingCapacity: true) }
                    readings[skill][pattern] = told[skill]
                }
                for node in product.indices { product[node] *= told[skill].likelihood[node] }
            }
            for skill in 0..<skills { estimates[skill] = told[skill].estimate(product) }
            use(person, estimates)
        }
    }

    /// What answers to a skill's items say at each node of the shared ability.
    private func reading(of pattern: [UInt8], _ own: [Int]) -> Reading {
        var likelihood = [Double](repeating: 1, count: Self.grid.count)
        for (cell, item) in zip(pattern, own) where cell != Responses.missing {
            let curve = curves[item][Int(cell)]
            for node in likelihood.indices { likelihood[node] *= curve[node] }
        }
        // Kept away from the end of the exponents.
        let most = likelihood.max() ?? 1
        if most > 0 { for node in likelihood.indices { likelihood[node] /= most } }
        return Reading(likelihood, kernel, Self.grid.nodes)
    }

    private struct Reading {
        /// At each shared node: the likelihood of the answers, and the mean of θ and of θ² given them.
        var likelihood: [Double]
        var first: [Double]
        var second: [Double]

        init(_ own: [Double], _ kernel: [[Double]], _ nodes: [Double]) {
            (likelihood, first, second) = ([], [], [])
            for row in kernel {
                var (sum, one, two) = (0.0, 0.0, 0.0)
                for node in own.indices {
                    let mass = row[node] * own[node]
                    sum += mass
                    one += mass * nodes[node]
                    two += mass * nodes[node] * nodes[node]
                }
                likelihood.append(sum)
                first.append(sum > 0 ? one / sum : 0)
                second.append(sum > 0 ? two / sum : 0)
            }
        }

        /// - Parameter masses: the posterior of the shared ability given all answers, up to a factor.
        func estimate(_ masses: [Double]) -> AbilityEstimate {
            var (sum, one, two) = (0.0, 0.0, 0.0)
            for node in masses.indices {
                sum += masses[node]
                one += masses[node] * first[node]
                two += masses[node] * second[node]
            }
            guard sum > 0 else { return AbilityEstimate(theta: 0, error: 1) }
            let mean = one / sum
            return AbilityEstimate(theta: mean, error: max(0, two / sum - mean * mean).squareRoot())
        }
    }
}

extension Item {
    /// How much the normal ogive is wider than a logistic curve: (16√3/15π)², by which a normal's spread adds to a logistic
    /// slope (Zeger, Liang and Albert 1988).
    fileprivate static let widening = 256.0 * 3 / (225 * Double.pi * Double.pi)
    /// A question is not believed to part a skill's people more sharply.
    private static let steepest = 4.0

    /// A right-or-wrong item that was calibrated over many skills at once, as it stands on the scale of its own skill.
    ///
    /// What a calibration on one dimension finds is the curve over the ability that all skills share: the skill's own part,
    /// of variance 1 − ρ, has been averaged over and has flattened it. g² = a²ρ/(1 + k·a²(1 − ρ)), solved for a; the
    /// difficulty on the skill's scale is √ρ of that on the shared one, since somebody a unit ahead in what is shared is √ρ
    /// ahead in the skill.
    package func onSkill(correlation: Double) -> Item {
        let left = correlation - Self.widening * slope * slope * (1 - correlation)
        let own = left > 0 ? min(Self.steepest, slope / left.squareRoot()) : Self.steepest
        return Item(
            slope: own, intercepts: intercepts.map { own * correlation.squareRoot() * $0 / slope }, lower: lower)
    }
}

extension SlopePrior {
    /// What is held of slopes over the ability that many skills share, where this is held of the slopes over each skill: they
    /// are flatter, as `Item.onSkill` says, and the spread of their logarithm smaller by the same curve.
    package func shared(correlation: Double) -> SlopePrior {
        guard case .logNormal(let mean, let sd) = self else { return self }
        let flattening = 1 + Item.widening * exp(2 * mean) * (1 - correlation)
        return .logNormal(mean: mean + 0.5 * log(correlation / flattening), sd: sd / flattening)
    }
}
