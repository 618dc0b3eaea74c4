extension BlockPricing {
    /// Choices made for the people so far, one after another in flat lists.
    struct Labels {
        var value: [Double] = []
        /// What the label can come to at most: the higher the better.
        var rank: [Double] = []
        var takers: [PlaceCounts] = []
        var room: [Double] = []
        var node: [Int32] = []
        var isJoined: [Bool] = []
        /// The option taken last, −1 for rest.
        var option: [Int32] = []

        mutating func append(
            _ value: Double, rank: Double, _ takers: PlaceCounts, _ room: UnsafePointer<Double>, _ stride: Int,
            _ node: Int32,
            _ isJoined: Bool, option: Int32
        ) {
            self.value.append(value)
            self.rank.append(rank)
            self.takers.append(takers)
            self.room.append(contentsOf: UnsafeBufferPointer(start: room, count: stride))
            self.node.append(node)
            self.isJoined.append(isJoined)
            self.option.append(option)
        }

        mutating func clear() {
            value.removeAll(keepingCapacity: true)
            rank.removeAll(keepingCapacity: true)
            takers.removeAll(keepingCapacity: true)
            room.removeAll(keepingCapacity: true)
            node.removeAll(keepingCapacity: true)
            isJoined.removeAll(keepingCapacity: true)
            option.removeAll(keepingCapacity: true)
        }
    }

    /// Every label with every option of the person.
    func extend(
        _ person: Int, _ layout: Layout, _ caps: PlaceCounts, pair: Double, threshold: Double,
        _ hasPruned: inout Bool
    ) {
        next.clear()
        let stride = layout.stride
        let options = Int(optionStart[person])..<Int(optionStart[person + 1])
        let open = layout.slots.indices.filter { layout.slots[$0].first <= person && person < layout.slots[$0].last }
        /// What the label can come to at most.
        func ceiling(_ value: Double, _ takers: PlaceCounts, _ room: UnsafePointer<Double>) -> Double {
            let value = value + layout.refund(takers)
            var least = Double.infinity
            for ceiling in layout.ceilings {
                var most = value + ceiling.rest[person + 1]
                for slot in open where ceiling.weights[slot] > 0 {
                    most += ceiling.weights[slot] * room[layout.slots[slot].place + layout.slots[slot].need - 1]
                }
                least = min(least, most)
            }
            return least
        }
        var room = [Double](repeating: 0, count: stride + 1)
        room.withUnsafeMutableBufferPointer { scratch in
            guard let made = scratch.baseAddress else { return }
            now.room.withUnsafeBufferPointer { held in
                for label in now.value.indices {
                    let from = label * stride
                    if mayRest[person] {
                        for place in 0..<stride { made[place] = held[from + place] }
                        let rank = ceiling(now.value[label], now.takers[label], made)
                        if rank <= threshold {
                            hasPruned = true
                        } else {
                            next.append(
                                now.value[label], rank: rank, now.takers[label], made, stride, now.node[label],
                                now.isJoined[label], option: -1)
                        }
                    }
                    for option in options {
                        let takers = now.takers[label] + optionTakers[option]
                        guard takers <= caps else { continue }
                        var value = now.value[label] + optionGain[option]
                        for place in Int(pairStart[option])..<Int(pairStart[option + 1]) {
                            value += pair * Double(now.takers[label][Int(pairCounter[place])])
                        }
                        for place in 0..<stride { made[place] = held[from + place] }
                        for touch in Int(touchStart[option])..<Int(touchStart[option + 1]) {
                            let slot = Int(touchPlace[touch])
                            let end = slot + Int(touchNeed[touch]) - 1
                            let chance = touchChance[touch]
                            let one = made[slot]
                            value += chance * one
                            for place in slot..<end {
                                made[place] = (1 - chance) * made[place] + chance * (made[place + 1] - one)
                            }
                            made[end] -= chance * one
                        }
                        let rank = ceiling(value, takers, made)
                        if rank <= threshold {
                            hasPruned = true
                        } else {
                            next.append(
                                value, rank: rank, takers, made, stride, now.node[label], now.isJoined[label],
                                option: Int32(option))
                        }
                    }
                }
            }
        }
    }

    /// Keeps of the labels just made those that no other is at least as good as.
    func keep(
        _ person: Int, _ layout: Layout, width: Int, isBounding: Bool, _ hasDropped: inout Bool
    ) {
        let (open, stride) = (layout.open(after: person), layout.stride)
        order.removeAll(keepingCapacity: true)
        order.append(contentsOf: (0..<Int32(next.value.count)))
        order.sort { a, b in
            let (x, y) = (next.rank[Int(a)], next.rank[Int(b)])
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
                    now.value[joined] = max(now.value[joined], next.value[label])
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
            now.rank.append(next.rank[label])
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

    private func isBeaten(_ label: Int, _ open: [Range<Int>], _ stride: Int) -> Bool {
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
                            for places in open {
                                var most = 0.0
                                for place in places {
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
