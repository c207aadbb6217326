#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Nothing here does any work but the last resort, for a crash and for whoever will not wait: a handler may only note a
// signal and wake cterm_wait through a pipe. Handlers run on whatever thread, so notes are atomic and never lost:
// who takes one exchanges it.

static atomic_int ending_signal;
static atomic_bool notes[CTERM_NOTE_COUNT];
static int wake_pipe[2] = {-1, -1};
_Static_assert(ATOMIC_INT_LOCK_FREE == 2 && ATOMIC_BOOL_LOCK_FREE == 2, "a handler may not wait for a lock");

/// Whether a handler is giving the terminal back, which only one does.
static atomic_bool is_dying;

static void release_crashes(void);

/// Gives the terminal back now, from within a handler, and dies when that returns. Someone has asked twice.
static void end_at_once(int number) {
  if (atomic_exchange(&is_dying, true)) return;
  release_crashes();
  cterm_abandon(CTERM_AT_ONCE);
  cterm_die_of(number);
}

static void note_signal(int number) {
  int saved = errno;
  switch (number) {
    case SIGTSTP: atomic_store(&notes[CTERM_STOP_NOTE], true); break;
    case SIGCONT: atomic_store(&notes[CTERM_CONTINUE_NOTE], true); break;
    case SIGWINCH: atomic_store(&notes[CTERM_SIZE_NOTE], true); break;
    default:
      if (atomic_exchange(&ending_signal, number) != 0) end_at_once(number);
      break;
  }
  ssize_t ignored = write(wake_pipe[1], "", 1);
  (void)ignored;
  errno = saved;
}

/// What a crash says, once; or NULL.
static const char *_Atomic crash_line;

static void say_crash_line(void) {
  const char *text = atomic_exchange(&crash_line, NULL);
  if (text == NULL) return;
  ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
  (void)ignored;
}

static void say_and_crash(int number) {
  say_crash_line();
  cterm_die_of(number);
}

/// Gives the terminal back, then lets the signal do what it would have done without this.
static void crash(int number) {
  while (atomic_exchange(&is_dying, true)) pause();
  release_crashes();
  say_crash_line();  // Kept with the other messages until the terminal is back.
  cterm_abandon(CTERM_PATIENTLY);
  raise(number);  // Delivered when this handler returns, with the place of the crash as it was.
}

static const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { NOTED = sizeof noted / sizeof *noted, CRASHES = sizeof crashes / sizeof *crashes };

/// What they did before.
static struct sigaction noted_before[NOTED], crashes_before[CRASHES];

/// Swift's runtime may have a handler that shows where a program crashed, and on a terminal asks what to do next and
/// waits for a key. Who only uses the program has no answer, so it is left out, here and after the terminal is
/// closed, unless the environment has it not ask.
static void leave_out_questions(void) {
  const char *wish = getenv("SWIFT_BACKTRACE");
  if (wish != NULL && strstr(wish, "interactive=no") != NULL) return;
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  for (int i = 0; i < CRASHES; i++)
    if (crashes_before[i].sa_handler != say_and_crash) crashes_before[i] = standard;
}

void cterm_say_of_crashes(const char *text) {
  const char *wish = getenv("SWIFT_BACKTRACE");
  if (wish != NULL && strstr(wish, "enable=no") == NULL) return;
  atomic_store(&crash_line, text);
  for (int i = 0; i < CRASHES; i++) signal(crashes[i], say_and_crash);
}

bool cterm_catch_signals(void) {
  if (wake_pipe[0] < 0) {
    if (pipe(wake_pipe) != 0) return false;
    for (int end = 0; end < 2; end++) {
      fcntl(wake_pipe[end], F_SETFL, O_NONBLOCK);
      fcntl(wake_pipe[end], F_SETFD, FD_CLOEXEC);
    }
  }
  atomic_store(&ending_signal, 0);
  struct sigaction action = {.sa_handler = note_signal};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < NOTED; i++) {
    sigaction(noted[i], NULL, &noted_before[i]);
    // Whoever started the program may have had it ignore some: nohup does so with SIGHUP.
    bool is_ignored = noted_before[i].sa_handler == SIG_IGN && noted[i] != SIGCONT && noted[i] != SIGWINCH;
    if (!is_ignored) sigaction(noted[i], &action, NULL);
  }

  // On a stack of its own where the thread has one, for the crash may be that of a full stack. SIGTTOU is held
  // back with all others, so that a program in the background may set its terminal right too.
  action = (struct sigaction){.sa_handler = crash, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &crashes_before[i]);
  leave_out_questions();
  return true;
}

static void release_crashes(void) {
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &crashes_before[i], NULL);
}

void cterm_release_signals(void) {
  release_crashes();
  for (int i = 0; i < NOTED; i++) sigaction(noted[i], &noted_before[i], NULL);
}

int cterm_wake_source(void) { return wake_pipe[0]; }

void cterm_drain_wake_source(void) {
  char drained[64];
  while (read(wake_pipe[0], drained, sizeof drained) > 0) {
  }
}

bool cterm_take_note(enum cterm_note note) { return atomic_exchange(&notes[note], false); }

int cterm_signal(void) { return atomic_load(&ending_signal); }

void cterm_rest_after_crash(void) {
  while (atomic_load(&is_dying)) pause();
}

void cterm_stop(void) {
  struct sigaction before, standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, &before);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}

void cterm_die_of(int number) {
  signal(number, SIG_DFL);
  raise(number);
}
