// Has the n-th allocation, thread, read or write of a program fail, by taking the C library's place: LD_PRELOAD, and FAULT=kind:n.
// Kinds: allocation, thread, read, write, short-read (one byte comes), short-write. With FAULT_ON_SCREEN=1 those are counted that
// come after a screen has begun to open. Benchmarks/faults.py builds and uses it.
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static char kind[32];
static atomic_long left = -1;
static long on_screen = -1;

/// Counting begins where the program does, not in the libraries that are loaded before.
__attribute__((constructor)) static void begin(void) {
  const char *fault = getenv("FAULT");
  const char *colon = fault ? strchr(fault, ':') : NULL;
  if (!colon || colon - fault >= (long)sizeof kind) return;
  memcpy(kind, fault, (size_t)(colon - fault));
  long number = atol(colon + 1);
  if (getenv("FAULT_ON_SCREEN")) on_screen = number;
  else atomic_store(&left, number);
}

/// Of ncurses: what opens a screen.
void *newterm(const char *type, void *output, void *input) {
  void *(*original)(const char *, void *, void *) = dlsym(RTLD_NEXT, "newterm");
  atomic_store(&left, on_screen);
  return original(type, output, input);
}

static int fails(const char *what) {
  return atomic_load(&left) > 0 && strcmp(kind, what) == 0 && atomic_fetch_sub(&left, 1) == 1;
}

static int refuses(void) {
  if (!fails("allocation")) return 0;
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size) { return refuses() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return refuses() ? NULL : __libc_calloc(count, size); }
void *realloc(void *block, size_t size) { return refuses() ? NULL : __libc_realloc(block, size); }
void *aligned_alloc(size_t alignment, size_t size) {
  return refuses() ? NULL : __libc_memalign(alignment, size);
}
int posix_memalign(void **result, size_t alignment, size_t size) {
  if (refuses()) return ENOMEM;
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : ENOMEM;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  if (fails("thread")) return EAGAIN;
  int (*original)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) = dlsym(RTLD_NEXT, "pthread_create");
  return original(thread, attributes, body, argument);
}

ssize_t read(int file, void *buffer, size_t size) {
  ssize_t (*original)(int, void *, size_t) = dlsym(RTLD_NEXT, "read");
  if (fails("read")) {
    errno = EIO;
    return -1;
  }
  return original(file, buffer, size > 1 && fails("short-read") ? 1 : size);
}

ssize_t write(int file, const void *buffer, size_t size) {
  ssize_t (*original)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  if (fails("write")) {
    errno = ENOSPC;
    return -1;
  }
  return original(file, buffer, size > 1 && fails("short-write") ? 1 : size);
}
