#define _GNU_SOURCE 1
#include "CAllocations.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(__linux__) && !defined(SANITIZED)

static _Thread_local int failing;

// The definition in the test program takes the place of the C library's, which it calls.
int pthread_create(
    pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  if (failing > 0) {
    failing--;
    return EAGAIN;
  }
  static int (*original)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (!original) original = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(RTLD_NEXT, "pthread_create");
  return original(thread, attributes, body, argument);
}

bool callocations_threads_can_fail(void) { return true; }
void callocations_fail_threads(int count) { failing = count; }

#else

bool callocations_threads_can_fail(void) { return false; }
void callocations_fail_threads(int count) { (void)count; }

#endif
