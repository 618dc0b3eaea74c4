extension MandatoryNetwork {
    /// What stands in the way of people left outside: the people they compete with, and the full places and sessions.
    struct Reach: Sendable {
        var people: [Int]
        var places: [Int]
        var sessions: [Int]
    }

    /// Everything a flow's residual network reaches from some people: the source's side of a minimum cut, where only
    /// full places and full sessions lie on the edge.
    func reach(_ flow: MandatoryFlow, _ room: MandatoryRoom, from begin: [Int]) -> Reach {
        var through = [Int32](repeating: 0, count: mostAway.count)
        var taken = [Int32](repeating: 0, count: seats.count)
        var sources: [[Int]] = Array(repeating: [], count: seats.count)
        for place in mostAway.indices {
            for index in Int(placeStart[place])..<Int(placeStart[place + 1]) where flow.placeFlow[index] > 0 {
                through[place] += flow.placeFlow[index]
                taken[Int(placeSession[index])] += flow.placeFlow[index]
                sources[Int(placeSession[index])].append(place)
            }
        }
        let sitting = Lists(
            count: mostAway.count,
            people.indices.filter { flow.arc[$0] >= 0 }.map { (arcPlace[Int(flow.arc[$0])], Int32($0)) })
        var hasPerson = [Bool](repeating: false, count: people.count)
        var hasEntrance = [Bool](repeating: false, count: mostAway.count)
        var hasExit = hasEntrance
        var hasSession = [Bool](repeating: false, count: seats.count)
        var (entrances, exits): ([Int], [Int]) = ([], [])
        var waiting = begin
        for node in begin { hasPerson[node] = true }
        func enter(_ place: Int) {
            guard !hasEntrance[place] else { return }
            hasEntrance[place] = true
            entrances.append(place)
        }
        func leave(_ place: Int) {
            guard !hasExit[place] else { return }
            hasExit[place] = true
            exits.append(place)
        }
        while true {
            if let node = waiting.popLast() {
                for arc in Int(arcStart[node])..<Int(arcStart[node + 1])
                where !room.isBlocked[arc] && Int32(arc) != flow.arc[node] { enter(Int(arcPlace[arc])) }
            } else if let place = entrances.popLast() {
                for person in sitting[place] where !hasPerson[Int(person)] {
                    hasPerson[Int(person)] = true
                    waiting.append(Int(person))
                }
                if through[place] < room.mostAway[place] { leave(place) }
            } else if let place = exits.popLast() {
                if through[place] > 0 { enter(place) }
                for index in Int(placeStart[place])..<Int(placeStart[place + 1]) {
                    let session = Int(placeSession[index])
                    guard !hasSession[session] else { continue }
                    hasSession[session] = true
                    for source in sources[session] { leave(source) }
                }
            } else {
                break
            }
        }
        return Reach(
            people: hasPerson.indices.filter { hasPerson[$0] },
            places: hasEntrance.indices.filter { hasEntrance[$0] && !hasExit[$0] },
            sessions: hasSession.indices.filter { hasSession[$0] })
    }

    /// The same network with another number of seats in a session, or in all.
    mutating func offer(seats count: Int32, inSession session: Int?) {
        if let session { seats[session] = count } else { seats = seats.map { _ in count } }
    }
}
