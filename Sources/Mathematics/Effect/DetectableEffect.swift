/// What a study of given size can find.
package enum DetectableEffect {
    /// The smallest true effect that an analysis of covariance finds at 5 % (two-sided) with the chance `power`, in
    /// standard deviations of the result within groups: (t₀.₉₇₅ + t_power)·√((1 − r²)(1/n₁ + 1/n₀)), t with
    /// n₁ + n₀ − 3 degrees of freedom (Borm, Fransen and Lemmens 2007). Within 0.0002 of the exact non-central t from
    /// eight people a group.
    ///
    /// NaN with an empty group, fewer than four people, |r| above 1 or a power outside 0..1.
    ///
    /// - Parameter correlation: of the results before and after, within groups; 0.7 is usual for the same test.
    package static func ancova(
        trained: Int, control: Int, correlation: Double = 0.7, power: Double = 0.8
    ) -> Double {
        guard trained > 0, control > 0, trained + control > 3, abs(correlation) <= 1, power > 0, power < 1 else {
            return .nan
        }
        let df = Double(trained + control - 3)
        let reach = Distributions.studentQuantile(0.975, df: df) + Distributions.studentQuantile(power, df: df)
        let scale = (1 - correlation * correlation) * (1 / Double(trained) + 1 / Double(control))
        return reach * scale.squareRoot()
    }
}
