#include "shim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
  /// `ESC ] 11 ;`, then `rgb:` and red, green and blue in hexadecimal digits, then `ESC \` or BEL.
  BACKGROUND,
  /// One whose beginning was taken for keys.
  CUT_SEQUENCE,
};

/// The report being read: its bytes may come in several pieces.
static enum report current;
static long long begun;

/// What has come of it, and how many milliseconds the rest of one that is short may be late.
static char report[32];
static int report_length;
enum { LONGEST_CUT = 1000 };

/// What the last report of the background said.
static int background;

void cterm_open_reports(bool with_mouse) {
  current = NO_REPORT;
  define_key("\033[200~", PASTE);
  define_key("\033[201~", PASTE_END);
  define_key("\033]11;", BACKGROUND);
  background = CTERM_BACKGROUND_UNKNOWN;
  if (!with_mouse) return;
  define_key("\033[<", SGR_REPORT);
  define_key("\033[M", BYTE_REPORT);
}

// --- the mouse ---

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

// --- the background ---

/// `rgb:` or `rgba:`, then red, green and blue in one to four digits each, more of which are finer.
static int background_in(const char *text) {
  const char *digits = strchr(text, ':');
  if (strstr(text, "rgb") == NULL || digits == NULL) return CTERM_BACKGROUND_UNKNOWN;
  const double weights[] = {0.299, 0.587, 0.114};  // How bright each looks.
  double brightness = 0;
  for (int i = 0; i < 3; i++) {
    char *end;
    digits++;
    unsigned long value = strtoul(digits, &end, 16);
    long count = end - digits;
    if (count < 1 || count > 4 || (i < 2 && *end != '/')) return CTERM_BACKGROUND_UNKNOWN;
    brightness += weights[i] * (double)value / (double)((1UL << 4 * count) - 1);
    digits = end;
  }
  return brightness > 0.5 ? CTERM_BACKGROUND_LIGHT : CTERM_BACKGROUND_DARK;
}

static bool read_background(cterm_event *event) {
  event->kind = CTERM_NONE;
  while (cterm_now() - begun < LONGEST_CUT) {
    int byte = getch();
    if (byte == ERR) return false;
    if (byte == '\a' || byte == '\\') {
      report[report_length] = 0;
      int found = background_in(report);
      if (found == CTERM_BACKGROUND_UNKNOWN || found == background) return true;
      // What is shown is meant for a dark one until the terminal speaks of a light one.
      bool looks_different = found == CTERM_BACKGROUND_LIGHT || background == CTERM_BACKGROUND_LIGHT;
      if (looks_different) event->kind = CTERM_RESIZED;
      background = found;
      return true;
    }
    if (cterm_take_answer(byte)) continue;
    if (byte > 255) return true;  // A key: this one has no end.
    if (report_length < (int)sizeof report - 1 && byte != '\033') report[report_length++] = (char)byte;
  }
  return true;
}

// --- sequences cut in two ---

// ncurses takes ESC for a key when the rest of a sequence is late, as it may be on a busy machine or a slow line. What
// comes then looks like typing, but no hand is as fast: the next bytes are there already.

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
    if (!is_cut && take_next("]", false)) return cterm_begin_report(BACKGROUND);
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
    if (byte >= 0x20 && byte < 0x40 && report_length < (int)sizeof report - 1) {
      report[report_length++] = (char)byte;
      continue;
    }
    report[report_length] = 0;
    if (byte == '~' && strcmp(report, "200") == 0) {
      cterm_begin_report(PASTE);
      event->kind = CTERM_PASTED;
      return cterm_read_paste();
    }
    const int arrows[] = {CTERM_UP, CTERM_DOWN, CTERM_RIGHT, CTERM_LEFT};
    if (report_length == 0 && byte >= 'A' && byte <= 'D') event->kind = arrows[byte - 'A'];
    break;
  }
  return true;
}

// --- all of them ---

bool cterm_begin_report(int key) {
  if (key < SGR_REPORT || key > BACKGROUND) return false;
  // An end without a beginning is the end of a paste that has been given up.
  current = key == PASTE_END ? NO_REPORT : (enum report)key;
  report_length = 0;
  begun = cterm_now();
  if (current == PASTE) cterm_begin_paste();
  return true;
}

bool cterm_is_in_report(void) { return current != NO_REPORT; }

bool cterm_read_report(cterm_event *event) {
  *event = (cterm_event){.kind = CTERM_PASTED};
  bool is_done;
  switch (current) {
    case PASTE: is_done = cterm_read_paste(); break;
    case BACKGROUND: is_done = read_background(event); break;
    case CUT_SEQUENCE: is_done = read_cut_sequence(event); break;
    default: is_done = read_mouse(event); break;
  }
  if (is_done) current = NO_REPORT;
  return is_done;
}

int cterm_background(void) { return background; }

void cterm_forget_report(void) { current = NO_REPORT; }
