#include "blocks.h"

/// `count` rows of the gradient by `vectors` · 8 outputs: `gradient[k] += Σ x[k · step] z` over samples.
INLINED void gradient_block(
    cconv_shape s, const float *x, ptrdiff_t step, const float *z, int samples, float *gradient, const int count,
    const int vectors) {
  eight sums[8][2];
  for (int k = 0; k < count; k++)
    for (int v = 0; v < vectors; v++) sums[k][v] = *eight_at(gradient + k * s.outputs + 8 * v);
  for (; samples > 0; samples--, x += s.inputs, z += s.outputs)
    for (int k = 0; k < count; k++)
      for (int v = 0; v < vectors; v++) sums[k][v] += x[k * step] * *eight_at(z + 8 * v);
  for (int k = 0; k < count; k++)
    for (int v = 0; v < vectors; v++) *eight_at(gradient + k * s.outputs + 8 * v) = sums[k][v];
}

/// Any number of rows, as many at a time as registers hold.
INLINED void gradient_rows(
    cconv_shape s, const float *x, ptrdiff_t step, const float *z, int samples, float *gradient, int count,
    const int vectors, const bool has_room) {
  const int largest = (has_room ? 8 : 4) / vectors;
  for (; count > 0; count -= largest, x += largest * step, gradient += largest * s.outputs)
    switch (least(count, largest)) {
#define CASE(n) \
  case n: \
    if (n <= largest) gradient_block(s, x, step, z, samples, gradient, n, vectors); \
    break
      CASE(1); CASE(2); CASE(3); CASE(4); CASE(5); CASE(6); CASE(7); CASE(8);
#undef CASE
    }
}

INLINED void weights_gradient(
    cconv_shape s, const float *x, const float *z_gradient, float *gradient, const bool has_room) {
  const int half = s.kernel / 2;
  // So many samples of x and z stay in the first cache for all taps and channels.
  const int most_samples = most(64, 4096 / (s.inputs + s.outputs));
  // Of a gray image, the taps of a row are what the channels of one tap are elsewhere: the rows of W beside each other.
  const bool is_gray = s.inputs == 1;
  for (int row = 0; row < s.height; row++) {
    const range down = taps_around(row, s.height, s.kernel);
    for (int column = 0, end; column < s.width; column = end) {
      end = run_end(column, s.width, s.kernel);
      const range right = taps_around(column, s.width, s.kernel);
      const int taps = right.end - right.begin;
      const ptrdiff_t stop = ((ptrdiff_t)row * s.width + end) * s.batch;
      for (ptrdiff_t at = ((ptrdiff_t)row * s.width + column) * s.batch; at < stop; at += most_samples)
        for (int i = down.begin; i < down.end; i++)
          for (int j = right.begin; j < (is_gray ? right.begin + 1 : right.end); j++) {
            const int samples = stop - at < most_samples ? (int)(stop - at) : most_samples;
            const float *from = x + (at + ((ptrdiff_t)(i - half) * s.width + j - half) * s.batch) * s.inputs;
            const float *z = z_gradient + at * s.outputs;
            float *to = gradient + (ptrdiff_t)(i * s.kernel + j) * s.inputs * s.outputs;
            const int rows = is_gray ? taps : s.inputs, step = is_gray ? s.batch : 1;
            int output = 0;
            for (; s.outputs - output >= 16; output += 16)
              gradient_rows(s, from, step, z + output, samples, to + output, rows, 2, has_room);
            if (output < s.outputs) gradient_rows(s, from, step, z + output, samples, to + output, rows, 1, has_room);
          }
    }
  }
}

FOR_WIDE static void wide_weights_gradient(cconv_shape s, const float *x, const float *z, float *to) {
  weights_gradient(s, x, z, to, true);
}
static void plain_weights_gradient(cconv_shape s, const float *x, const float *z, float *to) {
  weights_gradient(s, x, z, to, PLAIN_HAS_ROOM);
}

void cconv_weights_gradient(
    cconv_shape shape, bool wide, const float *x, const float *z_gradient, float *weights_gradient) {
  wide ? wide_weights_gradient(shape, x, z_gradient, weights_gradient)
       : plain_weights_gradient(shape, x, z_gradient, weights_gradient);
}
