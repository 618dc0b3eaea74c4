package import Kernel

/// What a target counts as completed, seen as one thing that a person is named for: a programme, or some programmes of
/// a group. Only elective halves: mandatory training is no question of nomination.
package struct NominationTrack: Sendable, Hashable {
    package var reference: ProgrammeReference
    /// How many of `programmes` a person must complete, all in one fiscal year.
    package var need: Int
    /// Programmes of the reference that have an elective half, indices into `Plan.programmes`.
    package var programmes: [Int]

    /// The track of a target; nil where it counts no elective completions or asks for no number and no coverage.
    init?(_ target: Target, _ plan: Plan) {
        guard case .completed(let reference, let need, let half) = target.measure, half != .mandatory,
            target.goal != nil || target.coverage != nil, target.basis != .none || target.coverage != nil
        else { return nil }
        let programmes = plan.programmes(in: reference)
        let elective = programmes.filter { plan.programmes[$0].elective != nil }
        self.reference = reference
        self.programmes = elective
        switch need {
        case .any: self.need = 1
        case .all: self.need = max(1, programmes.count)
        case .atLeast(let count): self.need = count
        }
        guard !elective.isEmpty, self.need <= elective.count else { return nil }
    }

    package func name(_ plan: Plan) -> Phrase { plan.name(of: reference) }

    /// How many of the listed programmes whoever takes the track has completed for certain.
    func surely(of listed: [Int]) -> Int { max(0, need - programmes.count { !listed.contains($0) }) }

    /// Hours of the track, whichever of its programmes are taken: the longest ones.
    func hours(_ plan: Plan) -> Int {
        let hours = programmes.map { plan.programmes[$0].elective?.hours ?? 0 }.sorted(by: >)
        return Int(hours.prefix(need).reduce(0, +).rounded(.up))
    }

    /// Whether a taker is away from the section: not where all is learned on demand.
    func isAway(_ plan: Plan) -> Bool { programmes.contains { plan.programmes[$0].mode != .onDemand } }

    /// The most people who can each take `need` different programmes with the given seats of each.
    func places(_ seats: [Int]) -> Int {
        var (low, high) = (0, seats.reduce(0, +) / need)
        while low < high {
            let middle = (low + high + 1) / 2
            if seats.reduce(0, { $0 + min($1, middle) }) >= need * middle { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension Condition {
    /// The condition as it reads for somebody who has taken a track.
    ///
    /// - Parameter before: only personas of dimensions before this one are looked into; a rule knows no later ones.
    func supposing(_ track: NominationTrack, _ plan: Plan, before: Int = .max) -> Condition {
        switch self {
        case .all(let parts): return .all(parts.map { $0.supposing(track, plan, before: before) })
        case .any(let parts): return .any(parts.map { $0.supposing(track, plan, before: before) })
        case .not(let part): return .not(part.supposing(track, plan, before: before))
        case .anyPost(let part): return .anyPost(part.supposing(track, plan, before: before))
        case .completed(let listed, let need):
            let left = need - track.surely(of: listed)
            return left <= 0 ? .everyone : .completed(listed, need: left)
        case .persona(let reference):
            guard reference.dimension < before else { return self }
            // A persona that follows from completions is decided anew, in the order of the dimension's kinds.
            let rules = plan.dimensions[reference.dimension].kinds.prefix(reference.kind + 1).map(\.rule.condition)
            let then = rules.map { $0.supposing(track, plan, before: reference.dimension) }
            guard then != Array(rules), let own = then.last else { return self }
            return .all(then.dropLast().map { .not($0) } + [own])
        default: return self
        }
    }
}
