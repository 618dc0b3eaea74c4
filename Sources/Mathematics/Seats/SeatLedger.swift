/// What is taken so far while seats are given one after another: people's half-days, sections' absences, seats.
struct SeatLedger {
    let year: SeatYear
    let rules: SeatRules
    private(set) var taken: [Int32]
    private(set) var electives: [Int32]
    private var busy: [Int32: [Int32]] = [:]
    private var away: [Int64: Int32] = [:]

    init(_ year: SeatYear, _ rules: SeatRules) {
        self.year = year
        self.rules = rules
        taken = [Int32](repeating: 0, count: year.sessions.count)
        electives = [Int32](repeating: 0, count: year.personCount)
    }

    /// Whether a person within reach and available can still be given a seat. The session's minimum is not asked.
    func fits(_ person: Int32, _ session: Int32) -> Bool {
        let details = year.sessions[Int(session)]
        guard taken[Int(session)] < details.seats else { return false }
        if details.kind == .elective, electives[Int(person)] >= year.mostElectives(of: person) { return false }
        let section = year.personSection[Int(person)]
        let own = busy[person] ?? []
        return halfDays(person, session).allSatisfy { halfDay in
            !own.contains(halfDay)
                && away[Int64(section) << 32 | Int64(halfDay), default: 0] < year.mostAway(section, on: halfDay)
        }
    }

    mutating func give(_ person: Int32, _ session: Int32) { change(person, session, by: 1) }
    mutating func takeBack(_ person: Int32, _ session: Int32) { change(person, session, by: -1) }

    private mutating func change(_ person: Int32, _ session: Int32, by amount: Int32) {
        taken[Int(session)] += amount
        if year.sessions[Int(session)].kind == .elective { electives[Int(person)] += amount }
        let section = Int64(year.personSection[Int(person)])
        for halfDay in halfDays(person, session) {
            away[section << 32 | Int64(halfDay), default: 0] += amount
            if amount > 0 {
                busy[person, default: []].append(halfDay)
            } else {
                busy[person]?.removeAll { $0 == halfDay }
            }
        }
    }

    private func halfDays(_ person: Int32, _ session: Int32) -> ArraySlice<Int32> {
        rules.occupied(from: year.municipality(of: Int(person)), in: Int(session))
    }
}
