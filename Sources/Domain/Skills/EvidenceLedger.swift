package import Kernel

/// One entry of the ledger: what somebody or something said of a person's level in a skill.
///
/// Append-only: a correction is a new entry that says what it corrects.
package struct EvidenceEntry: Sendable, Hashable {
    package var person: Int32
    package var skill: Int16
    /// The level the entry speaks for; 0: not yet on the scale.
    package var rank: Int8
    /// The highest level on which the entry says anything. A certificate says nothing about levels above its own, so
    /// there `ceiling == rank`; a rating speaks about the whole scale.
    package var ceiling: Int8
    package var method: EvidenceMethod
    package var date: CalendarDate
    /// Index into `EvidenceLedger.sources`: the programme, certificate, survey or who confirmed.
    package var source: Int32
    /// Where the level was scored: how sure that is. `rank` then is the highest level that is as likely as not.
    package var estimate: Estimate?

    /// What answers said of an ability, on the scale on which `LevelFusion` has its cuts.
    package struct Estimate: Sendable, Hashable {
        /// What the answers themselves say, whatever was held of the person before: a mean with its error, above 0.
        package var mean: Float
        package var sd: Float
        /// 0…1: the chance that the entry's rank is reached, of rank 0 that the lowest level is, among those who answered
        /// the same questions.
        package var certainty: Float

        package init(mean: Float, sd: Float, certainty: Float) {
            self.mean = mean
            self.sd = sd
            self.certainty = certainty
        }
    }

    package init(
        person: Int32, skill: Int16, rank: Int8, ceiling: Int8, method: EvidenceMethod, date: CalendarDate,
        source: Int32, estimate: Estimate? = nil
    ) {
        self.person = person
        self.skill = skill
        self.rank = rank
        self.ceiling = ceiling
        self.method = method
        self.date = date
        self.source = source
        self.estimate = estimate
    }
}

/// All evidence of a municipality, ordered by person, skill and date.
package struct EvidenceLedger: Sendable {
    package private(set) var entries: [EvidenceEntry] = []
    package private(set) var sources: [Phrase] = []
    /// The entries of each person: `entries[start[p]..<start[p + 1]]`.
    package private(set) var start: [Int32] = [0]
    private var sourceIndex: [Phrase: Int32] = [:]

    package init() {}

    /// The index of a source, for `EvidenceEntry.source`.
    package mutating func source(_ name: Phrase) -> Int32 {
        if let index = sourceIndex[name] { return index }
        let index = Int32(sources.count)
        sources.append(name)
        sourceIndex[name] = index
        return index
    }

    package mutating func append(_ entry: EvidenceEntry) { entries.append(entry) }

    package mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

    /// Orders what was appended; to be called once all entries are in and before anything is asked.
    ///
    /// A counting sort by person, then a comparison inside each person's few entries: linear in staff.
    package mutating func order(people: Int) {
        var counts = [Int32](repeating: 0, count: people + 1)
        for entry in entries { counts[Int(entry.person) + 1] += 1 }
        for index in 1..<max(1, counts.count) where counts.count > 1 { counts[index] += counts[index - 1] }
        start = counts
        guard !entries.isEmpty else { return }
        var next = counts
        var ordered = [EvidenceEntry](repeating: entries[0], count: entries.count)
        for entry in entries {
            ordered[Int(next[Int(entry.person)])] = entry
            next[Int(entry.person)] += 1
        }
        for person in 0..<people {
            let range = Int(start[person])..<Int(start[person + 1])
            if range.count > 1 {
                ordered[range].sort {
                    ($0.skill, $0.date, $0.source, $0.rank) < ($1.skill, $1.date, $1.source, $1.rank)
                }
            }
        }
        entries = ordered
    }

    package func entries(of person: Int) -> ArraySlice<EvidenceEntry> {
        entries[Int(start[person])..<Int(start[person + 1])]
    }
}
