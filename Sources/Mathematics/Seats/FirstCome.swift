/// How seats are given by hand: whoever comes first takes the best seat left. The baseline beside the optimum.
package enum FirstCome {
    package enum Order: Sendable, Hashable {
        /// Everyone's wants in one random order; the same seed gives the same order.
        case drawn(seed: UInt64)
        /// Class 1, class 2, nominations, then wishes by weight; within each in random order.
        case priority(seed: UInt64)
    }

    private struct Want {
        var person: Int32
        /// `nil` for the mandatory course.
        var request: Int?
        var rank: Int
        var draw: UInt64
    }

    /// The seating that comes out. Elective sessions with too few in the end are not held and their people go without.
    package static func seats(_ year: SeatYear, _ order: Order) -> Seating {
        let rules = SeatRules(year)
        var ledger = SeatLedger(year, rules)
        let mandatory = year.sessions.indices.filter { year.sessions[$0].kind == .mandatory }
        var ofCourse: [Int32: [Int]] = [:]
        for (index, session) in year.sessions.enumerated() where session.kind == .elective {
            ofCourse[session.course, default: []].append(index)
        }
        var given: [Seating.Seat] = []
        for want in wants(year, order) {
            let person = Int(want.person)
            let home = year.municipality(of: person)
            let sessions = want.request.map { ofCourse[year.requests[$0].course] ?? [] } ?? mandatory
            var best: (cost: Int32, session: Int32)?
            for session in sessions {
                guard let way = rules.travelCost(from: home, to: session),
                    year.isAvailable(person, on: rules.occupied(from: home, in: session)),
                    ledger.fits(want.person, Int32(session))
                else { continue }
                let rank =
                    want.request.map { year.electiveRankCost($0, session) }
                    ?? year.mandatoryRankCost(person, year.sessions[session])
                if rank + way < best?.cost ?? .max { best = (rank + way, Int32(session)) }
            }
            guard let best else { continue }
            ledger.give(want.person, best.session)
            given.append(.init(person: want.person, session: best.session))
        }
        return Seating(
            given.filter { seat in
                let session = year.sessions[Int(seat.session)]
                return session.kind == .mandatory || ledger.taken[Int(seat.session)] >= session.fewest
            })
    }

    private static func wants(_ year: SeatYear, _ order: Order) -> [Want] {
        var (state, isByPriority): (UInt64, Bool) =
            switch order {
            case .drawn(let seed): (seed, false)
            case .priority(let seed): (seed, true)
            }
        /// SplitMix64.
        func draw() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        var wants: [Want] = []
        for person in 0..<year.personCount where year.personClass[person] > 0 {
            let rank = Int(year.personClass[person])
            wants.append(Want(person: Int32(person), request: nil, rank: isByPriority ? rank : 0, draw: draw()))
        }
        for (index, request) in year.requests.enumerated() {
            let rank = request.isNominated ? 3 : 100 - Int(request.weight)
            wants.append(Want(person: request.person, request: index, rank: isByPriority ? rank : 0, draw: draw()))
        }
        return wants.sorted { ($0.rank, $0.draw) < ($1.rank, $1.draw) }
    }
}
