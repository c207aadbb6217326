// A pseudo-terminal with a program on it, for tests: what Swift cannot import (ioctl) or should not do itself
// (make a process that owns a terminal).
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct {
  /// The end that a terminal window has: what is written here is typed, what is read here is shown. Does not block.
  int window;
  /// The end that programs have, kept open so that its settings can be read after they have ended.
  int line;
  /// A pipe that the program and whatever it starts hold open at its other end.
  int alive;
} cpty;

/// Opens a pseudo-terminal of this size. False, and errno, when there is none.
bool cpty_open(cpty *terminal, int columns, int rows);

/// Starts a program as the leader of a session that the terminal controls, with the terminal as standard input
/// and output, and as standard error too. Arguments and environment end with NULL. Returns 0 or an error number.
int cpty_start(cpty *terminal, pid_t *process, const char *path, char *const *arguments, char *const *environment);

/// Changes the size, which sends SIGWINCH to whatever runs in the foreground.
void cpty_resize(const cpty *terminal, int columns, int rows);

/// Whether a process is left of the program and all that it has started.
bool cpty_has_processes(const cpty *terminal);

/// Fills the line until it takes nothing more, for a window that takes nothing either.
void cpty_fill(const cpty *terminal);

/// How many bytes of input a program could read now.
int cpty_waiting_input(const cpty *terminal);

/// Closes both ends: for the program, the terminal has gone away. `alive` stays open.
void cpty_close(cpty *terminal);

#endif
