package import Kernel

/// What a scenario of nominations may assume otherwise than the plan and the city's past say (clauses K4, K6).
package struct NominationAssumptions: Sendable, Hashable {
    /// Fiscal years covered, the running one first; nil: up to the last deadline of a target, at most `mostYears`.
    package var years: Int?
    /// Hours that a person can spare for nominated training in a fiscal year; nil: `usualHours`, or as many as the
    /// plan's longest track takes, so that the plan can be carried out at all.
    package var hoursPerYear: Int?
    /// Most takers of a section in a fiscal year, as a share of its people; one at least.
    package var shareOfSection = 0.2
    package var retirement = RetirementAge.law
    /// Multiplies the chance of being moved.
    package var movingFactor = 1.0
    /// Share of those nominated who complete; nil: as the record of past years says.
    package var completion: Double?
    /// Seats that differ from the plan's; the later of two for one programme and year holds.
    package var seats: [Seats] = []
    package var pinned: [Named] = []
    package var forbidden: [Named] = []
    /// Units, with those below, from which nobody is named in a year.
    package var excluded: [Exclusion] = []
    package var loyalty = Loyalty.afterCoverage

    package static let mostYears = 5
    package static let hoursRange = 0...400
    package static let shareRange = 0.0...1
    package static let movingRange = 0.0...3
    package static let completionRange = 0.1...1
    package static let usualHours = 24

    /// Seats of a programme, or of all programmes of a group together, in a fiscal year.
    package struct Seats: Sendable, Hashable {
        package var programme: String
        package var year: FiscalYear
        package var seats: Int

        package init(programme: String, year: FiscalYear, seats: Int) {
            self.programme = programme
            self.year = year
            self.seats = seats
        }
    }

    /// A person (by key) and a programme or group, in a fiscal year.
    package struct Named: Sendable, Hashable {
        package var person: String
        package var programme: String
        package var year: FiscalYear

        package init(person: String, programme: String, year: FiscalYear) {
            self.person = person
            self.programme = programme
            self.year = year
        }
    }

    package struct Exclusion: Sendable, Hashable {
        package var unitCode: String
        package var year: FiscalYear

        package init(unitCode: String, year: FiscalYear) {
            self.unitCode = unitCode
            self.year = year
        }
    }

    /// How much an earlier result is kept to when a scenario is worked out anew.
    package enum Loyalty: String, CaseIterable, Sendable {
        /// Not at all.
        case free
        /// As much as targets and coverage allow.
        case afterCoverage
        /// Before everything but the rules.
        case first

        package var name: Phrase {
            switch self {
            case .free: Phrase(ja: "前の案にこだわらない", en: "free of the earlier result")
            case .afterCoverage:
                Phrase(ja: "目標と充足を守り、前の案に近く", en: "close to the earlier result where targets and coverage allow")
            case .first: Phrase(ja: "前の案をできるだけ変えない", en: "as few changes to the earlier result as possible")
            }
        }
    }

    package init() {}
}
