#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// ncurses writes and waits until a terminal has taken it all, which on a slow one would be time in which no key
// is heard. So it writes into a file without a name; its bytes are queued here and written as the terminal takes
// them. The next frame is composed only when the one before has been taken: frames are dropped, not queued.

/// Where ncurses writes.
static int frame_file = -1;
/// The terminal, opened once more so that not waiting there is our setting alone and not the shell's too.
static int line = -1;

static char *queue;
static size_t queue_start, queue_end, queue_capacity;

// --- what is on its way ---

// Much fits into the buffers between a program and the eyes: a line's own, a network's. So every frame ends with
// a request for the terminal's status, and the answer says that the terminal has come as far as that.

enum {
  /// Frames wait while more bytes than this have not been answered for: a small part of a second on a slow line,
  /// several frames on a fast one that is far away.
  MOST_UNANSWERED = 4096,
  /// After so many milliseconds without an answer the terminal is asked once more: answers may get lost.
  LONGEST_SILENCE = 1000,
  /// After so many silences in a row no answers are expected any more.
  MOST_SILENCES = 30,
  MOST_REQUESTS = 64,
  /// At the end so many milliseconds are waited for the answers of a terminal that gives answers, whatever else comes
  /// meanwhile, and so many for the next one; of one from which none has come yet, as long as it may be that the first
  /// is still on its way; and when someone will not wait, hardly at all.
  LONGEST_WAIT = 5000,
  LONGEST_PAUSE = 1500,
  SHORTEST_WAIT = 100,
  LONGEST_FIRST_WAIT = 1000,
  LONGEST_WAY = 3000,
  /// So long may a terminal take nothing of what is sent at the end.
  LONGEST_STALL = 500,
};

static const char status_request[] = "\033[5n";  // DSR (ECMA-48); the answer is `ESC [ 0 n`.
static bool may_answer, has_answered;
/// How many bytes had been queued with each open request, oldest first.
static size_t requests[MOST_REQUESTS];
static int request_count;
/// How many answers are still to come, also to requests that are not waited for any more.
static int owed_answers;
static size_t queued_total, answered_total;
static long long last_progress, first_request;
static int silences;

long long cterm_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

bool cterm_may_answer(void) { return may_answer; }

void cterm_request_answer(void) {
  if (!may_answer || request_count == MOST_REQUESTS) return;
  cterm_send(status_request, sizeof status_request - 1);
  if (first_request == 0) first_request = cterm_now();
  requests[request_count++] = queued_total;
  owed_answers++;
}

void cterm_note_answer(void) {
  has_answered = true;
  silences = 0;
  last_progress = cterm_now();
  if (owed_answers > 0) owed_answers--;
  if (request_count == 0) return;
  answered_total = requests[0];
  memmove(requests, requests + 1, (size_t)--request_count * sizeof *requests);
}

static bool await_answers_on(int terminal, enum cterm_haste haste) {
  long long now = cterm_now();
  long long deadline = now + (has_answered ? LONGEST_WAIT : LONGEST_FIRST_WAIT);
  if (!has_answered && deadline > first_request + LONGEST_WAY) deadline = first_request + LONGEST_WAY;
  if (haste == CTERM_AT_ONCE && deadline > now + SHORTEST_WAIT) deadline = now + SHORTEST_WAIT;
  return cterm_await_answers(terminal, owed_answers, LONGEST_PAUSE, deadline);
}

bool cterm_await_all_answers(void) { return await_answers_on(line, CTERM_PATIENTLY); }

void cterm_forget_requests(void) {
  request_count = owed_answers = 0;
  answered_total = queued_total;
}

bool cterm_is_ready(void) {
  cterm_continue_output();
  if (queue_start < queue_end) return false;
  if (!has_answered) return true;
  if (request_count > 0 && cterm_now() - last_progress > LONGEST_SILENCE) {
    if (++silences == MOST_SILENCES) has_answered = false;
    request_count = 0;
    cterm_request_answer();
    last_progress = cterm_now();
    return false;
  }
  return queued_total - answered_total <= MOST_UNANSWERED && request_count < MOST_REQUESTS;
}

// --- queueing and writing ---

bool cterm_open_output(int ncurses_output) {
  char name[256];
  if (ttyname_r(STDOUT_FILENO, name, sizeof name) == 0)
    line = open(name, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  // Another user's terminal (after su) may not be opened again. Then writing may wait.
  if (line < 0) line = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  int file = cterm_scratch_file();
  if (line < 0 || file < 0) return false;
  dup2(file, ncurses_output);
  close(file);
  fcntl(ncurses_output, F_SETFD, FD_CLOEXEC);
  frame_file = ncurses_output;
  // Terminals that say where the cursor is (terminfo's u7) know this request too.
  const char *report = tigetstr("u7");
  may_answer = report != NULL && report != (const char *)-1 && strcmp(report, "\033[6n") == 0;
  has_answered = false;
  first_request = 0;
  cterm_forget_requests();
  return true;
}

void cterm_close_output(void) {
  if (line >= 0) close(line);
  line = frame_file = -1;
  queue_start = queue_end = 0;
}

void cterm_send(const char *bytes, size_t count) {
  if (queue_start == queue_end) queue_start = queue_end = 0;
  if (queue_capacity - queue_end < count) {
    size_t capacity = 2 * (queue_end + count);
    char *larger = realloc(queue, capacity);
    if (larger == NULL) abort();
    queue = larger;
    queue_capacity = capacity;
  }
  memcpy(queue + queue_end, bytes, count);
  queue_end += count;
  queued_total += count;
}

/// Queues what ncurses has written. Returns how many bytes that was.
static size_t queue_frame(void) {
  off_t length = lseek(frame_file, 0, SEEK_CUR);
  lseek(frame_file, 0, SEEK_SET);
  for (off_t done = 0; done < length;) {
    char bytes[4096];
    size_t wanted = length - done < (off_t)sizeof bytes ? (size_t)(length - done) : sizeof bytes;
    ssize_t count = pread(frame_file, bytes, wanted, done);
    if (count <= 0) break;
    cterm_send(bytes, (size_t)count);
    done += count;
  }
  return (size_t)length;
}

void cterm_discard_frame(void) { lseek(frame_file, 0, SEEK_SET); }

void cterm_continue_output(void) {
  cterm_rest_after_crash();
  while (queue_start < queue_end) {
    ssize_t count = write(line, queue + queue_start, queue_end - queue_start);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) queue_start = queue_end;  // The terminal is gone; cterm_wait will notice.
    if (count > 0) queue_start += (size_t)count;
    last_progress = cterm_now();
  }
}

int cterm_output_source(void) { return queue_start < queue_end ? line : -1; }

bool cterm_write_all(int terminal, const char *bytes, size_t count) {
  struct pollfd target = {.fd = terminal, .events = POLLOUT};
  long long start = cterm_now(), progress = start;
  while (count > 0) {
    long long now = cterm_now();
    long long left = progress + LONGEST_STALL - now;
    if (left > start + LONGEST_WAIT - now) left = start + LONGEST_WAIT - now;
    if (left <= 0) return false;
    if (poll(&target, 1, (int)left) <= 0) continue;  // A signal came, or time is up.
    ssize_t written = write(terminal, bytes, count);
    if (written < 0 && errno != EAGAIN && errno != EINTR) return false;
    if (written <= 0) continue;
    bytes += written;
    count -= (size_t)written;
    progress = cterm_now();
  }
  return true;
}

/// Drops what lies in the line, for a terminal that takes nothing: when it takes something again, that is what comes next.
/// What it has taken may end within an escape sequence, which CAN cuts off.
static void clear_way(int terminal) {
  tcflush(terminal, TCOFLUSH);
  const char cancel = 0x18;
  ssize_t ignored = write(terminal, &cancel, 1);
  (void)ignored;
}

bool cterm_send_all(void) {
  cterm_rest_after_crash();
  bool all_is_sent = cterm_write_all(line, queue + queue_start, queue_end - queue_start);
  queue_start = queue_end = 0;
  if (!all_is_sent) clear_way(line);
  return all_is_sent;
}

void cterm_send_last(const char *bytes, size_t count, enum cterm_haste haste) {
  // Another thread may be in the middle of writing: what it writes from now on goes elsewhere. What the terminal has
  // of it may end within an escape sequence.
  int terminal = fcntl(line, F_DUPFD_CLOEXEC, 3);
  if (terminal < 0) return;  // It has been given back, or was not taken yet.
  dup2(frame_file, line);
  const char cancel = 0x18;
  bool is_cut = queue_start < queue_end;
  if ((!is_cut || cterm_write_all(terminal, &cancel, 1)) && cterm_write_all(terminal, bytes, count)) {
    await_answers_on(terminal, haste);
  } else {
    clear_way(terminal);
    cterm_write_all(terminal, bytes, count);
  }
}

// --- frames ---

void cterm_put(int row, int column, uint32_t scalar, int color, int background, int attributes) {
  wchar_t text[2] = {(wchar_t)scalar, 0};
  attr_t attrs = (attributes & CTERM_BOLD ? A_BOLD : 0) | (attributes & CTERM_DIM ? A_DIM : 0) |
                 (attributes & CTERM_REVERSE ? A_REVERSE : 0);
  cchar_t cell;
  // ncurses keeps the pairs that are in use, and makes one of another when there is no room for more.
  int pair = color < 0 && background < 0 ? 0 : alloc_pair(color, background);
  setcchar(&cell, text, attrs, 0, &pair);
  mvadd_wch(row, column, &cell);
}

void cterm_flush(void) {
  refresh();
  if (queue_frame() > 0) cterm_request_answer();
  cterm_continue_output();
}

void cterm_forget(void) { clearok(stdscr, TRUE); }
