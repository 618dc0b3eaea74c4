#include "CBoostMath.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <limits>

namespace {
namespace math = boost::math;

// Errors are values: nothing may be thrown into Swift.
typedef math::policies::policy<
    math::policies::domain_error<math::policies::errno_on_error>,
    math::policies::pole_error<math::policies::errno_on_error>,
    math::policies::overflow_error<math::policies::errno_on_error>,
    math::policies::evaluation_error<math::policies::errno_on_error>,
    math::policies::promote_double<false>>
    Quiet;
typedef math::normal_distribution<double, Quiet> Normal;
typedef math::students_t_distribution<double, Quiet> Student;
typedef math::chi_squared_distribution<double, Quiet> ChiSquared;
typedef math::fisher_f_distribution<double, Quiet> Fisher;

template <typename Value> double guarded(Value value) {
    try {
        return value();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}
}  // namespace

double ikusei_normal_below(double x) {
    return guarded([=] { return math::cdf(Normal(0, 1), x); });
}

double ikusei_normal_quantile(double p) {
    return guarded([=] { return math::quantile(Normal(0, 1), p); });
}

double ikusei_student_below(double t, double df) {
    return guarded([=] { return math::cdf(Student(df), t); });
}

double ikusei_student_quantile(double p, double df) {
    return guarded([=] { return math::quantile(Student(df), p); });
}

double ikusei_chi_squared_above(double x, double df) {
    return guarded([=] { return math::cdf(math::complement(ChiSquared(df), x)); });
}

double ikusei_chi_squared_quantile(double p, double df) {
    return guarded([=] { return math::quantile(ChiSquared(df), p); });
}

double ikusei_f_above(double x, double df1, double df2) {
    return guarded([=] { return math::cdf(math::complement(Fisher(df1, df2), x)); });
}

double ikusei_f_quantile(double p, double df1, double df2) {
    return guarded([=] { return math::quantile(Fisher(df1, df2), p); });
}
