#pragma once
// Distribution functions of Boost.Math as C functions. What cannot be computed is NaN.

#ifdef __cplusplus
extern "C" {
#endif

double ikusei_normal_below(double x);
double ikusei_normal_quantile(double p);
/// P(T <= t) and its inverse; `df` degrees of freedom.
double ikusei_student_below(double t, double df);
double ikusei_student_quantile(double p, double df);
double ikusei_chi_squared_above(double x, double df);
double ikusei_chi_squared_quantile(double p, double df);
double ikusei_f_above(double x, double df1, double df2);
double ikusei_f_quantile(double p, double df1, double df2);

#ifdef __cplusplus
}
#endif
