import Domain
package import Kernel
import Storage

/// A head tells who has which overlay role, as ICT推進リーダー (clause O5), and until when.
package struct AssignRole: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package func assign(
        _ role: String, to person: Int64, forUnit unit: String?, from: CalendarDate, until: CalendarDate,
        for caller: Caller
    ) async throws {
        let state = try await check(person, caller)
        guard state.plan.roles.contains(where: { $0.id == role }) else {
            throw WorkError.invalid(field: "role", Phrase(ja: "役割を選んでください", en: "Choose a role"))
        }
        guard from <= until else {
            throw WorkError.invalid(
                field: "to", Phrase(ja: "最終日は開始日以後にしてください", en: "The last day must not be before the first"))
        }
        let scope = Policy.scope(of: .assignRoles, for: caller.visitor)
        if let unit,
            !state.roster.units.indices.contains(where: { index in
                state.roster.units[index].code == unit && state.roster.units[index].exists(on: from)
                    && scope.covers(unitUpwards: state.unitsUpwards(from: Int32(index)))
            })
        {
            throw WorkError.invalid(field: "unit", Phrase(ja: "所属を選んでください", en: "Choose a unit"))
        }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.addRole(
                role, person: person, unit: unit, from: from, to: until, by: caller.account, at: now)
            try transaction.audit(
                caller.entry(
                    "role.assign", role, person: person,
                    AuditDetail([
                        ("unit", unit ?? ""), ("from", "\(from)"),
                        ("until", until == .distantFuture ? "" : "\(until)"),
                    ]).text), at: now)
        }
        city.forget()
    }

    /// Ends a role that was given here, with the day as its last. Throws `WorkError.invalid` where somebody gave it whose
    /// word it is (`RoleGivers`).
    package func end(_ role: String, of person: Int64, on last: CalendarDate, for caller: Caller) async throws {
        let state = try await check(person, caller)
        let now = city.now
        try await city.database.write { transaction in
            var givers = RoleGivers(state: state, caller: caller, today: now.dayInJapan)
            for told in try transaction.toldRoles(notOverOn: last) where told.person == person && told.role == role {
                guard try givers.mayEnd(told.account, of: person, in: transaction) else {
                    let name = try told.account.flatMap { try transaction.accountNames([$0])[$0] } ?? "–"
                    throw WorkError.invalid(
                        field: "person",
                        Phrase(
                            ja: "この役割は\(name)さんが付けました。終えるには、本人か計画担当に依頼してください。",
                            en: "\(name) gave this role: ask them, or a planner, to end it."))
                }
            }
            guard try transaction.endRole(role, person: person, on: last) else { throw WorkError.notFound }
            try transaction.audit(
                caller.entry("role.end", role, person: person, AuditDetail([("until", "\(last)")]).text), at: now)
        }
        city.forget()
    }

    private func check(_ person: Int64, _ caller: Caller) async throws -> CityState {
        try caller.require(.assignRoles)
        let state = try await city.state()
        guard let index = state.index(of: person),
            state.covers(Policy.scope(of: .assignRoles, for: caller.visitor), person: index)
        else { throw WorkError.notFound }
        return state
    }
}
