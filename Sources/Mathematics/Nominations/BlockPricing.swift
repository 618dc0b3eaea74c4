/// Finds a block's best plan under given worths: dynamic programming over its people.
///
/// A label stands for the choices made for the people so far: its value, the takers by section and year, and for each
/// group still open what 1, 2, … further people would add (`room`). A label is dropped when another with no more takers
/// is ahead by at least what it could lose on the way to the end: the sum over the groups of the largest difference in
/// room. That is exact: no room shrinks by less than in proportion when people are added. Beyond `width` labels the
/// weakest are dropped, or, to bound, joined into one that is at least as good as each of them.
final class BlockPricing {
    struct Answer {
        /// The ways of the best plan found; `nil` when none beats the threshold.
        var ways: [Int32]?
        var value: Double
        /// No plan of the block is worth more; infinite where labels were dropped without being joined.
        var bound: Double
    }

    /// What a block may use: seats by cell, takers by section × year.
    struct Room {
        var seats: [Int32]
        var absence: [Int32]
    }

    let instance: NominationInstance
    let ways: Ways
    /// Room of each group as the people who have done the track before leave it, expected and if nobody moved.
    let expectedRoom: [[Double]]
    let coveredRoom: [[Double]]
    /// Where each section stands in its block.
    let placeInBlock: [Int32]
    /// Prices of the limits that were the best last, by the block's first section (`bestPriced`).
    var held: [[Double]]
    /// Slopes at which pairs away were priced last, in pairs for a taker, section × year.
    var slopes: [Double]

    // Of the block at hand: its people's options, and what each brings to which room.
    var optionWay: [Int32] = []
    var optionGain: [Double] = []
    var optionTakers: [PlaceCounts] = []
    /// Price of the counted limits that an option uses.
    var optionPrice: [Double] = []
    /// Counters at which an option makes pairs with those away already, and where its own begin.
    var pairStart: [Int32] = [0]
    var pairCounter: [Int32] = []
    var optionStart: [Int32] = [0]
    var mayRest: [Bool] = []
    var touchStart: [Int32] = [0]
    var touchSlot: [Int32] = []
    var touchPlace: [Int32] = []
    var touchNeed: [Int32] = []
    var touchChance: [Double] = []

    // Labels of the stage, and of the next; the choices that led to them.
    var now = Labels()
    var next = Labels()
    var order: [Int32] = []
    var parent: [Int32] = []
    var wayOfNode: [Int32] = []

    init(_ instance: NominationInstance, _ ways: Ways, _ blocks: [Block]) {
        self.instance = instance
        self.ways = ways
        var expectedRoom: [[Double]] = []
        var coveredRoom: [[Double]] = []
        for group in instance.groups {
            let done = group.members.filter {
                instance.isDone[Int($0) * instance.tracks + Int(group.track)]
                    && instance.lastYear[Int($0)] >= group.deadline
            }
            let there = PoissonBinomial(
                done.map { instance.chance(of: Int($0), trainedIn: 0, at: Int(group.deadline)) })
            let need = Int(group.need)
            func filled(_ more: Int) -> Double {
                there.probabilities.enumerated().reduce(0) { $0 + $1.element * Double(min(need, $1.offset + more)) }
            }
            expectedRoom.append(need == 0 ? [] : (1...need).map { filled($0) - filled(0) })
            coveredRoom.append(
                need == 0 ? [] : (1...need).map { Double(min(need, done.count + $0) - min(need, done.count)) })
        }
        self.expectedRoom = expectedRoom
        self.coveredRoom = coveredRoom
        var placeInBlock = [Int32](repeating: 0, count: instance.sections)
        for block in blocks {
            for (place, section) in block.sections.enumerated() { placeInBlock[Int(section)] = Int32(place) }
        }
        self.placeInBlock = placeInBlock
        held = [[Double]](repeating: [], count: instance.sections)
        slopes = [Double](repeating: 0.5, count: instance.absenceCap.count)
    }

    /// - Parameters:
    ///   - room: seats and absence that are left.
    ///   - counted: limits that labels count from the start; those found to be needed are added.
    ///   - width: most labels kept after each person.
    ///   - threshold: only plans worth more are wanted.
    func best(
        _ block: Block, _ worth: Worth, room: Room, counted: inout Set<Int>, width: Int, isBounding: Bool,
        above threshold: Double
    ) -> Answer {
        // A counter that holds less than its limit would bound too low: where a bound is wanted the limit stays free.
        func isTooLarge(_ limit: Int) -> Bool { isBounding && cap(of: limit, block, room) > mostCounted }
        while true {
            var charged = counted.filter { !isTooLarge($0) }
            if worth.coincidences < 0 {
                // Pairs are charged by who is away already, where counters hold that many.
                charged.formUnion(absenceLimits(of: block))
                guard charged.count <= PlaceCounts.places,
                    absenceLimits(of: block).allSatisfy({ cap(of: $0, block, room) <= mostCounted })
                else { return bestPriced(block, worth, room: room, width: width, above: threshold) }
            }
            var layout = prepare(block, worth, charged, prices: [])
            let caps = count(block, room, charged)
            countPairs(block, worth, charged)
            if worth.coincidences < 0 { priceCounters(&layout, block, worth, caps, charged) }
            setCeilings(&layout, isTight: isBounding || width > Self.narrow)
            let answer = search(
                layout, caps, pair: worth.coincidences, width: width, isBounding: isBounding, above: threshold)
            guard let chosen = answer.ways else { return answer }
            let broken = limitsBroken(by: chosen, block, room)
            if broken.isEmpty { return answer }
            // Without the limit even more would be possible than with it.
            if answer.bound <= threshold || charged.count + broken.count > PlaceCounts.places
                || broken.contains(where: isTooLarge)
            {
                return Answer(ways: nil, value: -.infinity, bound: answer.bound)
            }
            counted.formUnion(broken)
        }
    }

    /// Up to this width tight ceilings cost more than they save.
    static var narrow: Int { 8 }

    /// - Parameter pair: worth of a pair away, at the counters that `countPairs` found.
    func search(
        _ layout: Layout, _ caps: PlaceCounts, pair: Double, width: Int, isBounding: Bool, above threshold: Double
    ) -> Answer {
        now.clear()
        now.value.append(0)
        now.rank.append(.infinity)
        now.takers.append(PlaceCounts())
        now.room.append(contentsOf: repeatElement(0, count: layout.stride))
        now.node.append(-1)
        now.isJoined.append(false)
        now.option.append(-1)
        parent.removeAll(keepingCapacity: true)
        wayOfNode.removeAll(keepingCapacity: true)
        var hasDropped = false
        var hasPruned = false
        for person in mayRest.indices {
            for slot in layout.slots where slot.first == person {
                for label in now.value.indices {
                    let start = label * layout.stride + slot.place
                    for place in 0..<slot.need { now.room[start + place] = slot.room[place] }
                }
            }
            extend(person, layout, caps, pair: pair, threshold: threshold, &hasPruned)
            keep(person, layout, width: width, isBounding: isBounding, &hasDropped)
        }
        var best: Int?
        var bound = -Double.infinity
        for label in now.value.indices {
            // What the counters could have brought back has no use any more.
            guard now.value[label] > threshold else {
                hasPruned = true
                continue
            }
            bound = max(bound, now.value[label])
            if !now.isJoined[label], best.map({ now.value[$0] < now.value[label] }) ?? true { best = label }
        }
        if hasPruned { bound = max(bound, threshold) }
        if hasDropped { bound = .infinity }
        guard let best else { return Answer(ways: nil, value: -.infinity, bound: bound) }
        var chosen: [Int32] = []
        var node = now.node[best]
        while node >= 0 {
            chosen.append(wayOfNode[Int(node)])
            node = parent[Int(node)]
        }
        return Answer(ways: chosen.reversed(), value: now.value[best], bound: bound)
    }
}
