"""Watches a program's screen on a pseudo-terminal in another root until its page of help is there, then quits: screen.py ROOT COMMAND..."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time


def main():
    root, *command = sys.argv[1:]
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", 30, 100, 0, 0))
        os.chroot(root)
        os.chdir("/")
        os.execvpe(command[0], command, {"PATH": "/usr/bin:/bin", "HOME": "/root", "TERM": "xterm-256color", "LANG": "C.UTF-8"})
    output = b""

    def read_until(text, limit=60):
        nonlocal output
        end = time.monotonic() + limit
        while text not in output:
            if not select.select([terminal], [], [], max(end - time.monotonic(), 0))[0]:
                raise SystemExit(f"waited in vain for {text}; the end of what came: {output[-500:]}")
            try:
                came = os.read(terminal, 1 << 16)
            except OSError:
                raise SystemExit(f"the program ended before {text} came: {output[-500:]}")
            # Any terminal answers when it has come as far as the end of a frame, which may lie across two pieces.
            seen = output[-3:] + came
            output += came
            os.write(terminal, b"\x1b[0n" * seen.count(b"\x1b[5n"))

    read_until("features of the test set".encode())
    os.write(terminal, b"?")
    read_until(b"how fast centers follow")
    os.write(terminal, b"q")
    read_until(b"again: centerloss")
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status != 0:
        raise SystemExit(f"it ended with status {status}")
    print("the screen of", *command, "opens, takes keys and ends")


main()
