// What both passes are made of.
#pragma once

#include "CConvolution.h"

#include <stddef.h>

// The sums of a block, some samples or inputs by 8 or 16 outputs, stay in registers from the first tap to the last. So blocks are
// functions of constant sizes that are always inlined, and a pass is compiled for each kind of processor.
#define INLINED static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define FOR_WIDE __attribute__((target("avx2,fma")))
// An eight takes two of the sixteen registers that every x86-64 has.
enum { PLAIN_HAS_ROOM = false };
#else
#define FOR_WIDE
enum { PLAIN_HAS_ROOM = true };
#endif

typedef float eight __attribute__((vector_size(32), aligned(4), may_alias));

INLINED eight *eight_at(const float *first) { return (eight *)first; }

INLINED int most(int a, int b) { return a > b ? a : b; }
INLINED int least(int a, int b) { return a < b ? a : b; }

typedef struct {
  int begin, end;
} range;

/// The taps, of a row or a column of the kernel, that fall on the image around a pixel.
INLINED range taps_around(int pixel, int length, int kernel) {
  const int half = kernel / 2;
  return (range){most(0, half - pixel), least(kernel, length + half - pixel)};
}

/// The end of the run of pixels that have the same taps as `pixel`. Nothing else is done about the edges of an image.
INLINED int run_end(int pixel, int length, int kernel) {
  const range taps = taps_around(pixel, length, kernel);
  for (pixel++; pixel < length; pixel++) {
    const range next = taps_around(pixel, length, kernel);
    if (next.begin != taps.begin || next.end != taps.end) break;
  }
  return pixel;
}
