/// How long to search, how wide, and when the answer is good enough.
package struct NominationLimits: Sendable {
    /// Seconds that may pass, as `elapsed` counts them; infinity for none.
    package var seconds: Double
    /// Seconds since the search began; the caller's clock, of the wall or of the processor.
    package var elapsed: @Sendable () -> Double
    /// Proven distance from the best at which a level is good enough, as a share of its value.
    package var gap: Double
    /// Most choices held at once where a section's best plan is to be proven: more make the bound tighter and the proof
    /// longer.
    package var widest: Int
    /// Whether to break off and hand back the best so far.
    package var shouldStop: @Sendable () -> Bool

    package init(
        seconds: Double = .infinity, gap: Double = 0.002, widest: Int = 2_048,
        elapsed: @escaping @Sendable () -> Double = { 0 },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        self.seconds = seconds
        self.gap = gap
        self.widest = widest
        self.elapsed = elapsed
        self.shouldStop = shouldStop
    }
}

/// The best plan found, and how good it is proven to be.
package struct NominationSolution: Sendable {
    /// Sorted by person, year, track.
    package var plan: [Nomination]
    package var values: NominationValues
    package var levels: [NominationLevelResult]
    /// Prices of the rules, where the level of expected places was searched.
    package var prices: NominationPrices?
    /// Whether a limit or a cancel ended the search before every level was within its gap.
    package var isCut: Bool
}

/// Where the search stands: the level worked on, its value in the best plan so far, and its bound so far.
package struct NominationProgress: Sendable, Hashable {
    package var level: NominationLevel
    package var value: Double
    package var bound: Double
}

/// Searches the best plan of nominations, level by level: plans of whole blocks by column generation, put together by an
/// integer model, improved by exchanges.
package final class NominationSolver {
    let instance: NominationInstance
    let previous: [Nomination]
    let ways: Ways
    let blocks: [Block]
    let pricing: BlockPricing
    let master: NominationMaster
    let limits: NominationLimits
    let tolerance: Double
    let progress: (NominationProgress) -> Void
    var choice: [Int] = []
    /// Limits that each block has been seen to reach.
    var counted: [Set<Int>]

    /// - Parameters:
    ///   - previous: a plan from which the level `changes` counts differences.
    ///   - tolerance: share of the expected places that the levels after them may give up.
    package convenience init(
        _ instance: NominationInstance, previous: [Nomination] = [], tolerance: Double = 0,
        limits: NominationLimits = NominationLimits(), progress: @escaping (NominationProgress) -> Void = { _ in }
    ) throws(NominationError) {
        try self.init(
            instance, previous: previous, tolerance: tolerance, limits: limits,
            absenceCells: PlaceCounts.places / 2, progress: progress)
    }

    init(
        _ instance: NominationInstance, previous: [Nomination], tolerance: Double, limits: NominationLimits,
        absenceCells: Int, progress: @escaping (NominationProgress) -> Void
    ) throws(NominationError) {
        try instance.check()
        let broken = instance.verify(Set(instance.pinned).sorted()).filter {
            if case .prerequisiteMissing = $0 { false } else { true }
        }
        guard broken.isEmpty else { throw .pinsBreakRules(broken) }
        self.instance = instance
        self.previous = previous
        self.limits = limits
        self.tolerance = tolerance
        self.progress = progress
        ways = try Ways(instance, previous: previous)
        blocks = Block.all(of: instance, ways, absenceCells: absenceCells)
        counted = [Set<Int>](repeating: [], count: blocks.count)
        pricing = BlockPricing(instance, ways, blocks)
        master = try NominationMaster(instance, ways, blocks, previousCount: previous.count)
    }
}
