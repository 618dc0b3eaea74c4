extension SeatSolver {
    /// A first seating out of a linear solution: electives one after another by nomination, share and weight, then
    /// without those that cost the mandatory course a seat. Never wrong, rarely best; the search begins with something.
    mutating func offerStart(_ relaxed: SeatMaster.Relaxed) {
        let order = (0..<Int32(choices.count)).sorted { a, b in
            let (first, second) = (
                year.requests[Int(choices.request[Int(a)])], year.requests[Int(choices.request[Int(b)])]
            )
            if first.isNominated != second.isNominated { return first.isNominated }
            let (x, y) = (relaxed.chosen[Int(a)], relaxed.chosen[Int(b)])
            if abs(x - y) > 0.01 { return x > y }
            return first.weight != second.weight ? first.weight > second.weight : a < b
        }
        var isBarred = [Bool](repeating: false, count: choices.count)
        for _ in 0..<Self.mostStarts {
            let chosen = greedy(order, isBarred)
            let flow = mandatory.flow(beside: chosen, .unmet)
            if flow.value(.unmet) == unmetValue {
                offer(candidate(chosen))
                return
            }
            // Those that the cut blames go, the last in the order first.
            guard let cut = mandatory.cuts(flow, .unmet, beside: chosen).first else { return }
            var weight = [Int32](repeating: 0, count: choices.count)
            for (choice, value) in zip(cut.choices, cut.weights) { weight[Int(choice)] = value }
            var excess = cut.base - unmetValue + chosen.reduce(0) { $0 + Int(weight[Int($1)]) }
            let isChosen = Set(chosen)
            for choice in order.reversed() where excess > 0 && weight[Int(choice)] > 0 && isChosen.contains(choice) {
                isBarred[Int(choice)] = true
                excess -= Int(weight[Int(choice)])
            }
        }
    }

    private static var mostStarts: Int { 8 }

    private func greedy(_ order: [Int32], _ isBarred: [Bool]) -> [Int32] {
        var isClosed = [Bool](repeating: false, count: year.sessions.count)
        while true {
            var ledger = SeatLedger(year, rules)
            var isServed = [Bool](repeating: false, count: year.requests.count)
            var chosen: [Int32] = []
            for choice in order where !isBarred[Int(choice)] {
                let (request, session) = (Int(choices.request[Int(choice)]), choices.session[Int(choice)])
                guard !isServed[request], !isClosed[Int(session)] else { continue }
                let person = year.requests[request].person
                guard ledger.fits(person, session) else { continue }
                ledger.give(person, session)
                isServed[request] = true
                chosen.append(choice)
            }
            // A session with too few is not held; its people try the others.
            let short = year.sessions.indices.filter {
                ledger.taken[$0] > 0 && ledger.taken[$0] < year.sessions[$0].fewest
            }
            if short.isEmpty { return chosen.sorted() }
            for session in short { isClosed[session] = true }
        }
    }
}
