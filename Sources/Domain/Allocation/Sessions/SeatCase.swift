package import Kernel
import Mathematics

/// A city's year of seats as a question to the optimiser: its sessions, who must and who wants to sit in them (clauses
/// K4, K5).
///
/// Where several mandatory trainings have sessions, they are seated one after another, those with fewer people first, and
/// the last together with all electives: each stage keeps clear of the seats given before.
package struct SeatCase: Sendable {
    /// The sessions' fiscal year.
    package let year: FiscalYear
    package let standing: Standing
    package let sessions: [CourseSession]
    package let assumptions: SeatAssumptions
    /// People who must take a mandatory course, and have not.
    package let due: [Due]
    /// What is wanted of electives.
    package let wants: [Want]
    /// Wishes that cannot be granted whatever the seats.
    package let refused: [Refused]
    /// What of the input was not used, in words.
    package let remarks: [Phrase]
    let sectioning: Sectioning
    let sectionPlace: [Int32]
    let mostAway: [Int32]
    let places: [String]
    let minutes: [Int32]
    let busy: [[Int32]]
    /// Ranked sessions of wishes for mandatory courses, by member and course.
    let mandatoryWishes: [Key: [Int]]
    /// Whether a session is yet to come, by session.
    let ahead: [Bool]
    let told: [SeatPlan.Seat]
    /// Electives that members have had in the year.
    let electivesHad: [Int32: Int32]

    package struct Due: Sendable, Hashable {
        package var course: Course
        /// Members of the staff, ascending; first those who have never completed it (priority class 1).
        package var never: [Int32]
        package var again: [Int32]

        package var count: Int { never.count + again.count }
    }

    package struct Want: Sendable, Hashable {
        package var member: Int32
        package var course: Course
        package var isNominated: Bool
        /// What an unmet wish costs: 3 where it closes a gap or helps a target, else 1.
        package var weight: Int
        package var sessions: [Int]
    }

    package struct Refused: Sendable, Hashable {
        package enum Why: String, Sendable {
            case notInService, absent, notInAudience, needsAnother, done
        }

        package var person: Int32
        package var course: Course
        package var why: Why
    }

    struct Key: Hashable {
        var member: Int32
        var course: Course
    }

    /// Somebody nominated for a programme in the year.
    package struct Nominated: Sendable, Hashable {
        /// Index into `Roster.people`.
        package var person: Int32
        package var programme: Int

        package init(person: Int32, programme: Int) {
            self.person = person
            self.programme = programme
        }
    }

    /// Everything that a city knows of a year of seats.
    package struct Inputs: Sendable {
        package var sessions: [CourseSession] = []
        package var wishes: [SeatWish] = []
        package var busy: [BusyTime] = []
        package var nominated: [Nominated] = []
        /// Seats that people have been told.
        package var told: [SeatPlan.Seat] = []
        package var places = SeatPlaces()

        package init() {}
    }

    /// Throws what is wrong with the assumptions, sessions of several years, or places without ways.
    package init(
        _ standing: Standing, _ inputs: Inputs, _ assumptions: SeatAssumptions = SeatAssumptions()
    ) throws(UnfitAssumptions) {
        var problems = assumptions.problems
        let years = Set(inputs.sessions.map { FiscalYear(of: $0.firstDay) })
        if inputs.sessions.isEmpty { problems.append(Phrase(ja: "回が一つもありません", en: "there are no sessions")) }
        if years.count > 1 {
            let list = years.sorted().map { "\($0.year)" }.joined(separator: ", ")
            problems.append(
                Phrase(ja: "回が複数の年度にわたっています（\(list)）", en: "the sessions are of several fiscal years (\(list))"))
        }
        self.standing = standing
        self.assumptions = assumptions
        sessions = inputs.sessions
        let year = years.min() ?? standing.year
        self.year = year
        sectioning = Sectioning(standing, classes: standing.plan.coverageClasses)
        let map = PlaceMap(standing, inputs, sectioning)
        problems += map.problems
        guard problems.isEmpty else { throw UnfitAssumptions(problems: problems) }
        (places, minutes, sectionPlace) = (map.places, map.minutes, map.sectionPlace)
        mostAway = Self.mostAway(standing, inputs.places, sectioning, assumptions)
        let ahead = inputs.sessions.map { session in assumptions.from.map { $0 <= session.firstDay } ?? true }
        self.ahead = ahead
        told = inputs.told
        let first = year.firstDay
        var busy = [[Int32]](repeating: [], count: standing.staff.members.count)
        for time in inputs.busy where year.contains(time.halfDay.day) {
            let member = standing.staff.memberOfPerson[Int(time.person)]
            if member >= 0 { busy[Int(member)].append(time.halfDay.index(from: first)) }
        }
        self.busy = busy.map { Array(Set($0)).sorted() }

        // A course whose last session fell away still has people who want it: they are told so.
        let offered = Set(zip(inputs.sessions, ahead).filter { $1 }.map(\.0.course))
        let past = PastSeats(standing, inputs, ahead)
        let wishing = Wishing(standing, inputs, offered: offered, served: past.served, year: year)
        (due, wants, refused, mandatoryWishes) = (
            wishing.due, wishing.wants, wishing.refused, wishing.mandatoryWishes
        )
        electivesHad = past.electives
        remarks = wishing.remarks + past.remarks
    }

    private static func mostAway(
        _ standing: Standing, _ places: SeatPlaces, _ sectioning: Sectioning, _ assumptions: SeatAssumptions
    ) -> [Int32] {
        var size = [Int](repeating: 0, count: sectioning.units.count)
        for section in sectioning.section { size[Int(section)] += 1 }
        return size.indices.map { section in
            let own = standing.roster.codes(atOrAbove: sectioning.units[section]).lazy.compactMap {
                places.mostAway[$0]
            }
            if let most = own.first { return Int32(most) }
            return Int32(max(1, Int(assumptions.shareOfSection * Double(size[section]) + 1e-9)))
        }
    }

    /// The unit's path of a section.
    package func section(_ section: Int32) -> String { standing.path(ofUnit: Int(sectioning.units[Int(section)])) }

    /// The half-days that a session takes, as the optimiser counts them.
    func halfDays(_ session: Int) -> [Int32] { sessions[session].times.map { $0.index(from: year.firstDay) } }
}

extension Roster {
    /// The codes of a unit and those above it, from below.
    func codes(atOrAbove unit: Int32) -> [String] {
        var codes = [String]()
        var current = unit
        while current >= 0, codes.count < 32 {
            codes.append(units[Int(current)].code)
            current = units[Int(current)].parent
        }
        return codes
    }
}

/// Where sections and sessions lie, as numbers.
private struct PlaceMap {
    /// The first is anywhere near: units of which nothing is said.
    private(set) var places = [""]
    private(set) var minutes: [Int32] = []
    private(set) var sectionPlace: [Int32] = []
    private(set) var problems: [Phrase] = []

    init(_ standing: Standing, _ inputs: SeatCase.Inputs, _ sectioning: Sectioning) {
        let given = inputs.places
        // Without ways nothing is far, and no place costs more than another.
        guard !given.minutes.isEmpty else {
            (minutes, sectionPlace) = ([0], sectioning.units.map { _ in 0 })
            return
        }
        let homes = sectioning.units.map { unit in
            standing.roster.codes(atOrAbove: unit).lazy.compactMap { given.homes[$0] }.first ?? ""
        }
        places += Set(homes + inputs.sessions.compactMap(\.place)).subtracting([""]).sorted()
        let number = Dictionary(places.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        sectionPlace = homes.map { number[$0] ?? 0 }
        let (travelling, venues) = (Set(homes), Set(inputs.sessions.compactMap(\.place)))
        for from in places {
            for to in places {
                let way = given.minutes(from: from, to: to)
                minutes.append(Int32(way ?? 0))
                // Nobody goes from one office to another, only to where sessions are held.
                guard way == nil, !from.isEmpty, travelling.contains(from), venues.contains(to) else { continue }
                problems.append(
                    Phrase(
                        ja: "「\(from)」から「\(to)」までの所要時間がありません", en: "the minutes from '\(from)' to '\(to)' are missing"))
            }
        }
    }
}

/// Seats in sessions that have begun. Where nobody of a session has a record of it yet, all who had a seat are taken to
/// have come; once some have, whoever has none needs a seat again.
private struct PastSeats {
    private(set) var served = Set<SeatCase.Key>()
    private(set) var remarks: [Phrase] = []
    /// Electives that each member has had.
    private(set) var electives = [Int32: Int32]()

    init(_ standing: Standing, _ inputs: SeatCase.Inputs, _ ahead: [Bool]) {
        let record = standing.recordSoFar
        var waiting = [String]()
        for (index, seats) in Dictionary(grouping: inputs.told, by: \.session).sorted(by: { $0.key < $1.key })
        where !ahead[index] {
            let session = inputs.sessions[index]
            if session.half == .elective { for seat in seats { electives[seat.member, default: 0] += 1 } }
            let isRecorded = seats.contains { seat in
                record.completions(of: Int(standing.staff.members[Int(seat.member)].person)).contains {
                    Int($0.programme) == session.programme && session.firstDay <= $0.date
                        && ($0.half ?? session.half) == session.half
                }
            }
            if isRecorded { continue }
            waiting.append(session.code)
            for seat in seats { served.insert(.init(member: seat.member, course: session.course)) }
        }
        guard !waiting.isEmpty else { return }
        let shown = waiting.prefix(5).joined(separator: ", ") + (waiting.count > 5 ? " …" : "")
        remarks.append(
            Phrase(
                ja: "出席の記録がまだない回が\(waiting.count)あります（\(shown)）。席のあった人は受けたものとしました",
                en:
                    "\(waiting.count) sessions have no attendance recorded yet (\(shown)): whoever had a seat is taken to "
                    + "have come"))
    }
}

/// Who must, who is nominated, and who wishes.
private struct Wishing {
    private(set) var due: [SeatCase.Due] = []
    private(set) var wants: [SeatCase.Want] = []
    private(set) var refused: [SeatCase.Refused] = []
    private var known = Set<SeatCase.Refused>()
    private(set) var mandatoryWishes: [SeatCase.Key: [Int]] = [:]
    private(set) var remarks: [Phrase] = []

    init(
        _ standing: Standing, _ inputs: SeatCase.Inputs, offered: Set<Course>, served: Set<SeatCase.Key>,
        year: FiscalYear
    ) {
        let facts = standing.facts
        let staff = standing.staff
        let record = standing.recordSoFar
        let obligations =
            year == standing.year
            ? standing.obligations : Obligations(facts, gaps: standing.gaps, record: record, year: year)
        var recommended = Set<SeatCase.Key>()
        var people = [Course: (never: [Int32], again: [Int32])]()
        var absent = 0
        for entry in obligations.entries {
            let course = Course(programme: Int(entry.programme), half: entry.half)
            guard offered.contains(course) else { continue }
            if entry.status == .recommended { recommended.insert(.init(member: entry.member, course: course)) }
            guard entry.status == .due, !served.contains(.init(member: entry.member, course: course)) else {
                continue
            }
            let about = staff.members[Int(entry.member)]
            guard !about.isOnLeave, !about.isSeconded else {
                absent += 1
                continue
            }
            let hasBefore = record.completions(of: Int(about.person)).contains {
                Int($0.programme) == course.programme && $0.passed && $0.half != .elective
            }
            if hasBefore {
                people[course, default: ([], [])].again.append(entry.member)
            } else {
                people[course, default: ([], [])].never.append(entry.member)
            }
        }
        due = people.map { SeatCase.Due(course: $0, never: $1.never, again: $1.again) }
            .sorted { ($0.count, $0.course) < ($1.count, $1.course) }
        if absent > 0 {
            remarks.append(
                Phrase(
                    ja: "休職・派遣中で対象にしなかった人（必須の研修ごとに数えて）: \(absent)人",
                    en: "left out because on leave or seconded, counted for each mandatory course: \(absent)"))
        }
        addWants(standing, record, inputs, offered, year, recommended)
        refuseNeedless(standing, record, year, served)
        wants.removeAll { served.contains(.init(member: $0.member, course: $0.course)) }
        let other = inputs.wishes.count { !offered.contains($0.course) }
        if other > 0 {
            remarks.append(
                Phrase(ja: "回のない研修への希望: \(other)件", en: "wishes for courses without a session to give: \(other)"))
        }
    }

    private mutating func addWants(
        _ standing: Standing, _ record: TrainingRecord, _ inputs: SeatCase.Inputs, _ offered: Set<Course>,
        _ year: FiscalYear, _ recommended: Set<SeatCase.Key>
    ) {
        var asked = [SeatCase.Key: (isNominated: Bool, sessions: [Int])]()
        for nominated in inputs.nominated {
            let course = Course(programme: nominated.programme, half: .elective)
            guard offered.contains(course), let member = member(nominated.person, course, standing) else { continue }
            asked[.init(member: member, course: course)] = (true, [])
        }
        for wish in inputs.wishes where offered.contains(wish.course) {
            guard let member = member(wish.person, wish.course, standing) else { continue }
            let key = SeatCase.Key(member: member, course: wish.course)
            if wish.course.half == .mandatory {
                mandatoryWishes[key] = wish.sessions
            } else {
                asked[key] = (asked[key]?.isNominated ?? false, wish.sessions)
            }
        }
        for (key, want) in asked.sorted(by: { ($0.key.member, $0.key.course) < ($1.key.member, $1.key.course) }) {
            if let why = Self.bar(key, isNominated: want.isNominated, standing, record, year) {
                refuse(.init(person: standing.staff.members[Int(key.member)].person, course: key.course, why: why))
                continue
            }
            wants.append(
                .init(
                    member: key.member, course: key.course, isNominated: want.isNominated,
                    weight: recommended.contains(key) ? 3 : 1, sessions: want.sessions))
        }
    }

    /// The member of staff; nil, and refused, for those not in service or away for long.
    private mutating func member(_ person: Int32, _ course: Course, _ standing: Standing) -> Int32? {
        let member = standing.staff.memberOfPerson[Int(person)]
        guard member >= 0 else {
            refuse(.init(person: person, course: course, why: .notInService))
            return nil
        }
        let about = standing.staff.members[Int(member)]
        guard !about.isOnLeave, !about.isSeconded else {
            refuse(.init(person: person, course: course, why: .absent))
            return nil
        }
        return member
    }

    /// Wishes for mandatory courses by people who are not due: told, not dropped.
    private mutating func refuseNeedless(
        _ standing: Standing, _ record: TrainingRecord, _ year: FiscalYear, _ served: Set<SeatCase.Key>
    ) {
        let due = Dictionary(uniqueKeysWithValues: self.due.map { ($0.course, Set($0.never + $0.again)) })
        for key in mandatoryWishes.keys.sorted(by: { ($0.member, $0.course) < ($1.member, $1.course) })
        where due[key.course]?.contains(key.member) != true && !served.contains(key) {
            let person = standing.staff.members[Int(key.member)].person
            let hasPassed = record.completions(of: Int(person)).contains {
                Int($0.programme) == key.course.programme && $0.passed && $0.half != .elective
            }
            refuse(.init(person: person, course: key.course, why: hasPassed ? .done : .notInAudience))
        }
    }

    /// Once, though somebody may be nominated and wish it too.
    private mutating func refuse(_ row: SeatCase.Refused) {
        if known.insert(row).inserted { refused.append(row) }
    }

    /// What bars somebody from an elective, whatever the seats. A nomination has been decided: it needs no audience.
    private static func bar(
        _ key: SeatCase.Key, isNominated: Bool, _ standing: Standing, _ record: TrainingRecord, _ year: FiscalYear
    ) -> SeatCase.Refused.Why? {
        let programme = standing.plan.programmes[key.course.programme]
        guard let half = programme[key.course.half] else { return .notInAudience }
        let member = Int(key.member)
        let person = Int(standing.staff.members[member].person)
        if record.hasDone(key.course.programme, key.course.half, of: standing.plan, person: person, in: year) {
            return .done
        }
        if !isNominated, !standing.facts.holds(half.audience.condition, for: member) { return .notInAudience }
        return Obligations.missingPrerequisites(of: programme, member, standing.facts).isEmpty ? nil : .needsAnother
    }
}
