/// Who takes the mandatory course on which half-day in which session, at least cost for what electives leave.
struct MandatoryFlow: Sendable {
    /// Each person's arc, −1 outside.
    var arc: [Int32]
    /// People of each place in each of its sessions, along `placeSession`.
    var placeFlow: [Int32]
    /// Prices (never negative) of one more away at each place and of one more seat in each session: the dual solution.
    var prices: FlowPrices
    /// The lowest such prices; `prices` are near the highest.
    var leastPrices: FlowPrices
    var unmetFirst = 0
    var unmetSecond = 0
    /// Cost of ranks and ways.
    var cost = 0

    func value(_ prices: MandatoryPrices) -> Int {
        unmetFirst * Int(prices.first) + unmetSecond * Int(prices.second) + (prices.countsCost ? cost : 0)
    }
}

/// A dual solution of the flow. Any that is not negative gives a valid bound.
struct FlowPrices: Sendable, Hashable {
    var place: [Int32]
    var session: [Int32]
}

extension MandatoryNetwork {
    /// A flow of least cost, exact.
    func flow(_ room: MandatoryRoom, _ prices: MandatoryPrices) -> MandatoryFlow {
        let search = FlowSearch(self, room, prices)
        search.run()
        return result(of: search, room)
    }

    private func result(of search: FlowSearch, _ room: MandatoryRoom) -> MandatoryFlow {
        var flow = MandatoryFlow(
            arc: Array(UnsafeBufferPointer(start: search.assigned, count: people.count)),
            placeFlow: Array(UnsafeBufferPointer(start: search.placeFlow, count: placeSession.count)),
            prices: search.prices(), leastPrices: search.leastPrices())
        for index in people.indices {
            let arc = flow.arc[index]
            if arc >= 0 {
                flow.cost += Int(arcCost[Int(arc)])
            } else {
                flow.arc[index] = -1
                if classes[index] == 1 { flow.unmetFirst += 1 } else { flow.unmetSecond += 1 }
            }
        }
        for index in placeSession.indices { flow.cost += Int(flow.placeFlow[index]) * Int(placeCost[index]) }
        return flow
    }

    /// Cost of one more through each place at given prices: its own and that of the cheapest session.
    func throughCost(_ dual: FlowPrices, countsCost: Bool) -> [Int32] {
        mostAway.indices.map { place in
            var least = Int32.max / 4
            for index in Int(placeStart[place])..<Int(placeStart[place + 1]) {
                let way = countsCost ? Int32(placeCost[index]) : 0
                least = min(least, way + dual.session[Int(placeSession[index])])
            }
            return least + dual.place[place]
        }
    }
}
