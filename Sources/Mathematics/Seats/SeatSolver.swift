/// Seats in one year, level by level with proof: electives as an integer model, the mandatory course as a flow beside
/// it, joined by cuts (`docs/algorithms/seats.md`).
///
/// Deterministic unless a limit stops it.
package struct SeatSolver {
    let year: SeatYear
    let choices: ElectiveChoices
    let limits: SeatLimits
    let rules: SeatRules
    var mandatory: MandatoryPart
    var master: SeatMaster
    /// Least unmet of the mandatory course, class 1 and class 2: electives can only add to it.
    let unmet: (first: Int, second: Int)
    let unmetValue: Int
    /// Prices of staying outside when ranks and ways count; raised if ever too low.
    var prices = MandatoryPrices(first: 2_000, second: 1_000, countsCost: true)

    var best: Candidate
    var bounds: SeatLevels
    var level = 1
    var isStopped = false

    /// Electives, and the mandatory course beside them.
    struct Candidate {
        var chosen: [Int32]
        var flow: MandatoryFlow
        var levels: SeatLevels
    }

    /// The best seats, level by level. When the solver breaks off on the way, the best so far with the `failure`.
    ///
    /// - Throws: `SolverError` when the solver cannot be set up.
    package static func solve(
        _ year: SeatYear, limits: SeatLimits = SeatLimits()
    ) throws(SolverError) -> SeatAnswer {
        let rules = SeatRules(year)
        let network: MandatoryNetwork
        do {
            network = try MandatoryNetwork(year, rules)
        } catch {
            var search = try WholeSeatSearch(WholeSeatModel(year), told: Seating(), limits)
            search.begin(at: FirstCome.seats(year, .priority(seed: 1)))
            return try search.run([0, 1, 2, 3, 4]).answer
        }
        var solver = try SeatSolver(year, rules, network, limits)
        var failure: SolverError?
        do throws(SolverError) {
            try solver.run()
        } catch {
            solver.isStopped = true
            failure = error
        }
        var answer = solver.answer()
        answer.failure = failure
        return answer
    }

    init(
        _ year: SeatYear, _ rules: SeatRules, _ network: MandatoryNetwork, _ limits: SeatLimits
    ) throws(SolverError) {
        self.year = year
        self.limits = limits
        self.rules = rules
        choices = ElectiveChoices(year, rules, network)
        mandatory = MandatoryPart(year, network, choices)
        master = try SeatMaster(ElectiveModel(year, choices).model, choiceCount: choices.count)
        let least = mandatory.flow(beside: [], .unmet)
        unmet = (least.unmetFirst, least.unmetSecond)
        unmetValue = least.value(.unmet)
        best = Candidate(chosen: [], flow: least, levels: SeatLevels([]))
        bounds = SeatLevels([unmet.first, unmet.second])
        best = candidate([])
    }

    mutating func run() throws(SolverError) {
        level = 3
        try solveElectives()
        guard !isStopped else { return }
        level = 5
        try solveCost()
    }

    /// The mandatory course at least cost beside the chosen electives, with all levels.
    mutating func candidate(_ chosen: [Int32]) -> Candidate {
        var flow = mandatory.flow(beside: chosen, prices)
        let value = mandatory.flow(beside: chosen, .unmet).value(.unmet)
        while flow.value(.unmet) > value {
            // One more person served cost more than the price of leaving them out.
            prices.first *= 4
            prices.second *= 4
            flow = mandatory.flow(beside: chosen, prices)
        }
        var (nominations, wishes, cost) = (0, 0, flow.cost)
        for request in year.requests {
            if request.isNominated { nominations += 1 } else { wishes += Int(request.weight) }
        }
        for choice in chosen {
            let request = year.requests[Int(choices.request[Int(choice)])]
            if request.isNominated { nominations -= 1 } else { wishes -= Int(request.weight) }
            cost += Int(choices.cost[Int(choice)])
        }
        return Candidate(
            chosen: chosen, flow: flow,
            levels: SeatLevels([flow.unmetFirst, flow.unmetSecond, nominations, wishes, cost]))
    }

    /// Keeps a candidate that is better.
    mutating func offer(_ candidate: Candidate) {
        guard candidate.levels < best.levels else { return }
        best = candidate
        tell()
    }

    /// Says how far the search is and asks whether it goes on.
    mutating func tell() {
        let goesOn = limits.report(SeatProgress(level: level, levels: best.levels, bounds: bounds))
        if !goesOn || limits.elapsed() >= limits.seconds { isStopped = true }
    }

    /// Limits of one solve: what is left of the time.
    func solverLimits(_ method: SolverLimits.Method = .automatic, gap: Double = 1e-6) -> SolverLimits {
        let left = limits.seconds.isFinite ? max(0.01, limits.seconds - limits.elapsed()) : .infinity
        return SolverLimits(seconds: left, absoluteGap: gap, method: method)
    }

    func answer() -> SeatAnswer {
        let network = mandatory.network
        var seats: [Seating.Seat] = []
        for choice in best.chosen {
            let request = year.requests[Int(choices.request[Int(choice)])]
            seats.append(.init(person: request.person, session: choices.session[Int(choice)]))
        }
        seats += network.seats(of: best.flow)
        seats.sort { ($0.person, $0.session) < ($1.person, $1.session) }
        return SeatAnswer(seating: Seating(seats), levels: best.levels, bounds: bounds, isFinished: !isStopped)
    }
}

extension MandatoryNetwork {
    /// The flow as seats: within a place people take its sessions in order.
    func seats(of flow: MandatoryFlow) -> [Seating.Seat] {
        var left = flow.placeFlow
        var next = Array(placeStart.dropLast())
        return people.indices.compactMap { node in
            guard flow.arc[node] >= 0 else { return nil }
            let place = Int(arcPlace[Int(flow.arc[node])])
            while left[Int(next[place])] == 0 { next[place] += 1 }
            let index = Int(next[place])
            left[index] -= 1
            return Seating.Seat(person: people[node], session: sessions[Int(placeSession[index])])
        }
    }
}
