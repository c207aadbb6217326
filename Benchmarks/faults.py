"""What becomes of the program when something fails: the n-th allocation, thread, read or write, for one n after another, and with so little
address space. Prints a table; each run is to end in time with its result or with a line on standard error, and where it has a screen, to
go on until it is told to end, or to end by itself, with the terminal as it was. Linux with glibc.

    swift build -c release && python3 Benchmarks/faults.py
"""

import argparse
import collections
import concurrent.futures
import pathlib
import resource
import signal
import subprocess
import tempfile
import time

from window import Window

HERE = pathlib.Path(__file__).parent
PROGRAM = HERE.parent / ".build/release/centerloss"
SECONDS = 20


def outcome(program, arguments, environment, kilobytes=None):
    def limit():
        if kilobytes:
            resource.setrlimit(resource.RLIMIT_AS, (kilobytes << 10, kilobytes << 10))

    start = time.monotonic()
    child = subprocess.Popen(
        [program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit,
        env={"LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", **environment})
    try:
        output, error = child.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return "hung", time.monotonic() - start
    seconds = time.monotonic() - start
    lines = error.decode(errors="replace").strip().splitlines()
    if child.returncode == 0:
        return "result", seconds
    if child.returncode > 0:
        return ("one line" if len(lines) == 1 else f"status {child.returncode}, {len(lines)} lines"), seconds
    said = any(line.startswith("centerloss: error:") for line in lines)
    return f"{signal.Signals(-child.returncode).name}, {'a line' if said else 'nothing said'}", seconds


# Turns knobs, looks at a sample, at other panels, at the help, at the menu, and back.
KEYS = b"\x1bOC", b"\x1bOD", b"i", b"\t", b"\x1b", b"b", b"?", b"\x1b", b"d", b"\x1b", b"x", b"e"


def screen_outcome(program, arguments, environment, _):
    """What comes of a screen on which the fault happens, and how long it takes to end once it is told to, or has begun to end by itself."""
    variables = [f"{name}={value}" for name, value in {**environment, "FAULT_ON_SCREEN": "1"}.items()]
    window = Window(["env", *variables, program, *arguments])
    try:
        shown = time.monotonic() + 1
        for key in KEYS:
            if window.wait_for_end(max(shown - time.monotonic(), 0.05)):
                break
            window.press(key)
            shown = 0
        start = time.monotonic()
        if not window.has_ended:
            window.press(b"q")
        if not window.wait_for_end(SECONDS):
            return "hung", time.monotonic() - start
        seconds = time.monotonic() - start
        wrong = "".join(f", {what} changed" for what in window.what_is_wrong())
        status = window.process.returncode
        if status == 0:
            return "ended by q" + wrong, seconds
        # The first is ours, the second the terminal library's.
        said = "a line" if b"centerloss: error:" in window.output or b"Out of memory" in window.output else "nothing said"
        return (f"status {status}" if status > 0 else signal.Signals(-status).name) + f", {said}{wrong}", seconds
    finally:
        window.destroy()


def numbers(most):
    """All up to 100, then ever wider apart."""
    number = 1
    while number <= most:
        yield number
        number += max(1, number // 50)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=str(PROGRAM))
    parser.add_argument("--most", type=int, default=3_000, help="the last allocation that fails")
    parser.add_argument("--jobs", type=int, default=4, help="screens at a time")
    parser.add_argument("--only", help="a command alone")
    parser.add_argument("--sizes", type=int, default=100, help="how many sizes of address space from 150 MB to 1 GB")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = f"{folder}/faults.so"
        subprocess.run(["clang", "-O2", "-shared", "-fPIC", HERE / "faults.c", "-o", library, "-ldl"], check=True)
        table = pathlib.Path(folder) / "table.csv"
        table.write_text("a,b,label\n" + "".join(f"{k},{k * k % 7},{k % 3}\n" for k in range(300)))
        commands = {
            "data": ["data", str(table)],
            "train": ["train", "--data", str(table), "--steps", "3", "--threads", "3"],
        }
        cases = []
        for name, arguments in commands.items():
            for kind, most in [("allocation", chosen.most), ("thread", 4), ("read", 12), ("short-read", 12), ("write", 4), ("short-write", 4)]:
                cases.append((name, kind, arguments, [({"LD_PRELOAD": library, "FAULT": f"{kind}:{n}"}, None) for n in numbers(most)]))
            step = 850_000 // max(chosen.sizes, 1)
            cases.append((name, "address space", arguments, [({}, 150_000 + step * k) for k in range(chosen.sizes)]))
        for kind, most in [("allocation", chosen.most), ("thread", 4), ("read", 20), ("short-read", 20), ("write", 20), ("short-write", 20)]:
            cases.append(("watch", kind, ["watch"], [({"LD_PRELOAD": library, "FAULT": f"{kind}:{n}"}, None) for n in numbers(most)]))
        print("| Command | What fails | Runs | What came of them | Longest |\n| --- | --- | --- | --- | --- |")
        for name, kind, arguments, runs in cases:
            if chosen.only not in (None, name):
                continue
            found, longest = collections.Counter(), 0
            is_screen = name == "watch"
            # Screens wait for keys more than they compute.
            with concurrent.futures.ThreadPoolExecutor(chosen.jobs if is_screen else 1) as pool:
                came = pool.map(lambda run: (screen_outcome if is_screen else outcome)(chosen.program, arguments, *run), runs)
            for what, seconds in came:
                found[what] += 1
                longest = max(longest, seconds)
            text = "; ".join(f"{count} {what}" for what, count in found.most_common())
            print(f"| `{name}` | {kind} | {len(runs)} | {text} | {longest:.1f} s |", flush=True)


main()
