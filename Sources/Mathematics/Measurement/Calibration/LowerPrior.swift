import func Foundation.log

/// What is held of an estimated lower asymptote before any answer: its logit is normal. Without it few answers tell a
/// hard item that is guessed from one that is flat (Mislevy 1986, Psychometrika 51:177–195).
package struct LowerPrior: Sendable, Hashable {
    /// Of the logit of the asymptote.
    package var mean: Double
    package var sd: Double

    package init(mean: Double, sd: Double) {
        self.mean = mean
        self.sd = sd
    }

    /// About the chance of a blind guess.
    package init(guess: Double, sd: Double = 0.5) { self.init(mean: LowerPrior.logit(guess), sd: sd) }

    static func logit(_ lower: Double) -> Double { log(lower / (1 - lower)) }

    /// Log density of the logit.
    func logDensity(_ logit: Double) -> Double {
        let distance = (logit - mean) / sd
        return -distance * distance / 2 - log(sd) - 0.918_938_533_204_672_7
    }

    func derivatives(_ logit: Double) -> (first: Double, second: Double) {
        (-(logit - mean) / (sd * sd), -1 / (sd * sd))
    }
}
