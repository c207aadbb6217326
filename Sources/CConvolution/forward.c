// Forward, and the input's gradient, which is forward with the weights turned round.
#include "blocks.h"

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

FOR_WIDE static void wide_forward(const pass *p) { forward(p, true); }
static void plain_forward(const pass *p) { forward(p, PLAIN_HAS_ROOM); }

bool cconv_has_wide(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return false;
#endif
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
