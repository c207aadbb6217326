#include "shim.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static bool input_is_gone;

enum {
  /// `ESC [ 0 n`, the answer to a request of output.c. (Its number lies above those that ncurses gives to keys of its
  /// own and to terminfo's extensions.)
  ANSWER = 0x7000,
};

// --- keys ---

void cterm_open_input(bool with_mouse) {
  input_is_gone = false;
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  set_escdelay(25);
  define_key("\033[0n", ANSWER);
  cterm_open_reports(with_mouse);
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

bool cterm_take_answer(int key) {
  if (key != ANSWER) return false;
  cterm_note_answer();
  return true;
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

/// The next key or report, past all answers.
static cterm_event next_input(void) {
  cterm_rest_after_crash();
  cterm_event event = {.kind = input_is_gone ? CTERM_CLOSED : CTERM_NONE};
  while (true) {
    if (cterm_is_in_report()) {
      cterm_event reported;
      if (!cterm_read_report(&reported)) return event;
      if (reported.kind != CTERM_NONE) return reported;
      continue;
    }
    wint_t key = 0;
    switch (get_wch(&key)) {
      case OK:
        if (cterm_mend_sequence(key)) break;
        return (cterm_event){.kind = CTERM_CHARACTER, .scalar = (uint32_t)key};
      case KEY_CODE_YES:
        if (cterm_take_answer((int)key) || cterm_begin_report((int)key)) break;
        return (cterm_event){.kind = event_kind(key)};
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

bool cterm_await_answers(int line, int count, int pause, long long deadline) {
  struct pollfd source = {.fd = line, .events = POLLIN};
  const char answer[] = "\033[0n";
  size_t matched = 0;
  long long last = cterm_now();
  while (count > 0) {
    long long now = cterm_now();
    long long left = (last + pause < deadline ? last + pause : deadline) - now;
    if (left <= 0) return false;
    int ready = poll(&source, 1, (int)left);
    if (ready < 0 && errno == EINTR) continue;
    char byte;
    if (ready <= 0 || read(line, &byte, 1) != 1) return false;
    matched = byte == answer[matched] ? matched + 1 : byte == answer[0];
    if (matched < sizeof answer - 1) continue;
    matched = 0;
    last = now;
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
