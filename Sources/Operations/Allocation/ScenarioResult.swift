import Documents
package import Domain
import Foundation
package import Kernel
import Mathematics

/// The figures of a scenario's answer as they are kept and shown: sums and words, nobody's name.
package struct ScenarioResult: Codable, Sendable, Hashable {
    package struct Words: Codable, Sendable, Hashable {
        package var ja: String
        package var en: String

        init(_ phrase: Phrase) { (ja, en) = (phrase.ja, phrase.en) }
        package subscript(_ language: Language) -> String { language == .ja ? ja : en }
    }

    /// What was reached in a level, and what nothing can surpass.
    package struct Level: Codable, Sendable, Hashable {
        package var name: Words
        package var words: Words
        package var value: Double
        package var bound: Double
        package var isProven: Bool
    }

    /// A way of naming people, by the figures that ways are compared by.
    package struct Way: Codable, Sendable, Hashable {
        package var name: Words
        package var people: Int
        package var shortfall: Int
        package var places: Double
        /// Expected units with what they need, for each coverage.
        package var units: [Double]
        package var points: Int
    }

    package struct Outcome: Codable, Sendable, Hashable {
        package var expected: Double
        package var low: Int
        package var high: Int
        package var chance: Double?
    }

    package struct YearEnd: Codable, Sendable, Hashable {
        package var year: Int
        package var due: Double?
        package var flow: Outcome?
        package var stock: Outcome?
        package var coverage: Outcome?
        /// With whoever is moved to a unit; nil in answers kept before it was worked out.
        package var withMovers: WithMovers?
        package var units: Int?
        package var chance: Double?
        /// The chance with nobody named.
        package var chanceWithout: Double?
    }

    /// Covered units with movers-in: the expectation exact, range and chance from runs.
    package struct WithMovers: Codable, Sendable, Hashable {
        package var expected: Double
        package var low: Int
        package var high: Int
        package var chance: Double?
        package var runs: Int
        package var seed: UInt64
        /// Of the runs' mean.
        package var error: Double
    }

    package struct Forecast: Codable, Sendable, Hashable {
        package var target: String
        package var name: Words
        package var years: [YearEnd]
        package var remark: Words?
    }

    /// A unit that a target wants covered.
    package struct Unit: Codable, Sendable, Hashable {
        package var target: String
        package var code: String
        package var name: String
        package var need: Int
        package var now: Int
        package var year: Int
        package var places: Double
        package var chance: Double
        package var placesWithout: Double
        package var chanceWithout: Double
        /// After the next 1 April; nil in answers kept before it was worked out.
        package var april: April?
        /// The department (部・局) that it belongs to, and how it is called in there; nil as above.
        package var department: String?
        package var label: String?

        package struct April: Codable, Sendable, Hashable {
            package var places: Double
            package var chance: Double
            package var placesWithout: Double
            package var chanceWithout: Double
        }
    }

    /// How many are named for a programme in a year.
    package struct Course: Codable, Sendable, Hashable {
        package var programme: String
        package var name: Words
        package var year: Int
        package var named: Int
        /// Seats of the year; nil where unlimited.
        package var seats: Int?
        /// What the plan says it costs, in yen.
        package var cost: Int?
    }

    /// A chance of moving or leaving, by what it was counted from.
    package struct Hazard: Codable, Sendable, Hashable {
        package var event: Words
        package var grade: Words
        package var span: Words
        package var chance: Double
        package var error: Double
        package var cases: Int
    }

    /// How a target's figures at its deadline change where one assumption is a little otherwise.
    package struct Sensitivity: Codable, Sendable, Hashable {
        package var target: Words
        package var assumption: Words
        package var flow: Double
        package var stock: Double
        package var coverage: Double
        package var chance: Double
    }

    package var levels: [Level]
    package var ways: [Way]
    package var forecasts: [Forecast]
    package var units: [Unit]
    package var courses: [Course]
    package var prices: [Words]
    package var shortages: [Words]
    package var remarks: [Words]
    package var hazards: [Hazard]
    package var hazardBasis: Words
    package var sensitivities: [Sensitivity]
    /// Nominations that differ from the earlier scenario; nil without one.
    package var moved: Int?
    package var isCut: Bool
    package var seconds: Double

    package init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }

    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension ScenarioResult {
    /// - Parameter seed: draws who comes first in the ways of today, for comparison.
    package init(_ answer: NominationPlan, seed: UInt64 = 1, seconds: Double) {
        let question = answer.question
        let standing = question.standing
        let plan = standing.plan
        levels = answer.levels.map { level in
            Level(
                name: Words(level.level.name), words: Words(answer.words(for: level)), value: level.value,
                bound: level.bound, isProven: level.isProven)
        }
        ways = NominationComparison.all(answer, seed: seed).map { way in
            Way(
                name: Words(way.name), people: way.people, shortfall: way.shortfall, places: way.places,
                units: way.units, points: way.points)
        }
        forecasts = zip(answer.forecasts, answer.forecastsWithout).map { forecast, without in
            Forecast(
                target: plan.targets[forecast.target].id, name: Words(plan.targets[forecast.target].name),
                years: forecast.years.enumerated().map { place, end in
                    YearEnd(
                        year: end.year.year, due: end.due, flow: end.flow.map(Outcome.init),
                        stock: end.stock.map(Outcome.init), coverage: end.coverage.map(Outcome.init),
                        withMovers: end.coverageWithMovers.flatMap(WithMovers.init), units: end.units,
                        chance: end.chance,
                        chanceWithout: without.years.indices.contains(place) ? without.years[place].chance : nil)
                }, remark: forecast.remark.map(Words.init))
        }
        let departments = StandingReport.UnitGroups(standing)
        units = answer.units.map { unit in
            Unit(
                target: plan.targets[unit.target].id, code: standing.roster.units[unit.unit].code,
                name: standing.path(ofUnit: unit.unit), need: unit.need, now: unit.now, year: unit.deadline.year,
                places: unit.with.places, chance: unit.with.chance, placesWithout: unit.without.places,
                chanceWithout: unit.without.chance,
                april: Unit.April(
                    places: unit.aprilWith.places, chance: unit.aprilWith.chance,
                    placesWithout: unit.aprilWithout.places, chanceWithout: unit.aprilWithout.chance),
                department: departments.name(departments.group(of: unit.unit)),
                label: departments.nameInGroup(of: unit.unit))
        }
        courses = Self.courses(answer, plan)
        prices = answer.prices.prefix(12).map { Words(answer.words(for: $0)) }
        shortages = answer.shortages.map(Words.init)
        remarks = question.remarks.map(Words.init)
        hazards = question.history.rows(plan).map { row in
            Hazard(
                event: Words(row.event), grade: Words(row.grade), span: Words(row.span), chance: row.chance.value,
                error: row.chance.standardError, cases: row.chance.cases)
        }
        hazardBasis = Words(question.history.basis)
        sensitivities = ((try? ForecastSensitivity.all(answer)) ?? []).map { change in
            Sensitivity(
                target: Words(plan.targets[change.target].name), assumption: Words(change.assumption.name),
                flow: change.flow, stock: change.stock, coverage: change.coverage, chance: change.chance)
        }
        moved = question.previous.isEmpty ? nil : Set(answer.nominations).symmetricDifference(question.previous).count
        isCut = answer.isCut
        self.seconds = seconds
    }

    private static func courses(_ answer: NominationPlan, _ plan: Plan) -> [Course] {
        var named = [Int: [Int: Int]]()
        for entry in answer.entries { named[entry.programme, default: [:]][entry.year.year, default: 0] += 1 }
        return named.sorted { $0.key < $1.key }.flatMap { programme, years in
            years.sorted { $0.key < $1.key }.map { year, count in
                let about = plan.programmes[programme]
                return Course(
                    programme: about.id, name: Words(about.name), year: year, named: count,
                    seats: about.elective?.seats?.count(in: FiscalYear(year)),
                    cost: about.costPerPerson.map { $0 * count })
            }
        }
    }
}

extension ScenarioResult.WithMovers {
    fileprivate init?(_ figure: TargetForecast.WithMovers) {
        guard let runs = figure.runs else { return nil }
        expected = figure.expected
        (low, high, chance) = (runs.low, runs.high, runs.chance)
        (self.runs, seed, error) = (runs.count, runs.seed, runs.standardError)
    }
}

extension ScenarioResult.Outcome {
    package init(_ figure: ScenarioResult.WithMovers) {
        (expected, low, high, chance) = (figure.expected, figure.low, figure.high, figure.chance)
    }

    fileprivate init(_ outcome: TargetForecast.Outcome) {
        expected = outcome.expected
        low = outcome.low
        high = outcome.high
        chance = outcome.chance
    }
}
