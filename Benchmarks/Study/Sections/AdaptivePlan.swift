import Mathematics

/// A way to test somebody that is compared.
enum AdaptivePlan: CaseIterable {
    case twelve, twelveOfFive, twenty, precise, classified, fiveAfterLastYear, eightAfterLastYear
    case twentyFixed, twentyRandom

    var name: String {
        switch self {
        case .twelve: "12 questions, the best each time"
        case .twelveOfFive: "12, one of the best five"
        case .twenty: "20, the best each time"
        case .precise: "until SE ≤ .40"
        case .classified: "until every cut is excluded at 90 %, at most 20"
        case .fiveAfterLastYear: "5, started from last year's result"
        case .eightAfterLastYear: "8, started from last year's result"
        case .twentyFixed: "20, the best fixed form"
        case .twentyRandom: "20 at random"
        }
    }

    /// How well last year's result foretells this year's ability.
    static let lastYearSD = 0.45

    /// Nil where the questions do not depend on the answers.
    func rules(lastYear: Double, bank: Int) -> AdaptiveRules? {
        var rules = AdaptiveRules()
        switch self {
        case .twelve: rules.mostItems = 12
        case .twelveOfFive:
            rules.mostItems = 12
            rules.randomesque = 5
        case .twenty: rules.mostItems = 20
        case .precise:
            rules.standardError = 0.4
            rules.mostItems = bank
        case .classified:
            rules.cuts = StudyLevels.abilities
            rules.mostItems = 20
        case .fiveAfterLastYear, .eightAfterLastYear:
            rules.mostItems = self == .fiveAfterLastYear ? 5 : 8
            rules.priorMean = lastYear
            rules.priorSD = AdaptivePlan.lastYearSD
        case .twentyFixed, .twentyRandom: return nil
        }
        return rules
    }

    /// The items that tell most on average over N(0, 1).
    static func bestForm(_ items: [Item], _ count: Int) -> [Int] {
        let grid = AbilityGrid()
        let told = items.map { item in
            zip(grid.nodes, grid.weights).reduce(0.0) { $0 + $1.1 * item.information(at: $1.0) }
        }
        return Array(items.indices.sorted { told[$0] > told[$1] }.prefix(count))
    }
}
