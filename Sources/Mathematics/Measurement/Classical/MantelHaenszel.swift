import func Foundation.log

/// Differential item functioning of right and wrong items between two groups whose people are matched on their total
/// score (Mantel and Haenszel 1959; Holland and Thayer 1988): whether an item is harder for one group than for equally
/// able people of the other.
package struct MantelHaenszel: Sendable, Hashable {
    /// χ² with one degree of freedom. The continuity correction 0.5 is taken off only where the right answers of the
    /// reference group are at least that far from those expected. NaN where nothing can be compared.
    package let chiSquared: Double
    package let p: Double
    /// Odds of a right answer in the reference group over those in the focal group; above 1 the item favours the
    /// reference group. Infinite or NaN where no focal person with a right answer meets a wrong one.
    package let oddsRatio: Double
    /// −2.35·ln(odds ratio), ETS's delta metric: below 0 the item is harder for the focal group.
    package let delta: Double
    /// Robins, Breslow and Greenland's (1986) standard error of delta.
    package let deltaError: Double
    /// Nil where delta cannot be had.
    package let grade: DifferentialGrade?

    /// Item by item. Matching is on the total of all items, the item itself included, which keeps Rasch items free of
    /// false alarms. People with an unanswered item take no part; nor do totals of nothing and everything right, where
    /// nobody differs.
    ///
    /// - Parameters:
    ///   - responses: 0 and 1 only.
    ///   - isFocal: person by person: in the group looked at, against the reference group.
    package static func all(
        _ responses: Responses, isFocal: [Bool]
    ) throws(MantelHaenszelError) -> [MantelHaenszel] {
        guard isFocal.count == responses.people else {
            throw .groupCounts(people: responses.people, groups: isFocal.count)
        }
        let items = responses.items
        // Total × item: right answers; total: people. Of each group.
        var right = [[Int]](repeating: [Int](repeating: 0, count: (items + 1) * items), count: 2)
        var people = [[Int]](repeating: [Int](repeating: 0, count: items + 1), count: 2)
        for person in 0..<responses.people {
            let answers = responses[person: person]
            if answers.contains(Responses.missing) { continue }
            if let item = answers.firstIndex(where: { $0 > 1 }) {
                throw .notRightOrWrong(person: person, item: item - answers.startIndex)
            }
            let total = answers.reduce(0) { $0 + Int($1) }
            let group = isFocal[person] ? 1 : 0
            people[group][total] += 1
            for (item, answer) in answers.enumerated() where answer == 1 { right[group][total * items + item] += 1 }
        }
        return (0..<items).map { item in
            let tables = (1..<max(1, items)).map { total in
                let (a, c) = (right[0][total * items + item], right[1][total * items + item])
                return MatchedTable(a: a, b: people[0][total] - a, c: c, d: people[1][total] - c)
            }
            return MantelHaenszel(tables.filter { $0.count > 1 })
        }
    }

    private init(_ tables: [MatchedTable]) {
        let surplus = tables.reduce(0) { $0 + $1.a - $1.expected }
        let variance = tables.reduce(0) { $0 + $1.variance }
        let correction = abs(surplus) >= 0.5 ? 0.5 : 0
        chiSquared = variance > 0 ? (abs(surplus) - correction) * (abs(surplus) - correction) / variance : .nan
        p = chiSquared.isNaN ? .nan : Distributions.chiSquared(above: chiSquared, df: 1)
        let favouring = tables.reduce(0) { $0 + $1.favouring }
        let against = tables.reduce(0) { $0 + $1.against }
        oddsRatio = favouring / against
        delta = -2.35 * log(oddsRatio)
        // Of the logarithm of the odds ratio.
        var variances = (favouring: 0.0, both: 0.0, against: 0.0)
        for table in tables {
            let (agreeing, differing) = (table.agreeing, 1 - table.agreeing)
            variances.favouring += agreeing * table.favouring
            variances.both += agreeing * table.against + differing * table.favouring
            variances.against += differing * table.against
        }
        let logVariance =
            variances.favouring / (2 * favouring * favouring) + variances.both / (2 * favouring * against)
            + variances.against / (2 * against * against)
        deltaError = 2.35 * logVariance.squareRoot()
        grade = DifferentialGrade(delta: delta, error: deltaError, p: p)
    }
}

package enum MantelHaenszelError: Error, Hashable, Sendable {
    case groupCounts(people: Int, groups: Int)
    case notRightOrWrong(person: Int, item: Int)
}

/// People of the same total score: reference right a and wrong b, focal right c and wrong d.
private struct MatchedTable {
    let a, b, c, d: Double

    init(a: Int, b: Int, c: Int, d: Int) {
        (self.a, self.b, self.c, self.d) = (Double(a), Double(b), Double(c), Double(d))
    }

    var count: Double { a + b + c + d }
    var expected: Double { (a + b) * (a + c) / count }
    var variance: Double { (a + b) * (c + d) * (a + c) * (b + d) / (count * count * (count - 1)) }
    var favouring: Double { a * d / count }
    var against: Double { b * c / count }
    var agreeing: Double { (a + d) / count }
}
