#include "CConvolution.h"

#include <stddef.h>

// The sums of a block, some samples or inputs by 8 or 16 outputs, stay in registers from the first tap to the last. So blocks are
// functions of constant sizes that are always inlined, and a pass is compiled for each kind of processor (see the end).
#define INLINED static inline __attribute__((always_inline))

typedef float eight __attribute__((vector_size(32), aligned(4), may_alias));

INLINED eight *eight_at(const float *first) { return (eight *)first; }

INLINED int most(int a, int b) { return a > b ? a : b; }
INLINED int least(int a, int b) { return a < b ? a : b; }

typedef struct {
  int begin, end;
} range;

/// The taps, of a row or a column of the kernel, that fall on the image around a pixel.
static range taps_around(int pixel, int length, int kernel) {
  const int half = kernel / 2;
  return (range){most(0, half - pixel), least(kernel, length + half - pixel)};
}

/// The end of the run of pixels that have the same taps as `pixel`. Nothing else is done about the edges of an image.
static int run_end(int pixel, int length, int kernel) {
  const range taps = taps_around(pixel, length, kernel);
  for (pixel++; pixel < length; pixel++) {
    const range next = taps_around(pixel, length, kernel);
    if (next.begin != taps.begin || next.end != taps.end) break;
  }
  return pixel;
}

// --- forward, and the input's gradient, which is forward with the weights turned round ---

/// For copied weights, 32 KB: they stay in the first cache while they pass over the image.
enum { ROOM = 8192 };

bool cconv_fits(int inputs, int outputs, int kernel) {
  return outputs % 8 == 0 && kernel * inputs * (outputs < 16 ? 8 : 16) <= ROOM;
}

typedef struct {
  cconv_shape shape;
  const float *x, *weights;
  /// Whether weights are those of the convolution whose input's gradient this is.
  bool turned;
  /// NULL for none, and no LeakyReLU.
  const float *bias;
  float slope;
  float *y;
} pass;

/// A run of pixels' samples, and what they have in common.
typedef struct {
  /// At the first tap of the first sample, as are the weights.
  const float *x, *weights;
  int tap_rows, taps;
  /// From a tap to the next one, and to that below.
  ptrdiff_t x_step, x_row, weights_row;
  ptrdiff_t outputs;
  /// Whether y already holds what other rows of taps gave.
  bool adding;
  /// NULL also where other rows of taps follow.
  const float *bias;
  float slope;
  float *y;
} run;

/// `rows` samples from sample `first` of a run on, by `vectors` · 8 outputs.
INLINED void forward_block(const run *r, ptrdiff_t first, ptrdiff_t inputs, const int rows, const int vectors) {
  eight sums[12][2];
  float *y = r->y + first * r->outputs;
  for (int m = 0; m < rows; m++)
    for (int v = 0; v < vectors; v++) sums[m][v] = r->adding ? *eight_at(y + m * r->outputs + 8 * v) : (eight){0};

  const float *x_row = r->x + first * inputs, *weights_row = r->weights;
  for (int i = 0; i < r->tap_rows; i++) {
    const float *x = x_row, *w = weights_row;
    for (int j = 0; j < r->taps; j++) {
      for (ptrdiff_t c = 0; c < inputs; c++) {
        for (int m = 0; m < rows; m++)
          for (int v = 0; v < vectors; v++) sums[m][v] += *eight_at(w + 8 * v) * x[m * inputs + c];
        w += 8 * vectors;
      }
      x += r->x_step;
    }
    x_row += r->x_row;
    weights_row += r->weights_row;
  }

  if (r->bias)
    for (int m = 0; m < rows; m++)
      for (int v = 0; v < vectors; v++) {
        const eight z = sums[m][v] + *eight_at(r->bias + 8 * v);
        sums[m][v] = __builtin_elementwise_max(z, r->slope * z);
      }
  for (int m = 0; m < rows; m++)
    for (int v = 0; v < vectors; v++) *eight_at(y + m * r->outputs + 8 * v) = sums[m][v];
}

/// As many samples at a time as registers have room for; the last ones in smaller blocks.
INLINED void forward_run(const run *r, ptrdiff_t count, ptrdiff_t inputs, const int vectors, const bool has_room) {
  const int rows = vectors == 2 ? (has_room ? 6 : 2) : (has_room ? 12 : 4);
  ptrdiff_t first = 0;
  for (; count - first >= rows; first += rows) forward_block(r, first, inputs, rows, vectors);
  for (; rows > 4 && count - first >= 4; first += 4) forward_block(r, first, inputs, 4, vectors);
  for (; rows > 2 && count - first >= 2; first += 2) forward_block(r, first, inputs, 2, vectors);
  for (; count > first; first++) forward_block(r, first, inputs, 1, vectors);
}

/// What the copied rows of taps give to all of y in the outputs from `output` on.
INLINED void forward_part(
    const pass *p, const float *copy, range rows, int output, ptrdiff_t inputs, const int vectors, const bool has_room) {
  const cconv_shape s = p->shape;
  const int half = s.kernel / 2;
  run r = {
      .x_step = s.batch * inputs, .x_row = s.width * s.batch * inputs, .weights_row = s.kernel * inputs * 8 * vectors,
      .outputs = s.outputs, .adding = rows.begin > 0, .slope = p->slope,
      .bias = p->bias && rows.end == s.kernel ? p->bias + output : NULL};
  for (int row = 0; row < s.height; row++) {
    const range around = taps_around(row, s.height, s.kernel);
    const range down = {most(around.begin, rows.begin), least(around.end, rows.end)};
    r.tap_rows = down.end - down.begin;
    for (int column = 0, end; column < s.width; column = end) {
      end = run_end(column, s.width, s.kernel);
      const range right = taps_around(column, s.width, s.kernel);
      const ptrdiff_t pixel = (ptrdiff_t)row * s.width + column;
      const ptrdiff_t to_tap = (ptrdiff_t)(down.begin - half) * s.width + right.begin - half;
      r.taps = right.end - right.begin;
      r.x = p->x + (pixel + to_tap) * s.batch * inputs;
      r.weights = copy + ((down.begin - rows.begin) * s.kernel + right.begin) * inputs * 8 * vectors;
      r.y = p->y + pixel * s.batch * s.outputs + output;
      forward_run(&r, (ptrdiff_t)(end - column) * s.batch, inputs, vectors, has_room);
    }
  }
}

INLINED void forward(const pass *p, const bool has_room) {
  float copy[ROOM] __attribute__((aligned(64)));
  const int inputs = p->shape.inputs, outputs = p->shape.outputs, kernel = p->shape.kernel;
  for (int output = 0, panel; output < outputs; output += panel) {
    panel = outputs - output >= 16 ? 16 : 8;
    const int fitting = ROOM / (kernel * inputs * panel);
    for (range rows = {0, 0}; rows.begin < kernel; rows.begin = rows.end) {
      rows.end = least(kernel, rows.begin + fitting);
      float *to = copy;
      for (ptrdiff_t tap = rows.begin * kernel; tap < rows.end * kernel; tap++)
        for (int i = 0; i < inputs; i++)
          for (int o = output; o < output + panel; o++)
            *to++ = p->turned ? p->weights[((kernel * kernel - 1 - tap) * outputs + o) * inputs + i]
                              : p->weights[(tap * inputs + i) * outputs + o];
      // The single channel of a gray image as a constant leaves one loop less around so little.
      if (panel == 16 && inputs == 1) forward_part(p, copy, rows, output, 1, 2, has_room);
      else if (panel == 16) forward_part(p, copy, rows, output, inputs, 2, has_room);
      else if (inputs == 1) forward_part(p, copy, rows, output, 1, 1, has_room);
      else forward_part(p, copy, rows, output, inputs, 1, has_room);
    }
  }
}

// --- the weights' gradient ---

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

// --- for each kind of processor ---

#if defined(__x86_64__)
#define FOR_WIDE __attribute__((target("avx2,fma")))
// An eight takes two of the sixteen registers that every x86-64 has.
enum { HAS_ROOM = false };
bool cconv_has_wide(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#else
#define FOR_WIDE
enum { HAS_ROOM = true };
bool cconv_has_wide(void) { return false; }
#endif

FOR_WIDE static void wide_forward(const pass *p) { forward(p, true); }
static void plain_forward(const pass *p) { forward(p, HAS_ROOM); }

FOR_WIDE static void wide_weights_gradient(cconv_shape s, const float *x, const float *z, float *to) {
  weights_gradient(s, x, z, to, true);
}
static void plain_weights_gradient(cconv_shape s, const float *x, const float *z, float *to) {
  weights_gradient(s, x, z, to, HAS_ROOM);
}

void cconv_forward(
    cconv_shape shape, bool wide, const float *x, const float *weights, const float *bias, float slope, float *y) {
  const pass p = {.shape = shape, .x = x, .weights = weights, .bias = bias, .slope = slope, .y = y};
  wide ? wide_forward(&p) : plain_forward(&p);
}

void cconv_input_gradient(
    cconv_shape shape, bool wide, const float *z_gradient, const float *weights, float *x_gradient) {
  pass p = {.shape = shape, .x = z_gradient, .weights = weights, .turned = true, .y = x_gradient};
  p.shape.inputs = shape.outputs;
  p.shape.outputs = shape.inputs;
  wide ? wide_forward(&p) : plain_forward(&p);
}

void cconv_weights_gradient(
    cconv_shape shape, bool wide, const float *x, const float *z_gradient, float *weights_gradient) {
  wide ? wide_weights_gradient(shape, x, z_gradient, weights_gradient)
       : plain_weights_gradient(shape, x, z_gradient, weights_gradient);
}
