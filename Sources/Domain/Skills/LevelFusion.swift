package import Kernel
import Mathematics

import func Foundation.exp
import func Foundation.log

/// All evidence of a person's skill taken together on one scale (docs/decisions/0017-fusion-of-evidence.md; clauses O6,
/// O9, O10).
///
/// Ability is in standard deviations of staff; the levels of a scale begin at cuts spread evenly from −1 to 1.5. An entry
/// is a graded answer: how likely its source would name this level at each ability, by the source's slope and by cuts
/// shifted by its leniency. Log-likelihoods, weighed and halved with every half-life of age, are added to a wide normal prior
/// about the middle of the scale, on the nodes on which `LevelPosterior` adds up too. Of the ratings by one method (self,
/// head) only the newest counts.
///
/// An entry that was scored with an error (`EvidenceEntry.Estimate`) names no level outright. Each level it may name counts by
/// how much likelier the estimate is within that level than elsewhere: Σᵣ λᵣ·P(its source names r), λᵣ being the chance of the
/// level by estimate and prior together over that by the prior alone (Pearl's virtual evidence). Without doubt that is the
/// level itself; in full doubt all λ are alike and the entry says nothing.
///
/// The level is the highest that is reached with a chance of a half, and none higher than the highest that some entry
/// names. Entries that weigh less than an eighth, after three half-lives, name nothing any more: with no other the level
/// is unknown. It is confirmed where the
/// chance is four in five and somebody has seen it: for a level above the lowest the word of a head or supporter, for the
/// highest a supporter's.
package struct LevelFusion: LevelMeasurement {
    /// With this chance a level is taken as reached; with this one it is told as a fact.
    package static let likely = 0.5
    package static let sure = 0.8
    /// An entry of less weight names nothing: what is left is the prior.
    package static let leastWeight = 0.125

    /// Where the levels of a scale begin, from the lowest on: evenly from −1 to 1.5, one alone at 0.
    package static func cuts(levels: Int) -> [Double] {
        guard levels > 1 else { return [0] }
        return (0..<levels).map { -1 + 2.5 * Double($0) / Double(levels - 1) }
    }

    /// What is held of an ability before any evidence: in the middle of the scale, and wide, so that it says little.
    package static func prior(levels: Int) -> (mean: Double, sd: Double) { (levels > 1 ? 0.25 : 0, 1.5) }

    private struct Source {
        var weight: Double
        var halfLife: Double
        /// Rank up to which the method says anything.
        var highest: Int
        /// Level ceiling × rank: the log-likelihood at every node; both counted from 0.
        var curves: [[Double]]
        /// The same as probabilities.
        var chances: [[Double]]
    }

    private let levelGrid: LevelGrid
    private let logPrior: [Double]
    private let cuts: [Double]
    private let sources: [Source]
    private let levels: Int

    package init(_ rule: MeasurementRule, scale: Scale) {
        levels = scale.levels.count
        let levels = levels
        let cuts = Self.cuts(levels: levels)
        let prior = Self.prior(levels: levels)
        self.cuts = cuts
        let levelGrid = LevelGrid(cuts: LevelCuts(sorting: cuts))
        self.levelGrid = levelGrid
        logPrior = levelGrid.logPrior(mean: prior.mean, sd: prior.sd)
        sources = EvidenceMethod.allCases.map { method in
            let of = rule.methods[method] ?? MeasurementRule.Method()
            let bound = of.highest.flatMap { scale.rank($0) } ?? (method == .test ? 1 : levels)
            let curves = Self.curves(of, cuts, levelGrid.grid.nodes)
            return Source(
                weight: of.weight, halfLife: of.halfLifeMonths, highest: min(bound, levels), curves: curves,
                chances: method == .test ? curves.map { $0.map { exp($0) } } : [])
        }
    }

    /// For every ceiling and rank the log-likelihood of naming the rank.
    private static func curves(
        _ method: MeasurementRule.Method, _ cuts: [Double], _ nodes: [Double]
    ) -> [[Double]] {
        var curves: [[Double]] = []
        for ceiling in 0...cuts.count {
            for rank in 0...cuts.count {
                guard ceiling > 0, rank <= ceiling else {
                    curves.append([])
                    continue
                }
                let thresholds = cuts[..<ceiling].map { $0 - method.leniency }
                curves.append(
                    Evidence.Finding.rating(grade: rank, slope: method.slope, thresholds: thresholds)
                        .logLikelihood(at: nodes))
            }
        }
        return curves
    }

    package func level(from entries: ArraySlice<EvidenceEntry>, levels: Int, on date: CalendarDate) -> MeasuredLevel {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: logPrior.count) { masses in
            _ = masses.initialize(from: logPrior)
            var named = -1
            var seen = 0
            for index in entries.indices where counts(entries[index], at: index, of: entries, on: date) {
                let entry = entries[index]
                let (source, rank, ceiling) = read(entry)
                let weight = weight(entry, source, on: date)
                if weight >= Self.leastWeight {
                    named = max(named, rank)
                    seen = max(seen, self.seen(entry, rank))
                }
                guard ceiling > 0 else { continue }
                add(entry, source, rank, ceiling, weight: weight, to: masses)
            }
            guard named >= 0 else { return .unknown }
            return level(masses, named: named, seen: seen)
        }
    }

    private func level(_ masses: UnsafeMutableBufferPointer<Double>, named: Int, seen: Int) -> MeasuredLevel {
        LevelGrid.raise(masses)
        let chance = levelGrid.atLeast(UnsafeBufferPointer(masses))
        var rank = 0
        var confirmed = 0
        for level in stride(from: levels, to: 0, by: -1) {
            if rank == 0, level <= named, chance[level] >= Self.likely { rank = level }
            if confirmed == 0, level <= min(named, seen), chance[level] >= Self.sure { confirmed = level }
        }
        return MeasuredLevel(
            rank: Int8(rank), confirmed: Int8(min(rank, confirmed)),
            certainty: Float(rank == 0 ? 1 - chance[1] : chance[rank]))
    }

    package func carriers(
        from entries: ArraySlice<EvidenceEntry>, levels: Int, on date: CalendarDate
    ) -> [LevelCarrier] {
        let counted = entries.indices.filter { counts(entries[$0], at: $0, of: entries, on: date) }.map { entries[$0] }
        let pieces = counted.map { entry in
            var piece = [Double](repeating: 0, count: logPrior.count)
            let (source, rank, ceiling) = read(entry)
            guard ceiling > 0 else { return piece }
            let weight = weight(entry, source, on: date)
            piece.withUnsafeMutableBufferPointer { add(entry, source, rank, ceiling, weight: weight, to: $0) }
            return piece
        }
        return zip(counted, levelGrid.influence(of: pieces, on: logPrior)).map(LevelCarrier.init)
            .sorted { a, b in
                let (first, second) = (abs(a.influence), abs(b.influence))
                return first != second ? first > second : a.entry.date > b.entry.date
            }
    }

    /// Adds an entry's log-likelihood at every node.
    private func add(
        _ entry: EvidenceEntry, _ source: Source, _ rank: Int, _ ceiling: Int, weight: Double,
        to logs: UnsafeMutableBufferPointer<Double>
    ) {
        let first = ceiling * (levels + 1)
        guard let estimate = entry.estimate, estimate.sd > 0, !source.chances.isEmpty else {
            let curve = source.curves[first + rank]
            for node in 0..<logs.count { logs[node] += weight * curve[node] }
            return
        }
        let odds = odds(estimate, ceiling)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: logs.count) { sums in
            sums.initialize(repeating: 0)
            for (rank, odds) in odds.enumerated() where odds > 1e-12 {
                let chances = source.chances[first + rank]
                for node in 0..<sums.count { sums[node] += odds * chances[node] }
            }
            for node in 0..<logs.count { logs[node] += weight * log(max(1e-300, sums[node])) }
        }
    }

    /// λ of each rank up to a ceiling, which holds all above it; the largest is 1.
    private func odds(_ estimate: EvidenceEntry.Estimate, _ ceiling: Int) -> [Double] {
        let prior = Self.prior(levels: levels)
        let (own, held) = (1 / Double(estimate.sd * estimate.sd), 1 / (prior.sd * prior.sd))
        let mean = (own * Double(estimate.mean) + held * prior.mean) / (own + held)
        let sd = 1 / (own + held).squareRoot()
        var odds = [Double]()
        var (above, aboveBefore) = (1.0, 1.0)
        for rank in 0...ceiling {
            let next = rank == ceiling ? 0 : Distributions.normal(below: (mean - cuts[rank]) / sd)
            let nextBefore = rank == ceiling ? 0 : Distributions.normal(below: (prior.mean - cuts[rank]) / prior.sd)
            odds.append(max(0, above - next) / max(1e-12, aboveBefore - nextBefore))
            (above, aboveBefore) = (next, nextBefore)
        }
        let most = odds.max() ?? 1
        return odds.map { $0 / most }
    }

    /// The entry's source, and its rank and ceiling within what the method may say.
    private func read(_ entry: EvidenceEntry) -> (Source, rank: Int, ceiling: Int) {
        let source = sources[entry.method.index]
        let rank = min(max(0, Int(entry.rank)), source.highest)
        return (source, rank, min(max(Int(entry.ceiling), rank), source.highest))
    }

    /// The highest level that an entry can confirm: what was only tested or learned was not seen at work.
    private func seen(_ entry: EvidenceEntry, _ rank: Int) -> Int {
        switch entry.method {
        case .ojt: rank
        case .head: min(rank, max(1, levels - 1))
        case .test, .certificate, .programme, .self: min(rank, 1)
        }
    }

    /// Entries of the future do not count, nor do ratings that the same rater has renewed since.
    private func counts(
        _ entry: EvidenceEntry, at index: Int, of entries: ArraySlice<EvidenceEntry>, on date: CalendarDate
    ) -> Bool {
        guard entry.date <= date else { return false }
        guard entry.method == .self || entry.method == .head else { return true }
        var later = index + 1
        while later < entries.endIndex {
            if entries[later].method == entry.method, entries[later].date <= date { return false }
            later += 1
        }
        return true
    }

    private func weight(_ entry: EvidenceEntry, _ source: Source, on date: CalendarDate) -> Double {
        let months = Double(date.daysSince1970 - entry.date.daysSince1970) / 30.4375
        return source.weight * Evidence.weight(ageMonths: months, halfLifeMonths: source.halfLife)
    }
}

extension EvidenceMethod {
    var index: Int {
        switch self {
        case .self: 0
        case .head: 1
        case .test: 2
        case .certificate: 3
        case .programme: 4
        case .ojt: 5
        }
    }
}
