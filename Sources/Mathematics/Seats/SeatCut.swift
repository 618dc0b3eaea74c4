/// A lower bound on what the mandatory course loses, linear in the chosen electives: `base + Σ weight · choice`.
///
/// It comes from prices of places and sessions (a dual solution of the flow) and holds for every choice of electives,
/// because any prices that are not negative give a bound. At the electives it was drawn for it is exact.
struct SeatCut: Sendable, Hashable {
    var base: Int
    var choices: [Int32] = []
    var weights: [Int32] = []

    func value(at chosen: [Double]) -> Double {
        var sum = Double(base)
        for (index, choice) in choices.enumerated() { sum += Double(weights[index]) * chosen[Int(choice)] }
        return sum
    }
}

extension MandatoryNetwork {
    /// The cut of given prices.
    ///
    /// A person's part is the least of what each open half-day costs. Closing half-days for several electives at once
    /// never costs less than the sum of what each closes alone; for people with several electives chosen the part is
    /// drawn around those instead, so that it is exact there too.
    /// - Parameters:
    ///   - ofNode: the choices of each person, by node.
    ///   - chosen: the electives to be exact at, ascending.
    func cut(
        _ dual: FlowPrices, _ prices: MandatoryPrices, _ choices: ElectiveChoices, ofNode: Lists<Int32>,
        chosen: [Bool]
    ) -> SeatCut {
        let through = throughCost(dual, countsCost: prices.countsCost)
        var base = 0
        for place in mostAway.indices { base -= Int(dual.place[place]) * Int(mostAway[place]) }
        for session in seats.indices { base -= Int(dual.session[session]) * Int(seats[session]) }
        var weights = [Int32](repeating: 0, count: choices.count)
        for choice in 0..<choices.count {
            for place in choices.places[choice] { weights[choice] += dual.place[Int(place)] }
        }
        let scale: Int32 = prices.countsCost ? 1 : 0
        var closed: [Int32] = []
        for node in people.indices {
            let outside = prices.outside(classes[node])
            let range = Int(arcStart[node])..<Int(arcStart[node + 1])
            func least(without closed: some Sequence<Int32>) -> Int32 {
                var least = outside
                for arc in range where !closed.contains(Int32(arc)) {
                    least = min(least, Int32(arcCost[arc]) * scale + through[Int(arcPlace[arc])])
                }
                return least
            }
            var best = outside
            for arc in range { best = min(best, Int32(arcCost[arc]) * scale + through[Int(arcPlace[arc])]) }
            let own = ofNode[node]
            guard !own.isEmpty else {
                base += Int(best)
                continue
            }
            closed.removeAll(keepingCapacity: true)
            var several = 0
            var sum = best
            for choice in own {
                let arcs = choices.arcs[Int(choice)]
                guard !arcs.isEmpty else { continue }
                let isAmongBest = arcs.contains {
                    Int32(arcCost[Int($0)]) * scale + through[Int(arcPlace[Int($0)])] == best
                }
                let loss = isAmongBest ? least(without: arcs) - best : 0
                weights[Int(choice)] += loss
                if chosen[Int(choice)] {
                    several += 1
                    closed.append(contentsOf: arcs)
                    sum += loss
                }
            }
            if several > 1, case let all = least(without: closed), all > sum {
                var part = all
                for choice in own where chosen[Int(choice)] {
                    let arcs = choices.arcs[Int(choice)]
                    guard !arcs.isEmpty else { continue }
                    let others = closed.filter { !arcs.contains($0) }
                    let isAmongBest = arcs.contains {
                        Int32(arcCost[Int($0)]) * scale + through[Int(arcPlace[Int($0)])] == best
                    }
                    weights[Int(choice)] -= isAmongBest ? least(without: arcs) - best : 0
                    let loss = all - least(without: others)
                    weights[Int(choice)] += loss
                    part -= loss
                }
                best = part
            }
            base += Int(best)
        }
        var cut = SeatCut(base: base)
        for choice in weights.indices where weights[choice] != 0 {
            cut.choices.append(Int32(choice))
            cut.weights.append(weights[choice])
        }
        return cut
    }
}
