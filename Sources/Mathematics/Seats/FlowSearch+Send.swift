extension FlowSearch {
    /// Sends as many of those waiting as ways of reduced cost 0 allow. Ways go forward in the order of settling, so that
    /// a node that has led nowhere will not in this round.
    func send() {
        var left: [Int32] = []
        var way: [Int32] = []
        for person in waiting {
            if findWay(from: person, &way) { augment(way) } else { left.append(person) }
        }
        waiting = left
    }

    /// The nodes of a way from a person up to the last before the sink. Each node's pointer stands at the arc taken.
    private func findWay(from person: Int32, _ way: inout [Int32]) -> Bool {
        way.removeAll(keepingCapacity: true)
        way.append(person)
        enter(Int(person))
        while let node = way.last {
            switch step(from: Int(node)) {
            case Self.sink: return true
            case Self.nowhere:
                isDead[Int(node)] = true
                way.removeLast()
                if let before = way.last { pointer[Int(before)] += 1 }
            case let successor:
                enter(Int(successor))
                way.append(successor)
            }
        }
        return false
    }

    private static var sink: Int32 { -1 }
    private static var nowhere: Int32 { -2 }

    @inline(__always) private func enter(_ node: Int) {
        guard pointer[node] == -2 else { return }
        switch node {
        case ..<people: pointer[node] = arcStart[node]
        case ..<(people + places): pointer[node] = -1
        case ..<(people + 2 * places): pointer[node] = placeStart[node - people - places]
        default: pointer[node] = -1
        }
    }

    /// The next node along an admissible arc at or after the node's pointer.
    @inline(__always) private func step(from node: Int) -> Int32 {
        let height = potential[node]
        let time = order[node]
        var at = pointer[node]
        defer { pointer[node] = at }
        let (entrances, exits, courses) = (people, people + places, people + 2 * places)
        if node < entrances {
            let own = assigned[node]
            let end = arcStart[node + 1]
            while at < end {
                if at != own, !isBlocked[Int(at)] {
                    let entrance = entrances + Int(arcPlace[Int(at)])
                    if !isDead[entrance], order[entrance] > time,
                        height + Int32(arcCost[Int(at)]) == potential[entrance]
                    {
                        return Int32(entrance)
                    }
                }
                at += 1
            }
            if at == end, height + outside[node] == 0 { return Self.sink }
        } else if node < exits {
            let place = node - entrances
            if at == -1 {
                let exit = exits + place
                if away[place] < mostAway[place], !isDead[exit], order[exit] > time, height == potential[exit] {
                    return Int32(exit)
                }
                at = 0
            }
            while at < away[place] {
                let person = Int(slots[Int(slotStart[place] + at)])
                if !isDead[person], order[person] > time,
                    height - Int32(arcCost[Int(assigned[person])]) == potential[person]
                {
                    return Int32(person)
                }
                at += 1
            }
        } else if node < courses {
            let place = node - exits
            let end = placeStart[place + 1]
            while at < end {
                let session = courses + Int(placeSession[Int(at)])
                if !isDead[session], order[session] > time, height + placeCost[Int(at)] == potential[session] {
                    return Int32(session)
                }
                at += 1
            }
            let entrance = entrances + place
            if at == end, away[place] > 0, !isDead[entrance], order[entrance] > time, height == potential[entrance] {
                return Int32(entrance)
            }
        } else {
            let session = node - courses
            if at == -1 {
                if taken[session] < seats[session], height == 0 { return Self.sink }
                at = 0
            }
            let first = intoStart[session]
            while first + at < intoStart[session + 1] {
                let arc = Int(into[Int(first + at)])
                let exit = exits + Int(placeOf[arc])
                if placeFlow[arc] > 0, !isDead[exit], order[exit] > time, height - placeCost[arc] == potential[exit] {
                    return Int32(exit)
                }
                at += 1
            }
        }
        return Self.nowhere
    }

    private func augment(_ way: [Int32]) {
        let (entrances, exits, courses) = (people, people + places, people + 2 * places)
        var moving = -1
        for (index, node) in way.enumerated() {
            let node = Int(node)
            let at = pointer[node]
            let after = index + 1 < way.count ? Int(way[index + 1]) : -1
            if node < entrances {
                assigned[node] = after < 0 ? Self.staysOutside : at
                moving = node
            } else if node < exits {
                let place = node - entrances
                if after >= exits {
                    slots[Int(slotStart[place] + away[place])] = Int32(moving)
                    away[place] += 1
                } else if Int(way[index - 1]) >= exits {
                    // Someone leaves the place and nobody comes.
                    away[place] -= 1
                    slots[Int(slotStart[place] + at)] = slots[Int(slotStart[place] + away[place])]
                } else {
                    slots[Int(slotStart[place] + at)] = Int32(moving)
                }
            } else if node < courses {
                if after >= courses { placeFlow[Int(at)] += 1 }
            } else {
                let session = node - courses
                if after < 0 { taken[session] += 1 } else { placeFlow[Int(into[Int(intoStart[session] + at)])] -= 1 }
            }
        }
    }
}
