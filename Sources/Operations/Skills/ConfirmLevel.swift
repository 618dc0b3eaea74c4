import Domain
import Kernel
import Storage

/// A head says what level someone of theirs shows at work (clause O6): an entry of the ledger, which nobody changes.
package struct ConfirmLevel: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// - Parameter rank: 0 for "not yet on the scale".
    package func record(person: Int64, skill: Int, rank: Int, for caller: Caller) async throws {
        try caller.require(.confirmLevels)
        let state = try await city.state()
        guard let index = state.index(of: person), person != caller.visitor.person,
            state.covers(Policy.scope(of: .confirmLevels, for: caller.visitor), person: index)
        else { throw WorkError.notFound }
        let plan = state.plan
        guard plan.skills.indices.contains(skill), (0...plan.scale(of: skill).levels.count).contains(rank) else {
            throw WorkError.invalid(field: "level", Phrase(ja: "レベルを選んでください", en: "Choose a level"))
        }
        let levels = plan.scale(of: skill).levels
        let now = city.now
        let entry = KeptEvidence(
            person: person, skill: plan.skills[skill].id, level: rank > 0 ? levels[rank - 1].id : "",
            ceiling: levels.last?.id ?? "", method: .head, day: now.dayInJapan, source: Phrase(caller.visitor.name))
        try await city.database.write { transaction in
            try transaction.record([entry], by: caller.account, at: now)
            try transaction.audit(
                caller.entry("level.confirm", entry.skill, person: person, entry.level), at: now)
        }
        city.forget()
    }
}
