package import Kernel
package import Mathematics

/// An answer of the optimiser as a city reads it: who is named for which programme in which fiscal year and why, who
/// stands by, what becomes of the targets, and how far from the best it can be (clauses K4, K6, K7).
///
/// Chances take each target's own unit class and the share that completes. A seat of a later year is taken to go to
/// the reserve where the person named has left the unit by then, as `NominationInstance.chance` does.
package struct NominationPlan: Sendable {
    package let question: NominationCase
    /// By person, year, track; people and years as in the question's instance.
    package let nominations: [Mathematics.Nomination]
    /// Nominations made for which no programme that suits the person has a seat; they count nowhere here.
    package let unseated: [Mathematics.Nomination]
    package let levels: [NominationLevelResult]
    /// Whether a limit ended the search, or seats of single programmes made it be done again with less choice.
    package let isCut: Bool
    /// By year, then programme in the plan's order, then staff.
    package let entries: [Entry]
    package let reserves: [Reserve]
    package let units: [UnitOutlook]
    /// What one more of each scarce thing would buy, the dearest first.
    package let prices: [Price]
    /// With these nominations, and with none.
    package let forecasts: [TargetForecast]
    package let forecastsWithout: [TargetForecast]
    /// What cannot be met, and by what.
    package let shortages: [Phrase]

    /// One person named for one programme in one fiscal year, elective half.
    package struct Entry: Sendable, Hashable {
        package var member: Int32
        package var programme: Int
        package var year: FiscalYear
        /// Why, the weightiest first; words by `NominationPlan.words(for:of:)`.
        package var reasons: [Reason]
        /// Whether the earlier result had it too; nil without an earlier result.
        package var wasNamed: Bool?
    }

    package enum Reason: Sendable, Hashable {
        case pinned
        /// Nobody else of the unit would have it at the target's deadline if nobody moved.
        case onlyOne(target: Int, unit: Int)
        /// People of the unit that can be expected to have it at the deadline, up to those needed, more by this.
        case raises(target: Int, unit: Int, by: Double)
        /// Opens the way to a later nomination.
        case before(track: Int)
        case headcount(target: Int)
        case gap(points: Int)
        /// A seat that would stay empty else, with no other use that the plan asks for.
        case spareSeat
    }

    /// Who is asked next where somebody named for a track in a year falls out, the first first.
    package struct Reserve: Sendable, Hashable {
        package var track: Int
        package var year: FiscalYear
        package var members: [Int32]
    }

    package init(_ question: NominationCase, _ solution: NominationSolution) {
        self.init(
            question, nominations: solution.plan, levels: solution.levels, prices: solution.prices,
            isCut: solution.isCut)
    }

    /// Reads nominations made in any way, by hand too, as an answer.
    ///
    /// - Parameter runs: for coverage with movers-in; 0 for its expectation alone.
    package init(
        _ question: NominationCase, nominations: [Mathematics.Nomination], levels: [NominationLevelResult] = [],
        prices: NominationPrices? = nil, isCut: Bool = false, runs: Int = TargetForecast.WithMovers.usualRuns
    ) {
        self.question = question
        var programmes = ProgrammeChoice(question, nominations.sorted())
        unseated = programmes.unseated
        let standing = Set(programmes.unseated)
        self.nominations = nominations.filter { !standing.contains($0) }.sorted()
        self.levels = levels
        self.isCut = isCut
        let outlook = CoverageOutlook(question, self.nominations)
        let without = CoverageOutlook(question, [])
        programmes.addYearly(question)
        entries = NominationReasons(question, self.nominations).entries(programmes.named)
        reserves = Reserve.all(question, self.nominations)
        units = question.coverages.indices.flatMap { UnitOutlook.all($0, question, with: outlook, without: without) }
        self.prices = prices.map { Price.all($0, question) } ?? []
        forecastsWithout = TargetForecast.all(question, without)
        forecasts = TargetForecast.all(
            question, outlook, named: programmes.named, otherwise: forecastsWithout, runs: runs)
        shortages = NominationShortage.all(question, outlook, self.nominations, programmes)
    }

    /// The entries of a fiscal year.
    package func entries(in year: FiscalYear) -> [Entry] { entries.filter { $0.year == year } }
}
