"""How soon a program's first whole frame is on the terminal, of centerloss beside btop and htop: prints a table, asserts nothing.

    python3 Benchmarks/first_frame.py --runs 100 .build/release/centerloss btop htop

Programs take turns, so that whatever else the machine does makes all of them slower alike. The time is from just before fork and exec to
when the last bytes of the frame were read; processor time, of all threads up to there, is less disturbed by other programs.
A frame of btop counts when figures are in it: the one before has empty boxes.
"""

import argparse
import fcntl
import glob
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import termios
import time

# By the name of the program: what has to be shown, and what follows the whole frame.
FRAME_ENDS = {
    "btop": (b"Program:", b"\x1b[?2026l"),
    "htop": (b"F10", b"Quit"),
    "centerloss": (b"", b"\x1b[5n"),
}


def start(arguments, columns, rows):
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", SWIFT_BACKTRACE="enable=no")
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))
        os.execv(arguments[0], arguments)
    return pid, terminal


def processor_seconds(pid):
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        with open(path) as file:
            total += int(file.read().split()[0])
    return total / 1e9


def first_frame(arguments, shown, end, columns, rows):
    """Seconds until the first whole frame, and seconds of a processor that the program took for it."""
    started = time.perf_counter()
    pid, terminal = start(arguments, columns, rows)
    output = b""
    try:
        while True:
            if not select.select([terminal], [], [], 10)[0]:
                raise SystemExit(f"{arguments[0]} showed no whole frame: {output[-300:]}")
            output += os.read(terminal, 1 << 16)
            place = output.find(shown)
            if place >= 0 and output.find(end, place) >= 0:
                return time.perf_counter() - started, processor_seconds(pid)
    except OSError:
        raise SystemExit(f"{arguments[0]} ended before its first frame: {output[-300:]}")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def percentile(values, share):
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="+", help="commands of centerloss, btop, htop; NAME=COMMAND names a row")
    parser.add_argument("--runs", type=int, default=100, help="runs of each")
    parser.add_argument("--size", default="100x30", help="columns and rows of the terminal")
    parser.add_argument("--beside", default="btop", help="the row to compare with")
    chosen = parser.parse_args()
    columns, rows = map(int, chosen.size.split("x"))

    times = {}
    programs = {}
    for program in chosen.programs:
        name, path = program.split("=", 1) if "=" in program else (program, program)
        path, *arguments = path.split()
        found = shutil.which(path)
        if found is None:
            raise SystemExit(f"{path}: not there")
        kind = next((kind for kind in FRAME_ENDS if kind in os.path.basename(path)), "centerloss")
        programs[name], times[name] = ([found, *arguments], kind), []
    # The first run of each, which reads the disk, is not counted.
    for run in range(chosen.runs + 1):
        for name, (command, kind) in programs.items():
            time_taken = first_frame(command, *FRAME_ENDS[kind], columns, rows)
            if run > 0:
                times[name].append(time_taken)
            time.sleep(0.01)

    base = [statistics.median(column) for column in zip(*times[chosen.beside])] if chosen.beside in times else None
    print(f"| {chosen.size}, {chosen.runs} runs each | first frame, median | p99 | × {chosen.beside} | processor time, median | × {chosen.beside} |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, taken in times.items():
        wall, processor = zip(*taken)
        ratio = [f"{statistics.median(column) / of:.2f}" for column, of in zip((wall, processor), base)] if base else ["", ""]
        print(
            f"| {name} | {statistics.median(wall) * 1e3:.1f} ms | {percentile(wall, .99) * 1e3:.1f} ms | {ratio[0]} "
            f"| {statistics.median(processor) * 1e3:.1f} ms | {ratio[1]} |")


main()
