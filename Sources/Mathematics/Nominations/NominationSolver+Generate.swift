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
        let simple = level.map(simpleBound) ?? 0
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
                // A bound from afar is no better than the one that needs no search.
                let proven = proven(bound, level)
                let nearest = level.isGain ? min(proven, simple) : max(proven, simple)
                progress(NominationProgress(level: level, value: value(level), bound: nearest))
            }
            let added = try master.add(found)
            do {
                if added > 0 { relaxed = try master.relaxed() }
            } catch NominationError.solver(.failed) {
                // What was proven until then holds.
                return (relaxed, bound)
            }
            if bound - relaxed.value <= Self.shareOfGap * limits.gap * max(1, abs(relaxed.value)) { break }
            // The rest of the time is for whole plans and the levels after.
            if isProving, limits.elapsed() > Self.shareOfProof * limits.seconds { break }
            if added == 0, level?.isWhole ?? false, (bound + 1e-5).rounded(.down) <= relaxed.value + 1e-5 { break }
            let share = gain / max(1, abs(relaxed.value))
            if added == 0 || share < 1e-3 {
                // What a round still finds may be too little to go on for: nothing to speak of in a bound, and less than
                // the exchanges find where only plans are wanted.
                let isSpent = added == 0 || share < (isBounding ? 1e-6 : 1e-4)
                // The last levels are not worth the widest searches where the bound is near.
                let isNear = (level?.isLast ?? false) && bound - relaxed.value <= Self.nearEnough * abs(relaxed.value)
                if isSpent, width >= (isNear ? widest / 4 : widest) { break }
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
        for way in Keeping.allCases {
            // Only beside pairs do prices miss plans that a search with counters finds.
            if way == .counted, worth.coincidences == 0 { continue }
            var own = Self.narrow * 4
            var reached = way != .priced && worth.coincidences < 0 ? pricing.pricedSeats(of: block) : []
            while true {
                var answer =
                    way == .priced
                    ? pricing.bestPriced(block, worth, room: room, width: own, above: threshold)
                    : pricing.best(
                        block, worth, room: room, counted: &reached, width: own, isBounding: way == .proven,
                        above: threshold)
                bound = min(bound, answer.bound)
                answer.bound = bound
                remember(reached, of: index)
                if answer.ways != nil || bound <= threshold + 1e-5 || isOver { return answer }
                if own >= width { break }
                own *= 4
            }
        }
        return BlockPricing.Answer(ways: nil, value: -.infinity, bound: bound)
    }

    /// Limits that a block has reached, as long as there is a counter for each.
    func remember(_ reached: Set<Int>, of index: Int) {
        let all = counted[index].union(reached)
        if all.count <= PlaceCounts.places { counted[index] = all }
    }

    /// How a block's limits are kept where proof is wanted, one after another: priced limits need few labels, and only what
    /// they leave open is worth counting, first to find a plan, then to prove that there is none.
    private enum Keeping: CaseIterable { case priced, counted, proven }

    static var narrow: Int { BlockPricing.narrow }
    /// Rounds end when the bound is this near the linear model, as a share of the gap asked for: whole plans come next and
    /// have most of the gap for themselves.
    private static var shareOfGap: Double { 0.005 }
    private static var nearEnough: Double { 0.1 }
    private static var shareOfProof: Double { 0.6 }

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
