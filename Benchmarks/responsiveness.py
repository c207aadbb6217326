"""How fast the screen answers and what it costs: prints figures, asserts nothing.

    swift build -c release && pip install pyte && python3 Benchmarks/responsiveness.py

Each figure comes with its number of samples. Other programs that run at the same time make all of them worse.
"""

import argparse
import json
import pathlib
import random
import re
import statistics
import subprocess

from pseudoterminal import PseudoTerminal, Replay

PROGRAM = pathlib.Path(__file__).parent.parent / ".build/release/centerloss"
RIGHT, LEFT = b"\x1bOC", b"\x1bOD"  # as keys are sent to programs with a keypad mode
FULL_SPEED = b"+" * 7
END_OF_FRAME = b"\x1b[5n"  # a request for the terminal's status


def watch(columns, rows, *options):
    """The program with its first frame on the screen."""
    terminal = PseudoTerminal([str(PROGRAM), "watch", *options], columns, rows)
    terminal.read_until(lambda screen: "quit" in screen.display[-1])
    return terminal


def is_at_full_speed(screen):
    return re.search(r"full speed +[0-9]", screen.display[0])


def seconds_to_first_frame(columns, rows):
    terminal = watch(columns, rows)
    terminal.close()
    return next(t for t, screen in Replay(terminal) if "quit" in screen.display[-1]) - terminal.started


def seconds_from_key_to_frame(columns, rows, count, keys_before):
    """One time for each key: from when λ's key was written to when the first bytes with the new λ were read."""
    terminal = watch(columns, rows)
    terminal.press(keys_before)
    terminal.read_for(1)
    expected = []
    for press in range(count):
        key, value = ((RIGHT, "0.2"), (LEFT, "0.1"))[press % 2]
        expected.append((terminal.press(key), value))
        # Not in step with the thirty frames a second.
        terminal.read_for(random.uniform(0.03, 0.06))
    terminal.read_for(0.5)
    terminal.close()

    times, shown = [], re.compile(r"λ +([0-9.]+)")
    for moment, screen in Replay(terminal):
        if len(times) == count:
            break
        pressed, value = expected[len(times)]
        if moment < pressed:
            continue
        match = next(filter(None, map(shown.search, screen.display)), None)
        if match and match[1] == value:
            times.append(moment - pressed)
    if len(times) < count:
        raise SystemExit(f"only {len(times)} of {count} keys changed the screen")
    return times


def steps_a_second_watched(columns, rows, seconds, *options):
    """Steps by the counter on the screen, at full speed; also frames a second, and the memory."""
    terminal = watch(columns, rows, *options)
    terminal.press(FULL_SPEED)
    terminal.read_until(is_at_full_speed)
    first_piece = len(terminal.output)
    terminal.read_for(seconds)
    memory = terminal.resident_kilobytes()
    terminal.close()

    counter, readings = re.compile(r"step ([0-9 ]*[0-9])"), []
    for piece, (moment, screen) in enumerate(Replay(terminal)):
        match = counter.search(screen.display[0])
        if piece >= first_piece and match:
            steps = int(match[1].replace(" ", ""))
            if not readings or steps > readings[-1][1]:
                readings.append((moment, steps))
    (start, from_step), (end, to_step) = readings[0], readings[-1]
    return (to_step - from_step) / (end - start), (len(readings) - 1) / (end - start), memory


def bytes_a_frame(columns, rows, keys_before, seconds):
    """Of the first frame, which is sent whole, and of those while training, of which only changes are."""
    terminal = watch(columns, rows)
    whole = b"".join(data for _, data in terminal.output).index(END_OF_FRAME)
    terminal.press(keys_before)
    terminal.output.clear()
    terminal.read_for(seconds)
    sent = b"".join(data for _, data in terminal.output)
    terminal.close()
    return whole, len(sent) / sent.count(END_OF_FRAME)


def steps_a_second_unwatched(steps):
    result = json.loads(subprocess.check_output([PROGRAM, "train", "--json", "--steps", str(steps)]))
    return result["steps"] / result["seconds"]


def report(name, value, aim=""):
    print(f"{name:<52}{value:>18}   {aim}", flush=True)


def percentile(values, share):
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def milliseconds(values):
    return f"{percentile(values, .5) * 1e3:.2f} / {percentile(values, .99) * 1e3:.2f} ms"


def report_forks(size, rounds):
    """Both sides take each step, so that a step of the two is what two single ones are."""
    costs = []
    for _ in range(rounds):
        two = steps_a_second_watched(*size, 6, "--fork", "lambda=0")[0]
        costs.append(steps_a_second_watched(*size, 6)[0] / two)
    report(f"two runs side by side, times one, median of {rounds}", f"{statistics.median(costs):.2f}", "aim 2.1")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="100x30", help="columns and rows of the terminal")
    parser.add_argument("--keys", type=int, default=300, help="keys to press")
    parser.add_argument("--forks-only", action="store_true", help="only what two runs side by side cost")
    parser.add_argument("--rounds", type=int, default=5, help="watched and unwatched runs, taking turns")
    chosen = parser.parse_args()
    size = tuple(map(int, chosen.size.split("x")))

    print(f"terminal of {chosen.size}")
    if chosen.forks_only:
        return report_forks(size, chosen.rounds)
    starts = [seconds_to_first_frame(*size) for _ in range(20)]
    report("exec to first frame, median / p99 of 20", milliseconds(starts), "aim 20 ms")
    for name, keys in (("20 steps/s", b""), ("full speed", FULL_SPEED)):
        times = seconds_from_key_to_frame(*size, chosen.keys, keys)
        report(f"key to changed frame at {name}, median / p99 of {chosen.keys}", milliseconds(times), "aim p99 8 ms")

    watched, unwatched = [], []
    for _ in range(chosen.rounds):
        unwatched.append(steps_a_second_unwatched(60_000))
        watched.append(steps_a_second_watched(*size, 6))
    rates = [run[0] for run in watched]
    report(f"steps/s without a screen, median of {chosen.rounds}", f"{statistics.median(unwatched):,.0f}")
    report(f"steps/s with it, median of {chosen.rounds}", f"{statistics.median(rates):,.0f}")
    # Pairs that ran one after the other, so that what else the machine was doing weighs on both.
    costs = [1 - with_screen / without for with_screen, without in zip(rates, unwatched)]
    report("share of training speed that the screen costs", f"{statistics.median(costs):.1%}", "aim 3 %")
    report("frames a second", f"{statistics.median(run[1] for run in watched):.1f}", "aim 30")
    report("resident memory, largest", f"{max(run[2] for run in watched) / 1024:.1f} MB", "aim 25 MB")
    report_forks(size, chosen.rounds)
    for columns, rows in ((80, 24), (200, 60)):
        for name, keys in (("20 steps/s", b""), ("full speed", FULL_SPEED)):
            whole, changes = bytes_a_frame(columns, rows, keys, 5)
            report(f"bytes a frame at {columns}x{rows}, {name}: first / mean", f"{whole:,} / {changes:,.0f}")


main()
