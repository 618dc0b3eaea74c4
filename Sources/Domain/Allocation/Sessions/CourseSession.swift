package import Kernel

/// One session (回) of a half of a programme (clauses K4, K5).
package struct CourseSession: Sendable, Hashable {
    /// Unique within the city.
    package var code: String
    /// Index into `Plan.programmes`.
    package var programme: Int
    package var half: HalfKind
    /// Ascending, at least one.
    package var times: [CalendarHalfDay]
    /// Where it is held; nil: online.
    package var place: String?
    /// Fewest people an elective session is held with, and most. One that falls away has no seats.
    package var fewest: Int
    package var seats: Int

    package init(
        code: String, programme: Int, half: HalfKind, times: [CalendarHalfDay], place: String?, fewest: Int, seats: Int
    ) {
        self.code = code
        self.programme = programme
        self.half = half
        self.times = times
        self.place = place
        self.fewest = fewest
        self.seats = seats
    }

    /// Where it is held, as people read it.
    package var placeName: Phrase { SessionReader.name(ofPlace: place) }
    package var course: Course { Course(programme: programme, half: half) }
    package var firstDay: CalendarDate { times.first?.day ?? .distantFuture }
    package var lastDay: CalendarDate { times.last?.day ?? .distantFuture }
}

/// A half of a programme, as sessions are held of it.
package struct Course: Sendable, Hashable, Comparable {
    /// Index into `Plan.programmes`.
    package var programme: Int
    package var half: HalfKind

    package init(programme: Int, half: HalfKind) {
        self.programme = programme
        self.half = half
    }

    package static func < (a: Course, b: Course) -> Bool {
        (a.programme, a.half == .mandatory ? 0 : 1) < (b.programme, b.half == .mandatory ? 0 : 1)
    }

    /// The number by which the optimiser knows it.
    var number: Int32 { Int32(programme * 2 + (half == .mandatory ? 0 : 1)) }

    /// The programme's name, and which half where it has both.
    package func name(_ plan: Plan) -> Phrase {
        let about = plan.programmes[programme]
        guard about.mandatory != nil, about.elective != nil else { return about.name }
        return Phrase(ja: "\(about.name.ja)（\(half.name.ja)）", en: "\(about.name.en) (\(half.name.en))")
    }
}

/// What somebody wishes of a course: to take it, where it is elective, and in which of its sessions.
package struct SeatWish: Sendable, Hashable {
    /// Index into `Roster.people`.
    package var person: Int32
    package var course: Course
    /// Indices into the sessions, the first wish first; at most three.
    package var sessions: [Int]

    package static let most = 3

    package init(person: Int32, course: Course, sessions: [Int]) {
        self.person = person
        self.course = course
        self.sessions = sessions
    }
}

/// A half-day on which somebody cannot attend.
package struct BusyTime: Sendable, Hashable {
    /// Index into `Roster.people`.
    package var person: Int32
    package var halfDay: CalendarHalfDay

    package init(person: Int32, halfDay: CalendarHalfDay) {
        self.person = person
        self.halfDay = halfDay
    }
}

/// Where units and sessions lie, and how many of a unit may be away at once, where a city says so.
package struct SeatPlaces: Sendable, Hashable {
    package struct Way: Sendable, Hashable {
        package var from: String
        package var to: String

        package init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// By a unit's code; it holds for the units below too.
    package var homes: [String: String] = [:]
    package var mostAway: [String: Int] = [:]
    /// Both ways; without any, every place is near.
    package var minutes: [Way: Int] = [:]

    package init() {}

    /// Minutes between two places; nil where nothing is said of them.
    func minutes(from: String, to: String) -> Int? {
        from == to ? 0 : minutes[Way(from: from, to: to)] ?? minutes[Way(from: to, to: from)]
    }
}
