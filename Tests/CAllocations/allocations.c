#define _GNU_SOURCE 1
#include "CAllocations.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

// A sanitizer takes the same functions' place, and this steps aside.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(__linux__) && defined(__GLIBC__) && !defined(SANITIZED)

// glibc lets a program define malloc and its family itself and keeps its own under these names. The definitions
// here take the place of the C library's in the whole test program: they count, then call the original.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

// Initial-exec: found without a call that could itself allocate.
static _Thread_local uint64_t count __attribute__((tls_model("initial-exec")));

void *malloc(size_t size) {
  count++;
  return __libc_malloc(size);
}

void *calloc(size_t members, size_t size) {
  count++;
  return __libc_calloc(members, size);
}

void *realloc(void *block, size_t size) {
  count++;
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  count++;
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  count++;
  void *block = __libc_memalign(alignment, size);
  if (block == NULL) return ENOMEM;
  *result = block;
  return 0;
}

bool callocations_are_counted(void) { return true; }
uint64_t callocations_of_this_thread(void) { return count; }

#else

bool callocations_are_counted(void) { return false; }
uint64_t callocations_of_this_thread(void) { return 0; }

#endif
