// What the files of the shim know of each other.
#ifndef CTERMINAL_SHIM_H
#define CTERMINAL_SHIM_H

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"

#include <ncurses.h>
#include <stddef.h>

// --- signals.c ---

/// Catches what may end, stop or resize the program; a crash gives the terminal back. False without a pipe.
bool cterm_catch_signals(void);

/// Leaves all signals as they were found.
void cterm_release_signals(void);

/// The end of a pipe that becomes readable when a signal has come.
int cterm_wake_source(void);

/// Empties that pipe.
void cterm_drain_wake_source(void);

enum cterm_note { CTERM_STOP_NOTE, CTERM_CONTINUE_NOTE, CTERM_SIZE_NOTE, CTERM_NOTE_COUNT };

/// Whether such a signal has come since this was last asked.
bool cterm_take_note(enum cterm_note note);

/// While a handler is giving the terminal back for good, does not return: the terminal is the handler's alone.
void cterm_rest_after_crash(void);

/// Stops the process as if SIGTSTP had never been caught, until someone continues it.
void cterm_stop(void);

// --- terminal.c ---

/// Whether to wait for answers of the terminal that are still on their way.
enum cterm_haste { CTERM_PATIENTLY, CTERM_AT_ONCE };

/// Gives the terminal back from within a signal handler: only calls that are safe there.
void cterm_abandon(enum cterm_haste haste);

/// Gives the terminal back, stops the process, and takes the terminal over again when it goes on.
void cterm_suspend(void);

/// Takes the terminal over again after something else has had it.
void cterm_resume(void);

/// Learns the terminal's size. False when it is what it was.
bool cterm_update_size(void);

// --- size.c ---

/// The terminal's rows and columns, as the line says, or else the environment; 0 where neither does. At most 1000.
void cterm_find_size(int *height, int *width);

/// What newterm returns, for a terminal of that size.
SCREEN *cterm_new_screen(FILE *output);

// --- output.c ---

/// Opens the way out for a terminal just opened; from here on nothing that ncurses writes reaches it by itself.
/// `ncurses_output` is the descriptor that ncurses writes to.
bool cterm_open_output(int ncurses_output);
void cterm_close_output(void);

/// Queues bytes for the terminal, in order with the frames.
void cterm_send(const char *bytes, size_t count);

/// Writes to a terminal as long as it takes some, and gives up on one that takes nothing. Safe within a signal handler.
bool cterm_write_all(int terminal, const char *bytes, size_t count);

/// Writes all that is queued. False for a terminal that takes nothing: then all that is on its way has been dropped, in
/// the line too, so that there is room for what is sent next.
bool cterm_send_all(void);

/// Drops what ncurses has written and nobody has queued.
void cterm_discard_frame(void);

/// Writes to the terminal from within a signal handler, after cutting off all that is queued, and waits for the
/// answers that are still to come.
void cterm_send_last(const char *bytes, size_t count, enum cterm_haste haste);

/// Milliseconds that only grow. Safe within a signal handler.
long long cterm_now(void);

/// The descriptor to wait on while something is queued; -1 when nothing is.
int cterm_output_source(void);

/// Writes as much as the terminal takes at once.
void cterm_continue_output(void);

/// Whether the terminal is of a kind that answers requests, and so knows escape sequences as xterm does.
bool cterm_may_answer(void);

/// Asks the terminal to say when it has come as far as this; cterm_note_answer hears it.
void cterm_request_answer(void);
void cterm_note_answer(void);

/// Reads and drops input until all answers have come. False when the terminal has fallen silent.
bool cterm_await_all_answers(void);
void cterm_forget_requests(void);

// --- input.c ---

/// Prepares the keys of a terminal just opened, and its mouse.
void cterm_open_input(bool with_mouse);

/// Whether `key`, as ncurses gave it, is the answer to a request. Then it has been noted.
bool cterm_take_answer(int key);

/// Reads and drops input until the terminal has given so many answers, each within `pause` milliseconds of the one before.
/// False when it has not by `deadline`, a time of cterm_now, whatever else has come. Safe within a signal handler.
bool cterm_await_answers(int line, int count, int pause, long long deadline);

// --- reports.c ---

/// Has ncurses find where reports of the terminal begin, of its mouse only if asked to.
void cterm_open_reports(bool with_mouse);

/// Whether `key`, as ncurses gave it, begins a report. Then cterm_read_report reads it.
bool cterm_begin_report(int key);
bool cterm_is_in_report(void);

/// Whether `character`, which ncurses took for a key, belongs to a sequence whose rest came late. Then that is a report.
bool cterm_mend_sequence(unsigned character);

/// Reads on in the report. True when it is done; what it said is then in *event, CTERM_NONE when nothing. False when
/// the rest is still on its way.
bool cterm_read_report(cterm_event *event);
void cterm_forget_report(void);

// --- paste.c ---

/// Reads and drops what comes from a clipboard, from just after the mark at its beginning. True when it is over; until
/// then more is to come.
void cterm_begin_paste(void);
bool cterm_read_paste(void);

// --- messages.c ---

/// Keeps what is written to standard error while the screen would hide it, until cterm_release_messages.
void cterm_keep_messages(void);

/// Writes what was kept. Safe within a signal handler.
void cterm_release_messages(void);

/// A file without a name, for bytes on their way.
int cterm_scratch_file(void);

#endif
