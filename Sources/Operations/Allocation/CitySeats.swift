import Domain
import Kernel
import Storage

/// A fiscal year's sessions of a city as the optimiser takes them, and back to ids.
struct CitySeats: Sendable {
    let state: CityState
    let kept: [KeptSession]
    let inputs: SeatCase.Inputs
    private let member: [Int64: Int32]
    private let sessionIndex: [Int64: Int]

    /// What is read in one transaction.
    struct Kept: Sendable {
        var sessions: [KeptSession]
        var wishes: [KeptWish]
        var busy: [(person: Int64, halfDay: CalendarHalfDay)]
        var places: SeatPlaces
        var nominated: [KeptNomination]
    }

    static func read(_ year: FiscalYear, _ transaction: any Transaction) throws -> Kept {
        let scenario = try transaction.scenarioInForce(.nominations)
        return Kept(
            sessions: try transaction.sessions(in: year), wishes: try transaction.wishes(in: year),
            busy: try transaction.busyTimes(from: year.firstDay, to: year.lastDay),
            places: try transaction.seatPlaces(),
            nominated: try scenario.map { try transaction.nominations(ofScenario: $0.id) } ?? [])
    }

    /// A session, wish or nomination of something that the plan no longer has counts for nothing.
    init(_ kept: Kept, _ state: CityState, _ year: FiscalYear) {
        self.state = state
        let plan = state.plan
        let programmes = Dictionary(
            plan.programmes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = kept.sessions.filter { session in
            programmes[session.programme].map { plan.programmes[$0][session.half] != nil } ?? false
        }
        self.kept = known
        let sessionIndex = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1.id, $0) })
        self.sessionIndex = sessionIndex
        var inputs = SeatCase.Inputs()
        inputs.sessions = known.map { session in
            CourseSession(
                code: session.code, programme: programmes[session.programme] ?? 0, half: session.half,
                times: session.times, place: session.place, fewest: session.fewest,
                seats: session.isCancelled ? 0 : session.seats)
        }
        inputs.wishes = kept.wishes.compactMap { wish in
            guard let person = state.indexOfPerson[wish.person], let programme = programmes[wish.programme] else {
                return nil
            }
            return SeatWish(
                person: person, course: Course(programme: programme, half: wish.half),
                sessions: wish.sessions.compactMap { sessionIndex[$0] })
        }
        inputs.busy = kept.busy.compactMap { busy in
            state.indexOfPerson[busy.person].map { BusyTime(person: $0, halfDay: busy.halfDay) }
        }
        inputs.nominated = kept.nominated.filter { !$0.isReserve && $0.year == year }.compactMap { nomination in
            guard let person = state.indexOfPerson[nomination.person], let programme = programmes[nomination.programme]
            else { return nil }
            return .init(person: person, programme: programme)
        }
        inputs.places = kept.places
        self.inputs = inputs
        member = Dictionary(
            state.standing.staff.members.enumerated().map { (state.personID(at: Int($1.person)), Int32($0)) },
            uniquingKeysWith: { first, _ in first })
    }

    func seats(_ kept: [KeptSeat]) -> [SeatPlan.Seat] {
        kept.compactMap { seat in
            guard let member = member[seat.person], let session = sessionIndex[seat.session] else { return nil }
            return SeatPlan.Seat(member: member, session: session)
        }
    }

    func kept(_ plan: SeatPlan) -> (seats: [KeptSeat], waiting: [KeptWaiting]) {
        func id(_ member: Int32) -> Int64 {
            state.personID(at: Int(state.standing.staff.members[Int(member)].person))
        }
        var place = [Course: Int]()
        let waiting = plan.waiting.map { row in
            place[row.course, default: 0] += 1
            return KeptWaiting(
                person: id(row.member), programme: state.plan.programmes[row.course.programme].id,
                half: row.course.half, place: place[row.course] ?? 0, kind: row.kind.rawValue, reason: row.reason)
        }
        return (plan.seats.map { KeptSeat(person: id($0.member), session: kept[$0.session].id) }, waiting)
    }
}
