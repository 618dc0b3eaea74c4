/// Items estimated from answers, with the abilities of the groups that gave them.
///
/// Marginal maximum likelihood by EM over a grid of abilities (Bock & Aitkin 1981), with a prior on the slopes its
/// maximum a posteriori (Mislevy 1986). Right-or-wrong and graded items are estimated together, so that a rating by
/// oneself or one's head lies on the scale of the test.
package struct Calibration: Sendable {
    /// What is estimated, and how.
    package struct Settings: Sendable {
        /// Slopes of 1 with the spread of abilities free (Rasch), in place of a slope each.
        package var isRasch = false
        package var prior = SlopePrior.usual
        /// Ends when no parameter changes by more in a cycle.
        package var tolerance = 1e-5
        package var mostCycles = 2000
        /// Whether standard errors are worked out: two cycles more for every parameter.
        package var wantsErrors = true
        package var nodes = 61
        package var limit = 6.0

        package init() {}
    }

    /// An item as it goes in.
    package struct Blank: Sendable, Hashable {
        /// Categories of the answers: 2 for right and wrong.
        package var categories: Int
        /// The lower asymptote, 1/options for a choice.
        package var lower: Double
        /// The lower asymptote is estimated too, from `lower` on; nil: it stays.
        package var lowerPrior: LowerPrior?
        /// Taken as it is, not estimated: an anchor.
        package var fixed: Item?

        package init(categories: Int = 2, lower: Double = 0, lowerPrior: LowerPrior? = nil, fixed: Item? = nil) {
            self.categories = categories
            self.lower = lower
            self.lowerPrior = lowerPrior
            self.fixed = fixed
        }
    }

    /// Why nothing can be estimated. Items and people are counted from 0.
    package enum Failure: Error, Sendable, Hashable {
        case empty
        case shape(items: Int, described: Int)
        /// An answer that the item does not have.
        case category(person: Int, item: Int, value: Int)
        /// Nobody answered the item.
        case unanswered(item: Int)
        /// Fewer than two categories, a lower asymptote outside 0..<1 (if it is estimated, 0 too), or fixed parameters that
        /// do not fit.
        case item(Int)
        case groups(people: Int, described: Int)
    }

    /// A group's distribution of abilities.
    package struct Ability: Sendable, Hashable {
        package var mean: Double
        package var sd: Double
    }

    package var items: [Item]
    /// Of each item: slope, then intercepts; NaN where it was fixed or no error can be had.
    package var errors: [[Double]]
    /// Standard errors of each item's difficulties −d/a, slope and intercept taken together; NaN as `errors`.
    package var difficultyErrors: [[Double]]
    /// Standard errors of the lower asymptotes; NaN where they were not estimated.
    package var lowerErrors: [Double]
    /// People who answered each item.
    package var answers: [Int]
    package var groups: [Ability]
    /// Standard errors of the groups' means, NaN where the mean was fixed.
    package var groupErrors: [Ability]
    package var logLikelihood: Double
    /// Log density of the priors of slopes and lower asymptotes: 0 without one.
    package var logPrior: Double
    package var cycles: Int
    package var isConverged: Bool

    /// Estimates items.
    ///
    /// - Parameters:
    ///   - responses: people × items.
    ///   - blanks: what each item is.
    ///   - groupOf: the group of each person, counted from 0; nil: all are one. The first group's abilities are N(0, 1)
    ///     unless items are fixed; mean and spread of all others are estimated.
    /// - Throws: `Failure`.
    package init(
        _ responses: Responses, _ blanks: [Blank], groupOf: [Int]? = nil, settings: Settings = Settings()
    ) throws(Failure) {
        try Self.check(responses, blanks, groupOf)
        var search = CalibrationSearch(responses, blanks, groupOf: groupOf, settings: settings)
        search.run()
        items = search.state.items
        groups = search.state.groups
        cycles = search.cycles
        isConverged = search.isConverged
        logLikelihood = search.logLikelihood
        logPrior = search.logPrior(of: search.state)
        answers = (0..<responses.items).map { item in
            stride(from: item, to: responses.cells.count, by: responses.items)
                .count { responses.cells[$0] != Responses.missing }
        }
        let found = settings.wantsErrors ? search.standardErrors() : nil
        errors = found?.items ?? items.map { $0.parameters.map { _ in .nan } }
        difficultyErrors = found?.difficulties ?? items.map { $0.intercepts.map { _ in .nan } }
        lowerErrors = found?.lowers ?? items.map { _ in .nan }
        groupErrors = found?.groups ?? groups.map { _ in Ability(mean: .nan, sd: .nan) }
    }

    private static func check(_ responses: Responses, _ blanks: [Blank], _ groupOf: [Int]?) throws(Failure) {
        guard responses.people > 0, responses.items > 0 else { throw .empty }
        guard blanks.count == responses.items else { throw .shape(items: responses.items, described: blanks.count) }
        if let groupOf {
            guard groupOf.count == responses.people, groupOf.allSatisfy({ $0 >= 0 }) else {
                throw .groups(people: responses.people, described: groupOf.count)
            }
        }
        for (index, blank) in blanks.enumerated() {
            guard (2...255).contains(blank.categories), (0..<1).contains(blank.lower),
                blank.categories == 2 || blank.lower == 0, blank.lowerPrior == nil || blank.lower > 0
            else { throw .item(index) }
            if let fixed = blank.fixed {
                guard fixed.categories == blank.categories, fixed.parameters.allSatisfy(\.isFinite) else {
                    throw .item(index)
                }
            }
        }
        var isAnswered = [Bool](repeating: false, count: responses.items)
        for person in 0..<responses.people {
            for (item, cell) in responses[person: person].enumerated() where cell != Responses.missing {
                guard Int(cell) < blanks[item].categories else {
                    throw .category(person: person, item: item, value: Int(cell))
                }
                isAnswered[item] = true
            }
        }
        if let item = isAnswered.firstIndex(of: false), blanks[item].fixed == nil { throw .unanswered(item: item) }
    }
}
