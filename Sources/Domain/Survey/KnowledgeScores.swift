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

    let summary: KnowledgeSummary

    init(_ binding: Instrument.Binding, _ responses: SurveyResponses, anchors: QuestionScale.Anchors = [:]) {
        skills = binding.levels.count
        let scale =
            responses.count > 0 && binding.instrument.items.contains { $0.key != nil }
            ? QuestionScale(binding.instrument, responses, anchors: anchors) : nil
        summary = KnowledgeSummary(
            scale, responses, isChosen: AdaptiveQuestions.arePut(binding.instrument, anchors: anchors))
        findings = Self.findings(binding, responses, scale)
    }

    func finding(_ response: Int, skill: Int) -> Finding? { findings[response * skills + skill] }

    private static func findings(
        _ binding: Instrument.Binding, _ responses: SurveyResponses, _ scale: QuestionScale?
    ) -> [Finding?] {
        let (instrument, skills) = (binding.instrument, binding.levels.count)
        var findings = [Finding?](repeating: nil, count: responses.count * skills)
        let uses = binding.uses.filter { instrument.items[$0.item].key != nil }
        guard !uses.isEmpty, let scale else { return findings }
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
