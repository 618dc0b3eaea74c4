import Documents
package import Domain
package import Kernel
import Storage

/// The training office asks who could sit in which session, and the planner issues one of the answers (K4, K5).
package struct ManageSeats: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// An answer, or how far it is.
    package struct Plan: Sendable {
        package let id: Int64
        package let name: String
        package let question: SeatQuestion
        package let state: Scenario.State
        package let progress: Scenario.Progress?
        package let report: SeatReport?
        package let error: String
        package let asOf: CalendarDate?
        package let madeAt: Instant
        package let issuedAt: Instant?
        package let isInForce: Bool
        /// Not to be given out any more: other seats are in force, or sessions have changed since it was asked for.
        package let isStale: Bool

        init(_ kept: KeptScenario, isStale: Bool = false) throws {
            self.isStale = isStale
            id = kept.id
            name = kept.name
            question = try SeatQuestion(kept.assumptions)
            state = Scenario.State(rawValue: kept.state.rawValue) ?? .failed
            progress = Scenario.Progress(kept.progress)
            report = try kept.result.map { try SeatReport($0) }
            error = kept.error
            asOf = kept.asOf
            madeAt = kept.madeAt
            issuedAt = kept.issuedAt
            isInForce = kept.isInForce
        }

        package var year: FiscalYear { FiscalYear(question.year) }
    }

    /// Newest first.
    package func list(for caller: Caller) async throws -> [Plan] {
        try caller.require(.planAllocation)
        return try await city.database.read { try $0.scenarios(.seats) }.map { try Plan($0) }
    }

    package func see(_ id: Int64, for caller: Caller) async throws -> Plan {
        try caller.require(.planAllocation)
        let today = city.now.dayInJapan
        let (found, isStale) = try await city.database.read { transaction -> (KeptScenario?, Bool) in
            guard let kept = try transaction.scenario(id), kept.kind == .seats else { return (nil, false) }
            guard kept.state == .done, kept.issuedAt == nil, let year = kept.year else { return (kept, false) }
            let isCurrent =
                try transaction.scenarioInForce(.seats, in: year)?.id == kept.previous
                && Self.isCurrent(kept, try transaction.seats(ofScenario: id), in: year, on: today, transaction)
            return (kept, !isCurrent)
        }
        guard let found else { throw WorkError.notFound }
        return try Plan(found, isStale: isStale)
    }

    /// Asks for seats in a fiscal year's sessions; those who were told a seat are kept to it as the question says.
    ///
    /// Throws `WorkError.invalid` for what cannot be asked.
    package func ask(_ name: String, _ question: SeatQuestion, for caller: Caller) async throws -> Int64 {
        try caller.require(.planAllocation)
        guard ScenarioAssumptions.secondsRange.contains(question.seconds) else {
            throw WorkError.invalid(field: "seconds", ScenarioAssumptions.secondsWords)
        }
        if let problem = question.assumptions(on: city.now.dayInJapan).problems.first {
            throw WorkError.invalid(field: "name", problem)
        }
        let year = FiscalYear(question.year)
        let text = try question.text()
        return try await city.ask(.seats, of: year, name, text, action: "seats.ask", for: caller) { transaction in
            guard try !transaction.sessions(in: year).isEmpty else {
                throw WorkError.invalid(
                    field: "year", Phrase(ja: "この年度の回がまだありません", en: "There are no sessions of this year yet"))
            }
            return try transaction.scenarioInForce(.seats, in: year)?.id
        }
    }

    /// Drops it. One that was issued stays.
    package func drop(_ id: Int64, for caller: Caller) async throws {
        try caller.require(.planAllocation)
        let now = city.now
        try await city.database.write { transaction in
            guard try transaction.scenario(id)?.kind == .seats, try transaction.removeScenario(id) else {
                throw WorkError.notFound
            }
            try transaction.audit(caller.entry("seats.drop", "\(id)"), at: now)
        }
    }

    /// Makes its seats the city's: each person sees their own. Refused where, since it was asked for, others were issued
    /// for the year, a session was changed, or one in which it gives seats has begun.
    ///
    /// - Parameter made: when the plan was asked for that was looked at: a number may stand for another since.
    package func issue(_ id: Int64, madeAt made: Instant? = nil, for caller: Caller) async throws {
        try caller.require(.issueNominations)
        let now = city.now
        let account = caller.visitor.account
        try await city.database.write { transaction in
            try transaction.lock("seats")
            guard let scenario = try transaction.scenario(id), scenario.kind == .seats, let year = scenario.year else {
                throw WorkError.notFound
            }
            let seats = try transaction.seats(ofScenario: id)
            guard made ?? scenario.madeAt == scenario.madeAt,
                try transaction.scenarioInForce(.seats, in: year)?.id == scenario.previous,
                try Self.isCurrent(scenario, seats, in: year, on: now.dayInJapan, transaction),
                try transaction.issueScenario(id, by: account, at: now)
            else { throw WorkError.changedMeanwhile }
            let count = seats.count
            try transaction.audit(
                caller.entry("seats.issue", "\(id)", AuditDetail([("rows", "\(count)")]).text), at: now)
        }
    }

    private static func isCurrent(
        _ scenario: KeptScenario, _ seats: [KeptSeat], in year: FiscalYear, on today: CalendarDate,
        _ transaction: any Transaction
    ) throws -> Bool {
        if let changed = try transaction.sessionsChanged(in: year), scenario.madeAt < changed { return false }
        // A session taken away since took its seats along.
        guard let report = try scenario.result.map({ try SeatReport($0) }), report.seats <= seats.count else {
            return false
        }
        let given = Set(seats.map(\.session))
        return try transaction.sessions(in: year).allSatisfy { session in
            guard given.contains(session.id), let asOf = scenario.asOf else { return true }
            return session.first.day <= asOf || today < session.first.day
        }
    }

    /// Somebody with a seat, or waiting for one.
    package struct Row: Sendable {
        package var person: Int64
        package var course: Phrase
        /// Nil for whoever waits.
        package var session: KeptSession?
        /// The session of the course that they were told before, where it is another or none now.
        package var before: KeptSession?
        package var place: Int
        package var kind: Phrase
        package var reason: Phrase
    }

    /// Everyone with a seat by the time of the session, then by kana, and after them everyone who waits: names, so every
    /// look is written down.
    package func people(
        of id: Int64, isExport: Bool, for caller: Caller
    ) async throws -> (plan: Plan, state: CityState, rows: [Row]) {
        try caller.require(.planAllocation)
        guard Policy.scope(of: .seePeople, for: caller.visitor) == .everyone else {
            throw AccountError.notAllowed(.seePeople)
        }
        if isExport { try caller.require(.exportTables) }
        let plan = try await see(id, for: caller)
        let state = try await city.state()
        let now = city.now
        let (sessions, seats, waiting, told) = try await city.database.write { transaction in
            let previous = try transaction.scenario(id)?.previous
            let found = (
                try transaction.sessions(in: plan.year), try transaction.seats(ofScenario: id),
                try transaction.waiting(ofScenario: id),
                try previous.map { try transaction.seats(ofScenario: $0) } ?? []
            )
            try transaction.audit(
                caller.entry(
                    isExport ? "seats.export" : "seats.see", "\(id)",
                    AuditDetail([("rows", "\(found.1.count + found.2.count)")]).text), at: now)
            return found
        }
        let courses = CourseNames(state.plan)
        let byID = Dictionary(uniqueKeysWithValues: sessions.map { ($0.id, $0) })
        func kana(_ person: Int64) -> String { state.index(of: person).map { state.roster.people[$0].kana } ?? "" }
        let seated = seats.compactMap { seat in byID[seat.session].map { (seat.person, $0, kana(seat.person)) } }
            .sorted { ($0.1.first, $0.1.code, $0.2, $0.0) < ($1.1.first, $1.1.code, $1.2, $1.0) }
        struct Course: Hashable {
            let person: Int64
            let programme: String
            let half: HalfKind
        }
        let earlier = Dictionary(
            told.compactMap { seat in
                byID[seat.session].map {
                    (Course(person: seat.person, programme: $0.programme, half: $0.half), $0)
                }
            }, uniquingKeysWith: { first, _ in first })
        func before(_ person: Int64, _ programme: String, _ half: HalfKind, now: Int64?) -> KeptSession? {
            earlier[Course(person: person, programme: programme, half: half)].flatMap { $0.id == now ? nil : $0 }
        }
        var rows = seated.map { person, session, _ in
            Row(
                person: person, course: courses.name(session.programme, session.half), session: session,
                before: before(person, session.programme, session.half, now: session.id), place: 0,
                kind: Phrase(ja: "席", en: "seat"), reason: Phrase(""))
        }
        rows += waiting.map { row in
            Row(
                person: row.person, course: courses.name(row.programme, row.half), session: nil,
                before: before(row.person, row.programme, row.half, now: nil), place: row.place,
                kind: SeatPlan.Waiting.Kind(rawValue: row.kind)?.name ?? Phrase(""), reason: row.reason)
        }
        return (plan, state, rows)
    }

    /// As a table to take away: CSV with a byte order mark.
    package func export(of id: Int64, for caller: Caller) async throws -> [UInt8] {
        let (_, state, rows) = try await people(of: id, isExport: true, for: caller)
        let language = caller.preferences.language
        var writer = TableWriter(
            [
                .init("session", ja: "回", en: "Session"), .init("programme", ja: "研修", en: "Programme"),
                .init("when", ja: "日時", en: "When"), .init("place", ja: "場所", en: "Place"),
                .init("kind", ja: "区分", en: "Kind"), .init("number", ja: "職員番号", en: "Staff number"),
                .init("name", ja: "氏名", en: "Name"), .init("unit", ja: "所属", en: "Unit"),
                .init("before", ja: "前の回", en: "Session before"),
                .init("reason", ja: "理由", en: "Reason"),
            ], in: language, json: false)
        for row in rows {
            let person = state.index(of: row.person).map { state.roster.people[$0] }
            let unit = state.member(ofPerson: row.person).map {
                state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit))
            }
            for text in [
                row.session?.code ?? "", row.course[language],
                row.session.map { CalendarHalfDay.words(for: $0.times)[language] } ?? "",
                row.session.map { $0.placeName[language] } ?? "",
                row.kind[language] + (row.session == nil ? " \(row.place)" : ""), person?.staffNumber ?? "",
                person?.name ?? "", unit ?? "", row.before?.code ?? "", row.reason[language],
            ] { writer.text(text) }
            writer.endRow()
        }
        return writer.file(named: "seats").bytes
    }
}
