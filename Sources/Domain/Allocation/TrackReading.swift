import Kernel

/// Who may take a track now, who after another one, who has done it, and what it would give them.
struct TrackReading {
    private(set) var isEligible: [Bool]
    /// May take it without another track first.
    private(set) var isFree: [Bool]
    private(set) var points: [Int32]
    /// Other tracks that open this one to somebody.
    private(set) var openers: [Int] = []
    /// How many of those who may take the track have which programmes open to them (a bit for each of the track's).
    private(set) var peopleByOptions: [UInt64: Int] = [:]
    let programmes: [ProgrammeReading]

    /// - Parameter isDone: for each member whether they need the track no more.
    init(_ track: NominationTrack, among tracks: [NominationTrack], isDone: [Bool], _ standing: Standing) {
        let count = standing.staff.members.count
        programmes = track.programmes.map { ProgrammeReading($0, of: track, among: tracks, standing) }
        isEligible = [Bool](repeating: false, count: count)
        isFree = isEligible
        points = [Int32](repeating: 0, count: count)
        var opens = [Bool](repeating: false, count: tracks.count)
        for member in 0..<count where !isDone[member] {
            var now = 0
            var later = 0
            var gains: [Double] = []
            var options: UInt64 = 0
            for (place, programme) in programmes.enumerated() {
                guard !standing.facts.hasCompleted(programme.programme, member: member) || track.need == 1 else {
                    now += 1
                    continue
                }
                if programme.isOpen(to: member, standing) {
                    now += 1
                } else {
                    let found = programme.openers(for: member, standing)
                    guard !found.isEmpty else { continue }
                    for opener in found { opens[opener] = true }
                    later += 1
                }
                gains.append(programme.points(member, standing))
                options |= 1 << UInt64(place % 64)
            }
            guard now + later >= track.need else { continue }
            isEligible[member] = true
            peopleByOptions[options, default: 0] += 1
            isFree[member] = now >= track.need
            points[member] = Int32(clamping: Int(gains.sorted(by: >).prefix(track.need).reduce(0, +).rounded()))
        }
        openers = opens.indices.filter { opens[$0] }
    }

    /// The most people who find a seat, one programme each, with the given seats of each programme.
    ///
    /// By König: the least, over all choices of programmes, of their seats and the people whom another programme is open
    /// to. Tracks of many programmes are taken to be open to all alike.
    func seatable(_ seats: [Int]) -> Int {
        let all = seats.reduce(0, +)
        guard seats.count <= 10 else { return all }
        return (0..<UInt64(1 << seats.count)).reduce(all) { least, chosen in
            let own = seats.indices.reduce(0) { $0 + (chosen & (1 << UInt64($1)) != 0 ? seats[$1] : 0) }
            let others = peopleByOptions.reduce(0) { $0 + ($1.key & ~chosen != 0 ? $1.value : 0) }
            return min(least, own + others)
        }
    }
}

/// One programme of a track: to whom it is open, now or after another track.
struct ProgrammeReading {
    let programme: Int
    private let audience: Condition
    private let raises: [Raise]
    private let isChained: Bool
    /// Other tracks whose takers the audience may count in, and the audience as it reads then.
    private let audienceAfter: [(track: Int, audience: Condition)]
    /// Other tracks that surely give a prerequisite: track × reference.
    private let gives: [(track: Int, reference: ProgrammeReference)]

    init(_ programme: Int, of own: NominationTrack, among tracks: [NominationTrack], _ standing: Standing) {
        let plan = standing.plan
        self.programme = programme
        let half = plan.programmes[programme].elective
        let audience = half?.audience.condition ?? .nobody
        self.audience = audience
        raises = half?.raises ?? []
        let prerequisites = plan.programmes[programme].prerequisites
        isChained = prerequisites != nil
        let others = tracks.enumerated().filter { $0.element != own }
        audienceAfter = others.compactMap { index, track in
            let then = audience.supposing(track, plan)
            return then == audience ? nil : (index, then)
        }
        gives = others.flatMap { index, track in
            (prerequisites?.references ?? []).filter { track.surely(of: plan.programmes(in: $0)) > 0 }
                .map { (index, $0) }
        }
    }

    func isOpen(to member: Int, _ standing: Standing) -> Bool {
        standing.facts.holds(audience, for: member) && missing(member, standing).isEmpty
    }

    /// The tracks any one of which opens the programme to a member to whom it is closed now.
    func openers(for member: Int, _ standing: Standing) -> [Int] {
        guard !audienceAfter.isEmpty || !gives.isEmpty else { return [] }
        let isAsked = standing.facts.holds(audience, for: member)
        let missing = missing(member, standing)
        let audiences = Set(
            audienceAfter.filter { standing.facts.holds($0.audience, for: member) }.map(\.track))
        // Several that are all missing would need several tracks before: not planned for.
        let isAny = standing.plan.programmes[programme].prerequisites?.need == .any
        let givers = Set(gives.filter { missing.contains($0.reference) && (isAny || missing.count == 1) }.map(\.track))
        if isAsked { return givers.sorted() }
        if missing.isEmpty { return audiences.sorted() }
        return audiences.intersection(givers).sorted()
    }

    /// What it closes of a member's gaps, each weighed by how pressing it is.
    func points(_ member: Int, _ standing: Standing) -> Double { Self.points(raises, member, standing) }

    static func points(_ raises: [Raise], _ member: Int, _ standing: Standing) -> Double {
        raises.reduce(0) { sum, raise in
            let gap = standing.gaps.gap(member, raise.skill)
            let rank = max(0, Int(standing.facts.levels[member, raise.skill].rank))
            guard gap > 0, raise.from <= rank, rank < raise.to else { return sum }
            let closed = min(gap, raise.to - rank)
            return sum + standing.gaps.priority(member, raise.skill) * Double(closed) / Double(gap)
        }
    }

    private func missing(_ member: Int, _ standing: Standing) -> [ProgrammeReference] {
        guard isChained else { return [] }
        return Obligations.missingPrerequisites(of: standing.plan.programmes[programme], member, standing.facts)
    }
}
