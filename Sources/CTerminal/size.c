#include "shim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

// No screen is as large as a line or the environment may say, and what is drawn is kept in memory several times.
enum { LARGEST = 1000 };

void cterm_find_size(int *height, int *width) {
  struct winsize size;
  bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
  const char *lines = getenv("LINES"), *columns = getenv("COLUMNS");
  long rows = is_known ? size.ws_row : lines != NULL ? strtol(lines, NULL, 10) : 0;
  long cells = is_known ? size.ws_col : columns != NULL ? strtol(columns, NULL, 10) : 0;
  *height = rows < 0 ? 0 : rows < LARGEST ? (int)rows : LARGEST;
  *width = cells < 0 ? 0 : cells < LARGEST ? (int)cells : LARGEST;
}

// ncurses would take any size on trust. It looks into the environment first, so it finds ours there.
SCREEN *cterm_new_screen(FILE *output) {
  const char *names[] = {"LINES", "COLUMNS"};
  int sizes[2];
  char *before[2];
  cterm_find_size(&sizes[0], &sizes[1]);
  for (int i = 0; i < 2; i++) {
    const char *value = getenv(names[i]);
    before[i] = value == NULL ? NULL : strdup(value);
    char text[16];
    snprintf(text, sizeof text, "%d", sizes[i]);
    if (sizes[i] > 0) setenv(names[i], text, true);
    else unsetenv(names[i]);
  }
  SCREEN *made = newterm(NULL, output, stdin);
  for (int i = 0; i < 2; i++) {
    if (before[i] != NULL) setenv(names[i], before[i], true);
    else unsetenv(names[i]);
    free(before[i]);
  }
  return made;
}
