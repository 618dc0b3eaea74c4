/// Analysis of covariance: the result after the training by the result before it and the group (Vickers and Altman
/// 2001). With strata, each has its own level.
///
/// What to report where groups were drawn by lot or chosen by the earlier result; with people who chose for themselves
/// set it beside the difference in differences.
package struct Ancova: Sendable, Hashable {
    /// What the training adds at the same earlier result and stratum, in points.
    package let effect: Double
    package let standardError: Double
    package let interval: ConfidenceInterval
    package let p: Double
    /// Error and interval that hold with unequal variances (HC3; Long and Ervin 2000): those to report.
    package let standardErrorHC3: Double
    package let intervalHC3: ConfidenceInterval
    /// Slope of the result before.
    package let slope: Double
    package let residualSD: Double
    /// NaN where results after do not differ.
    package let rSquared: Double
    /// Mean results of either group, adjusted to the mean of all people before and to the shares of the strata.
    package let adjustedTrained: Double
    package let adjustedControl: Double
    /// p of the same slope in both groups: below .05 the effect depends on the earlier result, and one number does not
    /// tell it. NaN where slopes cannot be told apart.
    package let slopeHomogeneityP: Double
    /// The effect at the mean result before, where both groups have their own slope.
    package let effectAtMean: Double
    /// People less coefficients.
    package let df: Double

    /// Nil where it cannot be had: one group only, results before all alike, groups that coincide with strata, too few
    /// people.
    package init?(_ data: PrePost) {
        let mean = Spread(data.before).mean
        let centred = data.before.map { $0 - mean }
        let group = data.isTrained.map { $0 ? 1.0 : 0.0 }
        let levels = Set(data.strata).sorted().dropFirst()
        let dummies = levels.map { level in data.strata.map { $0 == level ? 1.0 : 0.0 } }
        let columns = [centred.map { _ in 1.0 }, group, centred] + dummies
        guard let fit = LeastSquares(columns, data.after) else { return nil }

        effect = fit.coefficients[1]
        slope = fit.coefficients[2]
        df = fit.df
        standardError = fit.standardError(1)
        standardErrorHC3 = fit.standardErrorHC3(1)
        interval = ConfidenceInterval(estimate: effect, standardError: standardError, df: fit.df)
        intervalHC3 = ConfidenceInterval(estimate: effect, standardError: standardErrorHC3, df: fit.df)
        p = Distributions.student(beyond: effect / standardError, df: fit.df)
        residualSD = fit.residualSD
        let after = Spread(data.after)
        let squares = after.variance * Double(after.count - 1)
        rSquared = squares > 0 ? 1 - fit.squaredResiduals / squares : .nan
        // The plane of least squares passes through the means.
        adjustedControl = after.mean - effect * Spread(group).mean
        adjustedTrained = adjustedControl + effect

        let own = zip(centred, group).map { $0 * $1 }
        if let slopes = LeastSquares(columns + [own], data.after) {
            let term = columns.count
            slopeHomogeneityP = Distributions.student(
                beyond: slopes.coefficients[term] / slopes.standardError(term), df: slopes.df)
            effectAtMean = slopes.coefficients[1]
        } else {
            slopeHomogeneityP = .nan
            effectAtMean = .nan
        }
    }
}
