import Documents
import Domain
package import Kernel
import Storage

/// The planner asks what could be, compares answers, and lets one of them be issued (K4, K6, K7).
package struct ManageScenarios: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Newest first.
    package func list(for caller: Caller) async throws -> [Scenario] {
        try caller.require(.planAllocation)
        let today = city.now.dayInJapan
        let (kept, plan) = try await city.database.read { transaction in
            (try transaction.scenarios(.nominations), try transaction.planInForce(on: today))
        }
        return try kept.map { try Scenario($0, planNow: plan) }
    }

    package func see(_ id: Int64, for caller: Caller) async throws -> Scenario {
        try caller.require(.planAllocation)
        let today = city.now.dayInJapan
        let (kept, plan) = try await city.database.read { transaction in
            (try transaction.scenario(id), try transaction.planInForce(on: today))
        }
        guard let kept, kept.kind == .nominations else { throw WorkError.notFound }
        return try Scenario(kept, planNow: plan)
    }

    /// Asks for an answer; the server begins within seconds. Gives the scenario's id.
    ///
    /// Throws `WorkError.invalid` for a name that is missing or too long and for what cannot be assumed.
    package func ask(
        _ name: String, _ assumptions: ScenarioAssumptions, previous: Int64?, for caller: Caller
    ) async throws -> Int64 {
        try caller.require(.planAllocation)
        guard ScenarioAssumptions.secondsRange.contains(assumptions.seconds) else {
            throw WorkError.invalid(field: "seconds", ScenarioAssumptions.secondsWords)
        }
        let state = try await city.state()
        if let problem = assumptions.assumptions(in: state).problems(for: state.standing).first {
            throw WorkError.invalid(field: "assumptions", problem)
        }
        let text = try assumptions.text()
        return try await city.ask(.nominations, name, text, action: "scenario.ask", for: caller) { transaction in
            guard let previous else { return nil }
            guard let earlier = try transaction.scenario(previous), earlier.kind == .nominations,
                earlier.state == .done
            else { throw WorkError.notFound }
            return previous
        }
    }

    /// Drops it, whether its answer is there or still being sought. One that was issued stays.
    package func drop(_ id: Int64, for caller: Caller) async throws {
        try caller.require(.planAllocation)
        let now = city.now
        try await city.database.write { transaction in
            guard try transaction.scenario(id)?.kind == .nominations, try transaction.removeScenario(id) else {
                throw WorkError.notFound
            }
            try transaction.audit(caller.entry("scenario.drop", "\(id)"), at: now)
        }
    }

    /// Makes its nominations the city's: each person sees their own, and they stand until others take their place.
    ///
    /// - Parameter made: when the scenario was asked for that was looked at: a number may stand for another since.
    package func issue(_ id: Int64, madeAt made: Instant? = nil, for caller: Caller) async throws {
        try caller.require(.issueNominations)
        let now = city.now
        let account = caller.visitor.account
        try await city.database.write { transaction in
            try transaction.lock("nominations")
            guard let scenario = try transaction.scenario(id), scenario.kind == .nominations else {
                throw WorkError.notFound
            }
            guard made ?? scenario.madeAt == scenario.madeAt,
                try transaction.issueScenario(id, by: account, at: now)
            else { throw WorkError.changedMeanwhile }
            let count = try transaction.nominations(ofScenario: id).count { !$0.isReserve }
            try transaction.audit(
                caller.entry("nominations.issue", "\(id)", AuditDetail([("rows", "\(count)")]).text), at: now)
        }
    }

    /// Whom it names, with the reserve: names, so every look is written down.
    package func nominations(
        of id: Int64, isExport: Bool, for caller: Caller
    ) async throws -> (scenario: Scenario, state: CityState, people: [NamedPerson]) {
        try caller.require(.planAllocation)
        guard Policy.scope(of: .seePeople, for: caller.visitor) == .everyone else {
            throw AccountError.notAllowed(.seePeople)
        }
        if isExport { try caller.require(.exportTables) }
        let scenario = try await see(id, for: caller)
        let state = try await city.state()
        let kept = try await city.database.read { try $0.nominations(ofScenario: id) }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.audit(
                caller.entry(
                    isExport ? "nominations.export" : "nominations.see", "\(id)",
                    AuditDetail([("rows", "\(kept.count)")]).text), at: now)
        }
        return (scenario, state, kept.map { NamedPerson($0, plan: state.plan) })
    }

    /// The nominations as a table to take away, the paper behind the decision: CSV with a byte order mark.
    package func export(of id: Int64, for caller: Caller) async throws -> [UInt8] {
        let (_, state, people) = try await nominations(of: id, isExport: true, for: caller)
        let language = caller.preferences.language
        var writer = TableWriter(
            [
                .init("year", ja: "年度", en: "Fiscal year"), .init("programmeId", ja: "研修ID", en: "Programme id"),
                .init("programme", ja: "研修", en: "Programme"), .init("kind", ja: "区分", en: "Kind"),
                .init("place", ja: "順", en: "Place"), .init("number", ja: "職員番号", en: "Staff number"),
                .init("name", ja: "氏名", en: "Name"), .init("unit", ja: "所属", en: "Unit"),
                .init("reason", ja: "理由", en: "Reason"),
            ], in: language, json: false)
        for named in people {
            let index = state.index(of: named.person)
            let person = index.map { state.roster.people[$0] }
            let unit = state.member(ofPerson: named.person).map {
                state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit))
            }
            writer.number(named.year.year)
            writer.text(named.programme)
            writer.text(named.programmeName[language])
            let kind =
                named.isReserve ? Phrase(ja: "控え", en: "reserve") : Phrase(ja: "指名", en: "nominated")
            writer.text(kind[language])
            writer.number(named.place)
            writer.text(person?.staffNumber ?? "")
            writer.text(person?.name ?? "")
            writer.text(unit ?? "")
            writer.text(named.reason[language])
            writer.endRow()
        }
        return writer.file(named: "nominations").bytes
    }
}
