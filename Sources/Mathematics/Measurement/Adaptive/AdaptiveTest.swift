package enum AdaptiveTestError: Error, Hashable, Sendable {
    /// An item that is not in the bank.
    case item(Int)
    /// An item that was answered before.
    case repeated(item: Int)
    /// A category the item does not have.
    case category(item: Int, category: Int)
}

/// An adaptive test of one person: the most informative item at the ability estimated so far, within the content quota,
/// until a rule stops it. The estimate is the mean of the posterior, the error its standard deviation (Bock and Mislevy
/// 1982).
///
/// A value: it is the same again from the same bank, rules, barred items and log. An answer costs time in proportion to
/// nodes + items left.
package struct AdaptiveTest: Sendable {
    package enum Next: Sendable, Hashable {
        case item(Int)
        case stop(Stop)
    }

    package enum Stop: String, Sendable, Hashable, Codable {
        case precision, length, classified, information
        /// No item may be put any more.
        case exhausted
    }

    package struct Answer: Sendable, Hashable, Codable {
        package let item: Int
        /// 0 wrong and 1 right, or the grade.
        package let category: Int

        package init(item: Int, category: Int) {
            self.item = item
            self.category = category
        }
    }

    /// What a test is restored from.
    package struct Log: Sendable, Hashable, Codable {
        package var seed: UInt64
        package var answers: [Answer]

        package init(seed: UInt64 = 0, answers: [Answer] = []) {
            self.seed = seed
            self.answers = answers
        }
    }

    package let bank: AdaptiveBank
    package let rules: AdaptiveRules
    package private(set) var log: Log
    /// EAP and its standard error.
    package private(set) var estimate: (eap: Double, se: Double)

    private let grid: AbilityGrid
    /// Posterior chance of each node.
    private var masses: [Double]
    private var candidates: AdaptiveCandidates
    private var answered: [Bool]

    /// - Parameters:
    ///   - barred: items that are not put, as the person saw them lately.
    ///   - log: earlier answers of the same test, put again in their order.
    /// - Throws: `AdaptiveRulesError`, or `AdaptiveTestError` for an answer of the log.
    package init(bank: AdaptiveBank, rules: AdaptiveRules, barred: Set<Int> = [], log: Log = Log()) throws {
        try rules.validate()
        self.bank = bank
        self.rules = rules
        self.log = Log(seed: log.seed)
        grid = AbilityGrid(mean: rules.priorMean, sd: rules.priorSD, count: rules.nodes, limit: rules.limit)
        masses = grid.weights
        let prior = grid.moments(of: masses)
        // A prior so narrow that it lies between two nodes.
        guard prior.mean.isFinite else { throw AdaptiveRulesError.prior }
        estimate = (prior.mean, prior.sd)
        candidates = try AdaptiveCandidates(bank: bank, targets: rules.targets, barred: barred)
        answered = [Bool](repeating: false, count: bank.count)
        for answer in log.answers { try record(answer.item, answer.category) }
    }

    /// The item to put, or why the test is over. Asked twice without an answer in between, it says the same.
    package func next() -> Next {
        let answers = log.answers.count
        if let stop = rules.stop(after: answers, mean: estimate.eap, se: estimate.se) { return .stop(stop) }
        guard let choice = candidates.best(rules.randomesque, of: bank, at: estimate.eap, after: answers) else {
            return .stop(.exhausted)
        }
        if let least = rules.leastInformation, answers >= rules.fewestItems,
            candidates.largestInformation(of: bank, at: estimate.eap) < least
        {
            return .stop(.information)
        }
        guard choice.count > 1 else { return .item(choice[0]) }
        var generator = SeededGenerator(seed: log.seed &+ UInt64(answers) &* 0x9e37_79b9_7f4a_7c15)
        return .item(choice[generator.below(choice.count)])
    }

    /// Takes an answer in. Any item of the bank may be recorded once, also one that `next` did not name.
    package mutating func record(_ item: Int, _ category: Int) throws(AdaptiveTestError) {
        guard bank.items.indices.contains(item) else { throw .item(item) }
        guard !answered[item] else { throw .repeated(item: item) }
        let asked = bank.items[item]
        guard (0..<asked.categories).contains(category) else { throw .category(item: item, category: category) }
        weigh(asked, category)
        answered[item] = true
        candidates.remove(item, of: bank)
        log.answers.append(Answer(item: item, category: category))
    }

    private mutating func weigh(_ asked: Item, _ category: Int) {
        var posterior = masses
        var total = 0.0
        for node in posterior.indices {
            posterior[node] *= asked.probability(of: category, at: grid.nodes[node])
            total += posterior[node]
        }
        // An answer that no node can give leaves the estimate as it was.
        guard total > 0 else { return }
        for node in posterior.indices { posterior[node] /= total }
        masses = posterior
        let moments = grid.moments(of: posterior)
        estimate = (moments.mean, moments.sd)
    }
}
