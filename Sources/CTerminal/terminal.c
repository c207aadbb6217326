#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static SCREEN *screen;
static FILE *ncurses_output;
/// Whether the line may not be as it was found.
static bool is_taken;
static bool mouse_is_on, colors_are_on, pastes_are_marked, background_is_asked_for;
/// The settings of the line: as they were found, and while the screen is open.
static struct termios shell_modes, program_modes;

bool cterm_is_utf8(void) {
  setlocale(LC_CTYPE, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// --- what takes the terminal over and what gives it back ---

// Presses, releases and moves with a button held (1002), with columns and rows in decimal (1006). Held Shift
// leaves the mouse to the terminal, so text can still be selected.
static const char mouse_on[] = "\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l";
// Text from a clipboard comes between marks of its own.
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
// The colour behind text (OSC 11). Whoever does not know it says nothing, but answers what is asked next.
static const char background_request[] = "\033]11;?\033\\";

/// All that the terminal needs to be as it was, ready for a signal handler.
static char farewell[256];
static size_t farewell_length;

static int add_to_farewell(int character) {
  if (farewell_length < sizeof farewell) farewell[farewell_length++] = (char)character;
  return character;
}

static void add_capability(const char *sequence) {
  if (sequence != NULL) tputs(sequence, 1, add_to_farewell);
}

static void prepare_farewell(void) {
  farewell_length = 0;
  if (mouse_is_on) add_capability(mouse_off);
  if (pastes_are_marked) add_capability(paste_off);
  add_capability(exit_attribute_mode);
  if (colors_are_on) add_capability(orig_pair);
  add_capability(keypad_local);
  add_capability(cursor_normal);
  if (exit_ca_mode != NULL) {
    add_capability(exit_ca_mode);
  } else {
    // No screen to go back to: the shell goes on below the picture.
    add_capability(tiparm(cursor_address, LINES - 1, 0));
    add_capability("\r\n");
  }
}

/// CTERM_OPENED where terminfo knows the type, and as one on which text can be placed.
static int check_type(void) {
  int result;
  errno = 0;
  if (setupterm(NULL, STDOUT_FILENO, &result) != OK) return errno == ENOMEM ? CTERM_OUT_OF_MEMORY : CTERM_UNKNOWN_TYPE;
  bool can_place = cursor_address != NULL;
  del_curterm(cur_term);
  return can_place ? CTERM_OPENED : CTERM_UNKNOWN_TYPE;
}

/// Without memory ncurses ends the process by itself, in the middle of whatever it does.
static void give_back_at_exit(void) {
  if (is_taken) cterm_abandon(CTERM_PATIENTLY);
}

static void ask_for_reports(void) {
  if (mouse_is_on) cterm_send(mouse_on, sizeof mouse_on - 1);
  if (pastes_are_marked) cterm_send(paste_on, sizeof paste_on - 1);
  if (background_is_asked_for) cterm_send(background_request, sizeof background_request - 1);
}

int cterm_open(int options) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CTERM_NOT_A_TERMINAL;
  int type = check_type();
  if (type != CTERM_OPENED) return type;
  if (tcgetattr(STDIN_FILENO, &shell_modes) != 0) return CTERM_NOT_A_TERMINAL;
  setlocale(LC_CTYPE, "");
  // Before newterm, which would otherwise install handlers of its own for some of these.
  if (!cterm_catch_signals()) return CTERM_NOT_A_TERMINAL;
  static bool is_registered;
  if (!is_registered) is_registered = atexit(give_back_at_exit) == 0;
  farewell_length = 0;
  is_taken = true;

  ncurses_output = fdopen(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3), "w");
  // newterm returns NULL on an unknown type, where initscr would exit the process.
  screen = ncurses_output == NULL ? NULL : cterm_new_screen(ncurses_output);
  if (screen == NULL) {
    // It may have come as far as changing the line before it ran out of memory.
    tcsetattr(STDIN_FILENO, TCSANOW, &shell_modes);
    is_taken = false;
    if (ncurses_output != NULL) fclose(ncurses_output);
    cterm_release_signals();
    return CTERM_OUT_OF_MEMORY;  // For the type is known.
  }
  cbreak();
  noecho();
  nonl();
  tcgetattr(STDIN_FILENO, &program_modes);
  // Ctrl-C and the like do not drop what has not been read: an answer may be in it, which would be waited for.
  program_modes.c_lflag |= NOFLSH;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &program_modes);
  if (!cterm_open_output(fileno(ncurses_output))) {
    cterm_close();
    return CTERM_NOT_A_TERMINAL;
  }
  typeahead(-1);  // Frames are shown whole, whatever has been typed meanwhile.
  curs_set(0);
  cterm_update_size();
  mouse_is_on = (options & CTERM_WITH_MOUSE) && key_mouse != NULL;
  colors_are_on = (options & CTERM_WITH_COLORS) && has_colors();
  if (colors_are_on) {
    start_color();
    use_default_colors();
  }
  pastes_are_marked = cterm_may_answer();
  // A console, which has no screen to go back to, may take the request for text.
  background_is_asked_for = cterm_may_answer() && exit_ca_mode != NULL;
  cterm_open_input(mouse_is_on);
  prepare_farewell();
  cterm_keep_messages();
  ask_for_reports();
  return CTERM_OPENED;
}

/// Lets the output go on that Ctrl-S has stopped: nobody would know that Ctrl-Q is needed now.
static void start_output(void) {
  tcflow(STDIN_FILENO, TCOOFF);  // Only what was stopped by this can be started.
  tcflow(STDIN_FILENO, TCOON);
}

/// Sets the line as it was found, and drops what was typed. Waits for no terminal to take what is on its way.
static void set_line_anew(void) {
  tcflush(STDIN_FILENO, TCIFLUSH);
  tcsetattr(STDIN_FILENO, TCSANOW, &shell_modes);
}

/// Sends the farewell and sets the line as it was found.
static void leave(void) {
  // What the terminal has reported and answered is read before the shell could read it.
  if (mouse_is_on) cterm_send(mouse_off, sizeof mouse_off - 1);
  if (pastes_are_marked) cterm_send(paste_off, sizeof paste_off - 1);
  if (mouse_is_on || pastes_are_marked) cterm_request_answer();
  start_output();
  bool all_is_read = cterm_send_all() && cterm_await_all_answers();
  cterm_send(farewell, farewell_length);
  if (!cterm_send_all()) {
    cterm_send(farewell, farewell_length);
    cterm_send_all();
  }
  if (all_is_read) tcsetattr(STDIN_FILENO, TCSADRAIN, &shell_modes);
  else set_line_anew();
}

void cterm_close(void) {
  if (screen == NULL) return;
  leave();
  is_taken = false;
  endwin();
  delscreen(screen);
  screen = NULL;
  fclose(ncurses_output);
  cterm_close_output();
  cterm_release_messages();
  cterm_release_signals();
}

void cterm_abandon(enum cterm_haste haste) {
  start_output();
  cterm_send_last(farewell, farewell_length, haste);
  set_line_anew();
  cterm_release_messages();
}

// --- stopping and going on ---

void cterm_suspend(void) {
  leave();
  endwin();
  cterm_discard_frame();
  cterm_stop();
  cterm_take_note(CTERM_CONTINUE_NOTE);
  cterm_resume();
}

void cterm_resume(void) {
  // Told once more that the screen was left, ncurses will enter it again.
  endwin();
  cterm_discard_frame();
  cterm_forget_requests();
  tcsetattr(STDIN_FILENO, TCSADRAIN, &program_modes);
  cterm_update_size();
  cterm_forget_report();
  ask_for_reports();
  keypad(stdscr, TRUE);
  cterm_forget();
}

// --- what it is like ---

bool cterm_update_size(void) {
  int height, width;
  cterm_find_size(&height, &width);
  if (height <= 0) height = LINES;
  if (width <= 0) width = COLS;
  if (height == LINES && width == COLS) return false;
  resize_term(height, width);
  prepare_farewell();
  return true;
}

int cterm_width(void) { return getmaxx(stdscr); }
int cterm_height(void) { return getmaxy(stdscr); }
int cterm_colors(void) { return colors_are_on ? COLORS : 0; }
