@testable import Mathematics

/// A small repeatable generator of numbers for tests.
struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state = state &+ 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func int(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }
    mutating func int32(_ range: ClosedRange<Int>) -> Int32 { Int32(int(range)) }
    mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
    mutating func pick<T>(_ values: [T]) -> T { values[int(0...values.count - 1)] }
}

enum SeatMaking {
    /// A random year of a few people. Everything that a rule speaks of happens: ways too far, whole days, sessions with
    /// a minimum, sections with a cap.
    static func year(seed: Int, people: ClosedRange<Int> = 2...4, days: Int = 2, sessions: Int = 3) throws -> SeatYear {
        var dice = Dice(seed)
        let count = dice.int(people)
        let sections = dice.int(1...2)
        let places = dice.int(1...3)
        var minutes = [Int32](repeating: 0, count: places * places)
        for a in 0..<places {
            for b in 0..<a {
                minutes[a * places + b] = dice.pick([10, 30, 45, 46, 90, 120, 130])
                minutes[b * places + a] = minutes[a * places + b]
            }
        }
        func halfDay() -> Int32 { dice.int32(0...2 * days - 1) }
        func place() -> Int32? { dice.chance(40) ? nil : dice.int32(0...places - 1) }
        var all: [SeatYear.Session] = []
        for _ in 0..<dice.int(1...sessions) {
            all.append(
                .init(
                    course: 0, kind: .mandatory, halfDays: [halfDay()], municipality: place(),
                    seats: dice.int32(1...max(1, count / 2))))
        }
        for _ in 0..<dice.int(1...sessions + 1) {
            let first = halfDay()
            all.append(
                .init(
                    course: dice.int32(1...2), kind: .elective,
                    halfDays: dice.chance(20) ? [first & ~1, first | 1] : [first], municipality: place(),
                    fewest: dice.int32(0...2), seats: dice.int32(1...2)))
        }
        var requests: [SeatYear.Request] = []
        for person in 0..<Int32(count) {
            for course in Int32(1)...2 where dice.chance(55) {
                requests.append(
                    .init(person: person, course: course, isNominated: dice.chance(35), weight: dice.int32(1...9)))
            }
        }
        func wishes(_ targets: [Int32]) -> [SeatYear.Wish] {
            var wished: [SeatYear.Wish] = []
            for rank in Int32(1)...3 {
                let target = dice.pick(targets)
                if !wished.contains(where: { $0.target == target }), dice.chance(70) {
                    wished.append(.init(target: target, rank: rank))
                }
            }
            return wished
        }
        let away = (0..<count).map { _ in (0..<Int32(2 * days)).filter { _ in dice.chance(15) } }
        let mandatory = (0..<count).map { _ in wishes(Array(0..<Int32(2 * days))) }
        let elective = requests.map { request in
            let own = all.indices.filter { all[$0].course == request.course }.map(Int32.init)
            return own.isEmpty ? [] : wishes(own)
        }
        var year = try SeatYear(
            municipalityCount: places, minutes: minutes,
            sectionMunicipality: (0..<sections).map { _ in dice.int32(0...places - 1) },
            sectionMostAway: (0..<sections).map { _ in dice.int32(0...max(2, count / 2)) },
            personSection: (0..<count).map { _ in dice.int32(0...sections - 1) },
            personClass: (0..<count).map { _ in Int8(dice.pick([0, 1, 1, 2, 2, 2])) }, sessions: all,
            unavailable: Lists(away), mandatoryWishes: Lists(mandatory), requests: requests,
            electiveWishes: Lists(elective), mostElectives: dice.int32(1...2))
        // In some years a course seated before takes some of the sections' absences.
        if dice.chance(30) {
            for section in Int32(0)..<Int32(sections) {
                for halfDay in Int32(0)..<Int32(2 * days) where dice.chance(30) {
                    let most = year.sectionMostAway[Int(section)]
                    year.settledAway[.init(section: section, halfDay: halfDay)] = min(most, dice.int32(1...2))
                }
            }
        }
        // In some people have had electives before.
        if dice.chance(30) { year.electivesHad[dice.int32(0...count - 1)] = 1 }
        return year
    }

    /// The best levels of all seatings there are.
    static func bestByEnumeration(_ year: SeatYear) -> SeatLevels {
        let none = SeatVerification(Seating(), in: year).levels.values
        var best = none
        enumerate(year) { _, change in
            let levels = zip(none, change).map { $0 + $1 }
            if levels.lexicographicallyPrecedes(best) { best = levels }
        }
        return SeatLevels(best)
    }

    /// All seatings there are.
    static func all(_ year: SeatYear) -> [Seating] {
        var found: [Seating] = []
        enumerate(year) { seats, _ in found.append(Seating(seats)) }
        return found
    }

    /// Every seating that breaks no rule, with what it changes in the levels. What a person can do alone is asked of the
    /// verification; sections and sessions are counted here.
    private static func enumerate(_ year: SeatYear, _ found: ([Seating.Seat], [Int]) -> Void) {
        let none = SeatVerification(Seating(), in: year).levels.values
        var plans: [[(sessions: [Int32], change: [Int])]] = []
        for person in 0..<Int32(year.personCount) {
            var sets: [[Int32]] = [[]]
            for session in year.sessions.indices {
                sets += sets.filter { $0.count < 3 }.map { $0 + [Int32(session)] }
            }
            plans.append(
                sets.compactMap { set in
                    let check = SeatVerification(Seating(set.map { .init(person: person, session: $0) }), in: year)
                    let isAlone = check.violations.allSatisfy { if case .tooFew = $0 { true } else { false } }
                    return isAlone ? (set, zip(check.levels.values, none).map { $0 - $1 }) : nil
                })
        }
        let rules = SeatRules(year)
        var taken = [Int32](repeating: 0, count: year.sessions.count)
        var away: [[Int32]: Int32] = [:]
        var seats: [Seating.Seat] = []
        func place(_ person: Int, _ change: [Int]) {
            guard person < year.personCount else {
                let isHeld = year.sessions.indices.allSatisfy {
                    year.sessions[$0].kind == .mandatory || taken[$0] == 0 || taken[$0] >= year.sessions[$0].fewest
                }
                if isHeld { found(seats, change) }
                return
            }
            let section = year.personSection[person]
            for plan in plans[person] {
                let places = plan.sessions.flatMap { session in
                    rules.occupied(from: year.municipality(of: person), in: Int(session)).map { [section, $0] }
                }
                for session in plan.sessions {
                    taken[Int(session)] += 1
                    seats.append(.init(person: Int32(person), session: session))
                }
                for place in places { away[place, default: 0] += 1 }
                let fits =
                    plan.sessions.allSatisfy { taken[Int($0)] <= year.sessions[Int($0)].seats }
                    && places.allSatisfy { away[$0, default: 0] <= year.mostAway(section, on: $0[1]) }
                if fits { place(person + 1, zip(change, plan.change).map { $0 + $1 }) }
                for session in plan.sessions { taken[Int(session)] -= 1 }
                seats.removeLast(plan.sessions.count)
                for place in places { away[place, default: 0] -= 1 }
            }
        }
        place(0, [0, 0, 0, 0, 0])
    }
}
