import Domain
package import Kernel
import Storage

/// A scenario of nominations: what it assumes, how far it is, what came of it.
package struct Scenario: Sendable {
    package enum State: String, Sendable { case waiting, running, done, failed }

    package let id: Int64
    package let name: String
    package let assumptions: ScenarioAssumptions
    package let previous: Int64?
    package let state: State
    /// While it runs: level, value and bound.
    package let progress: Progress?
    /// Where it is done.
    package let result: ScenarioResult?
    /// Why it failed.
    package let error: String
    package let asOf: CalendarDate?
    package let madeAt: Instant
    package let finishedAt: Instant?
    package let issuedAt: Instant?
    package let isInForce: Bool
    /// Made for a roster or a plan that has changed since.
    package let isOld: Bool

    package struct Progress: Sendable, Hashable {
        package let level: String
        package let value: Double
        package let bound: Double

        init?(_ text: String) {
            let parts = text.split(separator: " ")
            guard parts.count == 3, let value = Double(parts[1]), let bound = Double(parts[2]) else { return nil }
            level = String(parts[0])
            self.value = value
            self.bound = bound
        }
    }

    init(_ kept: KeptScenario, planNow: Int64?) throws {
        id = kept.id
        name = kept.name
        assumptions = try ScenarioAssumptions(kept.assumptions)
        previous = kept.previous
        state = State(rawValue: kept.state.rawValue) ?? .failed
        progress = Progress(kept.progress)
        result = try kept.result.map(ScenarioResult.init)
        error = kept.error
        asOf = kept.asOf
        madeAt = kept.madeAt
        finishedAt = kept.finishedAt
        issuedAt = kept.issuedAt
        isInForce = kept.isInForce
        isOld = kept.planVersion != nil && planNow != nil && kept.planVersion != planNow
    }
}

/// Somebody named by a scenario, as lists show it.
package struct NamedPerson: Sendable, Hashable {
    package var person: Int64
    /// The plan's id of the programme, and its name where the plan still has it.
    package var programme: String
    package var programmeName: Phrase
    package var year: FiscalYear
    package var place: Int
    package var isReserve: Bool
    package var reason: Phrase

    init(_ kept: KeptNomination, plan: Plan) {
        person = kept.person
        programme = kept.programme
        programmeName = plan.programmes.first { $0.id == kept.programme }?.name ?? Phrase(kept.programme)
        year = kept.year
        place = kept.place
        isReserve = kept.isReserve
        reason = kept.reason
    }
}
