/// The mandatory course beside chosen electives: its flow, and the cuts that follow from it.
struct MandatoryPart: Sendable {
    let network: MandatoryNetwork
    let choices: ElectiveChoices
    /// Choices of each person, by node of the network.
    private let ofNode: Lists<Int32>
    private var room: MandatoryRoom
    /// The last flows asked for. The search comes back to the same electives again and again.
    private var recent: [(chosen: [Int32], prices: MandatoryPrices, flow: MandatoryFlow)] = []

    private static var mostRecent: Int { 6 }

    init(_ year: SeatYear, _ network: MandatoryNetwork, _ choices: ElectiveChoices) {
        self.network = network
        self.choices = choices
        var pairs: [(Int32, Int32)] = []
        for choice in 0..<choices.count {
            let node = network.node[Int(year.requests[Int(choices.request[choice])].person)]
            if node >= 0 { pairs.append((node, Int32(choice))) }
        }
        ofNode = Lists(count: network.people.count, pairs)
        room = MandatoryRoom(network)
    }

    /// The flow of least cost beside the chosen electives.
    mutating func flow(beside chosen: [Int32], _ prices: MandatoryPrices) -> MandatoryFlow {
        if let known = recent.first(where: { $0.prices == prices && $0.chosen == chosen }) { return known.flow }
        take(chosen)
        defer { release(chosen) }
        let flow = network.flow(room, prices)
        if recent.count == Self.mostRecent { recent.removeFirst() }
        recent.append((chosen, prices, flow))
        return flow
    }

    /// The cuts of a flow's highest and lowest prices. Both are exact at the chosen electives.
    func cuts(_ flow: MandatoryFlow, _ prices: MandatoryPrices, beside chosen: [Int32]) -> [SeatCut] {
        var isChosen = [Bool](repeating: false, count: choices.count)
        for choice in chosen { isChosen[Int(choice)] = true }
        let all = flow.prices == flow.leastPrices ? [flow.prices] : [flow.prices, flow.leastPrices]
        return all.map { network.cut($0, prices, choices, ofNode: ofNode, chosen: isChosen) }
    }

    private mutating func take(_ chosen: [Int32]) {
        for choice in chosen {
            for arc in choices.arcs[Int(choice)] { room.isBlocked[Int(arc)] = true }
            for place in choices.places[Int(choice)] where room.mostAway[Int(place)] > 0 {
                room.mostAway[Int(place)] -= 1
            }
        }
    }

    private mutating func release(_ chosen: [Int32]) {
        for choice in chosen {
            for arc in choices.arcs[Int(choice)] { room.isBlocked[Int(arc)] = false }
            for place in choices.places[Int(choice)] { room.mostAway[Int(place)] = network.mostAway[Int(place)] }
        }
    }
}
