/// How much an item differs between groups, by the rules of ETS (Zieky 1993; Dorans and Holland 1993).
package enum DifferentialGrade: String, Sendable, Hashable, CaseIterable {
    /// Negligible: |delta| below 1, or delta not different from 0 at 5 % by the Mantel-Haenszel χ².
    case a = "A"
    /// Moderate: whatever is neither A nor C. Kept, and looked at by the authors.
    case b = "B"
    /// Large: |delta| at least 1.5 and above 1 by more than chance, (|delta| − 1)/error > 1.645. Not to be used without
    /// a content reason.
    case c = "C"

    /// Nil where delta is not finite or has no error.
    init?(delta: Double, error: Double, p: Double) {
        guard delta.isFinite, error.isFinite, p.isFinite else { return nil }
        let size = abs(delta)
        if size < 1 || p >= 0.05 {
            self = .a
        } else if size >= 1.5, size - 1 > 1.645 * error {
            self = .c
        } else {
            self = .b
        }
    }
}
