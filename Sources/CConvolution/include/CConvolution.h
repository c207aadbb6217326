// Convolutions with few channels, each in one pass over the image. A BLAS is made for wide matrices: the products of a convolution
// of 8 or 16 channels reach a third of what the processor can do with it.
#ifndef CCONVOLUTION_H
#define CCONVOLUTION_H

#include <stdbool.h>

/// A batch of images, `[row][column][sample][channel]`, and a convolution of stride 1, padded with zeros so that images keep
/// their size. W is `[row][column][input][output]` for the kernel × kernel taps.
typedef struct {
  int height, width;
  int batch;
  /// Channels of x.
  int inputs;
  /// Channels of y, a multiple of 8.
  int outputs;
  /// Odd.
  int kernel;
} cconv_shape;

/// Whether cconv_forward can convolve: outputs are a multiple of 8, and a row of a kernel's taps has room in the first cache.
/// cconv_input_gradient can where that holds with inputs and outputs swapped, cconv_weights_gradient where outputs are a
/// multiple of 8.
bool cconv_fits(int inputs, int outputs, int kernel);

/// Whether this processor is one of x86 with AVX2 and FMA. Where it is not, `wide` below must be false.
bool cconv_has_wide(void);

/// `y = f(Σ_taps x_tap W_tap + b)`, f being LeakyReLU of a slope up to 1. A sample's y does not depend on the batch it is in.
void cconv_forward(
    cconv_shape shape, bool wide, const float *x, const float *weights, const float *bias, float slope, float *y);

/// `∂L/∂x = Σ_taps ∂L/∂z_tap W_tapᵀ`.
void cconv_input_gradient(
    cconv_shape shape, bool wide, const float *z_gradient, const float *weights, float *x_gradient);

/// `∂L/∂W_tap = Σ x_tapᵀ ∂L/∂z` over pixels and samples, added to what is there.
void cconv_weights_gradient(
    cconv_shape shape, bool wide, const float *x, const float *z_gradient, float *weights_gradient);

#endif
