package enum EvidenceError: Error, Hashable, Sendable {
    /// The piece, counted from 0, has a grade, slope, threshold, error, age or half-life that cannot be.
    case piece(index: Int)
    /// The prior mean is not finite or its standard deviation not above 0.
    case prior
    /// A gate, counted from 0, before a level there is not.
    case gate(index: Int)
}

/// What must be on file before a level is awarded, whatever the probability: somebody may know what others do.
package struct LevelGate: Sendable, Hashable {
    /// The level, and all above it.
    package let level: Int
    /// One piece of any of these kinds opens the gate.
    package let kinds: Set<EvidenceKind>
    /// Older pieces do not count.
    package let withinMonths: Double

    package init(level: Int, kinds: Set<EvidenceKind>, withinMonths: Double = .infinity) {
        self.level = level
        self.kinds = kinds
        self.withinMonths = withinMonths
    }

    func isOpened(by evidence: [Evidence]) -> Bool {
        evidence.contains { kinds.contains($0.kind) && $0.ageMonths <= withinMonths }
    }
}

/// The level of a person by all evidence together: log posterior = log prior + Σ weight × log-likelihood over the nodes
/// of the ability (Bayes; pieces lose weight with age by a half-life, power prior of Ibrahim and Chen 2000).
package struct LevelPosterior: Sendable, Hashable {
    package let eap: Double
    package let sd: Double
    package let probabilities: LevelProbabilities
    /// EAP with all pieces less EAP without this one, piece by piece.
    package let influence: [Double]
    /// The highest level with the chance asked for.
    package let reached: Int
    /// The highest level reached with every gate up to it open; 0 where no piece says anything about the ability, for
    /// the prior alone awards nothing.
    package let awarded: Int
    /// The closed gates between the level awarded and the level reached.
    package let missing: [LevelGate]

    /// - Parameters:
    ///   - prior: mean and standard deviation of the ability before the evidence, as of the person's grade.
    ///   - chance: with which a level must be reached.
    ///   - rule: what becomes of nodes near a cut.
    package init(
        evidence: [Evidence], prior: (mean: Double, sd: Double) = (0, 1), cuts: LevelCuts, gates: [LevelGate] = [],
        chance: Double = 0.8, nodes rule: LevelProbabilities.NodeRule = .divided
    ) throws(EvidenceError) {
        guard prior.mean.isFinite, prior.sd > 0, prior.sd.isFinite else { throw .prior }
        if let index = evidence.firstIndex(where: { !$0.isSound }) { throw .piece(index: index) }
        if let index = gates.firstIndex(where: { !(1..<cuts.levels).contains($0.level) }) { throw .gate(index: index) }

        let levelGrid = LevelGrid(cuts: cuts, nodes: rule)
        let pieces = evidence.map { $0.logLikelihood(at: levelGrid.grid.nodes) }
        let logPrior = levelGrid.logPrior(mean: prior.mean, sd: prior.sd)
        let masses = LevelGrid.raised(pieces.reduce(logPrior) { zip($0, $1).map { $0 + $1 } })
        (eap, sd) = levelGrid.grid.moments(of: masses)
        influence = levelGrid.influence(of: pieces, on: logPrior)
        probabilities = LevelProbabilities(atLeast: masses.withUnsafeBufferPointer { levelGrid.atLeast($0) })
        let reached = probabilities.highest(with: chance)
        let closed = gates.filter { $0.level <= reached && !$0.isOpened(by: evidence) }.sorted { $0.level < $1.level }
        self.reached = reached
        awarded = evidence.contains(where: \.speaks) ? closed.first.map { $0.level - 1 } ?? reached : 0
        missing = closed
    }
}
