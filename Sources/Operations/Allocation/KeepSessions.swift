import Documents
package import Domain
package import Kernel
import Storage

/// The training office keeps the year's sessions, and what people wish and cannot (K4, K5).
package struct KeepSessions: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package static let largestFile = 20 << 20

    /// A session with its programme's name and the seats in force.
    package struct Entry: Sendable {
        package var session: KeptSession
        package var course: Phrase
        package var people: Int
        /// The plan in force has no such half of a programme any more.
        package var isUnknown: Bool
    }

    package struct Year: Sendable {
        package var state: CityState
        package var year: FiscalYear
        /// Those with sessions, and the asked one.
        package var years: [FiscalYear]
        package var entries: [Entry]
        package var wishes: Int
        /// The scenario whose seats are in force.
        package var scenario: Int64?
    }

    /// The sessions of a fiscal year; of the running one, or the next that has some, where none is asked for.
    package func list(_ asked: FiscalYear?, for caller: Caller) async throws -> Year {
        try caller.require(.planAllocation)
        let state = try await city.state()
        let now = FiscalYear(of: state.date)
        return try await city.database.read { transaction in
            let known = try transaction.sessionYears()
            let year = asked ?? (known.contains(now) ? now : known.first { $0 > now } ?? now)
            let sessions = try transaction.sessions(in: year)
            let seats = try transaction.seatCounts(in: year)
            let courses = CourseNames(state.plan)
            return Year(
                state: state, year: year, years: Set(known + [year, now, now + 1]).sorted(),
                entries: sessions.map { Self.entry($0, courses, people: seats[$0.id] ?? 0) },
                wishes: try transaction.wishCount(in: year),
                scenario: try transaction.scenarioInForce(.seats, in: year)?.id)
        }
    }

    private static func entry(_ session: KeptSession, _ courses: CourseNames, people: Int) -> Entry {
        Entry(
            session: session, course: courses.name(session.programme, session.half), people: people,
            isUnknown: !courses.has(session.programme, session.half))
    }

    /// Somebody with a seat in a session.
    package struct Seated: Sendable {
        package var person: Int64
        /// Indices into the roster and the staff; nil where they are not there any more.
        package var index: Int?
        package var member: Int?
    }

    /// A session without names.
    package func entry(_ id: Int64, for caller: Caller) async throws -> Entry {
        try await entry(id, for: caller).entry
    }

    private func entry(
        _ id: Int64, for caller: Caller
    ) async throws -> (entry: Entry, state: CityState, seats: [KeptSeat]) {
        try caller.require(.planAllocation)
        let state = try await city.state()
        let (session, seats) = try await city.database.read { transaction in
            (try transaction.session(id), try transaction.seatsInForce(ofSession: id))
        }
        guard let session else { throw WorkError.notFound }
        return (Self.entry(session, CourseNames(state.plan), people: seats.count), state, seats)
    }

    /// A session with those who sit in it. Names are shown to whoever may see everyone, and the look is written down.
    package func see(
        _ id: Int64, isExport: Bool = false, for caller: Caller
    ) async throws -> (entry: Entry, state: CityState, people: [Seated]?) {
        if isExport { try caller.require(.exportTables) }
        let (entry, state, seats) = try await entry(id, for: caller)
        let session = entry.session
        guard Policy.scope(of: .seePeople, for: caller.visitor) == .everyone else {
            if isExport { throw AccountError.notAllowed(.seePeople) }
            return (entry, state, nil)
        }
        if !seats.isEmpty {
            let now = city.now
            try await city.database.write { transaction in
                try transaction.audit(
                    caller.entry(
                        isExport ? "course.export" : "course.see", session.code,
                        AuditDetail([("rows", "\(seats.count)")]).text), at: now)
            }
        }
        let people = seats.map { seat in
            Seated(
                person: seat.person, index: state.index(of: seat.person),
                member: state.member(ofPerson: seat.person))
        }
        return (
            entry, state,
            people.sorted { a, b in
                let key = { (seated: Seated) in seated.index.map { state.roster.people[$0].kana } ?? "" }
                return (key(a), a.person) < (key(b), b.person)
            }
        )
    }

    /// Those who sit in a session as a table to take away, for attendance: CSV with a byte order mark.
    package func export(_ id: Int64, for caller: Caller) async throws -> [UInt8] {
        let (entry, state, people) = try await see(id, isExport: true, for: caller)
        let language = caller.preferences.language
        var writer = TableWriter(SeatTables.seatColumns, in: language, json: false)
        for seated in people ?? [] {
            let person = seated.index.map { state.roster.people[$0] }
            let unit = seated.member.map {
                state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit))
            }
            for text in [
                entry.session.code, entry.session.programme, entry.course[language],
                CalendarHalfDay.words(for: entry.session.times)[language],
                entry.session.placeName[language], person?.staffNumber ?? "", person?.name ?? "",
                unit ?? "",
            ] { writer.text(text) }
            writer.endRow()
        }
        return writer.file(named: "session").bytes
    }

    /// Keeps one session by its code within its fiscal year, as new or changed.
    ///
    /// - Parameter known: the session that is changed; it stays of its course and fiscal year.
    package func keep(_ session: CourseSession, changing known: KeptSession? = nil, for caller: Caller) async throws {
        try caller.require(.planAllocation)
        let state = try await city.state()
        let kept = Self.kept(session, state.plan)
        if let known, known.year != kept.year || known.programme != kept.programme || known.half != kept.half {
            throw WorkError.invalid(
                field: "when",
                Phrase(ja: "年度の変わる日時にはできません。新しい回を加えてください", en: "It stays of its fiscal year: add another session"))
        }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.lock("sessions")
            let isKnown = try transaction.sessions(in: kept.year).contains { $0.code == kept.code }
            guard known != nil || !isKnown else {
                throw WorkError.invalid(
                    field: "code", Phrase(ja: "この番号の回がもうあります", en: "There is a session of this code already"))
            }
            try transaction.keep([kept], at: now)
            try transaction.audit(caller.entry(known == nil ? "course.add" : "course.change", kept.code), at: now)
        }
    }

    private static func kept(_ session: CourseSession, _ plan: Plan) -> KeptSession {
        KeptSession(
            code: session.code, programme: plan.programmes[session.programme].id, half: session.half,
            times: session.times, place: session.place, fewest: session.fewest, seats: session.seats)
    }

    /// It falls away, or is held after all.
    package func setCancelled(_ id: Int64, _ isCancelled: Bool, for caller: Caller) async throws {
        try caller.require(.planAllocation)
        let now = city.now
        try await city.database.write { transaction in
            guard let session = try transaction.session(id),
                try transaction.setSession(id, isCancelled: isCancelled, at: now)
            else { throw WorkError.notFound }
            try transaction.audit(
                caller.entry(isCancelled ? "course.cancel" : "course.hold", session.code), at: now)
        }
    }

    /// What goes with a session that is taken away.
    package struct Removal: Sendable {
        package var session: KeptSession
        package var course: Phrase
        /// Wishes that name it; they lose it and stay otherwise.
        package var wishes: Int
        /// Seats of it, and the plans that have them; none was issued.
        package var seats: Int
        package var plans: Int
    }

    /// What `remove` would take along; refused as it is.
    package func removal(_ id: Int64, for caller: Caller) async throws -> Removal {
        try caller.require(.planAllocation)
        let (session, bound) = try await city.database.read { transaction in
            (try transaction.session(id), try transaction.boundToSession(id))
        }
        guard let session else { throw WorkError.notFound }
        guard bound.issued == 0 else { throw Self.staysForItsSeats }
        let course = CourseNames(try await city.state().plan).name(session.programme, session.half)
        return Removal(
            session: session, course: course, wishes: bound.wishes, seats: bound.seats, plans: bound.plans)
    }

    private static let staysForItsSeats = WorkError.invalid(
        field: "session",
        Phrase(ja: "席を知らせた回は消せません。「取りやめる」を選んでください", en: "Seats of it were issued: call it off instead"))

    /// Takes it away as if it had never been; not where seats of it were issued.
    package func remove(_ id: Int64, for caller: Caller) async throws {
        try caller.require(.planAllocation)
        let now = city.now
        try await city.database.write { transaction in
            guard let session = try transaction.session(id) else { throw WorkError.notFound }
            guard try transaction.removeSession(id) else { throw Self.staysForItsSeats }
            try transaction.audit(caller.entry("course.remove", session.code), at: now)
        }
    }

    // MARK: Files

    /// What a file is of.
    package enum FileKind: String, CaseIterable, Sendable {
        case sessions, wishes, busy, units, ways

        package var name: Phrase {
            switch self {
            case .sessions: Phrase(ja: "回", en: "Sessions")
            case .wishes: Phrase(ja: "希望", en: "Wishes")
            case .busy: Phrase(ja: "出席できない日時", en: "Times people cannot attend")
            case .units: Phrase(ja: "所属の場所と不在の上限", en: "Places and absence limits of units")
            case .ways: Phrase(ja: "場所の間の所要時間", en: "Minutes between places")
            }
        }
    }

    package struct Taken: Sendable {
        package var rows: Int
        package var diagnostics: [Diagnostic]
    }

    /// Takes a file (`docs/session-files.md`): all of it, or nothing where it has an error. Sessions are kept by their
    /// codes, wishes by person and course, times by person for the fiscal year, places as a whole.
    package func take(
        _ kind: FileKind, _ bytes: [UInt8], file: String, year: FiscalYear, for caller: Caller
    ) async throws -> Taken {
        try caller.require(.planAllocation)
        let state = try await city.state()
        let (plan, roster, now) = (state.plan, state.roster, city.now)
        func person(_ index: Int32) -> Int64 { state.personID(at: Int(index)) }
        @Sendable func note(_ rows: Int, _ transaction: any Transaction) throws {
            try transaction.audit(
                caller.entry("course.import", kind.rawValue, AuditDetail([("rows", "\(rows)")]).text), at: now)
        }
        switch kind {
        case .sessions:
            let (sessions, diagnostics) = try await Calculation.run {
                SessionReader.read(bytes, file: file, plan: plan)
            }
            guard !diagnostics.hasErrors else { return Taken(rows: 0, diagnostics: diagnostics) }
            let kept = sessions.map { Self.kept($0, plan) }
            let changed = try await city.database.write { transaction in
                try transaction.lock("sessions")
                let changed = try Self.changedCourses(kept, file, transaction)
                guard changed.isEmpty else { return changed }
                try transaction.keep(kept, at: now)
                try note(kept.count, transaction)
                return []
            }
            return Taken(rows: changed.isEmpty ? kept.count : 0, diagnostics: diagnostics + changed)
        case .wishes:
            let known = try await city.database.read { try $0.sessions(in: year) }
            let seats = CitySeats(.init(sessions: known), state, year)
            let (wishes, diagnostics) = try await Calculation.run {
                SeatWishReader.read(
                    bytes, file: file, plan: plan, sessions: seats.inputs.sessions, people: roster)
            }
            guard !diagnostics.hasErrors else { return Taken(rows: 0, diagnostics: diagnostics) }
            let kept = wishes.map { wish in
                KeptWish(
                    person: person(wish.person), programme: plan.programmes[wish.course.programme].id,
                    half: wish.course.half, sessions: wish.sessions.map { seats.kept[$0].id })
            }
            try await city.database.write { transaction in
                try transaction.replace(kept, in: year, at: now)
                try note(kept.count, transaction)
            }
            return Taken(rows: kept.count, diagnostics: diagnostics)
        case .busy:
            let (times, diagnostics) = try await Calculation.run {
                BusyTimeReader.read(bytes, file: file, people: roster, year: year)
            }
            guard !diagnostics.hasErrors else { return Taken(rows: 0, diagnostics: diagnostics) }
            let kept = Set(times).map { (person: person($0.person), halfDay: $0.halfDay) }
                .sorted { ($0.person, $0.halfDay) < ($1.person, $1.halfDay) }
            let people = Set(times.map { person($0.person) }).sorted()
            try await city.database.write { transaction in
                try transaction.replaceBusyTimes(of: people, from: year.firstDay, to: year.lastDay, with: kept)
                try note(kept.count, transaction)
            }
            return Taken(rows: kept.count, diagnostics: diagnostics)
        case .units, .ways:
            var places = SeatPlaces()
            let diagnostics =
                kind == .units
                ? SeatPlacesReader.readUnits(bytes, file: file, units: Set(roster.units.map(\.code)), into: &places)
                : SeatPlacesReader.readWays(bytes, file: file, into: &places)
            guard !diagnostics.hasErrors else { return Taken(rows: 0, diagnostics: diagnostics) }
            let rows = kind == .units ? Set(places.homes.keys).union(places.mostAway.keys).count : places.minutes.count
            let kept = places
            try await city.database.write { transaction in
                try transaction.replacePlaces(
                    units: kind == .units ? kept : nil, ways: kind == .ways ? kept : nil)
                try note(rows, transaction)
            }
            return Taken(rows: rows, diagnostics: diagnostics)
        }
    }

    /// Sessions with seats given out whose code now stands for another course.
    private static func changedCourses(
        _ sessions: [KeptSession], _ file: String, _ transaction: any Transaction
    ) throws -> [Diagnostic] {
        guard let year = sessions.first?.year else { return [] }
        let seated = try transaction.seatCounts(in: year)
        let known = Dictionary(
            try transaction.sessions(in: year).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        return sessions.compactMap { session in
            guard let old = known[session.code], seated[old.id] != nil,
                old.programme != session.programme || old.half != session.half
            else { return nil }
            return Diagnostic(
                .error, "Q025", at: Place(file: file),
                Phrase(
                    ja: "回「\(session.code)」には席を知らせた人がいるため、別の研修や区分にはできません",
                    en: "seats of session '\(session.code)' are given out: it cannot become another course"))
        }
    }

    /// How many people of units are away at sessions in force, half-day by half-day, and how many may be; `problem` says
    /// why it cannot be told.
    package struct Absences: Sendable {
        package var rows: [(unit: String, halfDay: CalendarHalfDay, people: Int, most: Int)] = []
        package var problem: Phrase?
    }

    /// By half-day, then by unit.
    package func absences(_ year: FiscalYear, for caller: Caller) async throws -> Absences {
        try caller.require(.planAllocation)
        let state = try await city.state()
        let (kept, seats, scenario) = try await city.database.read { transaction in
            (
                try CitySeats.read(year, transaction), try transaction.seatsInForce(in: year),
                try transaction.scenarioInForce(.seats, in: year)
            )
        }
        guard let scenario, !seats.isEmpty else { return Absences() }
        let asked = try SeatQuestion(scenario.assumptions).assumptions(on: state.date)
        return try await Calculation.run {
            let city = CitySeats(kept, state, year)
            do {
                let question = try SeatCase(state.standing, city.inputs, asked)
                return Absences(
                    rows: question.absences(of: city.seats(seats)).map {
                        (question.section($0.section), $0.halfDay, $0.people, $0.most)
                    })
            } catch let unfit as UnfitAssumptions {
                return Absences(problem: unfit.problems.first)
            }
        }
    }
}

extension CitySeats.Kept {
    /// The sessions alone.
    init(sessions: [KeptSession]) {
        self.init(sessions: sessions, wishes: [], busy: [], places: SeatPlaces(), nominated: [])
    }
}
