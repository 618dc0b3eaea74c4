package import Kernel
import Mathematics

/// What becomes of a target at the end of each fiscal year planned, in flow, stock and coverage (docs/decisions/0007),
/// under leaving, transfers, and nominations that some do not complete.
///
/// Exact where a figure is a number of independent people or units (Poisson binomial), or of people who share one chance
/// that is itself uncertain (beta-binomial); with movers-in a unit's chance is exact and the number of units comes from
/// runs. Not counted are people hired or moved in from outside who have the training already, so stock and coverage are
/// rather too low than too high.
package struct TargetForecast: Sendable, Hashable {
    package var target: Int
    package var years: [YearEnd]
    /// Why there is no forecast, or what it does not know.
    package var remark: Phrase?

    package struct YearEnd: Sendable, Hashable {
        package var year: FiscalYear
        /// People (in the year, for yearly targets) that the target asks for by then.
        package var due: Double?
        package var flow: Outcome?
        package var stock: Outcome?
        /// Units that have what they need.
        package var coverage: Outcome?
        /// Where whoever is moved takes the training along to another unit of the city.
        package var coverageWithMovers: WithMovers?
        package var units: Int?
        /// The chance that the target is met in its own terms; nil where it asks for no number then.
        package var chance: Double?
    }

    /// A number yet to come.
    package struct Outcome: Sendable, Hashable {
        package var expected: Double
        /// Between these it lies with nine chances of ten.
        package var low: Int
        package var high: Int
        /// Chance to reach what is due; nil where nothing is.
        package var chance: Double?

        /// `sure`, a number of independent events, and those of so many people who must take a training.
        init(sure: Int = 0, chances: [Double], bound: (people: Int, attendance: Attendance)? = nil, due: Double?) {
            let open = chances.filter { $0 > 0 && $0 < 1 }
            let certain = sure + chances.count { $0 >= 1 }
            var number = PoissonBinomialWindow(open)
            if let bound, bound.people > 0 {
                let attending = BetaBinomial(
                    events: bound.people, mean: bound.attendance.share, variance: bound.attendance.variance)
                number = PoissonBinomialWindow(number, and: attending)
            }
            let range = number.interval(0.9)
            expected = Double(certain) + number.mean
            low = certain + range.lowerBound
            high = certain + range.upperBound
            chance = due.map { number.chance(ofAtLeast: Int(($0 - 1e-9).rounded(.up)) - certain) }
        }
    }

    /// Covered units with movers-in: two units are not independent, so only the expectation is exact.
    package struct WithMovers: Sendable, Hashable {
        package var expected: Double
        /// Nil where none were asked for.
        package var runs: Runs?

        package struct Runs: Sendable, Hashable {
            package var count: Int
            package var seed: UInt64
            package var mean: Double
            /// Of the mean, from the runs alone.
            package var standardError: Double
            /// Between these it lies with nine chances of ten.
            package var low: Int
            package var high: Int
            /// Chance to reach what is due, and its standard error; nil where nothing is.
            package var chance: Double?
            package var chanceError: Double?
        }

        /// A mean of 125 units is known to ±0.03, a chance to half of one in a hundred.
        package static let usualRuns = 10_000
        static let seed: UInt64 = 1

        init(expected: Double) { self.expected = expected }

        /// - Parameter unasked: units of which nothing is asked; the runs count them as covered.
        init(expected: Double, _ number: SimulatedCount, unasked: Int, due: Double?) {
            self.expected = expected
            let chance = due.map { number.chance(ofAtLeast: Int(($0 - 1e-9).rounded(.up)) + unasked) }
            runs = Runs(
                count: number.runs, seed: number.seed, mean: number.mean - Double(unasked),
                standardError: number.standardError, low: number.quantile(0.05) - unasked,
                high: number.quantile(0.95) - unasked, chance: chance?.chance, chanceError: chance?.standardError)
        }
    }

    /// Of those who must take a training in a year, how many do: as in the last full year, and how far that may be off.
    struct Attendance {
        var share: Double
        /// Of the share from one year to the next, beyond what chance among so many people makes.
        var variance: Double

        /// Taken where no full year is on record.
        static let usual = Attendance(share: 0.95, variance: 0.0004)

        /// - Parameter shares: of the full years, the last one last; of `people` each.
        init(shares: [Double], people: Int) {
            // That all came does not make it certain that all will: half a person of one more may not.
            let most = (Double(max(1, people)) + 0.5) / (Double(max(1, people)) + 1)
            share = shares.last.map { min(max($0, 1 - most), most) } ?? Self.usual.share
            let chance = max(share * (1 - share), 0.001) / Double(max(1, people))
            let changes = zip(shares, shares.dropFirst()).map { ($1 - $0) * ($1 - $0) }
            // Two years differ by chance alone by twice its variance: worth one more change.
            let change = (changes.reduce(0, +) + 2 * chance) / Double(changes.count + 1)
            variance = max(chance, change - chance)
        }

        private init(share: Double, variance: Double) { (self.share, self.variance) = (share, variance) }
    }

    /// - Parameters:
    ///   - otherwise: the forecasts without anybody named, taken for targets that nobody is named for.
    ///   - runs: for coverage with movers-in; 0 for its expectation alone.
    static func all(
        _ question: NominationCase, _ outlook: CoverageOutlook, named: [NamedProgramme] = [],
        otherwise: [TargetForecast] = [], runs: Int = 0
    ) -> [TargetForecast] {
        let taken = Set(named.map(\.programme))
        return question.standing.plan.targets.enumerated().map { index, target in
            if case .completed(let reference, _, _) = target.measure, otherwise.indices.contains(index),
                target.coverage == nil || runs == 0,
                taken.isDisjoint(with: question.standing.plan.programmes(in: reference))
            {
                return otherwise[index]
            }
            return TargetReading(question, outlook, target: index, named: named, runs: runs).forecast
        }
    }
}
