/// Signs that raised too few false alarms to be left out: at most 0.3 % each of attentive people in simulated ratings.
package enum QualityFlag: String, Sendable, Hashable, CaseIterable {
    /// A run of identical answers over half the items or more.
    case longRun
    /// Less than two seconds an item (Huang et al. 2012).
    case fast
    /// Mahalanobis distance with p < .001 (Meade and Craig 2012).
    case unusualPattern
    /// Four answers in five repeat the one a fixed number of places before: zig-zags and straight lines. After the
    /// screening by autocorrelation of Gottfried et al. 2022; the threshold is a choice of this design.
    case repeatedPattern

    package static let secondsPerItem = 2.0
    package static let mahalanobisP = 0.001
    package static let repetition = 0.8
    /// Below this number of items a run or a repetition happens to attentive people: neither is raised.
    package static let fewestItems = 10

    static func raised(
        items: Int, longestRun: Int, secondsPerItem: Double, mahalanobisP: Double, repetition: Double
    ) -> Set<QualityFlag> {
        var flags: Set<QualityFlag> = []
        if items >= fewestItems, 2 * longestRun >= items { flags.insert(.longRun) }
        if secondsPerItem < QualityFlag.secondsPerItem { flags.insert(.fast) }
        if mahalanobisP < QualityFlag.mahalanobisP { flags.insert(.unusualPattern) }
        if items >= fewestItems, repetition >= QualityFlag.repetition { flags.insert(.repeatedPattern) }
        return flags
    }
}
