import func Foundation.exp
import func Foundation.log

/// How skills hang together, from the answers themselves.
///
/// Of each pair of skills the correlation under which everybody's answers to both are most probable, abilities being
/// bivariate normal with spreads of 1: marginal maximum likelihood over a grid of 31 × 31. No ability is estimated on the
/// way, which would make correlations of short tests too small.
package struct SkillCorrelations: Sendable {
    /// Skill × skill, 1 on the diagonal, positive definite: where the pairs do not fit together all are drawn toward
    /// their mean by as little as makes them fit.
    package let matrix: SquareMatrix
    /// People whose answers to both skills were used, skill × skill.
    package let people: [Int]

    /// Taken where nobody answered both skills of a pair.
    package static let usual = 0.6

    /// Answers of so many people are looked at, evenly taken from all: more do not change the second digit.
    private static let mostPeople = 4000
    private static let grid = AbilityGrid(count: 31, limit: 4.5)

    /// - Parameters:
    ///   - skillOf: the skill of each item, from 0 to `skills` − 1.
    ///   - responses: people × items; cells outside an item's categories count as not answered.
    package init(_ items: [Item], skillOf: [Int], skills: Int, in responses: Responses) {
        let stride = max(1, (responses.people + Self.mostPeople - 1) / Self.mostPeople)
        let picked = Array(Swift.stride(from: 0, to: responses.people, by: stride))
        let likelihoods = (0..<skills).map { skill in
            Self.likelihoods(items, items.indices.filter { skillOf[$0] == skill }, picked, responses)
        }
        var matrix = SquareMatrix.identity(skills)
        var people = [Int](repeating: 0, count: skills * skills)
        for a in 0..<skills {
            for b in 0..<a {
                let both = picked.indices.filter { likelihoods[a][$0] != nil && likelihoods[b][$0] != nil }
                let pairs = both.compactMap { index in
                    likelihoods[a][index].flatMap { first in likelihoods[b][index].map { (first, $0) } }
                }
                let found = pairs.isEmpty ? Self.usual : Self.best(pairs)
                (matrix[a, b], matrix[b, a]) = (found, found)
                (people[a * skills + b], people[b * skills + a]) = (pairs.count, pairs.count)
            }
        }
        self.matrix = Self.fitted(matrix)
        self.people = people
    }

    /// The likelihood of a person's answers to some items at each node; nil without an answer.
    private static func likelihoods(
        _ items: [Item], _ own: [Int], _ picked: [Int], _ responses: Responses
    ) -> [[Double]?] {
        let curves = own.map { index in
            (0..<items[index].categories).map { category in
                grid.nodes.map { items[index].probability(of: category, at: $0) }
            }
        }
        return picked.map { person in
            var values = [Double](repeating: 1, count: grid.count)
            var isAnswered = false
            for (number, item) in own.enumerated() {
                guard let category = responses[person, item], Int(category) < curves[number].count else { continue }
                isAnswered = true
                for node in values.indices { values[node] *= curves[number][Int(category)][node] }
                // Kept away from the end of the exponents.
                let most = values.max() ?? 1
                if most > 0, most < 1e-100 { for node in values.indices { values[node] /= most } }
            }
            return isAnswered ? values : nil
        }
    }

    /// The correlation with the largest likelihood: golden section, for there is one peak.
    private static func best(_ pairs: [([Double], [Double])]) -> Double {
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (-0.95, 0.98)
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (atLeft, atRight) = (logLikelihood(pairs, left), logLikelihood(pairs, right))
        while high - low > 2e-3 {
            if atLeft > atRight {
                (high, right, atRight) = (right, left, atLeft)
                left = high - ratio * (high - low)
                atLeft = logLikelihood(pairs, left)
            } else {
                (low, left, atLeft) = (left, right, atRight)
                right = low + ratio * (high - low)
                atRight = logLikelihood(pairs, right)
            }
        }
        return (low + high) / 2
    }

    private static func logLikelihood(_ pairs: [([Double], [Double])], _ correlation: Double) -> Double {
        let (nodes, count) = (grid.nodes, grid.count)
        var weights = [Double](repeating: 0, count: count * count)
        var sum = 0.0
        for a in 0..<count {
            for b in 0..<count {
                let square = nodes[a] * nodes[a] - 2 * correlation * nodes[a] * nodes[b] + nodes[b] * nodes[b]
                let weight = exp(-square / (2 * (1 - correlation * correlation)))
                weights[a * count + b] = weight
                sum += weight
            }
        }
        var total = 0.0
        weights.withUnsafeBufferPointer { weights in
            for (first, second) in pairs {
                var likelihood = 0.0
                first.withUnsafeBufferPointer { first in
                    second.withUnsafeBufferPointer { second in
                        for a in 0..<count {
                            var inner = 0.0
                            for b in 0..<count { inner += weights[a * count + b] * second[b] }
                            likelihood += first[a] * inner
                        }
                    }
                }
                total += log(max(likelihood / sum, .leastNormalMagnitude))
            }
        }
        return total
    }

    /// Pairs estimated one by one need not fit together: then all are drawn toward their mean, which is itself a covariance
    /// where it is not below 0.
    private static func fitted(_ matrix: SquareMatrix) -> SquareMatrix {
        var now = matrix
        let pairs = Double(matrix.size * (matrix.size - 1))
        let sum = matrix.values.reduce(0, +) - Double(matrix.size)
        let mean = pairs > 0 ? min(0.98, max(0, sum / pairs)) : 0
        while now.cholesky() == nil {
            for a in 0..<now.size {
                for b in 0..<now.size where a != b { now[a, b] = mean + (now[a, b] - mean) * 0.98 }
            }
        }
        return now
    }
}
