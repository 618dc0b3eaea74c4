import Domain
import Kernel

/// The sessions of the rest of a fiscal year, who wishes what, and when people cannot attend: as a training office has
/// them when it gives out the seats.
struct SessionsHeld {
    struct Session {
        var code: String
        var programme: Int
        var half: HalfKind
        /// Days on which offices are open, and whether the afternoon.
        var halfDays: [(day: CalendarDate, isAfternoon: Bool)]
        var isOnline: Bool
        var fewest: Int
        var seats: Int
    }

    struct Wish {
        var person: Int32
        var programme: Int
        var half: HalfKind
        /// Indices into the sessions, the first wish first.
        var sessions: [Int]
    }

    private(set) var sessions: [Session] = []
    private(set) var wishes: [Wish] = []
    let days: [CalendarDate]
    private let dice: Dice

    /// - Parameter open: the people of each half who have not completed it.
    init(_ plan: Plan, open: [HalfOfYear], seed: UInt64, asOf: CalendarDate) {
        dice = Dice(seed: seed, for: "sessions")
        days = Self.days(after: asOf)
        for half in open where !half.people.isEmpty {
            let about = plan.programmes[half.programme]
            guard about.mode != .onDemand, about.mode != .ojt, !days.isEmpty else { continue }
            let first = sessions.count
            add(half, about)
            let own = Array(first..<sessions.count)
            guard !own.isEmpty else { continue }
            addWishes(half, own)
        }
    }

    /// Days on which offices are open, from four weeks ahead to the middle of March; of the next fiscal year where little
    /// is left.
    private static func days(after date: CalendarDate) -> [CalendarDate] {
        func open(_ first: CalendarDate, _ last: CalendarDate) -> [CalendarDate] {
            (0..<max(0, Int(last.daysSince1970 - first.daysSince1970))).map(first.adding(days:)).filter(\.isOfficeDay)
        }
        let year = FiscalYear(of: date)
        let left = open(date.adding(days: 28), year.lastDay.adding(days: -16))
        if left.count >= 40 { return left }
        let next = year + 1
        return open(next.firstDay.adding(days: 45), next.lastDay.adding(days: -16))
    }

    private mutating func add(_ half: HalfOfYear, _ about: Programme) {
        let hours = about[half.half]?.hours ?? 2
        let length = hours <= 4 ? 1 : min(6, 2 * Int((hours / 7).rounded(.up)))
        let isMandatory = half.half == .mandatory
        let size = isMandatory ? (about.mode == .online ? 120 : 60) : 24
        // What is mandatory finds room for nearly everyone; an elective for some of those who may.
        let wanted = isMandatory ? half.people.count * 103 / 100 : min(half.people.count / 4, 10 * size)
        let count = max(1, (wanted + size - 1) / size)
        for number in 0..<count {
            let salt = half.programme * 8192 + number * 2 + (isMandatory ? 0 : 1)
            let start = dice.index(below: max(1, days.count - 3), salt, 1)
            let isLate = length == 1 && dice.chance(0.5, salt, 2)
            let halfDays = (0..<length).map { step in
                (day: days[min(days.count - 1, start + step / 2)], isAfternoon: length == 1 ? isLate : step % 2 == 1)
            }
            sessions.append(
                Session(
                    code: "\(about.id)-\(isMandatory ? "m" : "e")\(number + 1)", programme: half.programme,
                    half: half.half, halfDays: halfDays, isOnline: about.mode == .online,
                    fewest: isMandatory ? 0 : 6, seats: min(size, max(6, half.people.count))))
        }
    }

    /// Everyone of a mandatory course tells three sessions in six of ten cases; of an elective, more wish it than find
    /// room.
    private mutating func addWishes(_ half: HalfOfYear, _ own: [Int]) {
        let isMandatory = half.half == .mandatory
        let room = own.reduce(0) { $0 + sessions[$1].seats }
        let share = isMandatory ? 0.6 : min(1, 1.2 * Double(room) / Double(half.people.count))
        for person in half.people {
            let salt = half.programme * 2 + (isMandatory ? 0 : 1)
            guard dice.chance(share, Int(person), 16 + salt) else { continue }
            var chosen: [Int] = []
            for rank in 0..<3 {
                let session = own[dice.index(below: own.count, Int(person), 4096 * (rank + 1) + salt)]
                if !chosen.contains(session) { chosen.append(session) }
            }
            wishes.append(Wish(person: person, programme: half.programme, half: half.half, sessions: chosen))
        }
    }

    /// The half-days on which somebody cannot attend: some of each month's, for duty, leave and meetings.
    func busy(_ person: Int32) -> [(day: CalendarDate, isAfternoon: Bool)] {
        days.indices.flatMap { index -> [(day: CalendarDate, isAfternoon: Bool)] in
            [false, true].compactMap { isAfternoon in
                dice.chance(0.06, Int(person), 1 << 20 + index * 2 + (isAfternoon ? 1 : 0))
                    ? (days[index], isAfternoon) : nil
            }
        }
    }
}
