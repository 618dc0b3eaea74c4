extension NominationSolver {
    /// The best plan found for the levels in this order.
    package func solve(
        _ levels: [NominationLevel] = [.shortfall, .covered, .expected, .points]
    ) throws(NominationError) -> NominationSolution {
        try begin()
        var bounds: [Double] = []
        var prices: NominationPrices?
        // All levels at once, roughly weighted: finds plans of use to each and often the best of the first levels.
        var scout: [NominationLevel: Double] = [:]
        for level in levels { scout[level] = Self.scoutWeight(level) }
        try master.seek(scout)
        try choose(try generate(widest: 0).relaxed)
        for level in levels {
            try master.seek([level: 1])
            var bound = simpleBound(level)
            if isOpen(level, bound) {
                // Where all levels are linear the whole model is as quick for points.
                let isLinear = level == .points && master.kept[.expected] == nil
                if !isLinear {
                    let found = try generate(widest: level == .points ? 0 : Self.wide)
                    let proven = rounded(level.isGain ? found.bound : -found.bound, level)
                    bound = level.isGain ? min(bound, proven) : max(bound, proven)
                    try choose(found.relaxed)
                    if level == .expected { prices = self.prices(found.relaxed) }
                }
                if isOpen(level, bound), level.isWhole { try settle(level, &bound) }
            }
            bounds.append(bound)
            progress(NominationProgress(level: level, value: value(level), bound: bound))
            let allowed = level == .expected ? tolerance * value(level) : 0
            trace("\(level) t \(limits.elapsed())")
            try master.keep(level, value(level) - allowed, looseness: level == .expected ? Self.looseness : 0)
        }
        let kept = master.kept.mapValues { $0.exact }
        var exchange = Exchange(instance, ways, previous: previous, levels: levels, kept: kept, chosen: chosenWays())
        exchange.run { [self] in isOver }
        let plan = exchange.plan()
        let values = instance.values(of: plan)
        let results = zip(levels, bounds).map { level, bound in
            NominationLevelResult(level: level, value: exchange.value(level), bound: bound)
        }
        return NominationSolution(
            plan: plan, values: values, levels: results, prices: prices,
            isCut: isOver && results.contains { $0.gap > limits.gap })
    }

    /// While further levels are sought, the linear model may fall short of the expected places by this share; whole plans
    /// may not. Kept to the last digit their price would grow beyond all measure.
    private static var looseness: Double { 0.002 }

    var isOver: Bool { limits.shouldStop() || limits.elapsed() > limits.seconds }

    private func isOpen(_ level: NominationLevel, _ bound: Double) -> Bool {
        !isOver && (level.isGain ? value(level) < bound - 1e-6 : value(level) > bound + 1e-6)
    }

    /// Works on a level with the whole model: its bound, and a plan that may be better. Expected places that are kept
    /// leave the people they come from as they are in such a plan.
    private func settle(_ level: NominationLevel, _ bound: inout Double) throws(NominationError) {
        let kept = master.kept.mapValues { $0.exact }
        let whole = WholeModel(instance, kept: kept, previous: previous, seek: [level: 1])
        let sign: Double = level.isGain ? -1 : 1
        let shift = level == .changes ? Double(previous.count) : 0
        func tighten(_ answer: SolverAnswer) {
            guard answer.bound.isFinite else { return }
            let proven = rounded(sign * answer.bound + shift, level)
            bound = level.isGain ? min(bound, proven) : max(bound, proven)
        }
        let limits = SolverLimits(
            seconds: max(0.5, (limits.seconds - limits.elapsed()) / 2), relativeGap: 1e-6, absoluteGap: 0.99, nodes: 500
        )
        do {
            var solver = try Highs(whole.model)
            tighten(try solver.solveRelaxed(limits))
            guard isOpen(level, bound) else { return }
            var model = whole
            if kept[.expected] != nil {
                var fixed = instance
                var inUse = kept
                inUse[.expected] = nil
                for way in chosenWays() where !ways.touches(of: Int(way)).isEmpty {
                    for place in ways.cells(of: Int(way)) { fixed.pinned.append(nomination(way, place)) }
                }
                model = WholeModel(fixed, kept: inUse, previous: previous, seek: [level: 1])
                solver = try Highs(model.model)
            }
            let answer = try solver.solve(limits)
            if kept[.expected] == nil { tighten(answer) }
            guard answer.hasSolution else { return }
            let found = try master.choice(of: ways.ways(of: model.plan(answer.columns), instance))
            if master.score(found) > master.score(choice) { choice = found }
        } catch let error as SolverError {
            throw .solver(error)
        } catch let error as NominationError {
            throw error
        } catch {
            return
        }
    }

    private func nomination(_ way: Int32, _ place: Int) -> Nomination {
        let years = Int32(instance.years)
        return Nomination(
            person: ways.person[Int(way)], track: ways.cell[place] / years, year: ways.cell[place] % years)
    }

    private static func scoutWeight(_ level: NominationLevel) -> Double {
        switch level {
        case .shortfall: 20
        case .covered: 2
        case .expected: 1
        case .changes: 0.01
        case .points: 0.001
        }
    }

    /// What the plan chosen comes to.
    func value(_ level: NominationLevel) -> Double {
        switch level {
        case .shortfall: Double(master.shortfall(of: choice))
        case .covered: Double(choice.reduce(0) { $0 + Int(master.pool[$1].covered) })
        case .expected: choice.reduce(0) { $0 + master.pool[$1].expected }
        case .changes: Double(choice.reduce(previous.count) { $0 + Int(master.pool[$1].changes) })
        case .points: Double(choice.reduce(0) { $0 + Int(master.pool[$1].points) })
        }
    }

    /// The way of each person named in the plan chosen.
    private func chosenWays() -> [Int32] { choice.flatMap { master.pool[$0].ways } }

    private func rounded(_ bound: Double, _ level: NominationLevel) -> Double {
        guard level.isWhole else { return bound }
        return level.isGain ? (bound + 1e-5).rounded(.down) : (bound - 1e-5).rounded(.up)
    }

    /// A limit that needs no search.
    private func simpleBound(_ level: NominationLevel) -> Double {
        switch level {
        case .shortfall:
            return instance.targets.reduce(0) { sum, target in
                let able = (0..<instance.people).count { person in
                    ways.ways(of: person).contains { way in
                        ways.cells(of: way).contains { master.serves(ways.cell[$0], target) }
                    }
                }
                let seats = (0...Int(target.deadline)).reduce(0) {
                    $0 + Int(instance.seats[Int(target.track) * instance.years + $1])
                }
                return sum + Double(max(0, Int(target.people) - min(able, seats)))
            }
        case .covered:
            var able = instance.groups.indices.map { instance.doneChances($0).count }
            for person in 0..<instance.people {
                var touched: Set<Int32> = []
                for way in ways.ways(of: person) {
                    for touch in ways.touches(of: way) { touched.insert(ways.touchGroup[touch]) }
                }
                for group in touched { able[Int(group)] += 1 }
            }
            return Double(zip(able, instance.groups).reduce(0) { $0 + min($1.0, Int($1.1.need)) })
        case .expected, .points: return .infinity
        case .changes: return 0
        }
    }

    var room: BlockPricing.Room { .init(seats: instance.seats, absence: instance.absenceCap) }

    /// One plan for each block to start from: nobody but the pins, and what of the plan before is lawful still.
    private func begin() throws(NominationError) {
        if instance.pinned.isEmpty {
            choice = try master.choice(of: [])
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

    /// Column generation for what the master seeks; the bound is on its weighted sum.
    ///
    /// - Parameter widest: most labels kept where a bound is wanted; 0 for plans without a bound.
    private func generate(
        widest: Int
    ) throws(NominationError) -> (relaxed: NominationMaster.Relaxed, bound: Double) {
        var bound = Double.infinity
        var width = Self.narrow
        var relaxed = try master.relaxed()
        while !isOver {
            let isProving = width > Self.narrow && widest > 0
            var sum = relaxed.constant
            var found: [BlockPlan] = []
            var gain = 0.0
            for index in blocks.indices {
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
            trace(
                "  lp \(relaxed.value) found \(found.count) gain \(gain) sum \(isProving ? sum : 0) bound \(bound) width \(width) pool \(master.pool.count) labels \(pricing.labelsMade) t \(limits.elapsed())"
            )
            let added = try master.add(found)
            if added > 0 { relaxed = try master.relaxed() }
            if bound - relaxed.value <= 0.5 * limits.gap * max(1, abs(relaxed.value)) { break }
            if gain < 1e-3 * max(1, abs(relaxed.value)) || added == 0 {
                if added == 0, width >= max(widest, Self.narrow * 4) { break }
                if width == Self.narrow { width = Self.narrow * 4 } else if added == 0 { width *= 4 }
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

    private static var narrow: Int { 8 }
    private static var wide: Int { 8192 }

    /// A whole choice of plans for what the master seeks.
    private func choose(_ relaxed: NominationMaster.Relaxed) throws(NominationError) {
        let before = master.score(choice)
        choice = try master.whole(
            relaxed, start: choice, slack: max(0.05, relaxed.value - before),
            limits: SolverLimits(
                seconds: max(0.5, limits.seconds - limits.elapsed()), relativeGap: min(1e-5, limits.gap), nodes: 2_000),
            progress: { [limits] _ in !limits.shouldStop() })
        trace("whole: \(before) -> \(master.score(choice)) of lp \(relaxed.value) t \(limits.elapsed())")
    }
}
func trace(_ s: @autoclosure () -> String) {}
