/// How well a test puts people at the right level (Rudner 2001, 2005): the true ability is taken as normal around the
/// estimate with its standard error.
package struct DecisionQuality: Sendable, Hashable {
    /// Mean chance that the level assigned is the true one; NaN without people.
    package let accuracy: Double
    /// Mean chance that a second such test assigns the same level again: Σ P².
    package let consistency: Double
    /// The level assigned to each person by the estimate; nil without one.
    package let levels: [Int?]

    /// - Parameters:
    ///   - estimates: θ̂ of each person; who has none or no error, because it is not a number, is left out.
    ///   - errors: as many; counted to the shorter list.
    package init(estimates: [Double], errors: [Double], cuts: LevelCuts) {
        var right = 0.0
        var same = 0.0
        var people = 0.0
        levels = zip(estimates, errors).map { estimate, error in
            guard !estimate.isNaN, error >= 0 else { return nil }
            let level = cuts.level(of: estimate)
            let chances = LevelProbabilities(eap: estimate, se: error, cuts: cuts).levels
            right += chances[level]
            same += chances.reduce(0) { $0 + $1 * $1 }
            people += 1
            return level
        }
        accuracy = right / people
        consistency = same / people
    }
}
