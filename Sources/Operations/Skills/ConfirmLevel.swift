import Domain
import Kernel
import Storage

/// A head says what levels someone of theirs shows at work (clause O6): entries of the ledger, which nobody changes.
package struct ConfirmLevel: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Level: Sendable, Hashable {
        /// Index into `Plan.skills`.
        package var skill: Int
        /// 0 for "not yet on the scale".
        package var rank: Int

        package init(skill: Int, rank: Int) {
            self.skill = skill
            self.rank = rank
        }
    }

    /// The state of today with the person's place in `staff.members`; that somebody looked is written down. Throws
    /// `WorkError.notFound` for oneself and for whoever is not the caller's.
    package func see(_ person: Int64, for caller: Caller) async throws -> (state: CityState, member: Int) {
        let (state, member) = try await check(person, caller)
        let now = city.now
        try await city.database.write { transaction in
            try transaction.audit(
                caller.entry(
                    "person.see", "\(state.date)", person: person,
                    AuditDetail([
                        (
                            "as",
                            Policy.roles(giving: .confirmLevels, to: caller.visitor).map(\.rawValue).joined(
                                separator: " ")
                        )
                    ]).text), at: now)
        }
        return (state, member)
    }

    /// All of them or none. Throws `WorkError.invalid` where there are none, or one that the plan does not have.
    package func record(_ levels: [Level], ofPerson person: Int64, for caller: Caller) async throws {
        let (state, _) = try await check(person, caller)
        let plan = state.plan
        guard !levels.isEmpty else {
            throw WorkError.invalid(
                field: "levels", Phrase(ja: "確認するレベルを一つ以上選んでください", en: "Choose at least one level to confirm"))
        }
        let now = city.now
        let entries = try levels.map { level in
            guard plan.skills.indices.contains(level.skill),
                (0...plan.scale(of: level.skill).levels.count).contains(level.rank)
            else { throw WorkError.invalid(field: "levels", Phrase(ja: "レベルを選んでください", en: "Choose a level")) }
            let scale = plan.scale(of: level.skill).levels
            return KeptEvidence(
                person: person, skill: plan.skills[level.skill].id,
                level: level.rank > 0 ? scale[level.rank - 1].id : "",
                ceiling: scale.last?.id ?? "", method: .head, day: now.dayInJapan, source: Phrase(caller.visitor.name))
        }
        try await city.database.write { transaction in
            try transaction.record(entries, by: caller.account, at: now)
            // Whoever reads the log may not know anybody's levels: the ledger holds them.
            try transaction.audit(
                caller.entry(
                    "level.confirm", "", person: person, AuditDetail([("rows", "\(entries.count)")]).text), at: now)
        }
        city.forget()
    }

    private func check(_ person: Int64, _ caller: Caller) async throws -> (state: CityState, member: Int) {
        try caller.require(.confirmLevels)
        let state = try await city.state()
        guard let index = state.index(of: person), let member = state.member(ofPerson: person),
            person != caller.visitor.person,
            state.covers(Policy.scope(of: .confirmLevels, for: caller.visitor), person: index)
        else { throw WorkError.notFound }
        return (state, member)
    }
}
