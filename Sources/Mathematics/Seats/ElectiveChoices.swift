/// Every seat in an elective session that some request can be given, and what it takes from the mandatory course.
///
/// The choices of one request stand together, the cheapest first.
struct ElectiveChoices: Sendable {
    private(set) var request: [Int32] = []
    private(set) var session: [Int32] = []
    /// Cost of rank and way.
    private(set) var cost: [Int32] = []
    /// Choices of request `r`: `start[r]..<start[r + 1]`.
    private(set) var start: [Int32] = [0]
    /// The half-days a choice takes.
    private(set) var halfDays = Lists<Int32>()
    /// The places of the mandatory network in which one fewer may be away, and the person's arcs that are closed.
    private(set) var places = Lists<Int32>()
    private(set) var arcs = Lists<Int32>()

    init(_ year: SeatYear, _ rules: SeatRules, _ network: MandatoryNetwork) {
        var ofCourse: [Int32: [Int]] = [:]
        for (index, session) in year.sessions.enumerated() where session.kind == .elective && session.seats > 0 {
            ofCourse[session.course, default: []].append(index)
        }
        let columns = network.halfDays.count
        for (index, request) in year.requests.enumerated() {
            let person = Int(request.person)
            let section = Int(year.personSection[person])
            let home = year.sectionMunicipality[section]
            var found: [(cost: Int32, session: Int)] = []
            for session in ofCourse[request.course] ?? [] where year.sectionMostAway[section] > 0 {
                guard let way = rules.travelCost(from: home, to: session),
                    year.isAvailable(person, on: rules.occupied(from: home, in: session))
                else { continue }
                found.append((way + year.electiveRankCost(index, session), session))
            }
            found.sort { ($0.cost, $0.session) < ($1.cost, $1.session) }
            for choice in found {
                self.request.append(Int32(index))
                session.append(Int32(choice.session))
                cost.append(choice.cost)
                let taken = rules.occupied(from: home, in: choice.session)
                halfDays.append(taken)
                let places = taken.compactMap { network.column(of: $0).map { Int32(section * columns) + $0 } }
                self.places.append(places)
                let node = Int(network.node[person])
                arcs.append(
                    node < 0 ? [] : places.compactMap { network.arc(ofNode: node, to: $0).map(Int32.init) })
            }
            start.append(Int32(session.count))
        }
    }

    var count: Int { session.count }

    func range(ofRequest request: Int) -> Range<Int> { Int(start[request])..<Int(start[request + 1]) }
}
