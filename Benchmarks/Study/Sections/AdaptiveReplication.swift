import Mathematics

/// One bank, calibrated or known, and everybody's tests from it in all ways.
struct AdaptiveReplication {
    struct Result {
        var errors = ErrorTally()
        var levels = Certainty()
        var questions = 0
        /// Cuts that were excluded when a test ended because all were, and whether rightly.
        var excluded = Certainty.Bin(0...1)
    }

    static let tested = 2_000
    static let mostRandom = 120

    private(set) var results: [AdaptivePlan: Result] = [:]
    /// After so many random questions.
    private(set) var random: [ErrorTally] = []

    /// - Parameter people: those the bank was calibrated on; nil for the true items.
    init(_ kind: AdaptiveStudy.Bank, people: Int?, seed: UInt64, replication: Int) throws {
        // The same bank at every size.
        var draw = SeededGenerator(seed: seed, part: 1_000 + UInt64(kind.items), people: 0, replication: replication)
        let truth = draw.items(kind.items, lower: kind.lower)
        var random = SeededGenerator(
            seed: seed, part: 30 + UInt64(kind.items), people: people ?? 0, replication: replication)
        let items = try people.map { try kind.calibrated(truth, people: $0, &random) } ?? truth
        let bank = try AdaptiveBank(items: items)
        let form = AdaptivePlan.bestForm(items, 20)
        let most = min(kind.items, Self.mostRandom)
        self.random = [ErrorTally](repeating: ErrorTally(), count: most)
        for person in 0..<Self.tested {
            // Last year's result is right on average: the ability lies around it with its error.
            let lastYear = random.normal(sd: (1 - AdaptivePlan.lastYearSD * AdaptivePlan.lastYearSD).squareRoot())
            let theta = lastYear + random.normal(sd: AdaptivePlan.lastYearSD)
            let answers = truth.map { random.answer($0, theta) }
            for plan in AdaptivePlan.allCases {
                guard let rules = plan.rules(lastYear: lastYear, bank: kind.items) else { continue }
                let (test, stop) = try AdaptiveSession.run(bank, rules, seed: UInt64(person)) { answers[$0] }
                let estimate = AbilityEstimate(theta: test.estimate.eap, error: test.estimate.se)
                add(plan, estimate, theta, questions: test.log.answers.count, isClassified: stop == .classified)
            }
            if let last = try AdaptiveSession.run(bank, order: form, { answers[$0] }).last {
                add(.twentyFixed, last, theta, questions: 20)
            }
            let order = random.order(kind.items).prefix(most)
            let estimates = try AdaptiveSession.run(bank, order: order) { answers[$0] }
            for (place, estimate) in estimates.enumerated() { self.random[place].add(estimate, truth: theta) }
            add(.twentyRandom, estimates[19], theta, questions: 20)
        }
    }

    private mutating func add(
        _ plan: AdaptivePlan, _ estimate: AbilityEstimate, _ theta: Double, questions: Int, isClassified: Bool = false
    ) {
        let chances = LevelProbabilities(eap: estimate.theta, se: estimate.error, cuts: StudyLevels.cuts)
        results[plan, default: Result()].errors.add(estimate, truth: theta)
        results[plan, default: Result()].levels.add(chances, truth: theta)
        results[plan, default: Result()].questions += questions
        guard isClassified else { return }
        for cut in StudyLevels.abilities {
            results[plan, default: Result()].excluded.add(0.9, (estimate.theta > cut) == (theta > cut))
        }
    }
}
