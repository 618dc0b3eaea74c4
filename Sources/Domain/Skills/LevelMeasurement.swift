package import Kernel

/// A level as the evidence shows it.
package struct MeasuredLevel: Sendable, Hashable {
    /// The highest level that is at least as likely as not; 0: not yet on the scale; -1: there is no evidence.
    package var rank: Int8
    /// The highest level of which the evidence is sure enough to be told as a fact, with somebody's word about work for a
    /// level that means work; never above `rank`.
    package var confirmed: Int8
    /// 0…1: the chance that the level is this one or higher; of rank 0 that no level is reached.
    package var certainty: Float

    package static let unknown = MeasuredLevel(rank: -1, confirmed: 0, certainty: 0)

    package init(rank: Int8, confirmed: Int8 = 0, certainty: Float) {
        self.rank = rank
        self.confirmed = confirmed
        self.certainty = certainty
    }
}

/// An entry with what it did to a level.
package struct LevelCarrier: Sendable, Hashable {
    package var entry: EvidenceEntry
    /// How far the entry moves the estimate up or down, in standard deviations of the staff.
    package var influence: Double
}

/// The seam between evidence and levels: how entries become a level. Another measurement model takes its place
/// without a change elsewhere.
package protocol LevelMeasurement: Sendable {
    /// The level of one person in one skill on a date, from that person's entries in that skill (ordered by date,
    /// those after the date excluded by the rule itself).
    func level(from entries: ArraySlice<EvidenceEntry>, levels: Int, on date: CalendarDate) -> MeasuredLevel

    /// The entries that the level rests on, each with what it moves, the heaviest first.
    func carriers(from entries: ArraySlice<EvidenceEntry>, levels: Int, on date: CalendarDate) -> [LevelCarrier]
}
