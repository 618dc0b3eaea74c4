import func Foundation.exp2

/// What a piece of evidence is about, as the gates of the levels ask for it: a test, a self-rating, work, teaching. The
/// names are the caller's.
package struct EvidenceKind: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
}

/// One piece of evidence of somebody's ability in a skill.
package struct Evidence: Sendable, Hashable {
    package enum Finding: Sendable, Hashable {
        case answers([ItemAnswer])
        /// A grade from 0, with the slope and the thresholds of its source (self, superior) from the calibration:
        /// P(grade ≥ k) = s(slope·(θ − thresholdₖ)).
        case rating(grade: Int, slope: Double, thresholds: [Double])
        /// P(passed) = s(slope·(θ − difficulty)).
        case examination(passed: Bool, slope: Double, difficulty: Double)
        /// An ability measured with a normal error.
        case score(Double, se: Double)
        /// Something done, which opens a gate and says nothing about θ.
        case deed
    }

    package struct ItemAnswer: Sendable, Hashable {
        package let item: Item
        package let category: Int

        package init(_ item: Item, _ category: Int) {
            self.item = item
            self.category = category
        }
    }

    package var kind: EvidenceKind
    package var finding: Finding
    package var ageMonths: Double
    /// Months after which the evidence counts half; infinite for what does not age.
    package var halfLifeMonths: Double

    package init(_ kind: EvidenceKind, _ finding: Finding, ageMonths: Double = 0, halfLifeMonths: Double = .infinity) {
        self.kind = kind
        self.finding = finding
        self.ageMonths = ageMonths
        self.halfLifeMonths = halfLifeMonths
    }

    /// 2^(−age/half-life); 1 for evidence dated ahead.
    package var weight: Double { Evidence.weight(ageMonths: ageMonths, halfLifeMonths: halfLifeMonths) }

    package static func weight(ageMonths: Double, halfLifeMonths: Double) -> Double {
        exp2(-max(0, ageMonths) / halfLifeMonths)
    }

    /// Whether its figures can be: otherwise nothing can be added up.
    package var isSound: Bool {
        guard halfLifeMonths > 0, ageMonths.isFinite else { return false }
        switch finding {
        case .answers(let answers):
            return answers.allSatisfy { (0..<$0.item.categories).contains($0.category) && $0.item.categories > 1 }
        case .rating(let grade, let slope, let thresholds):
            let rise = zip(thresholds, thresholds.dropFirst()).allSatisfy(<)
            return (0...thresholds.count).contains(grade) && slope > 0 && rise && thresholds.allSatisfy(\.isFinite)
        case .examination(_, let slope, let difficulty): return slope > 0 && difficulty.isFinite
        case .score(let score, let se): return score.isFinite && se > 0
        case .deed: return true
        }
    }

    /// Whether it says anything about the ability.
    var speaks: Bool { !finding.terms.isEmpty }

    /// Weighted log-likelihood at each ability.
    func logLikelihood(at nodes: [Double]) -> [Double] {
        let weight = weight
        return finding.logLikelihood(at: nodes).map { weight * $0 }
    }
}

/// One factor of a likelihood.
private enum Term {
    case answer(Item, Int)
    case normal(Double, Double)

    func logLikelihood(at theta: Double) -> Double {
        switch self {
        case .answer(let item, let category): return item.logProbability(of: category, at: theta)
        case .normal(let score, let se): return -(score - theta) * (score - theta) / (2 * se * se)
        }
    }
}

extension Evidence.Finding {
    /// The logarithm of its chance at each ability.
    package func logLikelihood(at nodes: [Double]) -> [Double] {
        terms.reduce(into: [Double](repeating: 0, count: nodes.count)) { sums, term in
            for (place, node) in nodes.enumerated() { sums[place] += term.logLikelihood(at: node) }
        }
    }

    fileprivate var terms: [Term] {
        switch self {
        case .answers(let answers): return answers.map { .answer($0.item, $0.category) }
        case .rating(let grade, let slope, let thresholds):
            guard !thresholds.isEmpty else { return [] }
            return [.answer(Item(slope: slope, intercepts: thresholds.map { -slope * $0 }), grade)]
        case .examination(let passed, let slope, let difficulty):
            return [.answer(Item(slope: slope, difficulty: difficulty), passed ? 1 : 0)]
        case .score(let score, let se): return [.normal(score, se)]
        case .deed: return []
        }
    }
}
