extension NominationSolver {
    /// Column generation for what the master seeks; the bound is on its weighted sum.
    ///
    /// - Parameters:
    ///   - level: the level sought, `nil` for several at once.
    ///   - widest: most labels kept.
    ///   - isBounding: whether a bound is wanted, or only plans.
    func generate(
        _ level: NominationLevel?, widest: Int, isBounding: Bool
    ) throws(NominationError) -> (relaxed: NominationMaster.Relaxed, bound: Double) {
        var bound = Double.infinity
        var width = Self.narrow
        var relaxed = try master.relaxed()
        while !isOver {
            let isProving = width > Self.narrow && isBounding
            var sum = relaxed.constant
            var found: [BlockPlan] = []
            var gain = 0.0
            for index in blocks.indices {
                // Without every block there is no bound.
                if isOver { return (relaxed, bound) }
                let base = master.base(index, relaxed.worth)
                let price = relaxed.plan[index] - base
                let answer = self.best(
                    index, relaxed.worth, width: width, isProving: isProving, above: price + 1e-7)
                sum += base + max(answer.bound, price)
                if let ways = answer.ways, answer.value > price + 1e-7 {
                    found.append(master.plan(index, ways))
                    gain += answer.value - price
                }
            }
            if isProving { bound = min(bound, sum) }
            if isProving, let level {
                progress(
                    NominationProgress(
                        level: level, value: value(level), bound: rounded(level.isGain ? bound : -bound, level)))
            }
            let added = try master.add(found)
            if added > 0 { relaxed = try master.relaxed() }
            if bound - relaxed.value <= 0.5 * limits.gap * max(1, abs(relaxed.value)) { break }
            // The rest of the time is for whole plans and the levels after.
            if isProving, limits.elapsed() > Self.shareOfProof * limits.seconds { break }
            let share = gain / max(1, abs(relaxed.value))
            if added == 0 || share < 1e-3 {
                // What a round still finds may be too little to go on for: nothing to speak of in a bound, and less than
                // the exchanges find where only plans are wanted.
                let isSpent = added == 0 || share < (isBounding ? 1e-6 : 1e-4)
                if isSpent, width >= widest { break }
                if width == Self.narrow || isSpent { width *= 4 }
            } else if width > Self.narrow, !isProving {
                width = Self.narrow
            }
        }
        return (relaxed, bound)
    }

    /// A block's best plan; where proof is wanted wider and wider, until there is a better plan or none is left.
    private func best(
        _ index: Int, _ worth: Worth, width: Int, isProving: Bool, above threshold: Double
    ) -> BlockPricing.Answer {
        let block = blocks[index]
        guard isProving else {
            return pricing.best(
                block, worth, room: room, counted: &counted[index], width: width, isBounding: false, above: threshold)
        }
        var bound = Double.infinity
        var own = Self.narrow * 4
        while true {
            var answer = pricing.best(
                block, worth, room: room, counted: &counted[index], width: own, isBounding: true, above: threshold)
            bound = min(bound, answer.bound)
            var absence = counted[index].filter { $0 >= instance.seats.count }
            if answer.ways == nil, bound > threshold, absence.count < counted[index].count {
                // Counting the seats as well may need more labels than it saves: they have their price anyhow.
                let free = BlockPricing.Room(
                    seats: instance.seats.map { _ in Int32(instance.people) }, absence: instance.absenceCap)
                let loose = pricing.best(
                    block, worth, room: free, counted: &absence, width: own, isBounding: true, above: threshold)
                bound = min(bound, loose.bound)
            }
            answer.bound = bound
            if answer.ways != nil || bound <= threshold + 1e-5 || own >= width || isOver { return answer }
            own *= 4
        }
    }

    static var narrow: Int { 8 }
    private static var shareOfProof: Double { 0.6 }

    /// Further plans of every block, the best at prices somewhat lower and higher: whole plans seldom meet the prices of
    /// the linear model to the last digit.
    func diversify(
        _ relaxed: NominationMaster.Relaxed
    ) throws(NominationError) -> NominationMaster.Relaxed {
        for factor in [0.6, 0.8, 0.9, 1.1, 1.25, 1.6] where !isOver {
            var worth = relaxed.worth
            for cell in worth.cell.indices { worth.cell[cell] *= factor }
            var found: [BlockPlan] = []
            for (index, block) in blocks.enumerated() {
                let answer = pricing.best(
                    block, worth, room: room, counted: &counted[index], width: Self.narrow, isBounding: false,
                    above: -.infinity)
                if let ways = answer.ways { found.append(master.plan(index, ways)) }
            }
            try master.add(found)
        }
        return try master.relaxed()
    }

    /// A whole choice of plans for what the master seeks.
    func choose(_ relaxed: NominationMaster.Relaxed) throws(NominationError) {
        let before = master.score(choice)
        choice = try master.whole(
            relaxed, start: choice, slack: max(0.05, relaxed.value - before),
            limits: SolverLimits(
                seconds: max(0.5, limits.seconds - limits.elapsed()), relativeGap: min(1e-5, limits.gap), nodes: 2_000),
            progress: { [limits] _ in !limits.shouldStop() })
    }
}
