#include "shim.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool input_is_gone;

// --- mouse reports ---

// ncurses knows mice too, but takes the protocol from terminfo, where that of tmux and screen ends at column 95
// and drags are missing. So the two forms of report are read here, and ncurses only finds where one begins.
// (Their numbers lie above those that ncurses gives to keys of its own and to terminfo's extensions.)
enum {
  /// `ESC [ <`, then `button ; column ; row` in decimal, then M, or m for a release.
  SGR_REPORT = 0x7000,
  /// `ESC [ M`, then button, column and row in a byte each, 32 added: what old terminals send instead.
  BYTE_REPORT,
  /// `ESC [ 0 n`, the answer to a request of output.c.
  ANSWER,
};

/// The report being read, 0 when there is none: its bytes may come in several pieces.
static int report_kind;
static char report[32];
static int report_length;

static cterm_event mouse_event(int button, int column, int row, bool is_release) {
  cterm_event event = {.kind = CTERM_OTHER, .row = row, .column = column};
  const int modifiers = 4 | 8 | 16, moves = 32, wheel = 64;
  switch (button & ~modifiers) {
    case 0: event.kind = is_release ? CTERM_MOUSE_RELEASE : CTERM_MOUSE_PRESS; break;
    case 3: event.kind = CTERM_MOUSE_RELEASE; break;  // Byte reports do not say of which button.
    case 0 | moves: event.kind = CTERM_MOUSE_DRAG; break;
    case 0 | wheel: event.kind = CTERM_WHEEL_UP; break;
    case 1 | wheel: event.kind = CTERM_WHEEL_DOWN; break;
    default: break;
  }
  return event;
}

/// Takes the next byte of the report. True when that was the last; what it said is then in *event.
static bool read_report(int byte, cterm_event *event) {
  report[report_length++] = (char)byte;
  event->kind = CTERM_OTHER;
  if (report_kind == BYTE_REPORT) {
    if (report_length < 3) return false;
    const unsigned char *values = (const unsigned char *)report;
    *event = mouse_event(values[0] - 32, values[1] - 33, values[2] - 33, false);
    return true;
  }
  if ((byte >= '0' && byte <= '9') || byte == ';') return report_length == sizeof report - 1;
  report[report_length] = 0;
  int button, column, row;
  if ((byte == 'M' || byte == 'm') && sscanf(report, "%5d;%5d;%5d", &button, &column, &row) == 3)
    *event = mouse_event(button, column - 1, row - 1, byte == 'm');
  return true;
}

// --- keys ---

void cterm_open_input(bool with_mouse) {
  input_is_gone = false;
  report_kind = 0;
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  intrflush(stdscr, FALSE);
  set_escdelay(25);
  define_key("\033[0n", ANSWER);
  if (with_mouse) {
    define_key("\033[<", SGR_REPORT);
    define_key("\033[M", BYTE_REPORT);
  }
  // What nearly every terminal sends, and terminfo's older entries leave out or know only as an extension.
  const struct {
    const char *sequence;
    int key;
  } common[] = {
      {"\033[Z", KEY_BTAB},    {"\033[1;2A", KEY_SR},     {"\033[1;2B", KEY_SF},
      {"\033[1;2D", KEY_SLEFT}, {"\033[1;2C", KEY_SRIGHT}, {"\033[5~", KEY_PPAGE},
      {"\033[6~", KEY_NPAGE},  {"\033[H", KEY_HOME},      {"\033OH", KEY_HOME},
      {"\033[1~", KEY_HOME},   {"\033[F", KEY_END},       {"\033OF", KEY_END},
      {"\033[4~", KEY_END},
  };
  for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
    int known = key_defined(common[i].sequence);
    if (known == 0 || known > KEY_MAX) define_key(common[i].sequence, common[i].key);
  }
}

static int event_kind(wint_t key) {
  switch (key) {
    case KEY_LEFT: return CTERM_LEFT;
    case KEY_RIGHT: return CTERM_RIGHT;
    case KEY_UP: return CTERM_UP;
    case KEY_DOWN: return CTERM_DOWN;
    case KEY_SLEFT: return CTERM_SHIFT_LEFT;
    case KEY_SRIGHT: return CTERM_SHIFT_RIGHT;
    case KEY_SR: return CTERM_SHIFT_UP;
    case KEY_SF: return CTERM_SHIFT_DOWN;
    case KEY_PPAGE: return CTERM_PAGE_UP;
    case KEY_NPAGE: return CTERM_PAGE_DOWN;
    case KEY_HOME: return CTERM_HOME;
    case KEY_END: return CTERM_END;
    case KEY_BTAB: return CTERM_SHIFT_TAB;
    case KEY_ENTER: return CTERM_ENTER;
    default: return CTERM_OTHER;
  }
}

/// The next key or mouse event, past all answers.
static cterm_event next_input(void) {
  cterm_rest_after_crash();
  cterm_event event = {.kind = input_is_gone ? CTERM_CLOSED : CTERM_NONE};
  while (true) {
    if (report_kind != 0) {
      int byte = getch();
      if (byte == ERR) return event;  // The rest is still on its way.
      if (!read_report(byte, &event)) continue;
      report_kind = 0;
      return event;
    }
    wint_t key = 0;
    switch (get_wch(&key)) {
      case OK: return (cterm_event){.kind = CTERM_CHARACTER, .scalar = (uint32_t)key};
      case KEY_CODE_YES:
        if (key == ANSWER) {
          cterm_note_answer();
        } else if (key == SGR_REPORT || key == BYTE_REPORT) {
          report_kind = (int)key;
          report_length = 0;
        } else {
          return (cterm_event){.kind = event_kind(key)};
        }
        break;
      default: return event;
    }
  }
}

cterm_event cterm_next(void) {
  if (cterm_take_note(CTERM_STOP_NOTE)) {
    cterm_suspend();
    return (cterm_event){.kind = CTERM_RESIZED};
  }
  if (cterm_take_note(CTERM_CONTINUE_NOTE)) {
    cterm_resume();
    return (cterm_event){.kind = CTERM_RESIZED};
  }
  if (cterm_take_note(CTERM_SIZE_NOTE) && cterm_update_size()) {
    cterm_forget();
    return (cterm_event){.kind = CTERM_RESIZED};
  }
  return next_input();
}

bool cterm_await_answers(int line, int count, int patience) {
  struct pollfd source = {.fd = line, .events = POLLIN};
  const char answer[] = "\033[0n";
  size_t matched = 0;
  while (count > 0) {
    char byte;
    if (poll(&source, 1, patience) <= 0 || read(line, &byte, 1) != 1) return false;
    matched = byte == answer[matched] ? matched + 1 : byte == answer[0];
    if (matched < sizeof answer - 1) continue;
    matched = 0;
    count--;
  }
  return true;
}

// --- waiting ---

void cterm_wait(int milliseconds) {
  cterm_rest_after_crash();
  struct pollfd sources[3] = {
      {.fd = STDIN_FILENO, .events = POLLIN},
      {.fd = cterm_wake_source(), .events = POLLIN},
      {.fd = cterm_output_source(), .events = POLLOUT},
  };
  if (poll(sources, 3, milliseconds) <= 0) return;  // Time is up, or a signal came, which is noted.
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) input_is_gone = true;
  if (sources[1].revents & POLLIN) cterm_drain_wake_source();
  if (sources[2].revents != 0) cterm_continue_output();
}
