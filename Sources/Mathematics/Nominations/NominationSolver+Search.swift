extension NominationSolver {
    /// The best plan found for the levels in this order.
    package func solve(
        _ levels: [NominationLevel] = NominationLevel.usual
    ) throws(NominationError) -> NominationSolution {
        try begin()
        var bounds: [Double] = []
        var prices: NominationPrices?
        // All levels at once, roughly weighted: finds plans of use to each and often the best of the first levels.
        var scout: [NominationLevel: Double] = [:]
        for level in levels where Self.scoutWeight(level) > 0 { scout[level] = Self.scoutWeight(level) }
        var isLost = false
        do {
            try master.seek(scout)
            try choose(try generate(nil, widest: Self.narrow * 4, isBounding: false).relaxed)
        } catch { isLost = try lost(error) }
        for (place, level) in levels.enumerated() {
            var bound = simpleBound(level)
            if isOpen(level, bound) {
                do {
                    try search(level, after: levels[..<place], &bound, &prices)
                } catch { isLost = try lost(error) }
            }
            bounds.append(bound)
            progress(NominationProgress(level: level, value: value(level), bound: bound))
            let allowed = level == .expected ? tolerance * value(level) : 0
            try master.keep(level, value(level) - allowed)
        }
        try exchange(levels[...])
        let plan = nominations()
        let results = zip(levels, bounds).map { level, bound in
            NominationLevelResult(level: level, value: value(level), bound: bound)
        }
        return NominationSolution(
            plan: plan, values: instance.values(of: plan), levels: results, prices: prices,
            isCut: (isOver || isLost) && results.contains { $0.gap > limits.gap })
    }

    /// Where the linear model is lost among small numbers the plan so far stands; what is missing is proof.
    private func lost(_ error: NominationError) throws(NominationError) -> Bool {
        guard case .solver = error else { throw error }
        return true
    }

    private func search(
        _ level: NominationLevel, after before: ArraySlice<NominationLevel>, _ bound: inout Double,
        _ prices: inout NominationPrices?
    ) throws(NominationError) {
        try master.seek([level: 1])
        let levels = before + [level]
        // Where all levels are linear the whole model is as quick for points.
        let isLinear = level == .points && master.kept[.expected] == nil
        if !isLinear {
            let found = try generate(level, widest: limits.widest, isBounding: true)
            let proven = proven(found.bound, level)
            bound = level.isGain ? min(bound, proven) : max(bound, proven)
            try choose(found.relaxed)
            try exchange(levels)
            if isOpen(level, bound, within: level.isWhole ? 0 : limits.gap / 100) {
                try choose(try diversify(found.relaxed, for: level))
                try exchange(levels)
            }
            if level == .expected { prices = self.prices(found.relaxed) }
        }
        // Beside expected places the whole model is only a relaxation, seldom of use where blocks gave a bound.
        let isNear = !isOpen(level, bound, within: master.kept[.expected] == nil ? 0 : Self.nearness)
        if !isNear, level.isWhole, !level.isLast { try settle(level, &bound) }
    }

    /// Improves the plan chosen by exchanges that keep the levels before.
    private func exchange(_ levels: ArraySlice<NominationLevel>) throws(NominationError) {
        var exchange = Exchange(
            instance, ways, previous: previous, levels: Array(levels),
            enough: tolerance > 0 ? master.kept[.expected]?.exact ?? .infinity : .infinity,
            chosen: choice.flatMap { master.pool[$0].ways })
        exchange.run { [self] in isOver }
        choice = try master.choice(of: exchange.chosen)
    }

    private static var nearness: Double { 0.01 }

    var isOver: Bool { limits.shouldStop() || limits.elapsed() > limits.seconds }

    /// Whether a level is further from its bound than a share of it, and there is time.
    func isOpen(_ level: NominationLevel, _ bound: Double, within share: Double = 0) -> Bool {
        let small = 1e-6 + share * abs(value(level))
        return !isOver && (level.isGain ? value(level) < bound - small : value(level) > bound + small)
    }

    private static func scoutWeight(_ level: NominationLevel) -> Double {
        switch level {
        case .shortfall: 20
        case .covered: 2
        case .expected: 1
        case .changes: 0.01
        case .points: 0.001
        // They come last, and what is found for them is of no use to the levels before.
        case .coincidences, .volunteers: 0
        }
    }

    /// What the plan chosen comes to.
    func value(_ level: NominationLevel) -> Double { master.value(level, of: choice) }

    func nominations() -> [Nomination] {
        choice.flatMap { ways.nominations(master.pool[$0].ways, years: instance.years) }.sorted()
    }

    var room: BlockPricing.Room { .init(seats: instance.seats, absence: instance.absenceCap) }

    /// One plan for each block to start from, so that there is an answer whenever the search is stopped: what the custom
    /// of quotas comes to, or with pins any lawful plan; and in the pool what of the plan before is lawful still.
    private func begin() throws(NominationError) {
        if instance.pinned.isEmpty {
            _ = try master.choice(of: [])
            let custom = NominationBaseline.quota.plan(of: instance, seed: 0)
            choice = try master.choice(of: ways.ways(of: custom, instance))
        } else {
            let whole = WholeModel(instance, kept: [:], previous: previous, seek: [.shortfall: 1])
            let answer: SolverAnswer
            do {
                answer = try Highs(whole.model).solve(SolverLimits(relativeGap: 0.5, absoluteGap: 1e6))
            } catch { throw .solver(error) }
            guard answer.hasSolution else { throw .pinsCannotBeKept }
            choice = try master.choice(of: ways.ways(of: whole.plan(answer.columns), instance))
        }
        if !previous.isEmpty { _ = try master.choice(of: ways.ways(of: previous, instance)) }
    }
}
