import func Foundation.exp
import func Foundation.log

/// What is held of slopes before any answer.
package enum SlopePrior: Sendable, Hashable {
    case none
    /// The logarithm of the slope is normal (Mislevy 1986, Psychometrika 51:177–195). The density is of the slope itself,
    /// so it has the term −log a.
    case logNormal(mean: Double, sd: Double)

    /// The usual one of Ikusei: with few answers slopes stay near 1.2, with 500 it is hardly felt.
    package static let usual = SlopePrior.logNormal(mean: 0.2, sd: 0.4)

    /// Half of the slopes are held to be above; nil without a prior.
    package var median: Double? {
        if case .logNormal(let mean, _) = self { exp(mean) } else { nil }
    }

    /// Log density but for a constant of the slope; −∞ where the slope cannot be.
    func logDensity(_ slope: Double) -> Double {
        guard case .logNormal(let mean, let sd) = self else { return 0 }
        guard slope > 0 else { return -.infinity }
        let distance = log(slope) - mean
        return -log(slope) - distance * distance / (2 * sd * sd) - log(sd) - 0.918_938_533_204_672_7
    }

    func derivatives(_ slope: Double) -> (first: Double, second: Double) {
        guard case .logNormal(let mean, let sd) = self else { return (0, 0) }
        let distance = (log(slope) - mean) / (sd * sd)
        return (-(1 + distance) / slope, (1 + distance - 1 / (sd * sd)) / (slope * slope))
    }

    func allows(_ slope: Double) -> Bool {
        if case .logNormal = self { return slope > 1e-3 }
        return true
    }
}
