#include "shim.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// ncurses knows mice too, but takes the protocol from terminfo, where that of tmux and screen ends at column 95
// and drags are missing; pasted text it knows not at all. So reports are read here, and ncurses only finds where
// one begins. (Their numbers lie above those that ncurses gives to keys of its own and to terminfo's extensions.)
enum report {
  NO_REPORT = 0,
  /// `ESC [ <`, then `button ; column ; row` in decimal, then M, or m for a release.
  SGR_REPORT = 0x7100,
  /// `ESC [ M`, then button, column and row in a byte each, 32 added: what old terminals send instead.
  BYTE_REPORT,
  /// `ESC [ 200 ~`, then text from a clipboard, then `ESC [ 201 ~`.
  PASTE,
  PASTE_END,
  /// One whose beginning was taken for keys.
  CUT_SEQUENCE,
};

/// The report being read: its bytes may come in several pieces.
static enum report current;

void cterm_open_reports(bool with_mouse) {
  current = NO_REPORT;
  define_key("\033[200~", PASTE);
  define_key("\033[201~", PASTE_END);
  if (!with_mouse) return;
  define_key("\033[<", SGR_REPORT);
  define_key("\033[M", BYTE_REPORT);
}

// --- the mouse ---

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
static bool take_mouse_byte(int byte, cterm_event *event) {
  report[report_length++] = (char)byte;
  event->kind = CTERM_OTHER;
  if (current == BYTE_REPORT) {
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

static bool read_mouse(cterm_event *event) {
  while (true) {
    int byte = getch();
    if (byte == ERR) return false;
    // Where lines are shared or pieces held up, an answer may have come in between.
    if (cterm_take_answer(byte)) continue;
    if (take_mouse_byte(byte, event)) return true;
  }
}

// --- pasted text ---

// Nothing here has a use for text, and the last thing it may be is keys. So it is dropped up to its end mark, as much
// at a time as leaves room for a frame between.

enum {
  MOST_AT_ONCE = 1 << 16,
  /// A terminal may never send the end mark, and keys must not be dead for ever: a paste is over when so many
  /// milliseconds have brought less than so many bytes, which is what a hand can type.
  PASTE_PATIENCE = 5000,
  LEAST_OF_A_PASTE = 1024,
};

static const char end_mark[] = "\033[201~";
static size_t end_matched, bytes_since;
static long long since;

static bool read_paste(void) {
  struct pollfd source = {.fd = STDIN_FILENO, .events = POLLIN};
  for (size_t total = 0; total < MOST_AT_ONCE && poll(&source, 1, 0) > 0;) {
    // Never more than is missing of the mark: what follows it is for ncurses to read.
    char bytes[sizeof end_mark];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof end_mark - 1 - end_matched);
    if (count <= 0) break;
    for (ssize_t i = 0; i < count; i++)
      end_matched = bytes[i] == end_mark[end_matched] ? end_matched + 1 : bytes[i] == end_mark[0];
    if (end_matched == sizeof end_mark - 1) return true;
    total += (size_t)count;
    bytes_since += (size_t)count;
  }
  if (bytes_since >= LEAST_OF_A_PASTE) {
    since = cterm_now();
    bytes_since = 0;
  }
  return cterm_now() - since > PASTE_PATIENCE;
}

// --- sequences cut in two ---

// ncurses takes ESC for a key when the rest of a sequence is late, as it may be on a busy machine or a slow line. What
// comes then looks like typing, but no hand is as fast: the next bytes are there already.

/// So many milliseconds the rest may be late.
enum { LONGEST_CUT = 1000 };
static long long last_escape = -LONGEST_CUT;

/// Takes the next key if it is one of `characters`.
static bool take_next(const char *characters, bool keeps) {
  wint_t next;
  int kind = get_wch(&next);
  if (kind == ERR) return false;
  bool is_one = kind == OK && next != 0 && next < 128 && strchr(characters, (int)next) != NULL;
  if (is_one && !keeps) return true;
  if (kind == OK) unget_wch((wchar_t)next);
  else ungetch((int)next);
  return is_one;
}

bool cterm_mend_sequence(unsigned character) {
  bool is_cut = false;
  if (character == '\033') {
    last_escape = cterm_now();
    is_cut = take_next("[O", false);
  } else if (character == '[' && cterm_now() - last_escape < LONGEST_CUT) {
    is_cut = take_next("0123456789<", true);
  }
  if (is_cut) current = CUT_SEQUENCE;
  report_length = 0;
  return is_cut;
}

/// Reads on to the end of the sequence, or to where it turns out to be a report.
static bool read_cut_sequence(cterm_event *event) {
  event->kind = CTERM_OTHER;
  while (cterm_now() - last_escape < LONGEST_CUT) {
    int byte = getch();
    if (byte == ERR) return false;
    if (cterm_take_answer(byte)) continue;
    if (report_length == 0 && byte == '<') current = SGR_REPORT;
    if (report_length == 0 && byte == 'M') current = BYTE_REPORT;
    if (current != CUT_SEQUENCE) return read_mouse(event);
    if (byte < 0x40 && report_length < (int)sizeof report - 1) {
      report[report_length++] = (char)byte;
      continue;
    }
    report[report_length] = 0;
    if (byte == '~' && strcmp(report, "200") == 0) {
      cterm_begin_report(PASTE);
      event->kind = CTERM_PASTED;
      return read_paste();
    }
    const int arrows[] = {CTERM_UP, CTERM_DOWN, CTERM_RIGHT, CTERM_LEFT};
    if (report_length == 0 && byte >= 'A' && byte <= 'D') event->kind = arrows[byte - 'A'];
    break;
  }
  return true;
}

// --- all of them ---

bool cterm_begin_report(int key) {
  if (key < SGR_REPORT || key > PASTE_END) return false;
  // An end without a beginning is the end of a paste that has been given up.
  current = key == PASTE_END ? NO_REPORT : (enum report)key;
  report_length = 0;
  end_matched = bytes_since = 0;
  since = cterm_now();
  return true;
}

bool cterm_is_in_report(void) { return current != NO_REPORT; }

bool cterm_read_report(cterm_event *event) {
  *event = (cterm_event){.kind = CTERM_PASTED};
  bool is_done = current == PASTE ? read_paste() : current == CUT_SEQUENCE ? read_cut_sequence(event) : read_mouse(event);
  if (is_done) current = NO_REPORT;
  return is_done;
}

void cterm_forget_report(void) { current = NO_REPORT; }
