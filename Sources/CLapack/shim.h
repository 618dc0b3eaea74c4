// Real numbers alone: Swift has no complex types of C.
#define LAPACK_COMPLEX_CUSTOM
#define lapack_complex_float float _Complex
#define lapack_complex_double double _Complex
#include <lapacke.h>
