#include "shim.h"

#include <poll.h>
#include <unistd.h>

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

void cterm_begin_paste(void) {
  end_matched = bytes_since = 0;
  since = cterm_now();
}

bool cterm_read_paste(void) {
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
