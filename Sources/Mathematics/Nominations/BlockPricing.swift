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

    private let instance: NominationInstance
    private let ways: Ways
    /// Room of each group as the people who have done the track before leave it, expected and if nobody moved.
    private let expectedRoom: [[Double]]
    private let coveredRoom: [[Double]]

    // Of the block at hand.
    private var optionWay: [Int32] = []
    private var optionGain: [Double] = []
    private var optionTakers: [PlaceCounts] = []
    private var optionStart: [Int32] = [0]
    private var mayRest: [Bool] = []
    private var touchStart: [Int32] = [0]
    private var touchSlot: [Int32] = []
    private var touchNeed: [Int32] = []
    private var touchChance: [Double] = []

    // Labels of the stage, and of the next.
    private var now = Labels()
    private var next = Labels()
    private var order: [Int32] = []
    private var parent: [Int32] = []
    private var wayOfNode: [Int32] = []
    private(set) var labelsMade = 0

    private struct Labels {
        var value: [Double] = []
        var takers: [PlaceCounts] = []
        var room: [Double] = []
        var node: [Int32] = []
        var isJoined: [Bool] = []
        /// The option taken last, −1 for rest.
        var option: [Int32] = []

        mutating func append(
            _ value: Double, _ takers: PlaceCounts, _ room: UnsafePointer<Double>, _ stride: Int, _ node: Int32,
            _ isJoined: Bool, option: Int32
        ) {
            self.value.append(value)
            self.takers.append(takers)
            self.room.append(contentsOf: UnsafeBufferPointer(start: room, count: stride))
            self.node.append(node)
            self.isJoined.append(isJoined)
            self.option.append(option)
        }

        mutating func clear() {
            value.removeAll(keepingCapacity: true)
            takers.removeAll(keepingCapacity: true)
            room.removeAll(keepingCapacity: true)
            node.removeAll(keepingCapacity: true)
            isJoined.removeAll(keepingCapacity: true)
            option.removeAll(keepingCapacity: true)
        }
    }

    init(_ instance: NominationInstance, _ ways: Ways) {
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
        while true {
            var layout = prepare(block, worth, counted)
            setCeilings(&layout, isBounding: isBounding)
            let caps = count(block, room, counted)
            let answer = search(layout, caps, width: width, isBounding: isBounding, above: threshold)
            guard let chosen = answer.ways else { return answer }
            let broken = limitsBroken(by: chosen, block, room)
            if broken.isEmpty { return answer }
            // Without the limit even more would be possible than with it.
            if answer.bound <= threshold || counted.count + broken.count > PlaceCounts.places {
                return Answer(ways: nil, value: -.infinity, bound: answer.bound)
            }
            counted.formUnion(broken)
        }
    }

    private func search(
        _ layout: Layout, _ caps: PlaceCounts, width: Int, isBounding: Bool, above threshold: Double
    ) -> Answer {
        now.clear()
        now.value.append(0)
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
            for opening in layout.openings[person] {
                for label in now.value.indices {
                    for place in 0..<opening.room.count {
                        now.room[label * layout.stride + opening.slot + place] = opening.room[place]
                    }
                }
            }
            extend(person, layout, caps, threshold: threshold, &hasPruned)
            keep(layout.open[person], layout.stride, width: width, isBounding: isBounding, &hasDropped)
        }
        var best: Int?
        var bound = -Double.infinity
        for label in now.value.indices {
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

    /// Limits of a block: the seats of each cell, then its sections × years where it holds absence itself.
    private func limits(of way: Int, _ block: Block) -> [Int] {
        let years = instance.years
        var limits: [Int] = []
        for place in ways.cells(of: way) {
            let cell = Int(ways.cell[place])
            limits.append(cell)
            guard block.holdsAbsence, instance.countsAsAbsence[cell / years] else { continue }
            let section = block.sections.firstIndex(of: instance.section[Int(ways.person[way])]) ?? 0
            limits.append(instance.seats.count + section * years + cell % years)
        }
        return limits
    }

    private func cap(of limit: Int, _ block: Block, _ room: Room) -> Int {
        let place = limit - instance.seats.count
        if place < 0 { return Int(room.seats[limit]) }
        return Int(room.absence[Int(block.sections[place / instance.years]) * instance.years + place % instance.years])
    }

    private func limitsBroken(by chosen: [Int32], _ block: Block, _ room: Room) -> [Int] {
        var uses = [Int](repeating: 0, count: instance.seats.count + block.sections.count * instance.years)
        for way in chosen { for limit in limits(of: Int(way), block) { uses[limit] += 1 } }
        return uses.indices.filter { uses[$0] > 0 && uses[$0] > cap(of: $0, block, room) }
    }

    /// Gives a counter to each limit to be counted, and counts each option's uses.
    private func count(_ block: Block, _ room: Room, _ counted: Set<Int>) -> PlaceCounts {
        var caps = PlaceCounts()
        var counter: [Int: Int] = [:]
        for (place, limit) in counted.sorted().prefix(PlaceCounts.places).enumerated() {
            counter[limit] = place
            caps[place] = min(cap(of: limit, block, room), PlaceCounts.most - instance.tracks)
        }
        optionTakers.removeAll(keepingCapacity: true)
        for way in optionWay {
            var takers = PlaceCounts()
            for limit in limits(of: Int(way), block) {
                if let place = counter[limit] { takers[place] += 1 }
            }
            optionTakers.append(takers)
        }
        return caps
    }

    private struct Opening {
        var slot: Int
        var room: [Double]
    }

    /// The room of one group, expected or if nobody moved.
    private struct Slot {
        var place: Int
        var need: Int
        /// The people from the first to the last with a use for it.
        var first: Int
        var last: Int
        var room: [Double]
        var group: Int32
        var isExpected: Bool
    }

    /// Where the block's groups keep their room in a label, and when.
    private struct Layout {
        var stride = 0
        /// Rooms that begin before each person.
        var openings: [[Opening]] = []
        /// Every room there is, in the order in which they begin.
        var slots: [Slot] = []
        /// Slots and needs of the rooms open after each person.
        var open: [[(slot: Int, need: Int)]] = []
        var ceilings: [Ceiling] = []
    }

    /// A limit of what the people still to come can add. What a group gains is at most `share` of the gains its people
    /// would bring one by one, and the rest of all its room: true of any share from 0 to 1, as the room is a limit too.
    private struct Ceiling {
        /// From each person on: what they bring one by one, and the room of groups not yet begun.
        var rest: [Double]
        /// What counts of each slot's whole room while it is open.
        var weights: [Double]
    }

    private func prepare(_ block: Block, _ worth: Worth, _ counted: Set<Int>) -> Layout {
        let years = instance.years
        optionWay.removeAll(keepingCapacity: true)
        optionGain.removeAll(keepingCapacity: true)
        optionStart.removeAll(keepingCapacity: true)
        optionStart.append(0)
        mayRest.removeAll(keepingCapacity: true)
        for person in block.people {
            let price = Int(instance.section[Int(person)]) * years
            var options: [Option] = []
            for way in ways.ways(of: Int(person)) {
                var gain = worth.points * Double(ways.points[way]) + worth.changes * Double(ways.changes[way])
                for place in ways.cells(of: way) {
                    let cell = Int(ways.cell[place])
                    gain += worth.cell[cell]
                    guard !block.holdsAbsence, instance.countsAsAbsence[cell / years] else { continue }
                    gain -= worth.absence[price + cell % years]
                }
                var fresh = gain
                for touch in ways.touches(of: way) {
                    let group = Int(ways.touchGroup[touch])
                    fresh += worth.expected * ways.touchChance[touch] * expectedRoom[group][0]
                    fresh += worth.covered * coveredRoom[group][0]
                }
                // In any plan the way adds at most what it adds alone; at no gain the plan without it is as good.
                guard fresh > 1e-9 || !ways.mayRest[Int(person)] else { continue }
                options.append(Option(way: way, gain: gain, fresh: fresh, limits: []))
            }
            guard !options.isEmpty else { continue }
            options.sort { a, b in a.fresh != b.fresh ? a.fresh > b.fresh : a.way < b.way }
            let before = optionWay.count
            var kept: [Option] = []
            for var option in options {
                option.limits = limits(of: option.way, block).filter(counted.contains)
                if kept.contains(where: { isAsGood($0, option, worth) }) { continue }
                kept.append(option)
                optionWay.append(Int32(option.way))
                optionGain.append(option.gain)
            }
            guard optionWay.count > before else { continue }
            optionStart.append(Int32(optionWay.count))
            mayRest.append(ways.mayRest[Int(person)])
        }
        return lay(worth)
    }

    private struct Option {
        var way: Int
        /// Without what it brings to groups.
        var gain: Double
        /// With all that it can bring to groups at most.
        var fresh: Double
        /// Limits that it uses and that are counted.
        var limits: [Int]
    }

    /// Whether one of a person's ways can stand for the other in every plan: it uses no more of what is counted, and its
    /// lead is at least what the other's better chances can bring.
    private func isAsGood(_ option: Option, _ other: Option, _ worth: Worth) -> Bool {
        var lead = option.gain - other.gain
        for touch in ways.touches(of: other.way) {
            let group = ways.touchGroup[touch]
            var chance = 0.0
            var isThere = false
            for own in ways.touches(of: option.way) where ways.touchGroup[own] == group {
                chance = ways.touchChance[own]
                isThere = true
            }
            lead -= worth.expected * max(0, ways.touchChance[touch] - chance) * expectedRoom[Int(group)][0]
            if !isThere { lead -= worth.covered * coveredRoom[Int(group)][0] }
        }
        guard lead >= 0 else { return false }
        var spare = other.limits
        for limit in option.limits {
            guard let place = spare.firstIndex(of: limit) else { return false }
            spare.remove(at: place)
        }
        return true
    }

    /// Gives each group a place in the labels from its first person with a use for it to the last.
    private func lay(_ worth: Worth) -> Layout {
        var layout = Layout()
        let people = mayRest.count
        layout.openings = [[Opening]](repeating: [], count: people)
        layout.open = [[(slot: Int, need: Int)]](repeating: [], count: people)
        var last: [Int32: Int] = [:]
        for person in 0..<people {
            for option in Int(optionStart[person])..<Int(optionStart[person + 1]) {
                for touch in ways.touches(of: Int(optionWay[option])) { last[ways.touchGroup[touch]] = person }
            }
        }
        var slotOf: [Int32: (expected: Int, covered: Int)] = [:]
        var isFree: [Bool] = []
        func take(_ size: Int) -> Int {
            var start = 0
            while true {
                while isFree.count < start + size { isFree.append(true) }
                if isFree[start..<start + size].allSatisfy({ $0 }) { break }
                start += 1
            }
            for place in start..<start + size { isFree[place] = false }
            return start
        }
        touchStart.removeAll(keepingCapacity: true)
        touchStart.append(0)
        touchSlot.removeAll(keepingCapacity: true)
        touchNeed.removeAll(keepingCapacity: true)
        touchChance.removeAll(keepingCapacity: true)
        var active: [Int32] = []
        var slots: [Slot] = []
        for person in 0..<people {
            for option in Int(optionStart[person])..<Int(optionStart[person + 1]) {
                for touch in ways.touches(of: Int(optionWay[option])) {
                    let group = ways.touchGroup[touch]
                    let need = Int(instance.groups[Int(group)].need)
                    if slotOf[group] == nil {
                        var held = (expected: -1, covered: -1)
                        if worth.expected > 0 {
                            let slot = take(need)
                            held.expected = slot
                            let room = expectedRoom[Int(group)].map { $0 * worth.expected }
                            layout.openings[person].append(Opening(slot: slot, room: room))
                            slots.append(
                                Slot(
                                    place: slot, need: need, first: person, last: last[group] ?? person, room: room,
                                    group: group, isExpected: true))
                        }
                        if worth.covered > 0 {
                            let slot = take(need)
                            held.covered = slot
                            let room = coveredRoom[Int(group)].map { $0 * worth.covered }
                            layout.openings[person].append(Opening(slot: slot, room: room))
                            slots.append(
                                Slot(
                                    place: slot, need: need, first: person, last: last[group] ?? person, room: room,
                                    group: group, isExpected: false))
                        }
                        slotOf[group] = held
                        active.append(group)
                    }
                    guard let held = slotOf[group] else { continue }
                    if held.expected >= 0 {
                        touchSlot.append(Int32(held.expected))
                        touchNeed.append(Int32(need))
                        touchChance.append(ways.touchChance[touch])
                    }
                    if held.covered >= 0 {
                        touchSlot.append(Int32(held.covered))
                        touchNeed.append(Int32(need))
                        touchChance.append(1)
                    }
                }
                touchStart.append(Int32(touchSlot.count))
            }
            active.removeAll { group in
                guard last[group] == person, let held = slotOf[group] else { return false }
                let need = Int(instance.groups[Int(group)].need)
                for slot in [held.expected, held.covered] where slot >= 0 {
                    for place in slot..<slot + need { isFree[place] = true }
                }
                return true
            }
            for group in active {
                guard let held = slotOf[group] else { continue }
                let need = Int(instance.groups[Int(group)].need)
                for slot in [held.expected, held.covered] where slot >= 0 {
                    layout.open[person].append((slot, need))
                }
            }
        }
        layout.stride = isFree.count
        layout.slots = slots
        return layout
    }

    /// Ceilings at a few shares, and where a bound is wanted at the shares that make the first ceiling lowest.
    private func setCeilings(_ layout: inout Layout, isBounding: Bool) {
        var byKey: [Int: Int] = [:]
        for (index, slot) in layout.slots.enumerated() {
            byKey[Int(slot.group) * 2 + (slot.isExpected ? 1 : 0)] = index
        }
        // For each option's touches the slot's number, in the order of `touchSlot`.
        var number: [Int] = []
        for option in optionWay.indices {
            for touch in ways.touches(of: Int(optionWay[option])) {
                let group = Int(ways.touchGroup[touch])
                if let slot = byKey[group * 2 + 1] { number.append(slot) }
                if let slot = byKey[group * 2] { number.append(slot) }
            }
        }
        func ceiling(_ shares: [Double]) -> Ceiling {
            var rest = [Double](repeating: 0, count: mayRest.count + 1)
            var begun = layout.slots.count
            for person in mayRest.indices.reversed() {
                var best = mayRest[person] ? 0 : -Double.infinity
                for option in Int(optionStart[person])..<Int(optionStart[person + 1]) {
                    var gain = optionGain[option]
                    for touch in Int(touchStart[option])..<Int(touchStart[option + 1]) {
                        let slot = number[touch]
                        gain += shares[slot] * touchChance[touch] * layout.slots[slot].room[0]
                    }
                    best = max(best, gain)
                }
                rest[person] = rest[person + 1] + best
                while begun > 0, layout.slots[begun - 1].first >= person {
                    begun -= 1
                    rest[person] += (1 - shares[begun]) * (layout.slots[begun].room.last ?? 0)
                }
            }
            var weights = [Double](repeating: 0, count: layout.slots.count)
            for slot in weights.indices { weights[slot] = 1 - shares[slot] }
            return Ceiling(rest: rest, weights: weights)
        }
        let count = layout.slots.count
        layout.ceilings = [ceiling([Double](repeating: 1, count: count))]
        guard isBounding, count > 0 else { return }
        var shares = [Double](repeating: 0.5, count: count)
        var least = ceiling(shares)
        layout.ceilings.append(ceiling([Double](repeating: 0.75, count: count)))
        layout.ceilings.append(ceiling([Double](repeating: 0.25, count: count)))
        for _ in 0..<2 {
            for slot in 0..<count {
                for step in 0...8 {
                    var other = shares
                    other[slot] = Double(step) / 8
                    let tried = ceiling(other)
                    if tried.rest[0] < least.rest[0] - 1e-9 { (shares, least) = (other, tried) }
                }
            }
        }
        layout.ceilings.append(least)
    }

    /// Every label with every option of the person.
    private func extend(
        _ person: Int, _ layout: Layout, _ caps: PlaceCounts, threshold: Double, _ hasPruned: inout Bool
    ) {
        next.clear()
        let stride = layout.stride
        let options = Int(optionStart[person])..<Int(optionStart[person + 1])
        let open = layout.slots.indices.filter { layout.slots[$0].first <= person && layout.slots[$0].last > person }
        func isHopeless(_ value: Double, _ room: UnsafePointer<Double>) -> Bool {
            for ceiling in layout.ceilings {
                var most = value + ceiling.rest[person + 1]
                for slot in open where ceiling.weights[slot] > 0 {
                    most += ceiling.weights[slot] * room[layout.slots[slot].place + layout.slots[slot].need - 1]
                }
                if most <= threshold { return true }
            }
            return false
        }
        var room = [Double](repeating: 0, count: stride + 1)
        room.withUnsafeMutableBufferPointer { scratch in
            guard let made = scratch.baseAddress else { return }
            now.room.withUnsafeBufferPointer { held in
                for label in now.value.indices {
                    let from = label * stride
                    if mayRest[person] {
                        for place in 0..<stride { made[place] = held[from + place] }
                        if isHopeless(now.value[label], made) {
                            hasPruned = true
                        } else {
                            next.append(
                                now.value[label], now.takers[label], made, stride, now.node[label],
                                now.isJoined[label], option: -1)
                        }
                    }
                    for option in options {
                        let takers = now.takers[label] + optionTakers[option]
                        guard takers <= caps else { continue }
                        var value = now.value[label] + optionGain[option]
                        for place in 0..<stride { made[place] = held[from + place] }
                        for touch in Int(touchStart[option])..<Int(touchStart[option + 1]) {
                            let slot = Int(touchSlot[touch])
                            let end = slot + Int(touchNeed[touch]) - 1
                            let chance = touchChance[touch]
                            let one = made[slot]
                            value += chance * one
                            for place in slot..<end {
                                made[place] = (1 - chance) * made[place] + chance * (made[place + 1] - one)
                            }
                            made[end] -= chance * one
                        }
                        if isHopeless(value, made) {
                            hasPruned = true
                        } else {
                            next.append(
                                value, takers, made, stride, now.node[label], now.isJoined[label],
                                option: Int32(option))
                        }
                    }
                }
            }
        }
        labelsMade += next.value.count
    }

    /// Keeps of the labels just made those that no other is at least as good as.
    private func keep(
        _ open: [(slot: Int, need: Int)], _ stride: Int, width: Int, isBounding: Bool, _ hasDropped: inout Bool
    ) {
        order.removeAll(keepingCapacity: true)
        order.append(contentsOf: (0..<Int32(next.value.count)))
        order.sort { a, b in
            let (x, y) = (next.value[Int(a)], next.value[Int(b)])
            return x != y ? x > y : a < b
        }
        now.clear()
        var joined: Int?
        for index in order {
            let label = Int(index)
            if isBeaten(label, open, stride) { continue }
            if now.value.count - (joined == nil ? 0 : 1) >= width {
                guard isBounding else {
                    hasDropped = true
                    break
                }
                if let joined {
                    now.takers[joined] = now.takers[joined].minimum(next.takers[label])
                    for place in 0..<stride {
                        now.room[joined * stride + place] = max(
                            now.room[joined * stride + place], next.room[label * stride + place])
                    }
                    continue
                }
                joined = now.value.count
            }
            now.value.append(next.value[label])
            now.takers.append(next.takers[label])
            now.room.append(contentsOf: next.room[label * stride..<(label + 1) * stride])
            now.isJoined.append(next.isJoined[label] || joined != nil)
            now.option.append(-1)
            let option = next.option[label]
            if option < 0 {
                now.node.append(next.node[label])
            } else {
                now.node.append(Int32(parent.count))
                parent.append(next.node[label])
                wayOfNode.append(optionWay[Int(option)])
            }
        }
    }

    private func isBeaten(_ label: Int, _ open: [(slot: Int, need: Int)], _ stride: Int) -> Bool {
        let value = next.value[label]
        let takers = next.takers[label]
        let isJoined = next.isJoined[label]
        return next.room.withUnsafeBufferPointer { nextRoom in
            now.room.withUnsafeBufferPointer { nowRoom in
                now.takers.withUnsafeBufferPointer { nowTakers in
                    now.value.withUnsafeBufferPointer { nowValue in
                        for other in nowValue.indices where nowTakers[other] <= takers {
                            if now.isJoined[other], !isJoined { continue }
                            let lead = nowValue[other] - value + 1e-12
                            var loss = 0.0
                            for (slot, need) in open {
                                var most = 0.0
                                for place in slot..<slot + need {
                                    most = max(
                                        most, nextRoom[label * stride + place] - nowRoom[other * stride + place])
                                }
                                loss += most
                                if loss > lead { break }
                            }
                            if loss <= lead { return true }
                        }
                        return false
                    }
                }
            }
        }
    }
}
