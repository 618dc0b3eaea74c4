/// The whole year as one integer model, solved level by level by the general solver: the judge in tests and benchmarks,
/// and the way for a mandatory course whose sessions take several half-days, which is no flow.
package struct WholeSeatModel {
    private let year: SeatYear
    private var model = LinearModel()
    /// Person and session of each column; −1 for the person where the column says whether a session is held.
    private var people: [Int32] = []
    private var sessions: [Int32] = []
    /// Costs of each level, by column, and what every level loses without any seat.
    private var levels: [[Double]] = Array(repeating: [], count: 5)
    private var all = [0, 0, 0, 0, 0]

    package init(_ year: SeatYear) {
        self.year = year
        let rules = SeatRules(year)
        var columns: [Int32] = []
        var ofPerson: [[Int32]] = Array(repeating: [], count: year.personCount)
        var ofSession: [[Int32]] = Array(repeating: [], count: year.sessions.count)
        var onPlace: [Int64: [Int32]] = [:]
        func add(_ person: Int, _ session: Int, _ gain: [Double], _ rankCost: Int32) -> Int32? {
            let home = year.municipality(of: person)
            let halfDays = rules.occupied(from: home, in: session)
            guard let way = rules.travelCost(from: home, to: session), year.isAvailable(person, on: halfDays) else {
                return nil
            }
            let column = model.addColumn(upper: 1, isInteger: true)
            people.append(Int32(person))
            sessions.append(Int32(session))
            for level in 0..<4 { levels[level].append(-gain[level]) }
            levels[4].append(Double(rankCost + way))
            ofPerson[person].append(column)
            ofSession[session].append(column)
            for halfDay in halfDays {
                onPlace[Int64(year.personSection[person]) << 32 | Int64(halfDay), default: []].append(column)
            }
            return column
        }
        func atMost(_ columns: [Int32], _ most: Int32) {
            guard columns.count > Int(most) else { return }
            for column in columns { model.rows.append(column) }
            model.rows.close(upper: Double(most))
        }
        let mandatory = year.sessions.indices.filter { year.sessions[$0].kind == .mandatory }
        for person in 0..<year.personCount where year.personClass[person] > 0 {
            let isFirst = year.personClass[person] == 1
            all[isFirst ? 0 : 1] += 1
            columns = mandatory.compactMap {
                add(
                    person, $0, [isFirst ? 1 : 0, isFirst ? 0 : 1, 0, 0],
                    year.mandatoryRankCost(person, year.sessions[$0]))
            }
            atMost(columns, 1)
        }
        var electives: [[Int32]] = Array(repeating: [], count: year.personCount)
        for (index, request) in year.requests.enumerated() {
            all[request.isNominated ? 2 : 3] += request.isNominated ? 1 : Int(request.weight)
            let gain = [0, 0, request.isNominated ? 1 : 0, request.isNominated ? 0 : Double(request.weight)]
            columns = year.sessions.indices.filter {
                year.sessions[$0].kind == .elective && year.sessions[$0].course == request.course
            }.compactMap { add(Int(request.person), $0, gain, year.electiveRankCost(index, $0)) }
            atMost(columns, 1)
            electives[Int(request.person)] += columns
        }
        for person in 0..<year.personCount {
            atMost(electives[person], year.mostElectives)
            var onHalfDay: [Int32: [Int32]] = [:]
            for column in ofPerson[person] {
                let session = Int(sessions[Int(column)])
                for halfDay in rules.occupied(from: year.municipality(of: person), in: session) {
                    onHalfDay[halfDay, default: []].append(column)
                }
            }
            for (_, columns) in onHalfDay.sorted(by: { $0.key < $1.key }) { atMost(columns, 1) }
        }
        for (place, columns) in onPlace.sorted(by: { $0.key < $1.key }) {
            atMost(columns, year.sectionMostAway[Int(place >> 32)])
        }
        for (index, session) in year.sessions.enumerated() {
            guard session.kind == .elective, session.fewest > 1, !ofSession[index].isEmpty else {
                atMost(ofSession[index], session.seats)
                continue
            }
            let isHeld = model.addColumn(upper: 1, isInteger: true)
            people.append(-1)
            sessions.append(Int32(index))
            for level in levels.indices { levels[level].append(0) }
            for (limit, isUpper) in [(session.seats, true), (session.fewest, false)] {
                for column in ofSession[index] { model.rows.append(column) }
                model.rows.append(isHeld, -Double(limit))
                model.rows.close(lower: isUpper ? -.infinity : 0, upper: isUpper ? 0 : .infinity)
            }
        }
    }

    /// - Throws: `SolverError` when the solver breaks off.
    package func solve(_ limits: SeatLimits = SeatLimits()) throws(SolverError) -> SeatAnswer {
        try solve([0, 1, 2, 3, 4], told: [], known: nil, limits).answer
    }

    /// Places of `told` seats in the order of levels: the sixth.
    static var moves: Int { 5 }

    /// Solves the levels in an order, each keeping its value when the next is solved.
    ///
    /// - Parameters:
    ///   - order: 0 to 4 for L1 to L5, 5 for the seats of `told` that are not kept.
    ///   - known: a solution whose first levels, as many as are optimal in the order, are taken as they are.
    func solve(
        _ order: [Int], told: [Seating.Seat], known: SeatAnswer?, _ limits: SeatLimits
    ) throws(SolverError) -> (answer: SeatAnswer, moved: Int, movedBound: Int) {
        let solver = try Highs(model)
        let toldSeats = Set(told)
        let kept = people.indices.filter {
            people[$0] >= 0 && toldSeats.contains(.init(person: people[$0], session: sessions[$0]))
        }
        var keeping = [Double](repeating: 0, count: people.count)
        for column in kept { keeping[column] = -1 }
        let costs = levels + [keeping]
        let all = all + [toldSeats.count]
        var chosen = known.map(columns(of:)) ?? []
        var bounds = [0, 0, 0, 0, 0, 0]
        var isFinished = true
        func value(_ level: Int) -> Int { all[level] + chosen.reduce(0) { $0 + Int(costs[level][$1]) } }
        if let known { for level in 0..<5 { bounds[level] = known.bounds.values[level] } }
        var isKnown = known != nil
        for level in order {
            isKnown = isKnown && level != Self.moves && bounds[level] == value(level)
            if !isKnown {
                bounds[level] = 0
                let left = limits.seconds.isFinite ? max(0.01, limits.seconds - limits.elapsed()) : .infinity
                let progress = SeatProgress(
                    level: level + 1, levels: SeatLevels((0..<5).map(value)), bounds: SeatLevels(bounds))
                try solver.setCosts(costs[level])
                try solver.setStart(start(chosen))
                let result = try solver.solve(SolverLimits(seconds: left, absoluteGap: 0.99), isRelaxed: false) { _ in
                    limits.report(progress)
                }
                if result.bound.isFinite { bounds[level] = max(0, all[level] + SeatSolver.up(result.bound)) }
                if result.hasSolution {
                    chosen = people.indices.filter { people[$0] >= 0 && result.columns[$0] > 0.5 }
                }
                guard result.status == .optimal else {
                    isFinished = false
                    break
                }
            }
            if level == Self.moves, value(level) == toldSeats.count - kept.count {
                // Everyone who can stay stays: nothing is left to decide for them.
                for column in kept { try solver.setBounds(1, 1, ofColumn: Int32(column)) }
            } else {
                var row = SparseRows()
                for column in people.indices where costs[level][column] != 0 {
                    row.append(Int32(column), costs[level][column])
                }
                row.close(upper: Double(value(level) - all[level]))
                try solver.add(row)
            }
        }
        let answer = SeatAnswer(
            seating: Seating(chosen.map { .init(person: people[$0], session: sessions[$0]) }),
            levels: SeatLevels((0..<5).map(value)), bounds: SeatLevels(bounds), isFinished: isFinished)
        return (answer, value(Self.moves), bounds[Self.moves])
    }

    private func columns(of answer: SeatAnswer) -> [Int] {
        let seats = Set(answer.seating.seats)
        return people.indices.filter {
            people[$0] >= 0 && seats.contains(.init(person: people[$0], session: sessions[$0]))
        }
    }

    /// Chosen seats with the sessions held for them, as values of all columns.
    private func start(_ chosen: [Int]) -> [Double] {
        var values = [Double](repeating: 0, count: people.count)
        var isHeld = [Bool](repeating: false, count: year.sessions.count)
        for column in chosen {
            values[column] = 1
            isHeld[Int(sessions[column])] = true
        }
        for column in people.indices where people[column] < 0 && isHeld[Int(sessions[column])] { values[column] = 1 }
        return values
    }
}
