/// The told seats that a changed year still allows, and the year that is left beside them.
struct KeptSeats {
    /// Kept one after another; an elective session that is left with too few is not held.
    private(set) var seats: [Seating.Seat] = []
    /// Whether every answer with the fewest moves keeps just these: those lost could not be kept by anybody.
    private(set) var isExact = true
    /// Without the people, requests, seats, half-days and absences of those kept.
    private(set) var year: SeatYear
    private let whole: SeatYear

    private struct Wanted: Hashable {
        let person: Int32
        let course: Int32
    }

    init(_ told: Seating, in year: SeatYear) {
        whole = year
        self.year = year
        let rules = SeatRules(year)
        var ledger = SeatLedger(year, rules)
        var open = Set(year.requests.map { Wanted(person: $0.person, course: $0.course) })
        if let mandatory = year.sessions.first(where: { $0.kind == .mandatory })?.course {
            for person in year.personClass.indices where year.personClass[person] > 0 {
                open.insert(Wanted(person: Int32(person), course: mandatory))
            }
        }
        let all = open
        for seat in told.seats {
            let session = year.sessions[Int(seat.session)]
            let home = year.municipality(of: Int(seat.person))
            let wanted = Wanted(person: seat.person, course: session.course)
            guard all.contains(wanted), session.seats > 0, rules.travelCost(from: home, to: Int(seat.session)) != nil,
                year.isAvailable(Int(seat.person), on: rules.occupied(from: home, in: Int(seat.session)))
            else { continue }
            guard open.contains(wanted), ledger.fits(seat.person, seat.session) else {
                // It stands against another told seat: which of them goes is a question.
                isExact = false
                continue
            }
            open.remove(wanted)
            ledger.give(seat.person, seat.session)
            seats.append(seat)
        }
        let held = seats.filter { seat in
            let session = year.sessions[Int(seat.session)]
            return session.kind == .mandatory || ledger.taken[Int(seat.session)] >= session.fewest
        }
        if held.count < seats.count { isExact = false }
        seats = held
        takeAway(rules)
    }

    private mutating func takeAway(_ rules: SeatRules) {
        var busy = (0..<year.personCount).map { Array(year.unavailable[$0]) }
        var served = Set<Wanted>()
        var electives = [Int32: Int32]()
        for seat in seats {
            let session = whole.sessions[Int(seat.session)]
            let person = Int(seat.person)
            year.sessions[Int(seat.session)].seats -= 1
            year.sessions[Int(seat.session)].fewest = 0
            if session.kind == .mandatory {
                year.personClass[person] = 0
            } else {
                served.insert(Wanted(person: seat.person, course: session.course))
                electives[seat.person, default: 0] += 1
            }
            for halfDay in rules.occupied(from: whole.municipality(of: person), in: Int(seat.session)) {
                busy[person].append(halfDay)
                year.settledAway[.init(section: year.personSection[person], halfDay: halfDay), default: 0] += 1
            }
        }
        for seat in seats { busy[Int(seat.person)].sort() }
        year.unavailable = Lists(busy)
        for (person, count) in electives { year.electivesHad[person, default: 0] += count }
        let open = whole.requests.indices.filter { index in
            let request = whole.requests[index]
            return !served.contains(Wanted(person: request.person, course: request.course))
        }
        year.requests = open.map { whole.requests[$0] }
        year.electiveWishes = Lists(open.map { whole.electiveWishes[$0] })
    }

    /// The seats kept and those found beside them, with levels and bounds of the whole year.
    func joined(_ answer: SeatAnswer) -> SeatAnswer {
        let seating = Seating(
            (seats + answer.seating.seats).sorted { ($0.person, $0.session) < ($1.person, $1.session) })
        let levels = SeatVerification(seating, in: whole).levels
        var joined = answer
        joined.seating = seating
        joined.levels = levels
        joined.bounds = SeatLevels(
            levels.values.indices.map { answer.bounds.values[$0] + levels.values[$0] - answer.levels.values[$0] })
        return joined
    }
}
