package import Domain
import Foundation
import Kernel

/// What a scenario assumes otherwise than the plan and the past, as it is kept: people by their ids, so that what is
/// kept names nobody.
package struct ScenarioAssumptions: Codable, Sendable, Hashable {
    package struct Seats: Codable, Sendable, Hashable {
        package var programme: String
        package var year: Int
        package var seats: Int

        package init(programme: String, year: Int, seats: Int) {
            self.programme = programme
            self.year = year
            self.seats = seats
        }
    }

    package struct Named: Codable, Sendable, Hashable {
        package var person: Int64
        package var programme: String
        package var year: Int

        package init(person: Int64, programme: String, year: Int) {
            self.person = person
            self.programme = programme
            self.year = year
        }
    }

    package struct Exclusion: Codable, Sendable, Hashable {
        package var unit: String
        package var year: Int

        package init(unit: String, year: Int) {
            self.unit = unit
            self.year = year
        }
    }

    package var years: Int?
    package var hoursPerYear: Int?
    package var shareOfSection = 0.2
    package var movingFactor = 1.0
    /// Share of those named who complete; nil: as the record says.
    package var completion: Double?
    package var seats: [Seats] = []
    package var pinned: [Named] = []
    package var forbidden: [Named] = []
    package var excluded: [Exclusion] = []
    package var loyalty = NominationAssumptions.Loyalty.afterCoverage.rawValue
    /// Seconds that the search may take.
    package var seconds = 60

    package static let secondsRange = 5...600
    static let secondsWords = Phrase(
        ja: "計算の時間は\(secondsRange.lowerBound)〜\(secondsRange.upperBound)秒です",
        en: "The search may take \(secondsRange.lowerBound) to \(secondsRange.upperBound) seconds")

    package init() {}

    /// Throws where the text is none of ours.
    package init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }

    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// As the optimiser takes them. What has passed since falls away: years that are over, units that are gone, people
    /// who have left.
    package func assumptions(in state: CityState) -> NominationAssumptions {
        var assumptions = NominationAssumptions()
        assumptions.years = years
        assumptions.hoursPerYear = hoursPerYear
        assumptions.shareOfSection = shareOfSection
        assumptions.movingFactor = movingFactor
        assumptions.completion = completion
        assumptions.loyalty = NominationAssumptions.Loyalty(rawValue: loyalty) ?? .afterCoverage
        let year = FiscalYear(of: state.date).year
        let codes = Set(state.roster.units.map(\.code))
        assumptions.seats = seats.filter { $0.year >= year }.map {
            .init(programme: $0.programme, year: FiscalYear($0.year), seats: $0.seats)
        }
        assumptions.excluded = excluded.filter { $0.year >= year && codes.contains($0.unit) }.map {
            .init(unitCode: $0.unit, year: FiscalYear($0.year))
        }
        func named(_ list: [Named]) -> [NominationAssumptions.Named] {
            list.filter { $0.year >= year && state.member(ofPerson: $0.person) != nil }.compactMap { named in
                state.index(of: named.person).map { index in
                    .init(
                        person: state.roster.people[index].key, programme: named.programme,
                        year: FiscalYear(named.year))
                }
            }
        }
        assumptions.pinned = named(pinned)
        assumptions.forbidden = named(forbidden)
        return assumptions
    }
}
