#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

bool cpty_open(cpty *terminal, int columns, int rows) {
  *terminal = (cpty){.window = posix_openpt(O_RDWR | O_NOCTTY), .line = -1, .alive = -1};
  if (terminal->window < 0) return false;
  fcntl(terminal->window, F_SETFD, FD_CLOEXEC);
  fcntl(terminal->window, F_SETFL, O_NONBLOCK);
  if (grantpt(terminal->window) == 0 && unlockpt(terminal->window) == 0)
    terminal->line = open(ptsname(terminal->window), O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (terminal->line < 0) {
    cpty_close(terminal);
    return false;
  }
  cpty_resize(terminal, columns, rows);
  return true;
}

/// The end of a new pipe that programs are to hold open, whose other end becomes terminal->alive. -1 when there is none.
static int open_pipe(cpty *terminal) {
  int ends[2];
#ifdef __linux__
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
#else
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
#endif
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  terminal->alive = ends[0];
  // Above the number that it has in the program.
  int held = fcntl(ends[1], F_DUPFD_CLOEXEC, 10);
  close(ends[1]);
  return held;
}

int cpty_start(cpty *terminal, pid_t *process, const char *path, char *const *arguments, char *const *environment) {
  // The first terminal that the leader of a new session opens becomes the one that controls it.
  char name[128];
  if (ttyname_r(terminal->line, name, sizeof name) != 0) return -1;
  int held = open_pipe(terminal);
  if (held < 0) return errno;
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, name, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_adddup2(&files, held, 3);

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);

  int error = posix_spawn(process, path, &files, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  close(held);
  return error;
}

void cpty_resize(const cpty *terminal, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(terminal->window, TIOCSWINSZ, &size);
}

bool cpty_has_processes(const cpty *terminal) {
  char byte;
  return read(terminal->alive, &byte, 1) < 0;
}

void cpty_fill(const cpty *terminal) {
  char name[128];
  if (ttyname_r(terminal->line, name, sizeof name) != 0) return;
  int line = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  const char nothing[64] = {0};
  // The system moves what is in the line along, and there is room once more.
  for (int round = 0; round < 10; round++) {
    while (write(line, nothing, sizeof nothing) > 0) {
    }
    usleep(10000);
  }
  close(line);
}

int cpty_waiting_input(const cpty *terminal) {
  int count = 0;
  return ioctl(terminal->line, FIONREAD, &count) == 0 ? count : -1;
}

void cpty_close(cpty *terminal) {
  if (terminal->window >= 0) close(terminal->window);
  if (terminal->line >= 0) close(terminal->line);
  terminal->window = terminal->line = -1;
}
