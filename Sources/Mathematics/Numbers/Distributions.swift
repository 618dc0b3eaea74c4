import CBoostMath

/// Distribution functions of the usual tests, computed by Boost.Math. NaN where the arguments lie outside the
/// distribution.
package enum Distributions {
    /// P(Z ≤ x) of the standard normal distribution.
    package static func normal(below x: Double) -> Double { ikusei_normal_below(x) }

    /// The z with P(Z ≤ z) = p, 0 < p < 1.
    package static func normalQuantile(_ p: Double) -> Double { ikusei_normal_quantile(p) }

    /// P(T ≤ t), Student's t.
    package static func student(below t: Double, df: Double) -> Double { ikusei_student_below(t, df) }

    package static func studentQuantile(_ p: Double, df: Double) -> Double { ikusei_student_quantile(p, df) }

    /// P(|T| ≥ |t|): the two-sided p value.
    package static func student(beyond t: Double, df: Double) -> Double { 2 * ikusei_student_below(-abs(t), df) }

    /// P(X ≥ x), χ².
    package static func chiSquared(above x: Double, df: Double) -> Double { ikusei_chi_squared_above(x, df) }

    package static func chiSquaredQuantile(_ p: Double, df: Double) -> Double { ikusei_chi_squared_quantile(p, df) }

    /// P(X ≥ x), Fisher's F.
    package static func fisher(above x: Double, df1: Double, df2: Double) -> Double { ikusei_f_above(x, df1, df2) }

    package static func fisherQuantile(_ p: Double, df1: Double, df2: Double) -> Double {
        ikusei_f_quantile(p, df1, df2)
    }
}
