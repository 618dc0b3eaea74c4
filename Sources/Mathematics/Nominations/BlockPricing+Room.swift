extension BlockPricing {
    /// The room of one group, expected or if nobody moved.
    struct Slot {
        var place: Int
        var need: Int
        /// The people from the first to the last with a use for it.
        var first: Int
        var last: Int
        var room: [Double]
    }

    /// Where the block's groups keep their room in a label, and when.
    struct Layout {
        var stride = 0
        /// Every room there is, in the order in which they begin.
        var slots: [Slot] = []
        var ceilings: [Ceiling] = []
        /// What a counter can still bring back of its price, by takers, counter after counter; empty where none is
        /// priced.
        var refunds: [Double] = []

        /// What all counters can bring back to a label.
        @inline(__always) func refund(_ takers: PlaceCounts) -> Double {
            var sum = 0.0
            var start = 0
            var counter = 0
            while start < refunds.count {
                sum += refunds[start + takers[counter]]
                start += PlaceCounts.most + 1
                counter += 1
            }
            return sum
        }

        /// Places of the rooms that people after this one have a use for.
        func open(after person: Int) -> [Range<Int>] {
            slots.filter { $0.first <= person && person < $0.last }.map { $0.place..<$0.place + $0.need }
        }
    }

    /// A limit of what the people still to come can add. What a group gains is at most `share` of the gains its people
    /// would bring one by one, and the rest of all its room: true of any share from 0 to 1, as the room is a limit too.
    struct Ceiling {
        /// From each person on: what they bring one by one, and the room of groups not yet begun.
        var rest: [Double]
        /// What counts of each slot's whole room while it is open.
        var weights: [Double]
    }

    /// Gives each group a place in the labels from its first person with a use for it to the last.
    func lay(_ worth: Worth) -> Layout {
        var begun: [Int32] = []
        var span: [Int32: (first: Int, last: Int)] = [:]
        for person in mayRest.indices {
            for option in Int(optionStart[person])..<Int(optionStart[person + 1]) {
                for touch in ways.touches(of: Int(optionWay[option])) {
                    let group = ways.touchGroup[touch]
                    if span[group] == nil { begun.append(group) }
                    span[group] = (span[group]?.first ?? person, person)
                }
            }
        }
        var layout = Layout()
        var slotsOf: [Int32: [(slot: Int, isExpected: Bool)]] = [:]
        for group in begun {
            guard let span = span[group] else { continue }
            for (weight, room, isExpected) in [
                (worth.expected, expectedRoom[Int(group)], true), (worth.covered, coveredRoom[Int(group)], false),
            ] where weight > 0 {
                // The first place that nothing else needs at the same time.
                let others = layout.slots.filter { $0.last >= span.first }
                var place = 0
                while let other = others.first(where: { $0.place < place + room.count && place < $0.place + $0.need }) {
                    place = other.place + other.need
                }
                slotsOf[group, default: []].append((layout.slots.count, isExpected))
                layout.slots.append(
                    Slot(
                        place: place, need: room.count, first: span.first, last: span.last,
                        room: room.map { $0 * weight }))
                layout.stride = max(layout.stride, place + room.count)
            }
        }
        touchStart.removeAll(keepingCapacity: true)
        touchStart.append(0)
        touchSlot.removeAll(keepingCapacity: true)
        touchPlace.removeAll(keepingCapacity: true)
        touchNeed.removeAll(keepingCapacity: true)
        touchChance.removeAll(keepingCapacity: true)
        for way in optionWay {
            for touch in ways.touches(of: Int(way)) {
                for (slot, isExpected) in slotsOf[ways.touchGroup[touch], default: []] {
                    touchSlot.append(Int32(slot))
                    touchPlace.append(Int32(layout.slots[slot].place))
                    touchNeed.append(Int32(layout.slots[slot].need))
                    touchChance.append(isExpected ? ways.touchChance[touch] : 1)
                }
            }
            touchStart.append(Int32(touchSlot.count))
        }
        return layout
    }

    /// Ceilings at a few shares, and where they are to be tight at the shares that make the first ceiling lowest.
    func setCeilings(_ layout: inout Layout, isTight: Bool) {
        func ceiling(_ shares: [Double]) -> Ceiling {
            var rest = [Double](repeating: 0, count: mayRest.count + 1)
            var begun = layout.slots.count
            for person in mayRest.indices.reversed() {
                var best = mayRest[person] ? 0 : -Double.infinity
                for option in Int(optionStart[person])..<Int(optionStart[person + 1]) {
                    var gain = optionGain[option] - optionPrice[option]
                    for touch in Int(touchStart[option])..<Int(touchStart[option + 1]) {
                        let slot = Int(touchSlot[touch])
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
        guard isTight, count > 0 else { return }
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
}
