#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static SCREEN *screen;
static bool input_is_gone;

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

int cterm_open(void) {
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
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  intrflush(stdscr, FALSE);
  set_escdelay(25);
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
    for (int color = 0; color < COLORS && color < 256 && color + 1 < COLOR_PAIRS; color++)
      init_extended_pair(color + 1, color, -1);
  }
  return CTERM_OPENED;
}

void cterm_close(void) {
  if (screen == NULL) return;
  endwin();
  delscreen(screen);
  screen = NULL;
}

int cterm_width(void) { return getmaxx(stdscr); }
int cterm_height(void) { return getmaxy(stdscr); }
int cterm_colors(void) { return has_colors() ? COLORS : 0; }

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

// --- input ---

void cterm_wait(int milliseconds) {
  struct pollfd sources[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
  if (poll(sources, 2, milliseconds) <= 0) return;  // Time is up, or a signal such as SIGWINCH came.
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) input_is_gone = true;
  if (sources[1].revents & POLLIN) {
    char drained[64];
    while (read(wake_pipe[0], drained, sizeof drained) > 0) {
    }
  }
}

int cterm_key(uint32_t *scalar) {
  wint_t key = 0;
  switch (wget_wch(stdscr, &key)) {
    case OK:
      *scalar = (uint32_t)key;
      return CTERM_CHARACTER;
    case KEY_CODE_YES:
      switch (key) {
        case KEY_LEFT: return CTERM_LEFT;
        case KEY_RIGHT: return CTERM_RIGHT;
        case KEY_UP: return CTERM_UP;
        case KEY_DOWN: return CTERM_DOWN;
        case KEY_RESIZE: return CTERM_RESIZED;
        default: return CTERM_OTHER;
      }
    default: return input_is_gone ? CTERM_CLOSED : CTERM_NONE;
  }
}
