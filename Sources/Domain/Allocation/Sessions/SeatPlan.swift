package import Kernel
package import Mathematics

/// Who sits in which session of a city's year, with its proof, the waiting list, and why.
package struct SeatPlan: Sendable {
    package let question: SeatCase
    /// By session, then by member; those in sessions that have begun are as they were told.
    package let seats: [Seat]
    /// Everyone due, nominated or wishing who has no seat: by course, nominations before wishes, the weightier first.
    package let waiting: [Waiting]
    /// Elective sessions yet to come that nobody sits in.
    package let notHeld: [Int]
    package let stages: [Stage]
    /// Of the seats told before: how many are not kept, and the fewest it could be; nil where none were
    /// told.
    package let moved: Moved?

    package struct Seat: Sendable, Hashable {
        package var member: Int32
        /// Index into the sessions.
        package var session: Int

        package init(member: Int32, session: Int) {
            self.member = member
            self.session = session
        }
    }

    package struct Waiting: Sendable, Hashable {
        package enum Kind: String, Sendable { case mandatoryFirst, mandatoryAgain, nominated, wish }

        package var member: Int32
        package var course: Course
        package var kind: Kind
        /// Of a wish or a nomination; 0 for what is mandatory.
        package var weight = 0
        /// What keeps them out of the course's sessions.
        package var blocks: [SeatBlock]
    }

    package struct Moved: Sendable, Hashable {
        package var told: Int
        package var seats: Int
        package var bound: Int
    }

    /// One search: a mandatory course, or the last of them with all electives.
    package struct Stage: Sendable {
        /// Nil where only electives are given.
        package var mandatory: Course?
        package var hasElectives: Bool
        package var levels: SeatLevels
        package var bounds: SeatLevels
        /// As it would be by hand: whoever comes first, and by priority.
        package var firstCome: SeatLevels
        package var byPriority: SeatLevels
        /// Why not everybody can be served in the mandatory course, and what would help.
        package var obstacles: [[Phrase]]
        /// Whether the search ended by itself.
        package var isFinished: Bool
    }

    /// People seated in each session.
    package var counts: [Int] {
        var counts = [Int](repeating: 0, count: question.sessions.count)
        for seat in seats { counts[seat.session] += 1 }
        return counts
    }

    /// A section's half-day with people away for sessions.
    package struct Absence: Sendable, Hashable {
        package var section: Int32
        package var halfDay: CalendarHalfDay
        package var people: Int
        package var most: Int
    }

    /// By half-day, then by section.
    package var absences: [Absence] { question.absences(of: seats) }

    /// What the levels are of, in words.
    package static let levelNames = [
        Phrase(ja: "席のない必須の職員（初めての人）", en: "mandatory without a seat, never taken before"),
        Phrase(ja: "席のない必須の職員（以前に修了した人）", en: "mandatory without a seat, taken before"),
        Phrase(ja: "席のない指名", en: "nominations without a seat"),
        Phrase(ja: "席のない希望（重みの合計）", en: "wishes without a seat, by weight"),
        Phrase(ja: "希望順と移動の負担", en: "cost of ranks and ways"),
    ]
}

extension SeatCase {
    /// The half-days of sections on which people are away for some seats, by half-day, then by section.
    package func absences(of seats: [SeatPlan.Seat]) -> [SeatPlan.Absence] {
        var people = [SeatYear.Absence: Int]()
        for seat in seats {
            let section = sectioning.section[Int(seat.member)]
            for halfDay in halfDaysAway(section, seat.session) {
                people[.init(section: section, halfDay: halfDay), default: 0] += 1
            }
        }
        return people.sorted { ($0.key.halfDay, $0.key.section) < ($1.key.halfDay, $1.key.section) }.map { key, count in
            SeatPlan.Absence(
                section: key.section, halfDay: CalendarHalfDay(index: key.halfDay, from: year.firstDay),
                people: count, most: Int(mostAway[Int(key.section)]))
        }
    }
}

extension SeatPlan.Waiting.Kind {
    package var name: Phrase {
        switch self {
        case .mandatoryFirst: Phrase(ja: "必須（初めて）", en: "mandatory, first time")
        case .mandatoryAgain: Phrase(ja: "必須", en: "mandatory")
        case .nominated: Phrase(ja: "指名", en: "nominated")
        case .wish: Phrase(ja: "希望", en: "wish")
        }
    }
}

extension SeatCase.Refused.Why {
    package var name: Phrase {
        switch self {
        case .notInService: Phrase(ja: "在職していない", en: "not in service")
        case .absent: Phrase(ja: "休職・派遣中", en: "on leave or seconded")
        case .notInAudience: Phrase(ja: "この研修の対象ではない", en: "not in the course's audience")
        case .needsAnother: Phrase(ja: "先に受ける研修が済んでいない", en: "another course comes first")
        case .done: Phrase(ja: "もう修了している", en: "completed already")
        }
    }
}

extension SeatBlock {
    /// As it is told to whoever has no seat.
    package var name: Phrase {
        switch self {
        case .tooFar: Phrase(ja: "会場が遠い", en: "too far")
        case .unavailable: Phrase(ja: "出席できない日時", en: "cannot attend then")
        case .overlap: Phrase(ja: "ほかの回と重なる", en: "sits in another session then")
        case .sectionFull: Phrase(ja: "所属の不在の上限", en: "as many of the section are away as may be")
        case .sessionFull: Phrase(ja: "満席", en: "full")
        case .notHeld: Phrase(ja: "開かない回", en: "not held")
        case .enoughElectives: Phrase(ja: "選択の研修の上限", en: "as many electives as one may take")
        case .others: Phrase(ja: "ほかの人を優先", en: "others come first")
        }
    }
}
