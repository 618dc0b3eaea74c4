/// The mandatory course as a network: person → place (section × half-day) → session → sink.
///
/// A place lets as many through as may be away from the section in the half-day; a session as many as it has seats.
/// Whoever finds no way stays outside at the price of the priority class. All arrays are compact: at 77,000 people
/// with a hundred half-days the arcs take some 20 MB.
struct MandatoryNetwork: Sendable {
    enum Unsupported: Error { case sessionOfSeveralHalfDays }

    /// People of a priority class, and where each stands among them (−1: not).
    let people: [Int32]
    let node: [Int32]
    let classes: [Int8]
    /// The half-days with mandatory sessions, ascending. A place is `section · halfDays.count + column`.
    let halfDays: [Int32]
    /// The column of each half-day of the year, −1 where there is no mandatory session; `column(of:)` asks safely.
    private let columns: [Int32]
    /// Arcs of each person, one for each half-day on which they are available and a session is within reach.
    let arcStart: [Int32]
    let arcPlace: [Int32]
    let arcCost: [UInt8]
    /// Arcs of each place to the sessions within reach in its half-day.
    let placeStart: [Int32]
    let placeSession: [Int32]
    let placeCost: [UInt8]
    var mostAway: [Int32]
    /// Indices into the year's sessions, and their seats.
    let sessions: [Int32]
    var seats: [Int32]

    init(_ year: SeatYear, _ rules: SeatRules) throws(Unsupported) {
        let sessions = year.sessions.indices.filter {
            year.sessions[$0].kind == .mandatory && year.sessions[$0].seats > 0
        }
        guard sessions.allSatisfy({ year.sessions[$0].halfDays.count == 1 }) else {
            throw .sessionOfSeveralHalfDays
        }
        let halfDays = Set(sessions.map { year.sessions[$0].halfDays[0] }).sorted()
        var columns = [Int32](repeating: -1, count: Int(halfDays.last ?? -1) + 1)
        for (index, halfDay) in halfDays.enumerated() { columns[Int(halfDay)] = Int32(index) }
        func column(_ halfDay: Int32) -> Int? {
            guard Int(halfDay) < columns.count, columns[Int(halfDay)] >= 0 else { return nil }
            return Int(columns[Int(halfDay)])
        }
        self.sessions = sessions.map(Int32.init)
        seats = sessions.map { year.sessions[$0].seats }
        self.halfDays = halfDays
        self.columns = columns
        var placeStart: [Int32] = [0]
        var placeSession: [Int32] = []
        var placeCost: [UInt8] = []
        var mostAway: [Int32] = []
        for section in 0..<year.sectionCount {
            for halfDay in halfDays {
                for (index, session) in sessions.enumerated() where year.sessions[session].halfDays[0] == halfDay {
                    if let cost = rules.travelCost(from: year.sectionMunicipality[section], to: session) {
                        placeSession.append(Int32(index))
                        placeCost.append(UInt8(clamping: cost))
                    }
                }
                placeStart.append(Int32(placeSession.count))
                mostAway.append(max(0, year.mostAway(Int32(section), on: halfDay)))
            }
        }
        people = year.personClass.indices.filter { year.personClass[$0] > 0 }.map(Int32.init)
        var node = [Int32](repeating: -1, count: year.personCount)
        for (index, person) in people.enumerated() { node[Int(person)] = Int32(index) }
        classes = people.map { year.personClass[Int($0)] }
        var arcStart: [Int32] = [0]
        var arcPlace: [Int32] = []
        var arcCost: [UInt8] = []
        var isAway = [Bool](repeating: false, count: halfDays.count)
        var rank = [Int32?](repeating: nil, count: halfDays.count)
        for person in people {
            let first = Int(year.personSection[Int(person)]) * halfDays.count
            for index in isAway.indices { isAway[index] = false }
            for index in rank.indices { rank[index] = nil }
            for halfDay in year.unavailable[Int(person)] {
                if let index = column(halfDay) { isAway[index] = true }
            }
            for wish in year.mandatoryWishes[Int(person)] {
                if let index = column(wish.target) { rank[index] = min(rank[index] ?? wish.rank, wish.rank) }
            }
            for index in halfDays.indices where !isAway[index] {
                guard placeStart[first + index] < placeStart[first + index + 1] else { continue }
                arcPlace.append(Int32(first + index))
                arcCost.append(UInt8(clamping: SeatRules.rankCost(rank[index])))
            }
            arcStart.append(Int32(arcPlace.count))
        }
        self.node = node
        self.arcStart = arcStart
        self.arcPlace = arcPlace
        self.arcCost = arcCost
        self.placeStart = placeStart
        self.placeSession = placeSession
        self.placeCost = placeCost
        self.mostAway = mostAway
    }

    /// The column of a half-day with mandatory sessions.
    func column(of halfDay: Int32) -> Int32? {
        guard halfDay >= 0, Int(halfDay) < columns.count, columns[Int(halfDay)] >= 0 else { return nil }
        return columns[Int(halfDay)]
    }

    /// The arc of a person (by node) to a place, if there is one.
    func arc(ofNode node: Int, to place: Int32) -> Int? {
        var (low, high) = (Int(arcStart[node]), Int(arcStart[node + 1]))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if arcPlace[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < end && arcPlace[low] == place ? low : nil
    }
}

/// What electives leave of the network.
struct MandatoryRoom: Sendable {
    /// For each arc whether the person is busy elsewhere.
    var isBlocked: [Bool]
    /// How many may be away for the mandatory course, by place.
    var mostAway: [Int32]

    init(_ network: MandatoryNetwork) {
        isBlocked = [Bool](repeating: false, count: network.arcPlace.count)
        mostAway = network.mostAway
    }
}

/// What a flow minimises: prices of staying outside by class, and whether ranks and ways count.
struct MandatoryPrices: Sendable, Hashable {
    var first: Int32
    var second: Int32
    var countsCost: Bool

    /// Counts who is unmet: one for everybody and one more for class 1. The least sum is reached exactly where the
    /// unmet of class 1 and the unmet in all are both least, because the sets of people that can be served together
    /// form a matroid.
    static let unmet = MandatoryPrices(first: 2, second: 1, countsCost: false)

    func outside(_ priorityClass: Int8) -> Int32 { priorityClass == 1 ? first : second }
}
