import Mathematics

/// Chances of one kind of event by grade and years (or age), drawn toward the overall rate where cases are few
/// (`HazardEstimate`), and toward what is usual in cities while the city has few Aprils of its own.
struct PooledChances: Sendable {
    let cells: [TransferChance]
    let overall: TransferChance

    /// Cases that the usual rate is worth: after a hundred people-years the city's own past rules.
    private static var usualCases: Double { 20 }

    /// - Parameter columns: years or ages, the faster index of the cells.
    init(events: [Int], cases: [Int], columns: Int, usual: Double) {
        let (allEvents, allCases) = (events.reduce(0, +), cases.reduce(0, +))
        overall = TransferChance(events: allEvents, cases: allCases, usual: usual, weight: Self.usualCases)
        let estimate = HazardEstimate(moved: events, exposed: cases, years: columns)
        let own = Double(allCases) / (Double(allCases) + Self.usualCases)
        let doubt = overall.standardError
        cells = events.indices.map { cell in
            TransferChance(
                value: own * estimate.rate[cell] + (1 - own) * usual,
                standardError: allCases == 0 ? doubt : estimate.standardError[cell],
                events: events[cell], cases: cases[cell])
        }
    }
}

/// The chance of an event, how sure it is, and what it rests on.
package struct TransferChance: Sendable, Hashable {
    package var value: Double
    /// Standard deviation of the chance itself, given cases and prior.
    package var standardError: Double
    package var events: Int
    /// People-Aprils in which the event could happen; 0 where the value is the prior alone.
    package var cases: Int

    init(value: Double, standardError: Double, events: Int, cases: Int) {
        self.value = value
        self.standardError = standardError
        self.events = events
        self.cases = cases
    }

    /// The cases with a usual rate that is worth `weight` cases (Beta prior).
    init(events: Int, cases: Int, usual: Double, weight: Double) {
        let all = Double(cases) + weight
        let value = (Double(events) + weight * usual) / all
        self.init(
            value: value, standardError: (value * (1 - value) / (all + 1)).squareRoot(), events: events, cases: cases)
    }
}
