/// Everything about a training's effect that results before and after can tell, from one set of data: change of the
/// trained, analysis of covariance, difference in differences. Fix beforehand which is reported; the others are checks.
///
/// Results from EAP scores or from a second test started at the first understate the gain: give WLE scores of
/// independent forms.
package struct TrainingEffect: Sendable, Hashable {
    package let trained: Int
    package let control: Int
    /// People left out for a missing result.
    package let dropped: Int
    /// Of the trained alone.
    package let change: PairedChange
    /// Nil where it cannot be had (see `Ancova`).
    package let ancova: Ancova?
    package let differences: DifferenceInDifferences?
    /// Pooled standard deviation before the training within the groups: what effects are measured in.
    package let sdBefore: Double
    /// Smallest effect the analysis of covariance finds with 80 % chance, in `sdBefore`, at the correlation within groups
    /// of these data; NaN where there is none.
    package let detectable: Double

    package init(_ data: PrePost) {
        trained = data.trained
        control = data.control
        dropped = data.dropped
        change = PairedChange(
            before: data.part(data.before, trained: true), after: data.part(data.after, trained: true))
        ancova = Ancova(data)
        differences = DifferenceInDifferences(data)
        sdBefore = data.pooledSD(data.before)
        let inSDsAfter = DetectableEffect.ancova(
            trained: data.trained, control: data.control, correlation: TrainingEffect.correlation(data))
        detectable = sdBefore > 0 ? inSDsAfter * data.pooledSD(data.after) / sdBefore : .nan
    }

    /// On the analysis of covariance with its HC3 interval; nil for no verdict.
    package var verdict: EffectVerdict? {
        guard let ancova else { return nil }
        return EffectVerdict(ancova.intervalHC3, smallest: EffectVerdict.smallestWorthwhile * sdBefore)
    }

    /// Analysis of covariance and difference in differences point to different conclusions: opposite signs, or only one
    /// interval without 0. The groups differed before the training (Lord 1967), and the report has to say so.
    package var methodsDisagree: Bool {
        guard let ancova, let differences else { return false }
        return ancova.effect * differences.effect < 0
            || ancova.intervalHC3.contains(0) != differences.welch.interval.contains(0)
    }

    /// Of the results before and after, within the groups.
    private static func correlation(_ data: PrePost) -> Double {
        func centred(_ values: [Double]) -> [Double] {
            let means = [false, true].map { Spread(data.part(values, trained: $0)).mean }
            return zip(values, data.isTrained).map { $0 - means[$1 ? 1 : 0] }
        }
        return Spread.correlation(centred(data.before), centred(data.after))
    }
}
