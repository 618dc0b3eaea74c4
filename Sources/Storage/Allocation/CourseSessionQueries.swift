package import Domain
package import Kernel

/// What somebody wants of a course in a fiscal year, as it is kept.
package struct KeptWish: Sendable, Hashable {
    package var person: Int64
    package var programme: String
    package var half: HalfKind
    /// Ids, the first wish first.
    package var sessions: [Int64]

    package init(person: Int64, programme: String, half: HalfKind, sessions: [Int64]) {
        self.person = person
        self.programme = programme
        self.half = half
        self.sessions = sessions
    }
}

extension CalendarHalfDay {
    fileprivate var word: String { isAfternoon ? "pm" : "am" }

    fileprivate init(_ row: any Row, _ day: Int) throws {
        self.init(try row.day(day), isAfternoon: try row.text(day + 1) == "pm")
    }
}

extension Transaction {
    // MARK: Sessions

    /// Those of a fiscal year by their first half-day, then by code; all in two queries.
    package func sessions(in year: FiscalYear) throws -> [KeptSession] {
        try sessions(where: "course_session.fiscal_year = \(year.year)")
    }

    package func session(_ id: Int64) throws -> KeptSession? { try sessions(where: "course_session.id = \(id)").first }

    private func sessions(where condition: SQL) throws -> [KeptSession] {
        var times = [Int64: [CalendarHalfDay]]()
        let found = try rows(
            """
            SELECT course_session_time.session_id, course_session_time.day, course_session_time.half
            FROM course_session_time JOIN course_session ON course_session.id = course_session_time.session_id
            WHERE \(sql: condition) ORDER BY course_session_time.day, course_session_time.half
            """
        ) { (id: try $0.integer(0), halfDay: try CalendarHalfDay($0, 1)) }
        for (id, halfDay) in found { times[id, default: []].append(halfDay) }
        return try rows(
            """
            SELECT id, code, programme, half, place, fewest, seats, cancelled_at FROM course_session
            WHERE \(sql: condition) ORDER BY code
            """
        ) { row in
            let id = try row.integer(0)
            return KeptSession(
                id: id, code: try row.text(1), programme: try row.text(2), half: try row.choice(3),
                times: times[id] ?? [], place: try row.optionalText(4), fewest: try row.int(5), seats: try row.int(6),
                isCancelled: try row.optionalInstant(7) != nil)
        }.sorted { ($0.first, $0.code) < ($1.first, $1.code) }
    }

    /// The sessions that end on a day or later in which a person has a seat in force, the next first. Two queries.
    package func sessionsSat(by person: Int64, from day: CalendarDate) throws -> [KeptSession] {
        try sessions(
            where: """
                course_session.id IN (
                    SELECT seat.session_id FROM seat JOIN scenario ON scenario.id = seat.scenario_id
                    WHERE seat.person_id = \(person) AND scenario.issued_at IS NOT NULL
                        AND scenario.replaced_at IS NULL)
                """
        ).filter { session in session.times.contains { day <= $0.day } }
    }

    /// The fiscal years with sessions that have a half-day after a day: those not called off, and those that the person
    /// wished.
    package func sessionYears(from day: CalendarDate, for person: Int64) throws -> [FiscalYear] {
        try rows(
            """
            SELECT DISTINCT course_session.fiscal_year FROM course_session
            JOIN course_session_time ON course_session_time.session_id = course_session.id
            WHERE course_session_time.day > \(day) AND (course_session.cancelled_at IS NULL OR EXISTS (
                SELECT 1 FROM session_wish WHERE session_wish.person_id = \(person) AND course_session.id IN
                    (session_wish.first_id, session_wish.second_id, session_wish.third_id)))
            ORDER BY course_session.fiscal_year
            """
        ) { FiscalYear(try $0.int(0)) }
    }

    /// The fiscal years that have sessions.
    package func sessionYears() throws -> [FiscalYear] {
        try rows("SELECT DISTINCT fiscal_year FROM course_session ORDER BY fiscal_year") { FiscalYear(try $0.int(0)) }
    }

    /// Keeps sessions by their codes within their fiscal year: new ones come, those of the same code are as given here. One
    /// that has fallen away stays so.
    package func keep(_ sessions: [KeptSession], at now: Instant) throws {
        // So many in one statement, for engines limit the values of one.
        for start in stride(from: 0, to: sessions.count, by: 200) {
            let part = sessions[start..<min(start + 200, sessions.count)]
            var statement: SQL = """
                INSERT INTO course_session
                    (code, programme, half, fiscal_year, place, fewest, seats, changed_at) VALUES 
                """
            for (index, session) in part.enumerated() {
                if index > 0 { statement += ", " }
                statement += """
                    (\(session.code), \(session.programme), \(session.half.rawValue), \(session.year.year), \
                    \(session.place), \(session.fewest), \(session.seats), \(now))
                    """
            }
            statement += """
                 ON CONFLICT (fiscal_year, code) DO UPDATE SET programme = excluded.programme, half = excluded.half,
                    place = excluded.place, fewest = excluded.fewest, seats = excluded.seats,
                    changed_at = excluded.changed_at
                RETURNING id, code
                """
            let ids = Dictionary(
                try rows(statement) { (try $0.text(1), try $0.integer(0)) }, uniquingKeysWith: { first, _ in first })
            try run("DELETE FROM course_session_time WHERE session_id IN \(list: ids.values.sorted())")
            try insert(
                into: "course_session_time", ["session_id", "day", "half"],
                part.flatMap { session in
                    session.times.map { [ids[session.code]?.sqlValue ?? .null, $0.day.sqlValue, .text($0.word)] }
                })
        }
    }

    /// Says that it falls away, or that it is held after all. False where there is no such session.
    package func setSession(_ id: Int64, isCancelled: Bool, at now: Instant) throws -> Bool {
        let moment = isCancelled ? now : nil
        return try run(
            "UPDATE course_session SET cancelled_at = \(moment), changed_at = \(now) WHERE id = \(id)") == 1
    }

    /// When a session of the year was last changed.
    package func sessionsChanged(in year: FiscalYear) throws -> Instant? {
        try row("SELECT max(changed_at) FROM course_session WHERE fiscal_year = \(year.year)") {
            try $0.optionalInstant(0)
        }.flatMap(\.self)
    }

    /// How many people have a seat in force in each session of a fiscal year.
    package func seatCounts(in year: FiscalYear) throws -> [Int64: Int] {
        let counts = try rows(
            """
            SELECT seat.session_id, count(*) FROM seat JOIN scenario ON scenario.id = seat.scenario_id
            WHERE scenario.issued_at IS NOT NULL AND scenario.replaced_at IS NULL
                AND seat.session_id IN (SELECT id FROM course_session WHERE fiscal_year = \(year.year))
            GROUP BY seat.session_id
            """
        ) { (try $0.integer(0), try $0.int(1)) }
        return Dictionary(counts, uniquingKeysWith: { first, _ in first })
    }

    package func wishCount(in year: FiscalYear) throws -> Int {
        try int("SELECT count(*) FROM session_wish WHERE fiscal_year = \(year.year)")
    }

    /// How many wishes name a session, how many seats of it plans have and in how many plans, and how many of these seats
    /// were issued.
    package func boundToSession(_ id: Int64) throws -> (wishes: Int, seats: Int, plans: Int, issued: Int) {
        try row(
            """
            SELECT
                (SELECT count(*) FROM session_wish WHERE first_id = \(id) OR second_id = \(id) OR third_id = \(id)),
                (SELECT count(*) FROM seat WHERE session_id = \(id)),
                (SELECT count(DISTINCT scenario_id) FROM seat WHERE session_id = \(id)),
                (SELECT count(*) FROM seat JOIN scenario ON scenario.id = seat.scenario_id
                    WHERE seat.session_id = \(id) AND scenario.issued_at IS NOT NULL)
            """
        ) { (try $0.int(0), try $0.int(1), try $0.int(2), try $0.int(3)) } ?? (0, 0, 0, 0)
    }

    /// False where seats of it were issued: it stays, and can fall away.
    package func removeSession(_ id: Int64) throws -> Bool {
        try run(
            """
            DELETE FROM course_session WHERE id = \(id) AND NOT EXISTS (
                SELECT 1 FROM seat JOIN scenario ON scenario.id = seat.scenario_id
                WHERE seat.session_id = \(id) AND scenario.issued_at IS NOT NULL)
            """) == 1
    }

    // MARK: Wishes and times

    package func wishes(in year: FiscalYear, of person: Int64? = nil) throws -> [KeptWish] {
        var statement: SQL = """
            SELECT person_id, programme, half, first_id, second_id, third_id FROM session_wish
            WHERE fiscal_year = \(year.year)
            """
        if let person { statement += " AND person_id = \(person)" }
        return try rows(statement + " ORDER BY person_id, programme, half") { row in
            KeptWish(
                person: try row.integer(0), programme: try row.text(1), half: try row.choice(2),
                sessions: try [3, 4, 5].compactMap { try row.optionalInteger($0) })
        }
    }

    /// Keeps wishes in place of those of the same people and courses.
    package func replace(_ wishes: [KeptWish], in year: FiscalYear, at now: Instant) throws {
        try remove(wishes, in: year)
        try add(wishes, in: year, at: now)
    }

    /// Takes the wishes of these people and courses away.
    package func remove(_ wishes: [KeptWish], in year: FiscalYear) throws {
        for start in stride(from: 0, to: wishes.count, by: 300) {
            var condition: SQL = ""
            for (index, wish) in wishes[start..<min(start + 300, wishes.count)].enumerated() {
                condition += index > 0 ? ", " : ""
                condition += "(\(wish.person), \(wish.programme), \(wish.half.rawValue))"
            }
            try run(
                """
                DELETE FROM session_wish WHERE fiscal_year = \(year.year)
                    AND (person_id, programme, half) IN (VALUES \(sql: condition))
                """)
        }
    }

    private func add(_ wishes: [KeptWish], in year: FiscalYear, at now: Instant) throws {
        try insert(
            into: "session_wish",
            [
                "person_id", "fiscal_year", "programme", "half", "first_id", "second_id", "third_id", "wished_at",
            ],
            wishes.map { wish in
                func id(_ rank: Int) -> SQLValue {
                    wish.sessions.indices.contains(rank) ? .integer(wish.sessions[rank]) : .null
                }
                return [
                    .integer(wish.person), .integer(Int64(year.year)), .text(wish.programme),
                    .text(wish.half.rawValue), id(0), id(1), id(2), .integer(now.milliseconds),
                ]
            })
    }

    /// The half-days of a time within which people cannot attend.
    package func busyTimes(
        from first: CalendarDate, to last: CalendarDate, of person: Int64? = nil
    ) throws -> [(person: Int64, halfDay: CalendarHalfDay)] {
        var statement: SQL = """
            SELECT person_id, day, half FROM busy_time WHERE day >= \(first) AND day <= \(last)
            """
        if let person { statement += " AND person_id = \(person)" }
        return try rows(statement + " ORDER BY person_id, day, half") {
            (try $0.integer(0), try CalendarHalfDay($0, 1))
        }
    }

    /// Puts a person's half-days within a time in place of those before.
    package func replaceBusyTimes(
        of people: [Int64], from first: CalendarDate, to last: CalendarDate,
        with times: [(person: Int64, halfDay: CalendarHalfDay)]
    ) throws {
        for start in stride(from: 0, to: people.count, by: 500) {
            let part = Array(people[start..<min(start + 500, people.count)])
            try run(
                "DELETE FROM busy_time WHERE day >= \(first) AND day <= \(last) AND person_id IN \(list: part)")
        }
        try insert(
            into: "busy_time", ["person_id", "day", "half"],
            times.map { [.integer($0.person), $0.halfDay.day.sqlValue, .text($0.halfDay.word)] })
    }

    // MARK: Places

    package func seatPlaces() throws -> SeatPlaces {
        var places = SeatPlaces()
        let units = try rows("SELECT unit_code, place, most_away FROM unit_place") {
            (code: try $0.text(0), place: try $0.optionalText(1), most: try $0.optionalInteger(2))
        }
        for unit in units {
            places.homes[unit.code] = unit.place
            places.mostAway[unit.code] = unit.most.map(Int.init)
        }
        let ways = try rows("SELECT from_place, to_place, minutes FROM place_way") {
            (SeatPlaces.Way(from: try $0.text(0), to: try $0.text(1)), try $0.int(2))
        }
        for (way, minutes) in ways { places.minutes[way] = minutes }
        return places
    }

    /// Puts these in place of all before, units and ways each where given.
    package func replacePlaces(units: SeatPlaces?, ways: SeatPlaces?) throws {
        if let units {
            try run("DELETE FROM unit_place")
            try insert(
                into: "unit_place", ["unit_code", "place", "most_away"],
                Set(units.homes.keys).union(units.mostAway.keys).sorted().map { code in
                    [
                        .text(code), units.homes[code].map { .text($0) } ?? .null,
                        units.mostAway[code].map { .integer(Int64($0)) } ?? .null,
                    ]
                })
        }
        if let ways {
            try run("DELETE FROM place_way")
            try insert(
                into: "place_way", ["from_place", "to_place", "minutes"],
                ways.minutes.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }.map {
                    [.text($0.key.from), .text($0.key.to), .integer(Int64($0.value))]
                })
        }
    }
}
