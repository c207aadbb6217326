#include "shim.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

// What a library or the runtime says on standard error while the screen is open would tear the picture, and be
// gone with the alternate screen. It is kept in a file without a name, and said afterwards.

static int kept = -1;
static int standard_error = -1;
/// The screen once more, on which writing does not wait: a terminal that takes nothing holds up no ending.
static int screen_line = -1;

int cterm_scratch_file(void) {
#ifdef __linux__
  return memfd_create("terminal", MFD_CLOEXEC);
#else
  FILE *file = tmpfile();
  if (file == NULL) return -1;
  int descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
  fclose(file);
  return descriptor;
#endif
}

void cterm_keep_messages(void) {
  struct stat screen, errors;
  bool is_the_screen = fstat(STDOUT_FILENO, &screen) == 0 && fstat(STDERR_FILENO, &errors) == 0 &&
                       S_ISCHR(errors.st_mode) && screen.st_rdev == errors.st_rdev;
  if (!is_the_screen) return;
  kept = cterm_scratch_file();
  standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  char name[256];
  if (ttyname_r(STDERR_FILENO, name, sizeof name) == 0)
    screen_line = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (kept >= 0 && standard_error >= 0) dup2(kept, STDERR_FILENO);
}

void cterm_release_messages(void) {
  if (standard_error >= 0) {
    dup2(standard_error, STDERR_FILENO);
    close(standard_error);
  }
  if (kept >= 0) {
    char bytes[1024];
    ssize_t count;
    lseek(kept, 0, SEEK_SET);
    int terminal = screen_line >= 0 ? screen_line : STDERR_FILENO;
    while ((count = read(kept, bytes, sizeof bytes)) > 0 && cterm_write_all(terminal, bytes, (size_t)count)) {
    }
    close(kept);
  }
  if (screen_line >= 0) close(screen_line);
  kept = standard_error = screen_line = -1;
}
