"""A program on a pseudo-terminal, and what it shows there.

While the program runs, its output is only stored, each piece with the moment it was read, so that
reading costs the program nothing. `Replay` turns it into screens afterwards, with pyte.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

try:
    import pyte
except ImportError:
    raise SystemExit("pyte, a terminal emulator, is needed: pip install pyte")


class PseudoTerminal:
    """Starts `arguments` on a terminal of this size; `output` is a list of (seconds, bytes)."""

    def __init__(self, arguments, columns, rows):
        self.columns, self.rows = columns, rows
        self.output = []
        self._tail = b""
        self.started = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            # pyte knows this type whole; xterm-256color has a sequence (REP) that it does not.
            os.environ.update(TERM="screen-256color", LANG="C.UTF-8", SWIFT_BACKTRACE="enable=no")
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))
            os.execv(arguments[0], arguments)

    def read_for(self, seconds):
        """Stores what comes for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.descriptor], [], [], left)[0]:
                self._read()

    def read_until(self, is_there, limit=30):
        """Stores what comes until `is_there(screen)`, which is asked whenever the output pauses."""
        replay = Replay(self)
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if select.select([self.descriptor], [], [], 0.02)[0]:
                self._read()
                continue
            for _, screen in replay:
                pass
            if is_there(replay.screen):
                return
        raise SystemExit("waited in vain; the screen shows:\n" + "\n".join(replay.screen.display))

    def _read(self):
        data = os.read(self.descriptor, 1 << 16)
        self.output.append((time.perf_counter(), data))
        # As any terminal answers when it has come as far as the end of a frame, which may lie across two pieces.
        seen = self._tail + data
        self.press(b"\x1b[0n" * seen.count(b"\x1b[5n"))
        self._tail = seen[-3:]

    def press(self, keys):
        """Types keys and returns the moment it was done."""
        now = time.perf_counter()
        os.write(self.descriptor, keys)
        return now

    def resident_kilobytes(self, at_most=True):
        """The largest so far, or else as it is now."""
        with open(f"/proc/{self.pid}/status") as status:
            fields = dict(line.split(":", 1) for line in status)
        return int(fields["VmHWM" if at_most else "VmRSS"].split()[0])

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)


class Replay:
    """Iterates over the pieces of output not seen yet: (seconds, screen after the piece)."""

    def __init__(self, terminal):
        self._output, self._next = terminal.output, 0
        self.screen = pyte.Screen(terminal.columns, terminal.rows)
        self._stream = pyte.ByteStream(self.screen)

    def __iter__(self):
        while self._next < len(self._output):
            moment, data = self._output[self._next]
            self._next += 1
            self._stream.feed(data)
            yield moment, self.screen
