extension BlockPricing {
    struct Option {
        var way: Int
        /// Without what it brings to groups.
        var gain: Double
        /// With all that it can bring to groups at most.
        var fresh: Double
        /// Limits that it uses and that are counted.
        var limits: [Int]
    }

    /// - Parameter prices: of each of the block's limits, beside the worths; empty for none.
    func prepare(_ block: Block, _ worth: Worth, _ counted: Set<Int>, prices: [Double]) -> Layout {
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
                gain += worth.volunteers * Double(ways.volunteers[way])
                for place in ways.cells(of: way) {
                    let cell = Int(ways.cell[place])
                    gain += worth.cell[cell]
                    guard !block.holdsAbsence, instance.countsAsAbsence[cell / years] else { continue }
                    gain -= worth.absence[price + cell % years]
                }
                if !prices.isEmpty { for limit in limits(of: way, block) { gain -= prices[limit] } }
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

    /// Limits of a block: the seats of each cell, then its sections × years.
    private func limits(of way: Int, _ block: Block) -> [Int] {
        let years = instance.years
        var limits: [Int] = []
        for place in ways.cells(of: way) {
            let cell = Int(ways.cell[place])
            limits.append(cell)
            guard instance.countsAsAbsence[cell / years] else { continue }
            let section = Int(placeInBlock[Int(instance.section[Int(ways.person[way])])])
            limits.append(instance.seats.count + section * years + cell % years)
        }
        return limits
    }

    func absenceLimits(of block: Block) -> Range<Int> {
        instance.seats.count..<instance.seats.count + block.sections.count * instance.years
    }

    /// Section × year of a block's limit of absence.
    func absence(_ limit: Int, _ block: Block) -> Int {
        let place = limit - instance.seats.count
        return Int(block.sections[place / instance.years]) * instance.years + place % instance.years
    }

    /// What a block holds a limit to; absence that it does not hold is a row between the blocks.
    func cap(of limit: Int, _ block: Block, _ room: Room) -> Int {
        if limit < instance.seats.count { return Int(room.seats[limit]) }
        return block.holdsAbsence ? Int(room.absence[absence(limit, block)]) : Int(Int32.max)
    }

    /// How often a plan uses each limit.
    func uses(of chosen: [Int32], _ block: Block) -> [Int] {
        var uses = [Int](repeating: 0, count: instance.seats.count + block.sections.count * instance.years)
        for way in chosen { for limit in limits(of: Int(way), block) { uses[limit] += 1 } }
        return uses
    }

    func limitsBroken(by chosen: [Int32], _ block: Block, _ room: Room) -> [Int] {
        let uses = uses(of: chosen, block)
        return uses.indices.filter { uses[$0] > 0 && uses[$0] > cap(of: $0, block, room) }
    }

    /// What a counter holds before a person's tracks are added.
    var mostCounted: Int { PlaceCounts.most - instance.tracks }

    /// Gives a counter to each limit to be counted, and counts each option's uses.
    func count(_ block: Block, _ room: Room, _ counted: Set<Int>) -> PlaceCounts {
        var caps = PlaceCounts()
        var counter: [Int: Int] = [:]
        for (place, limit) in counted.sorted().prefix(PlaceCounts.places).enumerated() {
            counter[limit] = place
            caps[place] = min(cap(of: limit, block, room), mostCounted)
        }
        pairStart = [Int32](repeating: 0, count: optionWay.count + 1)
        pairCounter.removeAll(keepingCapacity: true)
        optionPrice = [Double](repeating: 0, count: optionWay.count)
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

    /// Notes the counters at which each option makes pairs, and takes off the pairs that it makes by itself; before
    /// `priceCounters`.
    func countPairs(_ block: Block, _ worth: Worth, _ counted: Set<Int>) {
        guard worth.coincidences < 0 else { return }
        let sorted = counted.sorted()
        for option in optionWay.indices {
            var own: [Int] = []
            for limit in limits(of: Int(optionWay[option]), block) where limit >= instance.seats.count {
                guard let counter = sorted.firstIndex(of: limit) else { continue }
                let pairs = worth.coincidences * Double(own.count { $0 == counter })
                optionGain[option] += pairs
                // What is still to come is charged by all that the counters come to, with these.
                optionPrice[option] += pairs
                own.append(counter)
                pairCounter.append(Int32(counter))
            }
            pairStart[option + 1] = Int32(pairCounter.count)
        }
    }

    /// Prices the counted limits in what is still to come, at the best prices known: a label that cannot reach the
    /// threshold at these is hopeless, and of two labels the one that has used less of what is dear ranks first.
    func priceCounters(
        _ layout: inout Layout, _ block: Block, _ worth: Worth, _ caps: PlaceCounts, _ counted: Set<Int>
    ) {
        let prices = startPrices(block, pair: -worth.coincidences)
        for (counter, limit) in counted.sorted().enumerated() {
            let pair = limit < instance.seats.count ? 0 : worth.coincidences
            var most = -Double.infinity
            var refunds = [Double](repeating: 0, count: PlaceCounts.most + 1)
            for takers in (0...caps[counter]).reversed() {
                let paid = prices[limit] * Double(takers) + pair * Double(takers * (takers - 1) / 2)
                most = max(most, paid)
                refunds[takers] = most - paid
            }
            layout.refunds += refunds
        }
        for option in optionWay.indices {
            for limit in limits(of: Int(optionWay[option]), block) where counted.contains(limit) {
                optionPrice[option] += prices[limit]
            }
        }
    }
}
