/// How far the mean ability of a group moved between two tests of the same people, from all answers at once (marginal maximum
/// likelihood, items held), never from single people's scores, which the prior draws together.
///
/// The error is that of the people's own differences: of each their part in either mean, the score of the mean at their answers
/// over the information of all (influence function), one less the other. Two groups of different people would have a larger
/// one.
package struct GroupGain: Sendable, Hashable {
    /// On the items' scale.
    package let value: Double
    package let standardError: Double

    /// Nil where a mean cannot be found: nobody, nothing answered, or the search did not settle.
    ///
    /// - Parameters:
    ///   - items: the questions' figures.
    ///   - before: people × items.
    ///   - after: the same people in the same order.
    package init?(_ items: [Item], before: Responses, after: Responses) {
        guard before.people == after.people, let first = Self.mean(items, before), let second = Self.mean(items, after)
        else { return nil }
        value = second.mean - first.mean
        standardError = zip(first.parts, second.parts).reduce(0.0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }.squareRoot()
        guard standardError.isFinite, standardError > 0 else { return nil }
    }

    private static func mean(_ items: [Item], _ responses: Responses) -> (mean: Double, parts: [Double])? {
        guard responses.people > 0 else { return nil }
        var settings = Calibration.Settings()
        settings.wantsErrors = false
        let held = items.map { Calibration.Blank(lower: $0.lower, fixed: $0) }
        guard let group = try? Calibration(responses, held, settings: settings), group.isConverged else { return nil }
        let (mean, sd) = (group.groups[0].mean, group.groups[0].sd)
        guard let estimates = try? Scoring(items, mean: mean, sd: sd).estimates(responses, by: .eap) else { return nil }
        let scores = estimates.map { ($0.theta - mean) / (sd * sd) }
        let information = scores.reduce(0) { $0 + $1 * $1 }
        guard information > 0 else { return nil }
        return (mean, scores.map { $0 / information })
    }
}
