extension FigureNetwork {
    /// One arc of a walk, upward where its count is to rise.
    struct Step {
        var arc: Int
        var isUp: Bool
    }

    /// The smallest and the largest count that a hidden arc could have for all that is published. Exact: networks
    /// have whole-number optima, and the largest change along cycles is a maximum flow.
    package func bounds(of arc: Int, hidden: [Bool]) -> ClosedRange<Int> {
        let count = Int(arcs[arc].count)
        guard hidden[arc] else { return count...count }
        let touching = ArcsOfNodes(self) { hidden[$0] }
        let up = room(arc, isUp: true, atMost: Self.unlimited, hidden: hidden, touching).amount
        let down = room(arc, isUp: false, atMost: count, hidden: hidden, touching).amount
        return (count - down)...(up == Self.unlimited ? Int.max : count + up)
    }

    /// More than any count, and far enough from overflow.
    private static var unlimited: Int { 1 << 48 }

    /// By how much a hidden arc can rise or fall, up to `atMost`, and the changes of the others that make it so.
    func room(
        _ arc: Int, isUp: Bool, atMost: Int, hidden: [Bool], _ touching: ArcsOfNodes
    ) -> (amount: Int, changes: [Int]) {
        var changes = [Int](repeating: 0, count: arcs.count)
        var amount = 0
        while amount < atMost,
            let walk = cheapestWalk(around: arc, isUp: isUp, changes: changes, touching, cost: { hidden[$0] ? 0 : nil })
        {
            var step = atMost - amount
            for part in walk where !part.isUp { step = min(step, Int(arcs[part.arc].count) + changes[part.arc]) }
            for part in walk { changes[part.arc] += part.isUp ? step : -step }
            amount += step
        }
        return (amount, changes)
    }

    /// The cheapest way to make up for a change of an arc: from its end back to its start where it rises. Arcs whose
    /// cost is nil are not to be used. Nil where there is no way.
    ///
    /// Label correcting with a queue (Bellman 1958, Ford 1956; Moore 1959): costs are never negative, walks are short.
    func cheapestWalk(
        around arc: Int, isUp: Bool, changes: [Int], _ touching: ArcsOfNodes, cost: (Int) -> Int?
    ) -> [Step]? {
        let (start, goal) = isUp ? (Int(arcs[arc].to), Int(arcs[arc].from)) : (Int(arcs[arc].from), Int(arcs[arc].to))
        var costs = [Int](repeating: .max, count: nodeCount)
        var arrival = [Int](repeating: -1, count: nodeCount)
        var isWaiting = [Bool](repeating: false, count: nodeCount)
        var queue = [start]
        var head = 0
        costs[start] = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            isWaiting[node] = false
            for index in touching.range(of: node) {
                let number = Int(touching.arcs[index])
                guard number != arc, let price = cost(number) else { continue }
                let other = arcs[number]
                let isForward = Int(other.from) == node
                guard isForward || Int(other.count) + changes[number] > 0 else { continue }
                let next = Int(isForward ? other.to : other.from)
                guard costs[node] + price < costs[next] else { continue }
                costs[next] = costs[node] + price
                arrival[next] = number
                if !isWaiting[next], next != goal {
                    isWaiting[next] = true
                    queue.append(next)
                }
            }
        }
        guard costs[goal] < .max else { return nil }
        var walk: [Step] = []
        var node = goal
        while node != start {
            let number = arrival[node]
            let isForward = Int(arcs[number].to) == node
            walk.append(Step(arc: number, isUp: isForward))
            node = Int(isForward ? arcs[number].from : arcs[number].to)
        }
        return walk.reversed()
    }
}
