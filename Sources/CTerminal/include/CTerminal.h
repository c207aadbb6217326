// What Swift cannot import from ncursesw's header by itself: attribute macros, cchar_t, global variables.
// One terminal a process; every call but cterm_open and cterm_signal needs it open. Not thread-safe: all calls
// come from one thread, as ncurses demands.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

enum {
  CTERM_OPENED = 0,
  CTERM_NOT_A_TERMINAL = 1,
  CTERM_UNKNOWN_TYPE = 2,
};

/// Takes the terminal over: raw keys, no echo, no cursor, the alternate screen. SIGINT, SIGTERM and SIGHUP
/// no longer end the process but are handed out by cterm_signal. Returns one of the values above.
int cterm_open(void);

/// Gives the terminal back as it was. Does nothing when it is not open.
void cterm_close(void);

/// Columns and rows.
int cterm_width(void);
int cterm_height(void);

/// How many colours the terminal shows; 0 when it has none.
int cterm_colors(void);

/// Whether the locale of the environment encodes text as UTF-8. May be called before cterm_open.
bool cterm_is_utf8(void);

enum {
  CTERM_BOLD = 1,
  CTERM_DIM = 2,
  CTERM_REVERSE = 4,
};

/// Puts one character, one column wide, in a colour (-1: the terminal's own) and a set of the attributes above.
void cterm_put(int row, int column, uint32_t scalar, int color, int attributes);

/// Sends what changed since the last flush.
void cterm_flush(void);

/// Forgets what is on the terminal, so that the next flush sends everything.
void cterm_forget(void);

/// Waits until a key, a signal or a change of size is there, at most so many milliseconds.
void cterm_wait(int milliseconds);

enum {
  CTERM_NONE = 0,
  CTERM_CHARACTER = 1,
  CTERM_LEFT,
  CTERM_RIGHT,
  CTERM_UP,
  CTERM_DOWN,
  CTERM_RESIZED,
  CTERM_OTHER,
  CTERM_CLOSED,
};

/// The next key without waiting: its kind, and for CTERM_CHARACTER its Unicode scalar. CTERM_CLOSED when the
/// terminal has gone away.
int cterm_key(uint32_t *scalar);

/// The signal that asked the process to end since the terminal was opened, or 0.
int cterm_signal(void);

/// Ends the process by a signal, as if it had never been caught.
void cterm_die_of(int signal);

#endif
