/// Successive shortest paths with potentials on the mandatory network: each round finds the least distance from the
/// people still waiting to the sink, then sends as many as possible along ways of just that length.
///
/// Costs are small whole numbers, so that distances lie in buckets and a few dozen rounds do. Unchecked memory: the
/// search is the inner loop of everything, and every index comes from the network's own arrays.
final class FlowSearch {
    let people: Int
    let places: Int
    let sessions: Int
    let nodeCount: Int

    // Network
    let arcStart: UnsafeMutablePointer<Int32>
    let arcPlace: UnsafeMutablePointer<Int32>
    let arcCost: UnsafeMutablePointer<UInt8>
    let isBlocked: UnsafeMutablePointer<Bool>
    let outside: UnsafeMutablePointer<Int32>
    let placeStart: UnsafeMutablePointer<Int32>
    let placeSession: UnsafeMutablePointer<Int32>
    let placeCost: UnsafeMutablePointer<Int32>
    let mostAway: UnsafeMutablePointer<Int32>
    let seats: UnsafeMutablePointer<Int32>
    /// Arcs into each session, as indices along `placeSession`, and the place each comes from.
    let intoStart: UnsafeMutablePointer<Int32>
    let into: UnsafeMutablePointer<Int32>
    let placeOf: UnsafeMutablePointer<Int32>

    // Flow
    let assigned: UnsafeMutablePointer<Int32>
    let placeFlow: UnsafeMutablePointer<Int32>
    let slotStart: UnsafeMutablePointer<Int32>
    let slots: UnsafeMutablePointer<Int32>
    let away: UnsafeMutablePointer<Int32>
    let taken: UnsafeMutablePointer<Int32>
    var waiting: [Int32]

    // Search. Nodes: people, entrances of places, exits of places, sessions.
    let potential: UnsafeMutablePointer<Int32>
    private let distance: UnsafeMutablePointer<Int32>
    private let next: UnsafeMutablePointer<Int32>
    private let previous: UnsafeMutablePointer<Int32>
    let isDead: UnsafeMutablePointer<Bool>
    let pointer: UnsafeMutablePointer<Int32>
    /// When each node was settled in this round: ways go forward in this order alone, so that there are no cycles.
    let order: UnsafeMutablePointer<Int32>
    private let touched: UnsafeMutablePointer<Int32>
    private var touchedCount = 0
    private let head: UnsafeMutablePointer<Int32>
    private let tail: UnsafeMutablePointer<Int32>
    private var base: Int32 = 0
    private let isQueued: UnsafeMutablePointer<Int16>

    static let span = 64
    private static let far = Int32.max / 2
    static let none: Int32 = -1
    static let staysOutside: Int32 = -2

    init(_ network: MandatoryNetwork, _ room: MandatoryRoom, _ prices: MandatoryPrices) {
        func copy<T>(_ values: [T]) -> UnsafeMutablePointer<T> {
            let memory = UnsafeMutablePointer<T>.allocate(capacity: max(1, values.count))
            memory.initialize(from: values, count: values.count)
            return memory
        }
        func fill<T>(_ count: Int, _ value: T) -> UnsafeMutablePointer<T> {
            let memory = UnsafeMutablePointer<T>.allocate(capacity: max(1, count))
            memory.initialize(repeating: value, count: max(1, count))
            return memory
        }
        let weight: Int32 = prices.countsCost ? 1 : 0
        people = network.people.count
        places = network.mostAway.count
        sessions = network.seats.count
        nodeCount = people + 2 * places + sessions
        arcStart = copy(network.arcStart)
        arcPlace = copy(network.arcPlace)
        arcCost = copy(prices.countsCost ? network.arcCost : [UInt8](repeating: 0, count: network.arcCost.count))
        isBlocked = copy(room.isBlocked)
        outside = copy(network.classes.map { prices.outside($0) })
        placeStart = copy(network.placeStart)
        placeSession = copy(network.placeSession)
        placeCost = copy(network.placeCost.map { Int32($0) * weight })
        mostAway = copy(room.mostAway)
        seats = copy(network.seats)
        let lists = Lists(
            count: network.seats.count, network.placeSession.enumerated().map { ($0.element, Int32($0.offset)) })
        intoStart = copy(lists.start)
        into = copy(lists.values)
        placeOf = fill(network.placeSession.count, 0)
        for place in 0..<network.mostAway.count {
            for index in network.placeStart[place]..<network.placeStart[place + 1] {
                placeOf[Int(index)] = Int32(place)
            }
        }
        assigned = fill(people, Self.none)
        placeFlow = fill(network.placeSession.count, 0)
        slotStart = fill(places + 1, 0)
        for place in 0..<places { slotStart[place + 1] = slotStart[place] + max(0, room.mostAway[place]) }
        slots = fill(Int(slotStart[places]), 0)
        away = fill(places, 0)
        taken = fill(sessions, 0)
        waiting = (0..<Int32(people)).map { $0 }
        potential = fill(nodeCount, 0)
        distance = fill(nodeCount, Self.far)
        next = fill(nodeCount, -1)
        previous = fill(nodeCount, -1)
        isDead = fill(nodeCount, false)
        pointer = fill(nodeCount, -2)
        isQueued = fill(nodeCount, -1)
        order = fill(nodeCount, -1)
        touched = fill(nodeCount, 0)
        head = fill(Self.span + 1, -1)
        tail = fill(Self.span + 1, -1)
    }

    deinit {
        for memory in [
            arcStart, arcPlace, outside, placeStart, placeSession, placeCost, mostAway, seats, intoStart, into, placeOf,
            assigned, placeFlow, slotStart, slots, away, taken, potential, distance, next, previous, pointer,
            order, touched, head, tail,
        ] { memory.deallocate() }
        arcCost.deallocate()
        isBlocked.deallocate()
        isDead.deallocate()
        isQueued.deallocate()
    }

    func run() {
        while !waiting.isEmpty {
            let least = measure()
            shift(by: least)
            send()
        }
    }

    // MARK: Queue

    @inline(__always) private func relax(_ node: Int, _ length: Int32) {
        guard length < distance[node] else { return }
        if distance[node] == Self.far {
            touched[touchedCount] = Int32(node)
            touchedCount += 1
        } else {
            unlink(node)
        }
        distance[node] = length
        link(node)
    }

    @inline(__always) private func link(_ node: Int) {
        let offset = Int(distance[node] - base)
        let bucket = offset < Self.span ? offset : Self.span
        let last = tail[bucket]
        previous[node] = last
        next[node] = -1
        if last >= 0 { next[Int(last)] = Int32(node) } else { head[bucket] = Int32(node) }
        tail[bucket] = Int32(node)
        isQueued[node] = Int16(bucket)
    }

    @inline(__always) private func unlink(_ node: Int) {
        let bucket = isQueued[node]
        guard bucket >= 0 else { return }
        let (before, after) = (previous[node], next[node])
        if before >= 0 { next[Int(before)] = after } else { head[Int(bucket)] = after }
        if after >= 0 { previous[Int(after)] = before } else { tail[Int(bucket)] = before }
        isQueued[node] = -1
    }

    /// Moves what lies beyond the buckets into them. False when nothing does.
    private func refill() -> Bool {
        var least = Self.far
        var node = head[Self.span]
        while node >= 0 {
            least = min(least, distance[Int(node)])
            node = next[Int(node)]
        }
        guard least < Self.far else { return false }
        base = least
        node = head[Self.span]
        head[Self.span] = -1
        tail[Self.span] = -1
        while node >= 0 {
            let after = next[Int(node)]
            link(Int(node))
            node = after
        }
        return true
    }

    // MARK: Distances

    /// The least distance from anyone waiting to the sink; or the distances from the sink to all, backwards along what
    /// flows into it.
    private func measure(fromSink: Bool = false) -> Int32 {
        var best = Self.far
        base = 0
        if fromSink {
            for session in 0..<sessions where taken[session] > 0 {
                relax(people + 2 * places + session, -potential[people + 2 * places + session])
            }
            for person in 0..<people where assigned[person] == Self.staysOutside {
                relax(person, -(outside[person] + potential[person]))
            }
        } else {
            for person in waiting { relax(Int(person), 0) }
        }
        let (entrances, exits, courses) = (people, people + places, people + 2 * places)
        var bucket = 0
        var settled: Int32 = 0
        search: while true {
            while bucket < Self.span, head[bucket] < 0 { bucket += 1 }
            if bucket == Self.span {
                guard refill() else { break }
                bucket = 0
            }
            let length = base + Int32(bucket)
            // Nodes as far as the sink are looked at too: ways of the same length may lead through them.
            if length > best { break search }
            let node = Int(head[bucket])
            unlink(node)
            order[node] = settled
            settled += 1
            let height = potential[node] + length
            if node < entrances {
                let own = assigned[node]
                if !fromSink { best = min(best, height + outside[node]) }
                for arc in Int(arcStart[node])..<Int(arcStart[node + 1]) where Int32(arc) != own && !isBlocked[arc] {
                    let entrance = entrances + Int(arcPlace[arc])
                    relax(entrance, height + Int32(arcCost[arc]) - potential[entrance])
                }
            } else if node < exits {
                let place = node - entrances
                if away[place] < mostAway[place] { relax(exits + place, height - potential[exits + place]) }
                let first = Int(slotStart[place])
                for slot in first..<first + Int(away[place]) {
                    let person = Int(slots[slot])
                    relax(person, height - Int32(arcCost[Int(assigned[person])]) - potential[person])
                }
            } else if node < courses {
                let place = node - exits
                for index in Int(placeStart[place])..<Int(placeStart[place + 1]) {
                    let session = courses + Int(placeSession[index])
                    relax(session, height + placeCost[index] - potential[session])
                }
                if away[place] > 0 { relax(entrances + place, height - potential[entrances + place]) }
            } else {
                let session = node - courses
                if !fromSink, taken[session] < seats[session] { best = min(best, height) }
                for index in Int(intoStart[session])..<Int(intoStart[session + 1]) {
                    let arc = Int(into[index])
                    guard placeFlow[arc] > 0 else { continue }
                    let exit = exits + Int(placeOf[arc])
                    relax(exit, height - placeCost[arc] - potential[exit])
                }
            }
        }
        for index in 0...Self.span {
            head[index] = -1
            tail[index] = -1
        }
        return best
    }

    /// Makes the potentials distances, counted back from the sink, whose own stays 0.
    private func shift(by least: Int32) {
        for index in 0..<touchedCount {
            let node = Int(touched[index])
            let length = distance[node]
            if length < least { potential[node] -= least - length }
            distance[node] = Self.far
            isQueued[node] = -1
            isDead[node] = false
            pointer[node] = -2
        }
        touchedCount = 0
    }

    /// Prices from the potentials, which are near the highest an optimal flow allows: what it costs to lose a seat.
    func prices() -> FlowPrices { prices { potential[$0] } }

    /// The lowest prices that an optimal flow allows: what one more seat saves.
    func leastPrices() -> FlowPrices {
        _ = measure(fromSink: true)
        var farthest: Int32 = 0
        for index in 0..<touchedCount { farthest = max(farthest, distance[Int(touched[index])]) }
        let least = prices { potential[$0] + (distance[$0] == Self.far ? farthest : distance[$0]) }
        for index in 0..<touchedCount {
            distance[Int(touched[index])] = Self.far
            isQueued[Int(touched[index])] = -1
        }
        touchedCount = 0
        return least
    }

    private func prices(_ height: (Int) -> Int32) -> FlowPrices {
        let (entrances, exits, courses) = (people, people + places, people + 2 * places)
        return FlowPrices(
            place: (0..<places).map { max(0, height(exits + $0) - height(entrances + $0)) },
            session: (0..<sessions).map { max(0, -height(courses + $0)) })
    }
}
