import Mathematics

/// The knowledge questions of a survey put one by one to somebody of whom an earlier survey knows something: each the one
/// that tells most, five to eight in place of a whole form (O1; docs/algorithms/measurement.md).
package struct AdaptiveQuestions: Sendable {
    package static let fewest = 5
    package static let most = 8
    /// Stops at this standard error.
    package static let precise = 0.4
    /// How far ability wanders from one survey to the next: standard deviations of staff.
    static let drift = 0.3
    /// Answers that somebody must have given before.
    static let fewestBefore = 5

    /// The survey's own questions.
    package let bank: QuestionBank
    package let prior: (mean: Double, sd: Double)
    private let adaptive: AdaptiveBank
    private let rules: AdaptiveRules
    /// For each question that can be put, its place in `bank`.
    private let places: [Int]

    /// Whether a survey puts questions one by one to those who answered an earlier one: where everybody is asked a part only,
    /// and enough of the questions have figures.
    package static func arePut(_ instrument: Instrument, anchors: QuestionScale.Anchors) -> Bool {
        instrument.forms > 1
            && instrument.items.count { $0.key != nil && anchors[$0.identity] != nil } >= fewestKnown
    }

    /// Questions with figures, for there to be a choice.
    private static var fewestKnown: Int { most + fewest }

    /// Nil where too few of the questions have figures of their own from the earlier survey.
    ///
    /// - Parameters:
    ///   - instrument: what is asked now.
    ///   - scale: the earlier survey's questions, of `earlier`.
    ///   - prior: mean and spread at the beginning.
    package init?(
        _ instrument: Instrument, scale: QuestionScale, of earlier: Instrument, prior: (mean: Double, sd: Double)
    ) {
        let bank = QuestionBank(instrument)
        var known: [String: Item] = [:]
        for (place, item) in scale.questions.enumerated() where scale.isCalibrated[place] {
            known[earlier.items[item].identity] = scale.items[place]
        }
        places = bank.questions.indices.filter { known[bank.questions[$0].identity] != nil }
        guard places.count >= Self.fewestKnown else { return nil }
        var skills: [String] = []
        let groups = places.map { place -> Int in
            let skill = bank.questions[place].skills.first ?? ""
            if let group = skills.firstIndex(of: skill) { return group }
            skills.append(skill)
            return skills.count - 1
        }
        var rules = AdaptiveRules()
        rules.priorMean = max(-4, min(4, prior.mean))
        rules.priorSD = max(0.2, prior.sd)
        rules.targets = skills.map { _ in 1 / Double(skills.count) }
        rules.randomesque = 5
        rules.fewestItems = Self.fewest
        rules.mostItems = Self.most
        rules.standardError = Self.precise
        let items = places.compactMap { known[bank.questions[$0].identity] }
        guard let adaptive = try? AdaptiveBank(items: items, groups: groups) else { return nil }
        self.bank = bank
        self.prior = (rules.priorMean, rules.priorSD)
        self.rules = rules
        self.adaptive = adaptive
    }

    /// What an earlier survey knows of somebody's ability, widened by the time since; nil where they answered too little.
    ///
    /// - Parameter codes: one for each item of `instrument`.
    package static func prior(
        _ instrument: Instrument, scale: QuestionScale, codes: [UInt8]
    ) -> (mean: Double, sd: Double)? {
        guard codes.count == instrument.items.count else { return nil }
        let cells = scale.questions.map { item -> UInt8? in
            let code = codes[item]
            return code == AnswerCode.missing ? nil : instrument.items[item].key.map { Int(code) == $0 ? 1 : 0 }
        }
        guard cells.count(where: { $0 != nil }) >= fewestBefore,
            let estimate = try? Scoring(scale.items, mean: scale.mean).estimates(Responses([cells]), by: .eap).first
        else { return nil }
        return (estimate.theta, (estimate.error * estimate.error + drift * drift).squareRoot())
    }

    /// The place of the question to put after these answers, the oldest first; nil where it is over. The same seed and
    /// answers give the same. Answers to what is no longer asked are passed over.
    package func next(after answers: [(place: Int, isRight: Bool)], seed: UInt64) -> Int? {
        let log = answers.compactMap { answer in
            places.firstIndex(of: answer.place).map {
                AdaptiveTest.Answer(item: $0, category: answer.isRight ? 1 : 0)
            }
        }
        guard
            let test = try? AdaptiveTest(
                bank: adaptive, rules: rules, log: AdaptiveTest.Log(seed: seed, answers: log)),
            case .item(let item) = test.next()
        else { return nil }
        return places[item]
    }
}
