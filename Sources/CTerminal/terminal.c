#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

static SCREEN *screen;
static bool mouse_is_on;
static bool colors_are_on;

// --- signals: a handler may only note the signal and wake cterm_wait through a pipe ---

static volatile sig_atomic_t pending_signal;
static int wake_pipe[2] = {-1, -1};

static void note_signal(int signal) {
  int saved = errno;
  pending_signal = signal;
  ssize_t ignored = write(wake_pipe[1], "", 1);
  (void)ignored;
  errno = saved;
}

static bool catch_signals(void) {
  if (pipe(wake_pipe) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(wake_pipe[end], F_SETFL, O_NONBLOCK);
    fcntl(wake_pipe[end], F_SETFD, FD_CLOEXEC);
  }
  struct sigaction action = {.sa_handler = note_signal};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGHUP, &action, NULL);
  return true;
}

int cterm_wake_source(void) { return wake_pipe[0]; }

int cterm_signal(void) { return pending_signal; }

void cterm_die_of(int number) {
  signal(number, SIG_DFL);
  raise(number);
}

// --- opening and closing ---

bool cterm_is_utf8(void) {
  setlocale(LC_CTYPE, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/// Presses, releases and moves with a button held (1002), with columns and rows in decimal (1006). Held Shift
/// leaves the mouse to the terminal, so text can still be selected.
static void report_mouse(bool on) {
  fputs(on ? "\033[?1002h\033[?1006h" : "\033[?1006l\033[?1002l", stdout);
  fflush(stdout);
}

int cterm_open(int options) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CTERM_NOT_A_TERMINAL;
  setlocale(LC_CTYPE, "");
  // Before newterm, which would otherwise install handlers of its own for these signals.
  if (wake_pipe[0] < 0 && !catch_signals()) return CTERM_NOT_A_TERMINAL;
  // newterm returns NULL on an unknown type, where initscr would exit the process.
  screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) return CTERM_UNKNOWN_TYPE;
  cbreak();
  noecho();
  nonl();
  curs_set(0);
  mouse_is_on = (options & CTERM_WITH_MOUSE) && key_mouse != NULL;
  cterm_open_input(mouse_is_on);
  if (mouse_is_on) report_mouse(true);
  colors_are_on = (options & CTERM_WITH_COLORS) && has_colors();
  if (colors_are_on) {
    start_color();
    use_default_colors();
    for (int color = 0; color < COLORS && color < 256 && color + 1 < COLOR_PAIRS; color++)
      init_extended_pair(color + 1, color, -1);
  }
  return CTERM_OPENED;
}

void cterm_close(void) {
  if (screen == NULL) return;
  if (mouse_is_on) report_mouse(false);
  endwin();
  delscreen(screen);
  screen = NULL;
}

int cterm_width(void) { return getmaxx(stdscr); }
int cterm_height(void) { return getmaxy(stdscr); }
int cterm_colors(void) { return colors_are_on ? COLORS : 0; }

// --- output ---

void cterm_put(int row, int column, uint32_t scalar, int color, int attributes) {
  wchar_t text[2] = {(wchar_t)scalar, 0};
  attr_t attrs = (attributes & CTERM_BOLD ? A_BOLD : 0) | (attributes & CTERM_DIM ? A_DIM : 0) |
                 (attributes & CTERM_REVERSE ? A_REVERSE : 0);
  cchar_t cell;
  setcchar(&cell, text, attrs, (short)(color + 1), NULL);
  mvadd_wch(row, column, &cell);
}

void cterm_flush(void) { refresh(); }

void cterm_forget(void) { clearok(stdscr, TRUE); }
