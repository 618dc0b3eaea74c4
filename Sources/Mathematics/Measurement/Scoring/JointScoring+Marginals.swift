import func Foundation.exp

/// What the answers to all skills say of one of them: mean and spread of its posterior, and its masses on the grid.
package struct SkillMarginal: Sendable, Hashable {
    package var estimate: AbilityEstimate
    /// At the nodes of `JointScoring.grid`, adding up to 1.
    package var masses: [Double]
}

extension SkillMarginal {
    /// A normal of an estimate.
    fileprivate init(_ estimate: AbilityEstimate) {
        self.init(
            estimate: estimate,
            masses: JointScoring.grid.reweighted(mean: estimate.theta, sd: max(0.05, estimate.error)).weights)
    }
}

extension JointScoring {
    package static let grid = AbilityGrid()

    private static let mostSweeps = 60
    private static let pace = 0.7

    /// The posterior of each skill given the answers to all, for levels and their chances.
    ///
    /// Expectation propagation (Minka 2001): each skill's own answers are taken exactly on the grid, and what the other
    /// skills say of it as a normal, until both agree. The mode with its curvature (`profiles`) is too sure of itself with
    /// five answers a skill; this is not.
    ///
    /// - Returns: of each person one for each skill.
    /// - Throws: `Failure.shape`, `Failure.category`.
    package func marginals(_ responses: Responses) throws(Failure) -> [[SkillMarginal]] {
        try check(responses)
        let curves = items.map { item in
            (0..<item.categories).map { category in
                Self.grid.nodes.map { item.probability(of: category, at: $0) }
            }
        }
        return (0..<responses.people).map { person in
            var likelihoods = [[Double]?](repeating: nil, count: skills)
            for (item, cell) in responses[person: person].enumerated() where cell != Responses.missing {
                let curve = curves[item][Int(cell)]
                var own = likelihoods[skillOf[item]] ?? [Double](repeating: 1, count: curve.count)
                var most = 0.0
                for node in own.indices {
                    own[node] *= curve[node]
                    most = max(most, own[node])
                }
                // Kept away from the end of the exponents.
                if most > 0, most < 1e-100 { for node in own.indices { own[node] /= most } }
                likelihoods[skillOf[item]] = own
            }
            return Propagation(self, likelihoods) { profile(of: responses[person: person]) }.marginals
        }
    }

    /// One person's posterior under propagation: a normal for what the skills say of each other, with a factor of
    /// precision and shift for each skill's own answers.
    private struct Propagation {
        private let likelihoods: [[Double]?]
        private var precision: [Double]
        private var shift: [Double]
        private var covariance: SquareMatrix
        private var mean: [Double]
        private let priorShift: [Double]
        private var isSettled = false
        /// Taken where the propagation does not settle: the mode with its curvature.
        private let mode: () -> Profile

        init(_ scoring: JointScoring, _ likelihoods: [[Double]?], mode: @escaping () -> Profile) {
            self.likelihoods = likelihoods
            precision = [Double](repeating: 0, count: scoring.skills)
            shift = precision
            covariance = scoring.covariance
            mean = scoring.means
            priorShift = scoring.precision * scoring.means
            self.mode = mode
            for _ in 0..<JointScoring.mostSweeps {
                var change = 0.0
                for skill in likelihoods.indices where likelihoods[skill] != nil { change = max(change, update(skill)) }
                if change < 1e-5 {
                    isSettled = likelihoods.indices.allSatisfy { cavity($0).precision > 1e-6 }
                    break
                }
            }
        }

        /// What all but the skill's own answers say of it: precision and shift.
        private func cavity(_ skill: Int) -> (precision: Double, shift: Double) {
            let variance = covariance[skill, skill]
            return (1 / variance - precision[skill], mean[skill] / variance - shift[skill])
        }

        private func masses(_ skill: Int) -> [Double] {
            let (own, other) = cavity(skill)
            let likelihood = likelihoods[skill]
            var masses = JointScoring.grid.nodes.enumerated().map { node, theta in
                exp(-own / 2 * theta * theta + other * theta - other * other / (2 * own)) * (likelihood?[node] ?? 1)
            }
            let total = masses.reduce(0, +)
            guard total > 0 else { return JointScoring.grid.weights }
            for node in masses.indices { masses[node] /= total }
            return masses
        }

        /// Gives by how much the skill's mean moved.
        private mutating func update(_ skill: Int) -> Double {
            let (own, other) = cavity(skill)
            guard own > 1e-6 else { return 0 }
            let (theta, sd) = JointScoring.grid.moments(of: masses(skill))
            guard sd > 1e-6 else { return 0 }
            // Answers above guessing may say less than nothing of a precision: then nothing. Half steps, so that skills
            // that are nearly one do not toss each other about.
            let wanted = max(1 / (sd * sd) - own, 0)
            let precisionNow = precision[skill] + JointScoring.pace * (wanted - precision[skill])
            let step = precisionNow - precision[skill]
            let before = mean[skill]
            let factor = step / (1 + step * covariance[skill, skill])
            let column = (0..<mean.count).map { covariance[$0, skill] }
            for a in mean.indices { for b in mean.indices { covariance[a, b] -= factor * column[a] * column[b] } }
            precision[skill] = precisionNow
            shift[skill] += JointScoring.pace * (theta * (own + wanted) - other - shift[skill])
            mean = covariance * zip(priorShift, shift).map { $0 + $1 }
            return abs(mean[skill] - before)
        }

        var marginals: [SkillMarginal] {
            guard isSettled else { return mode().abilities.map(SkillMarginal.init) }
            return likelihoods.indices.map { skill in
                let masses = masses(skill)
                let (theta, sd) = JointScoring.grid.moments(of: masses)
                return SkillMarginal(estimate: AbilityEstimate(theta: theta, error: sd), masses: masses)
            }
        }
    }
}
