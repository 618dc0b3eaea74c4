/// What keeps a person out of a session.
package enum SeatBlock: Int, CaseIterable, Sendable {
    /// Further than anybody travels.
    case tooFar
    /// The person cannot attend then.
    case unavailable
    /// The person sits in another session then.
    case overlap
    /// As many of the section are away then as may be.
    case sectionFull
    case sessionFull
    /// Too few wanted it, or it fell away.
    case notHeld
    /// The person takes as many electives as one may.
    case enoughElectives
    /// A seat there would have cost others more.
    case others
}

/// Why people sit in no session of a course, beside a seating.
package struct SeatBlocks {
    private let year: SeatYear
    private let rules: SeatRules
    private var ledger: SeatLedger
    private let ofCourse: [Int32: [Int]]
    private var busy: [Int32: Set<Int32>] = [:]

    /// - Parameter sitting: half-days on which people sit elsewhere for what is settled already.
    package init(_ seating: Seating, in year: SeatYear, sitting: [Int32: Set<Int32>] = [:]) {
        self.year = year
        busy = sitting
        rules = SeatRules(year)
        ledger = SeatLedger(year, rules)
        ofCourse = Dictionary(grouping: year.sessions.indices) { year.sessions[$0].course }
        for seat in seating.seats {
            ledger.give(seat.person, seat.session)
            busy[seat.person, default: []].formUnion(
                rules.occupied(from: year.municipality(of: Int(seat.person)), in: Int(seat.session)))
        }
    }

    /// For each session of the course the first rule in the way, in the order of `SeatBlock`; no two alike.
    package func blocks(_ person: Int32, course: Int32) -> [SeatBlock] {
        Set((ofCourse[course] ?? []).map { block(person, $0) }).sorted { $0.rawValue < $1.rawValue }
    }

    private func block(_ person: Int32, _ session: Int) -> SeatBlock {
        let details = year.sessions[session]
        let home = year.municipality(of: Int(person))
        guard rules.travelCost(from: home, to: session) != nil else { return .tooFar }
        let halfDays = rules.occupied(from: home, in: session)
        if !year.isAvailable(Int(person), on: halfDays) {
            let isOther = busy[person].map { sitting in halfDays.contains(where: sitting.contains) } ?? false
            return isOther ? .overlap : .unavailable
        }
        let isElective = details.kind == .elective
        if details.seats == 0 || (isElective && details.fewest > 0 && ledger.taken[session] == 0) { return .notHeld }
        if ledger.taken[session] >= details.seats { return .sessionFull }
        if let own = busy[person], halfDays.contains(where: own.contains) { return .overlap }
        if isElective, ledger.electives[Int(person)] >= year.mostElectives(of: person) { return .enoughElectives }
        return ledger.fits(person, Int32(session)) ? .others : .sectionFull
    }
}
