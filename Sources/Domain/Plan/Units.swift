package import Kernel

/// Units that count as the same for a target: 課相当 takes in 課, 室, 事務所 … by an equivalence that the city edits.
package struct UnitClass: Sendable {
    package var id: String
    package var name: Phrase
    /// Mask over `Vocabulary.unitLevels`.
    package var levels: UInt64
    /// Unit codes that belong (or do not) whatever their level.
    package var include: Set<String>
    package var exclude: Set<String>
    package var source: Source?
    package var place: Place
}

/// The set of units against which coverage is measured (母数).
package struct Denominator: Sendable {
    package var id: String
    package var name: Phrase
    package var unitClass: Int
    package var condition: Rule?
    /// How many units the plan's own figure implies; a roster that differs is warned about.
    package var expected: Int?
    package var source: Source?
    package var place: Place
}
