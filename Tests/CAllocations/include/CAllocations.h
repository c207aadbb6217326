// Counts what a thread allocates, for tests that promise to allocate nothing, and has threads not be made.
#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted here: on Linux with glibc, whose malloc a program may replace.
bool callocations_are_counted(void);

/// How many blocks of memory the calling thread has asked for since it started.
uint64_t callocations_of_this_thread(void);


/// Whether threads can be made to fail here: on Linux, without a sanitizer, which takes the same place.
bool callocations_threads_can_fail(void);

/// The next threads that the calling thread makes fail, so many of them, as with a limit of processes.
void callocations_fail_threads(int count);

#endif
