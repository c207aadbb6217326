// Counts what a thread allocates, for tests that promise to allocate nothing.
#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted here: on Linux with glibc, whose malloc a program may replace.
bool callocations_are_counted(void);

/// How many blocks of memory the calling thread has asked for since it started.
uint64_t callocations_of_this_thread(void);

#endif
