/// An ability estimated from answers, with its standard error: both in standard deviations of the calibration group.
package struct AbilityEstimate: Sendable, Hashable {
    package var theta: Double
    package var error: Double

    package init(theta: Double, error: Double) {
        self.theta = theta
        self.error = error
    }
}

extension [AbilityEstimate] {
    /// How much of what the estimates differ by is ability and not error: their variance over itself and the mean squared
    /// error together, for means of posteriors (empirical reliability). NaN for fewer than two people.
    package var reliability: Double {
        let mean = reduce(0) { $0 + $1.theta } / Double(count)
        let variance = reduce(0) { $0 + ($1.theta - mean) * ($1.theta - mean) } / Double(count - 1)
        return variance / (variance + reduce(0) { $0 + $1.error * $1.error } / Double(count))
    }
}

/// How an ability is estimated.
package enum ScoringMethod: String, Sendable, CaseIterable {
    /// Mean of the posterior, its standard deviation as error (Bock & Mislevy 1982, Appl. Psychol. Meas. 6:431–444). The
    /// least wrong on average; drawn toward the group's mean.
    case eap
    /// Mode of the posterior; error from the observed curvature there.
    case map
    /// Warm's weighted likelihood (Warm 1989, Psychometrika 54:427–450): nearly without bias and without a prior, so for
    /// one person's change over time. With a lower asymptote it is not the mode under Jeffreys' prior, which some packages
    /// call by this name. Error 1/√information.
    case wle
    /// Maximum likelihood: infinite where all answers are the lowest or all the highest.
    case ml
}
