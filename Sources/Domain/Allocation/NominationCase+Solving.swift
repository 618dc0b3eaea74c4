package import Mathematics

extension NominationCase {
    /// The levels in the order in which they are sought, by how much the earlier result is kept to.
    package var levels: [NominationLevel] {
        guard !previous.isEmpty else { return NominationLevel.usual }
        return switch assumptions.loyalty {
        case .free: NominationLevel.usual
        case .afterCoverage: [.shortfall, .covered, .expected, .changes, .points, .coincidences, .volunteers]
        case .first: [.changes] + NominationLevel.usual
        }
    }

    /// Share of the expected coverage that may be given up for fewer changes to the earlier result.
    private var tolerance: Double { levels.contains(.changes) && assumptions.loyalty == .afterCoverage ? 0.01 : 0 }

    /// The best answer found within the limits; the caller's clock and cancel are in them.
    ///
    /// The model counts the seats of a track's programmes together. Where somebody chosen finds no seat in the ones that
    /// are open to them, those seats are ruled out for them and the search is made again, `mostRounds` times at most.
    package func solve(
        limits: NominationLimits = NominationLimits(), progress: @escaping (NominationProgress) -> Void = { _ in }
    ) throws(NominationError) -> NominationPlan {
        // Nothing to be named for: the forecast is the answer.
        guard !tracks.isEmpty else { return NominationPlan(self, nominations: []) }
        var instance = instance
        let pinned = Set(instance.pinned)
        var round = 1
        while true {
            let solver = try NominationSolver(
                instance, previous: previous, tolerance: tolerance, limits: limits, progress: progress)
            var solution = try solver.solve(levels)
            solution.plan = purposeful(solution.plan)
            let pairs = Double(instance.values(of: solution.plan).coincidences)
            for place in solution.levels.indices where solution.levels[place].level == .coincidences {
                solution.levels[place].value = pairs
            }
            solution.isCut = solution.isCut || round > 1
            let answer = NominationPlan(self, solution)
            let ruledOut = answer.unseated.filter { !pinned.contains($0) }
            if ruledOut.isEmpty || round == Self.mostRounds { return answer }
            instance.forbidden += ruledOut
            round += 1
        }
    }

    private static var mostRounds: Int { 5 }

    /// The plan without nominations that serve nothing: no level is the worse for it. What an earlier result had stays,
    /// and who wishes to come.
    ///
    /// One after another, the latest first, since what is too much together may be needed in part.
    private func purposeful(_ plan: [Mathematics.Nomination]) -> [Mathematics.Nomination] {
        let earlier = Set(previous)
        var plan = plan
        var met = instance.targets.map { target in
            plan.count { $0.track == target.track && $0.year <= target.deadline }
        }
        while true {
            let idle = zip(plan, instance.reasons(of: plan)).filter { nomination, reasons in
                !earlier.contains(nomination) && !instance.isVolunteer[Int(nomination.person)]
                    && reasons.allSatisfy { reason in
                        switch reason {
                        case .target: true
                        case .raises(_, let gain): gain < 1e-9
                        default: false
                        }
                    }
            }.map(\.0).sorted { ($1.year, $1.track, $1.person) < ($0.year, $0.track, $0.person) }
            var dropped = Set<Mathematics.Nomination>()
            for nomination in idle {
                let served = instance.targets.indices.filter {
                    instance.targets[$0].track == nomination.track && nomination.year <= instance.targets[$0].deadline
                }
                guard served.allSatisfy({ met[$0] > instance.targets[$0].people }) else { continue }
                for target in served { met[target] -= 1 }
                dropped.insert(nomination)
            }
            guard !dropped.isEmpty else { return plan }
            plan.removeAll { dropped.contains($0) }
        }
    }
}
