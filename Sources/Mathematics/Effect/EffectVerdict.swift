/// What may be said of an effect by its interval and the smallest effect worth having. A verdict needs the interval, not
/// p: an interval that holds both no effect and a worthwhile one says nothing, however near the estimate is to either.
package enum EffectVerdict: String, Sendable, Hashable, CaseIterable {
    /// The whole interval is worth having.
    case worthwhile
    /// Better than nothing; whether it is worth having is open.
    case better
    /// Smaller than what is worth having, whether or not there is any.
    case tooSmall
    /// Worse than without.
    case worse

    /// Smallest effect worth having, in standard deviations of the results before the training.
    package static let smallestWorthwhile = 0.2

    /// Nil: no verdict, as the interval holds both 0 and the smallest worthwhile effect, or cannot be had.
    ///
    /// - Parameters:
    ///   - interval: of the effect, 95 %.
    ///   - smallest: in the units of the interval, above 0.
    package init?(_ interval: ConfidenceInterval, smallest: Double) {
        guard interval.isKnown, smallest > 0, !(interval.contains(0) && interval.contains(smallest)) else { return nil }
        if interval.high < 0 {
            self = .worse
        } else if interval.high < smallest {
            // Where harm as large is still possible, nothing can be said.
            guard interval.low > -smallest else { return nil }
            self = .tooSmall
        } else if interval.low >= smallest {
            self = .worthwhile
        } else {
            self = .better
        }
    }
}
