import Mathematics

/// What the knowledge questions of a survey say of each person's skills (clauses O6, O10), with how sure it is.
///
/// All questions are laid on one scale (`QuestionScale`) and carried over to the skills, which are taken to hang together
/// with a correlation of 0.6: then an answer speaks for its own skill and, less, for the others, which with two or three
/// questions a skill tells far more than counting them (docs/algorithms/measurement.md). A question about several of the plan's
/// skills counts for that one of them that has the fewest others. Of each skill's posterior only what the answers added is kept,
/// for the ledger's fusion has a prior of its own.
struct KnowledgeScores: Sendable {
    /// Of any two skills: the usual one; a wrong one costs little (measured: 0.035 in the error of estimates at most).
    static let correlation = 0.6

    /// One for each response and skill; nil where no question about the skill was answered.
    private let findings: [Finding?]
    private let skills: Int

    struct Finding: Sendable, Hashable {
        var rank: Int8
        var estimate: EvidenceEntry.Estimate
    }

    init(_ binding: Instrument.Binding, _ responses: SurveyResponses) {
        skills = binding.levels.count
        findings = Self.findings(binding, responses)
    }

    func finding(_ response: Int, skill: Int) -> Finding? { findings[response * skills + skill] }

    private static func findings(_ binding: Instrument.Binding, _ responses: SurveyResponses) -> [Finding?] {
        let (instrument, skills) = (binding.instrument, binding.levels.count)
        var findings = [Finding?](repeating: nil, count: responses.count * skills)
        let uses = binding.uses.filter { instrument.items[$0.item].key != nil }
        guard !uses.isEmpty, responses.count > 0 else { return findings }
        let scale = QuestionScale(instrument, responses)
        let asked = Set(uses.map(\.item))
        let questions = scale.questions.indices.filter { asked.contains(scale.questions[$0]) }
        let home = homes(uses)
        let onSkills = scale.onSkills(correlation: correlation)
        guard
            let scoring = try? SharedFactorScoring(
                questions.map { onSkills.items[$0] }, skillOf: questions.map { home[scale.questions[$0]] ?? 0 },
                skills: skills, correlation: correlation)
        else { return findings }
        let scored = scale.scored(responses, questions)
        let cuts = onSkills.cuts.map { $0?.ability }
        let ladders = (0..<skills).map {
            LevelLadder(cuts, binding.levelRanks[$0], levels: binding.levels[$0])
        }
        // Of each skill the columns that speak of it.
        let columns = (0..<skills).map { skill in
            let own = Set(uses.filter { $0.skill == skill }.map(\.item))
            return questions.indices.filter { own.contains(scale.questions[questions[$0]]) }
        }
        try? scoring.estimates(scored) { response, estimates in
            for skill in 0..<skills
            where columns[skill].contains(where: { scored[response, $0] != nil }) {
                findings[response * skills + skill] = ladders[skill].finding(estimates[skill])
            }
        }
        return findings
    }

    /// The skill for which each question counts, by item: in turn that one of its skills for which the fewest count so far.
    private static func homes(_ uses: [Instrument.Binding.Use]) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        var homes: [Int: Int] = [:]
        var choices: [(item: Int, skills: [Int])] = []
        for use in uses {
            if choices.last?.item == use.item {
                choices[choices.count - 1].skills.append(use.skill)
            } else {
                choices.append((use.item, [use.skill]))
            }
        }
        // Those without a choice first.
        for choice in choices.filter({ $0.skills.count == 1 }) + choices.filter({ $0.skills.count > 1 }) {
            guard let skill = choice.skills.min(by: { counts[$0, default: 0] < counts[$1, default: 0] }) else {
                continue
            }
            homes[choice.item] = skill
            counts[skill, default: 0] += 1
        }
        return homes
    }
}

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
