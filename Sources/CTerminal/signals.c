#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

// Nothing here does any work but the last resort for a crash: a handler may only note a signal and wake
// cterm_wait through a pipe.

static volatile sig_atomic_t ending_signal;
static volatile sig_atomic_t notes[CTERM_NOTE_COUNT];
static int wake_pipe[2] = {-1, -1};

static void note_signal(int number) {
  int saved = errno;
  switch (number) {
    case SIGTSTP: notes[CTERM_STOP_NOTE] = 1; break;
    case SIGCONT: notes[CTERM_CONTINUE_NOTE] = 1; break;
    case SIGWINCH: notes[CTERM_SIZE_NOTE] = 1; break;
    default: ending_signal = number; break;
  }
  ssize_t ignored = write(wake_pipe[1], "", 1);
  (void)ignored;
  errno = saved;
}

static volatile sig_atomic_t has_crashed;

static void release_crashes(void);

/// Gives the terminal back, then lets the signal do what it would have done without this.
static void crash(int number) {
  has_crashed = 1;
  release_crashes();
  cterm_abandon();
  raise(number);  // Delivered when this handler returns, with the place of the crash as it was.
}

static const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
enum { NOTED = sizeof noted / sizeof *noted, CRASHES = sizeof crashes / sizeof *crashes };

/// What they did before: Swift's runtime may have a handler that prints where a program crashed.
static struct sigaction noted_before[NOTED], crashes_before[CRASHES];

bool cterm_catch_signals(void) {
  if (wake_pipe[0] < 0) {
    if (pipe(wake_pipe) != 0) return false;
    for (int end = 0; end < 2; end++) {
      fcntl(wake_pipe[end], F_SETFL, O_NONBLOCK);
      fcntl(wake_pipe[end], F_SETFD, FD_CLOEXEC);
    }
  }
  struct sigaction action = {.sa_handler = note_signal};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < NOTED; i++) sigaction(noted[i], &action, &noted_before[i]);

  // On a stack of its own where the thread has one, for the crash may be that of a full stack. SIGTTOU is held
  // back with all others, so that a program in the background may set its terminal right too.
  action = (struct sigaction){.sa_handler = crash, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &crashes_before[i]);
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

bool cterm_take_note(enum cterm_note note) {
  bool has_come = notes[note];
  notes[note] = 0;
  return has_come;
}

int cterm_signal(void) { return ending_signal; }

void cterm_rest_after_crash(void) {
  while (has_crashed) pause();
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
