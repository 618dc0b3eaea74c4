import Mathematics

/// The levels of a plan's scale on a survey's scale of ability, and the way from there to the scale on which all evidence is
/// fused: a broken line through the places where both have the same level begin.
struct LevelLadder: Sendable {
    /// Levels closer together than this on the survey's scale are told apart no further.
    private static let leastStep = 0.2

    private let from: [Double]
    private let to: [Double]
    private let levels: Int

    /// - Parameters:
    ///   - cuts: where the instrument's levels begin, nil where it asks nothing about one.
    ///   - ranks: the rank of each on the plan's scale.
    init(_ cuts: [Double?], _ ranks: [Int], levels: Int) {
        let fused = LevelFusion.cuts(levels: levels)
        var (from, to) = ([Double](), [Double]())
        for rank in stride(from: 1, through: levels, by: 1) {
            guard let cut = zip(cuts, ranks).compactMap({ $1 == rank ? $0 : nil }).min() else { continue }
            from.append(from.last.map { max(cut, $0 + Self.leastStep) } ?? cut)
            to.append(fused[rank - 1])
        }
        self.from = from
        self.to = to
        self.levels = levels
    }

    /// A skill's posterior under a prior N(0, 1) as an entry of the ledger has it; nil where the answers added nothing.
    func finding(_ posterior: AbilityEstimate) -> KnowledgeScores.Finding? {
        guard posterior.error > 0 else { return nil }
        let precision = 1 / (posterior.error * posterior.error)
        guard precision - 1 > 0.01 else { return nil }
        let sd = 1 / (precision - 1).squareRoot()
        let mean = posterior.theta * precision / (precision - 1)
        var rank = 0
        var certainty = 0.0
        for place in 1...max(1, levels) {
            let chance = Distributions.normal(below: (posterior.theta - cut(ofRank: place)) / posterior.error)
            if place == 1 || chance >= 0.5 { certainty = chance }
            guard chance >= 0.5 else { break }
            rank = place
        }
        return KnowledgeScores.Finding(
            rank: Int8(clamping: rank),
            estimate: EvidenceEntry.Estimate(
                mean: Float(fused(mean)), sd: Float((fused(mean + sd) - fused(mean - sd)) / 2),
                certainty: Float(certainty)))
    }

    /// Where a rank begins on the survey's scale.
    private func cut(ofRank rank: Int) -> Double {
        let wanted = LevelFusion.cuts(levels: levels)[rank - 1]
        return Self.line(wanted, to, from)
    }

    private func fused(_ ability: Double) -> Double { Self.line(ability, from, to) }

    /// The broken line through (x, y), going on at either end as in its last part, at half to twice the pace.
    private static func line(_ at: Double, _ x: [Double], _ y: [Double]) -> Double {
        guard let first = x.first, let last = x.last else { return at }
        func slope(_ part: Int) -> Double {
            x.count < 2 ? 1 : (y[part + 1] - y[part]) / (x[part + 1] - x[part])
        }
        if at <= first { return y[0] + (at - first) * min(2, max(0.5, slope(0))) }
        if at >= last { return y[y.count - 1] + (at - last) * min(2, max(0.5, slope(x.count - 2))) }
        let part = (x.firstIndex { $0 > at } ?? 1) - 1
        return y[part] + (at - x[part]) * slope(part)
    }
}
