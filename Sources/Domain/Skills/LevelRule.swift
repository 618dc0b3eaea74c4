package import Kernel

import func Foundation.exp2

/// A level as the evidence shows it.
package struct MeasuredLevel: Sendable, Hashable {
    /// 0: evidence says "not yet on the scale"; -1: there is no evidence.
    package var rank: Int8
    /// 0…1: how sure the evidence makes it that the level is just this one.
    package var certainty: Float

    package static let unknown = MeasuredLevel(rank: -1, certainty: 0)

    package init(rank: Int8, certainty: Float) {
        self.rank = rank
        self.certainty = certainty
    }
}

/// The seam between evidence and levels: how entries become a level. Another measurement model takes its place
/// without a change elsewhere.
package protocol LevelMeasurement: Sendable {
    /// The level of one person in one skill on a date, from that person's entries in that skill (ordered by date,
    /// those after the date excluded by the rule itself).
    func level(from entries: ArraySlice<EvidenceEntry>, levels: Int, on date: CalendarDate) -> MeasuredLevel

    /// The entries that carry the level, the heaviest first.
    func carriers(of level: MeasuredLevel, from entries: ArraySlice<EvidenceEntry>, on date: CalendarDate)
        -> [EvidenceEntry]
}

/// The weighted majority rule (docs/decisions/0006-levels.md).
///
/// Every entry votes on each level of the scale: for it where its own rank is at least that level, against it where
/// its rank is lower and it speaks about that level at all. Votes weigh by method and lose half their weight with
/// every half-life of age. A person's level is the highest at which, there and at every level below, the votes for it
/// outweigh those against. Of the ratings by one method (self, head) only the newest counts.
///
/// Certainty is the probability that the level is reached and the next is not, each with one undecided vote of
/// weight 1 added to the scale, so that a lone self-rating never looks sure.
package struct WeightedMajority: LevelMeasurement {
    private let weights: [Double]
    private let halfLives: [Double]
    /// Rank up to which a method counts, per method; 127 where unbounded.
    private let highest: [Int8]

    package init(_ rule: MeasurementRule, scale: Scale? = nil) {
        let methods = EvidenceMethod.allCases
        weights = methods.map { rule.methods[$0]?.weight ?? 1 }
        halfLives = methods.map { rule.methods[$0]?.halfLifeMonths ?? 24 }
        highest = methods.map { method in
            rule.methods[method]?.highest.flatMap { scale?.rank($0) }.map { Int8(clamping: $0) } ?? .max
        }
    }

    package func level(from entries: ArraySlice<EvidenceEntry>, levels: Int, on date: CalendarDate) -> MeasuredLevel {
        var votesFor = [Double](repeating: 0, count: levels + 2)
        var votesAgainst = [Double](repeating: 0, count: levels + 2)
        var any = false
        for index in entries.indices where counts(entries[index], at: index, of: entries, on: date) {
            let entry = entries[index]
            any = true
            let weight = weight(of: entry, on: date)
            let bound = min(Int(highest[entry.method.index]), levels)
            let rank = min(Int(entry.rank), bound)
            // A bounded method says nothing above its bound, neither for nor against.
            let ceiling = min(max(Int(entry.ceiling), rank), bound)
            if rank > 0 { for level in 1...rank { votesFor[level] += weight } }
            if ceiling > rank { for level in (rank + 1)...ceiling { votesAgainst[level] += weight } }
        }
        guard any else { return .unknown }
        var rank = 0
        while rank < levels, votesFor[rank + 1] > votesAgainst[rank + 1] { rank += 1 }
        func reached(_ level: Int) -> Double {
            (votesFor[level] + 0.5) / (votesFor[level] + votesAgainst[level] + 1)
        }
        let atLeast = rank == 0 ? 1 : reached(rank)
        let notMore = rank == levels ? 1 : 1 - reached(rank + 1)
        return MeasuredLevel(rank: Int8(rank), certainty: Float(atLeast * notMore))
    }

    package func carriers(
        of level: MeasuredLevel, from entries: ArraySlice<EvidenceEntry>, on date: CalendarDate
    ) -> [EvidenceEntry] {
        entries.indices
            .filter { counts(entries[$0], at: $0, of: entries, on: date) && entries[$0].rank >= max(level.rank, 0) }
            .map { entries[$0] }
            .sorted { a, b in
                let (wa, wb) = (weight(of: a, on: date), weight(of: b, on: date))
                return wa != wb ? wa > wb : a.date > b.date
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

    private func weight(of entry: EvidenceEntry, on date: CalendarDate) -> Double {
        let months = Double(date.daysSince1970 - entry.date.daysSince1970) / 30.4375
        return weights[entry.method.index] * exp2(-months / halfLives[entry.method.index])
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
