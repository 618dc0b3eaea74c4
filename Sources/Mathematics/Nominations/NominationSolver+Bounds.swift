extension NominationSolver {
    /// A limit that needs no search.
    func simpleBound(_ level: NominationLevel) -> Double {
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
        case .expected: return simpleBound(.covered)
        case .points: return Double(instance.points.reduce(0) { $0 + Int(max(0, $1)) })
        case .changes, .coincidences: return 0
        case .volunteers:
            let willing = (0..<instance.people).reduce(0) { sum, person in
                sum + (ways.ways(of: person).map { Int(ways.volunteers[$0]) }.max() ?? 0)
            }
            return Double(min(willing, instance.seats.reduce(0) { $0 + Int($1) }))
        }
    }

    /// What a bound of the master's objective says of a level.
    func proven(_ bound: Double, _ level: NominationLevel) -> Double {
        rounded(level.isGain ? bound : master.shift(level) - bound, level)
    }

    func rounded(_ bound: Double, _ level: NominationLevel) -> Double {
        guard level.isWhole else { return bound }
        let whole = level.isGain ? (bound + 1e-5).rounded(.down) : (bound - 1e-5).rounded(.up)
        return whole == 0 ? 0 : whole
    }

    /// Works on a level with the whole model: its bound, and a plan that may be better. Expected places that are kept
    /// leave the people they come from as they are in such a plan.
    func settle(_ level: NominationLevel, _ bound: inout Double) throws(NominationError) {
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
                let named = Set(
                    choice.flatMap { master.pool[$0].ways }.filter { !ways.touches(of: Int($0)).isEmpty }
                        .map { ways.person[Int($0)] })
                fixed.pinned += nominations().filter { named.contains($0.person) }
                model = WholeModel(fixed, kept: inUse, previous: previous, seek: [level: 1])
                solver = try Highs(model.model)
            }
            let answer = try solver.solve(limits)
            if kept[.expected] == nil { tighten(answer) }
            guard answer.hasSolution else { return }
            let found = try master.choice(of: ways.ways(of: model.plan(answer.columns), instance))
            if master.score(found) > master.score(choice), master.keeps(found) { choice = found }
        } catch let error as SolverError {
            throw .solver(error)
        } catch let error as NominationError {
            throw error
        } catch {
            return
        }
    }
}
