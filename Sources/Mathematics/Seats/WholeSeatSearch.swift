/// The levels of the whole model one after the other, in any order: linear first, then whole where it must be. For
/// repairs, and for a mandatory course whose sessions take several half-days, which is no flow.
struct WholeSeatSearch {
    /// The level of seats told and not kept, beside L1 to L5 at 0 to 4.
    static let moves = 5

    private let model: WholeSeatModel
    private let limits: SeatLimits
    private var master: SeatMaster
    private let costs: [[Double]]
    private let all: [Int]
    private var chosen: [Int] = []
    private var bounds = [0, 0, 0, 0, 0, 0]
    /// So many first levels are proven and not solved again.
    private var known = 0
    private var isStopped = false

    init(_ model: WholeSeatModel, told: Seating, _ limits: SeatLimits) throws(SolverError) {
        self.model = model
        self.limits = limits
        let seats = Set(told.seats)
        var keeping = [Double](repeating: 0, count: model.people.count)
        for column in 0..<model.seatCount
        where seats.contains(.init(person: model.people[column], session: model.sessions[column])) {
            keeping[column] = -1
        }
        costs = model.levels + [keeping]
        all = model.all + [seats.count]
        master = try SeatMaster(model.model, choiceCount: model.seatCount)
    }

    /// Begins at a lawful seating, so that a search that is stopped at once has an answer.
    mutating func begin(at seating: Seating) {
        let seats = Set(seating.seats)
        chosen = (0..<model.seatCount).filter {
            seats.contains(.init(person: model.people[$0], session: model.sessions[$0]))
        }
    }

    /// Takes the levels that a solution has proven as they are.
    mutating func begin(with answer: SeatAnswer) {
        begin(at: answer.seating)
        known = min(4, (answer.firstOpenLevel ?? 5) - 1)
        for level in 0..<known { bounds[level] = answer.bounds.values[level] }
    }

    mutating func run(_ order: [Int]) throws(SolverError) -> SeatRepair {
        for level in order where !isStopped {
            if level >= known { try solve(level) }
            guard !isStopped else { break }
            try master.add(model.row(costs[level], atMost: value(level, chosen) - all[level]))
        }
        return SeatRepair(
            answer: model.answer(chosen, Array(bounds[..<5]), !isStopped), moved: value(Self.moves, chosen),
            movedBound: bounds[Self.moves])
    }

    private func value(_ level: Int, _ chosen: [Int]) -> Int {
        all[level] + chosen.reduce(0) { $0 + Int(costs[level][$1]) }
    }

    private mutating func solve(_ level: Int) throws(SolverError) {
        bounds[level] = 0
        try master.minimise(costs[level])
        guard tell(level), let relaxed = try master.relax(solverLimits(.simplex)) else {
            isStopped = true
            return
        }
        let bound = all[level] + SeatSolver.up(relaxed.value)
        bounds[level] = max(0, bound)
        if let whole = wholeSolution(relaxed) { chosen = whole }
        if value(level, chosen) > bound { try search(level, relaxed) }
        guard !isStopped else { return }
        bounds[level] = value(level, chosen)
        try master.fix(
            relaxed, slack: Double(value(level, chosen) - all[level]) - relaxed.value + SeatSolver.tolerance)
    }

    /// Whole solutions among ever more columns, until none of those left out can be part of a better one. What is chosen
    /// so far keeps all rows.
    private mutating func search(_ level: Int, _ relaxed: SeatMaster.Relaxed) throws(SolverError) {
        var slack = Double(SeatSolver.up(relaxed.value)) - relaxed.value + 1
        while tell(level) {
            let goal = Double(value(level, chosen) - all[level]) - 1 - relaxed.value
            let isAll = slack >= goal
            var solver = solverLimits(.automatic)
            solver.asksTwice = isAll
            let whole = try master.whole(relaxed, slack: slack + SeatSolver.tolerance, solver)
            if let found = whole.chosen {
                let found = found.map(Int.init)
                if value(level, found) < value(level, chosen) { chosen = found }
            }
            guard whole.isComplete else { break }
            if isAll || value(level, chosen) <= bounds[level] { return }
            slack = max(slack, Double(value(level, chosen) - all[level]) - 1 - relaxed.value)
        }
        isStopped = true
    }

    private func tell(_ level: Int) -> Bool {
        let levels = SeatLevels((0..<5).map { value($0, chosen) })
        let goesOn = limits.report(
            SeatProgress(level: level + 1, levels: levels, bounds: SeatLevels(Array(bounds[..<5]))))
        return goesOn && limits.elapsed() < limits.seconds
    }

    private func solverLimits(_ method: SolverLimits.Method) -> SolverLimits {
        let left = limits.seconds.isFinite ? max(0.01, limits.seconds - limits.elapsed()) : .infinity
        return SolverLimits(seconds: left, absoluteGap: 0.99, method: method)
    }

    private func wholeSolution(_ relaxed: SeatMaster.Relaxed) -> [Int]? {
        var people = [Int32](repeating: 0, count: model.year.sessions.count)
        var found: [Int] = []
        for column in relaxed.chosen.indices where relaxed.chosen[column] > SeatSolver.tolerance {
            guard relaxed.chosen[column] > 1 - SeatSolver.tolerance else { return nil }
            found.append(column)
            people[Int(model.sessions[column])] += 1
        }
        let isHeld = people.indices.allSatisfy {
            model.year.sessions[$0].kind == .mandatory || people[$0] == 0
                || people[$0] >= model.year.sessions[$0].fewest
        }
        return isHeld ? found : nil
    }
}
