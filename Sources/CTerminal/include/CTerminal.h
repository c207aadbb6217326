// What Swift cannot import from ncursesw's header by itself: attribute macros, cchar_t, global variables.
// One terminal a process; every call but cterm_open, cterm_signal and cterm_is_utf8 needs it open. Not
// thread-safe: all calls come from one thread, as ncurses demands.
//
// Whatever happens, the terminal is given back: cterm_close, a stop (Ctrl-Z), exit and a crash of any thread each set
// the line, the main screen, the cursor, the keys and the mouse as they were found.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

// --- opening and closing: terminal.c ---

enum {
  CTERM_OPENED = 0,
  CTERM_NOT_A_TERMINAL = 1,
  CTERM_UNKNOWN_TYPE = 2,
  CTERM_OUT_OF_MEMORY = 3,
};

enum {
  CTERM_WITH_MOUSE = 1,
  CTERM_WITH_COLORS = 2,
};

/// Takes the terminal over: raw keys, no echo, no cursor, the alternate screen, and what `options` asks for (a
/// set of the values above) where the terminal has it. Signals that ask the process to end no longer do but
/// are handed out by cterm_signal; standard error is kept back until the terminal is closed, where it would write
/// into the picture. Returns one of the values further above.
int cterm_open(int options);

/// Gives the terminal back as it was. Does nothing when it is not open.
void cterm_close(void);

/// Columns and rows, at most 1000 of each.
int cterm_width(void);
int cterm_height(void);

/// How many colours the terminal shows; 0 when it has none or was opened without.
int cterm_colors(void);

enum {
  CTERM_BACKGROUND_UNKNOWN = 0,
  CTERM_BACKGROUND_DARK,
  CTERM_BACKGROUND_LIGHT,
};

/// What the terminal has said of the colour behind text, one of the values above. It may come late or never; nothing
/// waits for it. When it turns out to be light, or no longer is, cterm_next says CTERM_RESIZED: all is to be shown again.
int cterm_background(void);

/// Whether the locale of the environment encodes text as UTF-8. May be called before cterm_open.
bool cterm_is_utf8(void);

// --- output: output.c ---

enum {
  CTERM_BOLD = 1,
  CTERM_DIM = 2,
  CTERM_REVERSE = 4,
};

/// Puts one character, one column wide, in a colour on another (-1: the terminal's own) and a set of the attributes above.
void cterm_put(int row, int column, uint32_t scalar, int color, int background, int attributes);

/// Sends what changed since the last flush, without waiting for the terminal to take it.
void cterm_flush(void);

/// Whether the terminal has taken what was sent, but for the little that may be on its way. A frame that is
/// flushed before that waits in memory, and makes every later one late.
bool cterm_is_ready(void);

/// Forgets what is on the terminal, so that the next flush sends everything.
void cterm_forget(void);

// --- input: input.c ---

/// Waits until a key or a signal is there or the terminal takes more, at most so many milliseconds.
void cterm_wait(int milliseconds);

enum {
  /// Nothing more has happened.
  CTERM_NONE = 0,
  CTERM_CHARACTER,
  CTERM_LEFT,
  CTERM_RIGHT,
  CTERM_UP,
  CTERM_DOWN,
  CTERM_SHIFT_LEFT,
  CTERM_SHIFT_RIGHT,
  CTERM_SHIFT_UP,
  CTERM_SHIFT_DOWN,
  CTERM_PAGE_UP,
  CTERM_PAGE_DOWN,
  CTERM_HOME,
  CTERM_END,
  CTERM_SHIFT_TAB,
  CTERM_ENTER,
  CTERM_MOUSE_PRESS,
  CTERM_MOUSE_DRAG,
  CTERM_MOUSE_RELEASE,
  CTERM_WHEEL_UP,
  CTERM_WHEEL_DOWN,
  /// Text came from a clipboard, however much: it has been read and dropped.
  CTERM_PASTED,
  /// The size has changed, or something else has had the terminal: all has to be shown again.
  CTERM_RESIZED,
  /// A key or a button without a meaning here.
  CTERM_OTHER,
  /// The terminal has gone away.
  CTERM_CLOSED,
};

typedef struct {
  /// One of the values above.
  int kind;
  /// For CTERM_CHARACTER: its Unicode scalar.
  uint32_t scalar;
  /// For the mouse: the cell, from 0.
  int row, column;
} cterm_event;

/// The next thing that happened on the terminal, without waiting. A stop (Ctrl-Z) happens in here.
cterm_event cterm_next(void);

/// The signal that asked the process to end (SIGINT, SIGTERM, SIGHUP or SIGQUIT), or 0. A second one ends it there and
/// then, with the terminal given back.
int cterm_signal(void);

/// Has a crash say a line on standard error, then end the process as it would have, with a screen open or not. `text`, which ends with a
/// newline, has to stay. Swift's runtime says nothing then; who has it show where a program crashed (SWIFT_BACKTRACE) is left with that.
void cterm_say_of_crashes(const char *text);

/// Ends the process by a signal, as if it had never been caught.
void cterm_die_of(int signal);

#endif
