/// What is known of the whole population by one factor, such as department or grade, and where the respondents belong.
package struct Margin: Sendable, Hashable {
    /// The level of each respondent, from 0.
    package let levels: [Int]
    /// People of the population at each level.
    package let totals: [Double]

    package init(levels: [Int], totals: [Double]) {
        self.levels = levels
        self.totals = totals
    }
}

/// Margins are counted from 0 in the order given, as are levels and respondents.
package enum RakingError: Error, Hashable, Sendable {
    case noMargins
    case noRespondents
    /// Not as many levels as respondents of the first margin.
    case respondentCounts(margin: Int, expected: Int, found: Int)
    /// The respondent's level has no total.
    case unknownLevel(margin: Int, respondent: Int)
    /// Below 0 or not a number.
    case invalidTotal(margin: Int, level: Int)
    /// The level has people but nobody answered: no weight can stand for them. Join it to another level.
    case emptyLevel(margin: Int, level: Int)
    /// Somebody answered from a level without people.
    case unpopulatedLevel(margin: Int, level: Int)
    /// The margin counts other people than the first one.
    case differentTotals(margin: Int, first: Double, found: Double)
    /// No weights meet all margins: they contradict each other on cells without respondents.
    case notConverged(gap: Double)
}

extension Margin {
    /// Respondents at each level, weighted.
    func sums(_ weights: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: totals.count)
        for (level, weight) in zip(levels, weights) { sums[level] += weight }
        return sums
    }

    /// Largest distance of the weighted respondents from a total, as a share of it.
    func gap(_ weights: [Double]) -> Double {
        zip(sums(weights), totals).reduce(0) { $1.1 > 0 ? max($0, abs($1.0 / $1.1 - 1)) : $0 }
    }

    static func check(_ margins: [Margin]) throws(RakingError) {
        guard let first = margins.first else { throw .noMargins }
        guard !first.levels.isEmpty else { throw .noRespondents }
        let population = first.totals.reduce(0, +)
        for (place, margin) in margins.enumerated() {
            guard margin.levels.count == first.levels.count else {
                throw .respondentCounts(margin: place, expected: first.levels.count, found: margin.levels.count)
            }
            if let level = margin.totals.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
                throw .invalidTotal(margin: place, level: level)
            }
            if let respondent = margin.levels.firstIndex(where: { !margin.totals.indices.contains($0) }) {
                throw .unknownLevel(margin: place, respondent: respondent)
            }
            let counts = margin.sums([Double](repeating: 1, count: margin.levels.count))
            for (level, total) in margin.totals.enumerated() {
                if total > 0, counts[level] == 0 { throw .emptyLevel(margin: place, level: level) }
                if total == 0, counts[level] > 0 { throw .unpopulatedLevel(margin: place, level: level) }
            }
            let found = margin.totals.reduce(0, +)
            guard abs(found - population) <= 1e-9 * population else {
                throw .differentTotals(margin: place, first: population, found: found)
            }
        }
    }
}
