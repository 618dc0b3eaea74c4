import Domain
import Foundation
package import Kernel
import Mathematics
import Storage

/// What a scenario of seats is asked with, as it is kept.
package struct SeatQuestion: Codable, Sendable, Hashable {
    /// The sessions' fiscal year.
    package var year: Int
    package var shareOfSection = SeatAssumptions().shareOfSection
    package var mostElectives = SeatAssumptions().mostElectives
    package var loyalty = SeatAssumptions.Loyalty.movesFirst.rawValue
    /// Seconds that the search may take.
    package var seconds = 60

    package init(year: FiscalYear) { self.year = year.year }

    /// Throws where the text is none of ours.
    package init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }

    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// As the optimiser takes it on a day: sessions before the next day are not given any more.
    func assumptions(on date: CalendarDate) -> SeatAssumptions {
        var assumptions = SeatAssumptions()
        assumptions.shareOfSection = shareOfSection
        assumptions.mostElectives = mostElectives
        assumptions.loyalty = SeatAssumptions.Loyalty(rawValue: loyalty) ?? .movesFirst
        assumptions.from = date.adding(days: 1)
        return assumptions
    }

    /// What the city knows of the year, and the seats that people were told.
    struct Kept: Sendable {
        var city: CitySeats.Kept
        var told: [KeptSeat]
    }

    static func read(_ scenario: KeptScenario, _ transaction: any Transaction) throws -> Kept {
        let year = FiscalYear(try SeatQuestion(scenario.assumptions).year)
        return Kept(
            city: try CitySeats.read(year, transaction),
            told: try scenario.previous.map { try transaction.seats(ofScenario: $0) } ?? [])
    }

    func answer(_ kept: Kept, _ state: CityState, _ course: RunScenario.Course) throws -> ScenarioAnswer? {
        let began = ContinuousClock.now
        let elapsed: @Sendable () -> Double = { (ContinuousClock.now - began) / .seconds(1) }
        let city = CitySeats(kept.city, state, FiscalYear(year))
        var inputs = city.inputs
        inputs.told = city.seats(kept.told)
        let question = try SeatCase(state.standing, inputs, assumptions(on: state.date))
        let plan = try question.solve(
            limits: SeatLimits(seconds: Double(seconds), elapsed: elapsed)
        ) { step in
            if let place = step.search.place {
                course.tell(
                    "L\(place + 1) \(step.search.levels.values[place]) \(step.search.bounds.values[place])")
            }
            return !course.isStopped
        }
        guard !course.isStopped else { return nil }
        let (seats, waiting) = city.kept(plan)
        // Those in sessions that the plan no longer knows stay what they were once these have begun.
        let known = Set(city.kept.map(\.id))
        let past = Set(kept.city.sessions.filter { !known.contains($0.id) && $0.first.day <= state.date }.map(\.id))
        let all = seats + kept.told.filter { past.contains($0.session) }
        return ScenarioAnswer(result: try SeatReport(plan, seconds: elapsed()).text()) { transaction, id in
            try transaction.replaceSeats(ofScenario: id, with: all, waiting: waiting)
        }
    }
}
