/// The whole year as one integer model: a column for every seat that someone could have.
///
/// Solved plainly by the general solver it is the judge in tests and benchmarks; `WholeSeatSearch` solves it faster where
/// the flow does not fit.
package struct WholeSeatModel {
    let year: SeatYear
    private(set) var model = LinearModel()
    /// Person and session of each column; −1 for the person where the column says whether a session is held.
    private(set) var people: [Int32] = []
    private(set) var sessions: [Int32] = []
    /// Costs of each level, by column, and what every level loses without any seat.
    private(set) var levels: [[Double]] = Array(repeating: [], count: 5)
    private(set) var all = [0, 0, 0, 0, 0]
    /// The columns of seats, before those of sessions.
    private(set) var seatCount = 0

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
            atMost(electives[person], year.mostElectives(of: Int32(person)))
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
            atMost(columns, year.mostAway(Int32(place >> 32), on: Int32(truncatingIfNeeded: place)))
        }
        seatCount = people.count
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

    /// Level by level with the general solver alone, each level keeping its value when the next is solved.
    ///
    /// - Throws: `SolverError` when the solver breaks off.
    package func solve(_ limits: SeatLimits = SeatLimits()) throws(SolverError) -> SeatAnswer {
        let solver = try Highs(model)
        var chosen: [Int] = []
        var bounds = [0, 0, 0, 0, 0]
        var isFinished = true
        for level in 0..<5 {
            let left = limits.seconds.isFinite ? max(0.01, limits.seconds - limits.elapsed()) : .infinity
            let progress = SeatProgress(
                level: level + 1, levels: SeatLevels((0..<5).map { value($0, of: chosen) }), bounds: SeatLevels(bounds))
            try solver.setCosts(levels[level])
            let result = try solver.solve(SolverLimits(seconds: left, absoluteGap: 0.99), isRelaxed: false) { _ in
                limits.report(progress)
            }
            if result.bound.isFinite { bounds[level] = max(0, all[level] + SeatSolver.up(result.bound)) }
            if result.hasSolution { chosen = (0..<seatCount).filter { result.columns[$0] > 0.5 } }
            guard result.status == .optimal else {
                isFinished = false
                break
            }
            try solver.add(row(levels[level], atMost: value(level, of: chosen) - all[level]))
            try solver.setStart(result.columns)
        }
        return answer(chosen, bounds, isFinished)
    }

    func value(_ level: Int, of chosen: [Int]) -> Int {
        all[level] + chosen.reduce(0) { $0 + Int(levels[level][$1]) }
    }

    func answer(_ chosen: [Int], _ bounds: [Int], _ isFinished: Bool) -> SeatAnswer {
        SeatAnswer(
            seating: Seating(chosen.map { .init(person: people[$0], session: sessions[$0]) }),
            levels: SeatLevels((0..<5).map { value($0, of: chosen) }), bounds: SeatLevels(bounds),
            isFinished: isFinished)
    }

    func row(_ costs: [Double], atMost most: Int) -> SparseRows {
        var row = SparseRows()
        for column in costs.indices where costs[column] != 0 { row.append(Int32(column), costs[column]) }
        row.close(upper: Double(most))
        return row
    }
}
