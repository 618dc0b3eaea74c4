package import Domain
package import Kernel
import Storage

/// Somebody's own sessions: the seats they have, what they wish, when they cannot attend (K4, K5).
package struct OwnSeats: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// Most half-days that somebody can say in a fiscal year.
    static let mostBusyTimes = 400

    /// A course with sessions to come that concerns the person.
    package struct Wanted: Sendable {
        package var programme: String
        package var half: HalfKind
        package var name: Phrase
        /// They must take it.
        package var isDue: Bool
        /// Nominated for it by the city.
        package var isNominated: Bool
        /// Those to come; none where all were called off.
        package var sessions: [KeptSession]
        /// Sessions to come that were wished and called off: the wish for them is void.
        package var calledOff: [KeptSession]
        /// Ids, the first wish first; nil where nothing was said.
        package var wish: [Int64]?
        /// The place on the waiting list and what keeps them out.
        package var waiting: (place: Int, reason: Phrase)?
    }

    package struct Seat: Sendable {
        package var session: KeptSession
        package var name: Phrase
    }

    package struct Sheet: Sendable {
        package var year: FiscalYear
        /// The fiscal years with sessions to come, or with some that they wished and that were called off.
        package var years: [FiscalYear]
        package var wanted: [Wanted]
        package var busy: [CalendarHalfDay]

        /// Its year is one of these.
        package var isOpen: Bool { years.contains(year) }
    }

    /// What concerns the person of the fiscal year that is asked for, of the first with sessions to come where none is; nil
    /// where there is none of these.
    package func sheet(_ asked: FiscalYear? = nil, for caller: Caller) async throws -> Sheet? {
        let person = try SeeOwnData.person(caller)
        let state = try await city.state()
        let today = state.date
        let found = try await city.database.read { transaction -> Found? in
            let years = try transaction.sessionYears(from: today, for: person)
            guard let year = asked ?? years.first else { return nil }
            return Found(
                year: year, years: years, sessions: try transaction.sessions(in: year),
                waiting: try transaction.waitingInForce(of: person, in: year),
                wishes: try transaction.wishes(in: year, of: person),
                busy: try transaction.busyTimes(from: max(today, year.firstDay), to: year.lastDay, of: person),
                nominated: try transaction.nominationsInForce(of: person, from: year).filter { $0.year == year })
        }
        return found.map { Self.sheet($0, person, state) }
    }

    /// The seats in force in sessions that are not over, the next first; of one fiscal year where it is asked for.
    package func seats(_ asked: FiscalYear? = nil, for caller: Caller) async throws -> [Seat] {
        let person = try SeeOwnData.person(caller)
        let state = try await city.state()
        let sessions = try await city.database.read { try $0.sessionsSat(by: person, from: state.date) }
        return Self.named(sessions.filter { asked == nil || $0.year == asked }, state.plan)
    }

    private struct Found: Sendable {
        var year: FiscalYear
        var years: [FiscalYear]
        var sessions: [KeptSession]
        var waiting: [KeptWaiting]
        var wishes: [KeptWish]
        var busy: [(person: Int64, halfDay: CalendarHalfDay)]
        var nominated: [KeptNomination]
    }

    static func named(_ sessions: [KeptSession], _ plan: Plan) -> [Seat] {
        let names = CourseNames(plan)
        return sessions.map { Seat(session: $0, name: names.name($0.programme, $0.half)) }
    }

    private static func sheet(_ found: Found, _ person: Int64, _ state: CityState) -> Sheet {
        let names = CourseNames(state.plan)
        let eligible = state.member(ofPerson: person).map { courses($0, found, state) } ?? [:]
        struct Key: Hashable {
            let programme: String
            let half: HalfKind
        }
        let ahead = Dictionary(grouping: found.sessions.filter { state.date < $0.first.day }) {
            Key(programme: $0.programme, half: $0.half)
        }
        let wanted = ahead.compactMap { key, all -> Wanted? in
            let isNominated = key.half == .elective && found.nominated.contains { $0.programme == key.programme }
            let wish = found.wishes.first { $0.programme == key.programme && $0.half == key.half }
            let sessions = all.filter { !$0.isCancelled }
            let calledOff = all.filter { $0.isCancelled && wish?.sessions.contains($0.id) ?? false }
            guard !sessions.isEmpty || !calledOff.isEmpty else { return nil }
            guard
                let isDue = eligible["\(key.programme)/\(key.half.rawValue)"]
                    ?? (isNominated || wish != nil ? false : nil)
            else { return nil }
            return Wanted(
                programme: key.programme, half: key.half, name: names.name(key.programme, key.half), isDue: isDue,
                isNominated: isNominated, sessions: sessions, calledOff: calledOff, wish: wish?.sessions,
                waiting: found.waiting.first { $0.programme == key.programme && $0.half == key.half }
                    .map { ($0.place, $0.reason) })
        }
        return Sheet(
            year: found.year, years: found.years,
            wanted: wanted.sorted {
                ($0.isDue || $0.isNominated ? 0 : 1, $0.programme, $0.half.rawValue)
                    < ($1.isDue || $1.isNominated ? 0 : 1, $1.programme, $1.half.rawValue)
            }, busy: found.busy.map(\.halfDay))
    }

    /// The courses that the person must (true) or may (false) take in the year, by `programme/half`.
    private static func courses(_ member: Int, _ found: Found, _ state: CityState) -> [String: Bool] {
        let standing = state.standing
        var courses = [String: Bool]()
        let person = Int(standing.staff.members[member].person)
        for programme in state.plan.programmes.indices {
            let about = state.plan.programmes[programme]
            for half in HalfKind.allCases {
                guard let rule = about[half], standing.facts.holds(rule.audience.condition, for: member),
                    Obligations.missingPrerequisites(of: about, member, standing.facts).isEmpty,
                    !standing.record.hasDone(programme, half, of: state.plan, person: person, in: found.year)
                else { continue }
                courses["\(about.id)/\(half.rawValue)"] = half == .mandatory
            }
        }
        return courses
    }

    /// Keeps what somebody wishes of a course: up to three sessions, the first wish first. `isWanted` false takes the
    /// wish away.
    package func wish(
        _ programme: String, _ half: HalfKind, sessions: [Int64], isWanted: Bool, in year: FiscalYear? = nil,
        for caller: Caller
    ) async throws {
        let person = try SeeOwnData.person(caller)
        guard let sheet = try await sheet(year, for: caller),
            let wanted = sheet.wanted.first(where: { $0.programme == programme && $0.half == half })
        else { throw WorkError.notFound }
        guard !isWanted || !wanted.sessions.isEmpty else { throw WorkError.notFound }
        let own = Set(wanted.sessions.map(\.id))
        guard sessions.count <= SeatWish.most, Set(sessions).count == sessions.count, own.isSuperset(of: sessions)
        else {
            throw WorkError.invalid(
                field: "session", Phrase(ja: "別々の回を三つまで選んでください", en: "Choose up to three different sessions"))
        }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.lock("wishes/\(person)")
            // One may have been taken away since.
            let known = Set(try transaction.sessions(in: sheet.year).map(\.id))
            let wish = KeptWish(
                person: person, programme: programme, half: half, sessions: sessions.filter(known.contains))
            if isWanted {
                try transaction.replace([wish], in: sheet.year, at: now)
            } else {
                try transaction.remove([wish], in: sheet.year)
            }
            try transaction.audit(
                caller.entry(isWanted ? "wish.keep" : "wish.withdraw", programme, person: person), at: now)
        }
    }

    /// Keeps the half-days of the fiscal year's rest on which somebody cannot attend, in place of those before.
    package func busy(_ text: String, in year: FiscalYear? = nil, for caller: Caller) async throws {
        let person = try SeeOwnData.person(caller)
        guard let sheet = try await sheet(year, for: caller), sheet.isOpen else { throw WorkError.notFound }
        let isEmpty = text.allSatisfy(\.isWhitespace)
        guard let times = isEmpty ? [] : CalendarHalfDay.list(text), times.count <= Self.mostBusyTimes else {
            throw WorkError.invalid(
                field: "busy",
                Phrase(
                    ja: "一行に一つ、「2027-06-03 午前」のように書いてください", en: "One on a line, as 2027-06-03 am"))
        }
        let first = max(city.now.dayInJapan, sheet.year.firstDay)
        guard times.allSatisfy({ first <= $0.day && $0.day <= sheet.year.lastDay }) else {
            throw WorkError.invalid(
                field: "busy",
                Phrase(
                    ja: "\(first)から\(sheet.year.lastDay)までの日にしてください",
                    en: "Days from \(first) to \(sheet.year.lastDay), please"))
        }
        let now = city.now
        try await city.database.write { transaction in
            try transaction.lock("wishes/\(person)")
            try transaction.replaceBusyTimes(
                of: [person], from: first, to: sheet.year.lastDay, with: times.map { (person, $0) })
            try transaction.audit(caller.entry("wish.busy", "\(times.count)", person: person), at: now)
        }
    }
}
