// On macOS the same CBLAS calls come from Accelerate, and this module is not imported.
#include <cblas.h>
