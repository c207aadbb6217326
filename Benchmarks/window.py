"""A terminal window as a program on it knows one, without a screen: it takes what is shown and answers, or is silent, or is stalled.

While `PseudoTerminal` has a screen to look at, this one has an end: when no process is left, and how the terminal is then.
"""

import array
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time

# Opens the terminal as its own, says that it has, and becomes the program or, as its parent, waits for it.
START = 'exec <"$1" >"$1" 2>&1; echo >"/dev/fd/$2"; shift 2; '
# What a shell expects to be off, by the numbers of DEC private modes: alternate screen, mouse, keypad, marks around pastes.
OFF_FOR_SHELL = (1049, 1000, 1002, 1003, 1006, 1, 2004)


class Window:
    """Starts `arguments` as the leader of a session on a terminal of its own, or as the child of such a leader."""

    def __init__(self, arguments, answers=True, has_parent=False, environment={}, columns=100, rows=30):
        self.descriptor, self.line = os.openpty()
        os.set_blocking(self.descriptor, False)
        self.resize(columns, rows)
        self.settings_before = termios.tcgetattr(self.line)
        self.output, self.answers = b"", answers
        self._lock, self._is_held, self._is_closed, self.has_ended = threading.Lock(), False, False, False
        # Whoever is left of the program holds this pipe open.
        self._alive, alive = os.pipe()
        start = START + ('"$@"; exit' if has_parent else 'exec "$@"')
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", start, "sh", os.ttyname(self.line), str(alive), *arguments],
            start_new_session=True, pass_fds=[alive],
            env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", **environment})
        os.close(alive)
        if not os.read(self._alive, 1):
            raise RuntimeError("the program could not be started on a terminal")
        self._taker = threading.Thread(target=self._take_by_itself, daemon=True)
        self._taker.start()

    # What happens at the window

    def _take_by_itself(self):
        while not self._is_held and not self._is_closed:
            if select.select([self.descriptor], [], [], 0.02)[0]:
                with self._lock:
                    if not self._is_held and not self._is_closed and not self._take():
                        time.sleep(0.001)

    def _take(self):
        try:
            data = os.read(self.descriptor, 1 << 16)
        except OSError:
            return False
        # A request may lie across two pieces.
        seen = self.output[-3:] + data
        self.output += data
        if self.answers:
            self._write(b"\x1b[0n" * seen.count(b"\x1b[5n"))
        return True

    def _write(self, keys):
        while keys and not self._is_closed and not self.has_ended:
            try:
                keys = keys[os.write(self.descriptor, keys):]
            except BlockingIOError:
                time.sleep(0.0005)
            except OSError:
                return

    def press(self, keys):
        with self._lock:
            self._write(keys)

    def waiting_input(self):
        """How many bytes were typed that the program has not read."""
        count = array.array("i", [0])
        fcntl.ioctl(self.line, termios.FIONREAD, count)
        return count[0]

    def resize(self, columns, rows):
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))

    def hold(self, is_full):
        """Takes nothing any more. `is_full`: nor does the line, which has room for some screens else."""
        with self._lock:
            self._is_held = True
        if is_full:
            line = os.open(os.ttyname(self.line), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            # The system moves what is in the line along, and there is room once more.
            for _ in range(10):
                try:
                    while True:
                        os.write(line, bytes(64))
                except BlockingIOError:
                    time.sleep(0.01)
            os.close(line)

    def close(self):
        """The window is closed, with the program still on it."""
        with self._lock:
            self._is_closed = True
        self._taker.join()
        os.close(self.descriptor)
        self.descriptor = None

    # What is seen of the program

    def wait_for(self, text, limit=60):
        end = time.monotonic() + limit
        while text not in self.output:
            if time.monotonic() > end:
                raise RuntimeError(f"waited in vain for {text} in {self.output[-500:]}")
            time.sleep(0.005)

    def wait_for_end(self, limit):
        """Whether no process is left within `limit` seconds."""
        end = time.monotonic() + limit
        while (left := end - time.monotonic()) > 0:
            if select.select([self._alive], [], [], left)[0] and not os.read(self._alive, 1):
                self.has_ended = True
                self.process.wait()
                return True
        return False

    def what_is_wrong(self):
        """How the terminal differs from what it was, once the program has ended and what was on its way has been read."""
        with self._lock:
            self._is_held = True
            while self._take():
                pass
        wrong = [] if termios.tcgetattr(self.line) == self.settings_before else ["settings"]
        modes = {}
        for numbers, switch in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", self.output):
            modes.update((int(number), switch == b"h") for number in numbers.split(b";"))
        wrong += [f"mode {number}" for number in OFF_FOR_SHELL if modes.get(number, False)]
        return wrong if modes.get(25, True) else [*wrong, "cursor"]

    def destroy(self):
        """Ends whatever is left."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        if self.descriptor is not None:
            self.close()
        os.close(self.line)
        os.close(self._alive)
