extension Seating {
    private struct Wanted: Hashable {
        let person: Int32
        let course: Int32
    }

    /// Those of its seats that a year still allows, one after another; an elective session that is left with too few is
    /// not held.
    func lawful(in year: SeatYear) -> Seating {
        let rules = SeatRules(year)
        var ledger = SeatLedger(year, rules)
        var open = Set(year.requests.map { Wanted(person: $0.person, course: $0.course) })
        if let mandatory = year.sessions.first(where: { $0.kind == .mandatory })?.course {
            for person in year.personClass.indices where year.personClass[person] > 0 {
                open.insert(Wanted(person: Int32(person), course: mandatory))
            }
        }
        var kept: [Seat] = []
        for seat in seats {
            let session = year.sessions[Int(seat.session)]
            let home = year.municipality(of: Int(seat.person))
            let wanted = Wanted(person: seat.person, course: session.course)
            guard open.contains(wanted), rules.travelCost(from: home, to: Int(seat.session)) != nil,
                year.isAvailable(Int(seat.person), on: rules.occupied(from: home, in: Int(seat.session))),
                ledger.fits(seat.person, seat.session)
            else { continue }
            open.remove(wanted)
            ledger.give(seat.person, seat.session)
            kept.append(seat)
        }
        return Seating(
            kept.filter { seat in
                let session = year.sessions[Int(seat.session)]
                return session.kind == .mandatory || ledger.taken[Int(seat.session)] >= session.fewest
            })
    }
}
