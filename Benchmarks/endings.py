"""How long the screen takes to end, and whether the terminal is then as it was: each way to end it, at each moment, on each kind of terminal.
Prints a table in Markdown. Linux.

    swift build -c release && python3 Benchmarks/endings.py

Other programs that run at the same time make all times longer.
"""

import argparse
import concurrent.futures
import pathlib
import random
import signal
import threading
import time

from window import Window

PROGRAM = pathlib.Path(__file__).parent.parent / ".build/release/centerloss"
LIMIT = 20
ARROW, DOWN = b"\x1bOC", b"\x1bOB"

# What ends it, and the statuses that are right then: None for any.
ENDINGS = {
    "q": (lambda window: window.press(b"q"), 0),
    "Ctrl-C": (lambda window: window.press(b"\x03"), -signal.SIGINT),
    "Ctrl-\\": (lambda window: window.press(b"\x1c"), -signal.SIGQUIT),
    "SIGTERM": (lambda window: window.process.send_signal(signal.SIGTERM), -signal.SIGTERM),
    "SIGHUP": (lambda window: window.process.send_signal(signal.SIGHUP), -signal.SIGHUP),
    "window closed": (lambda window: window.close(), None),
    "parent killed": (lambda window: window.process.kill(), None),
}

AT_ONCE, A_WHILE, LONG_STEP, OPENING, HELD_KEY, RESIZES = MOMENTS = (
    "at once", "after 3 s", "in a step of ten seconds", "while another run opens", "under a held key", "in a storm of resizes")

# What each terminal does from the moment on: whether it answers, and whether it takes anything; of one that does not, whether
# its line has any room left.
TERMINALS = {"answers": (True, True, None), "is silent": (False, True, None), "takes nothing": (True, False, False), "is full": (True, False, True)}


def prepare(window, moment):
    if moment == AT_ONCE:
        return
    window.wait_for(b"features of the test set")
    if moment == A_WHILE:
        time.sleep(3)
    if moment == LONG_STEP:
        time.sleep(2)
    if moment == OPENING:
        window.press(b"d" + 3 * DOWN + b"\r")
        window.wait_for(b"opening")


def keep_on(window, moment, is_over):
    """What goes on before, while and after the end comes."""
    while not is_over.wait(0.0005):
        try:
            if moment == HELD_KEY:
                if window.waiting_input() < 1000:
                    window.press(20 * ARROW)
            else:
                window.resize(random.randint(1, 300), random.randint(1, 100))
        except (OSError, TypeError):
            return


def ended(program, ending, moment, terminal):
    """Seconds, and what was wrong."""
    end, status = ENDINGS[ending]
    answers, takes, is_full = TERMINALS[terminal]
    step = ["--data", "mnist", "--network", "lenet++", "--batch", "4000"] if moment == LONG_STEP else []
    window = Window([program, "watch", *step], answers=answers, has_parent=ending == "parent killed")
    is_over = threading.Event()
    try:
        prepare(window, moment)
        if not takes:
            window.hold(is_full)
        if moment in (HELD_KEY, RESIZES):
            threading.Thread(target=keep_on, args=(window, moment, is_over), daemon=True).start()
            time.sleep(1)
        start = time.monotonic()
        end(window)
        if not window.wait_for_end(LIMIT):
            return LIMIT, ["goes on"]
        seconds = time.monotonic() - start
        wrong = [] if status in (None, window.process.returncode) else [f"status {window.process.returncode}"]
        is_over.set()
        return seconds, wrong if window.descriptor is None else wrong + window.what_is_wrong()
    finally:
        is_over.set()
        window.destroy()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=str(PROGRAM))
    parser.add_argument("--runs", type=int, default=1, help="of each case, of which the longest is shown")
    parser.add_argument("--jobs", type=int, default=1, help="cases at a time, for a first look: they slow each other down")
    chosen = parser.parse_args()
    print("| When | What ends it | " + " | ".join(f"terminal {name}" for name in TERMINALS) + " |")
    print("| --- | --- |" + " --- |" * len(TERMINALS))
    longest = dict.fromkeys(TERMINALS, 0)
    faults = 0
    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        cases = {
            (moment, ending, terminal): [pool.submit(ended, chosen.program, ending, moment, terminal) for _ in range(chosen.runs)]
            for moment in MOMENTS for ending in ENDINGS for terminal in TERMINALS}
        for moment in MOMENTS:
            for ending in ENDINGS:
                cells = []
                for terminal in TERMINALS:
                    came = [run.result() for run in cases[moment, ending, terminal]]
                    seconds = max(seconds for seconds, _ in came)
                    wrong = sorted({what for _, all_wrong in came for what in all_wrong})
                    longest[terminal] = max(longest[terminal], seconds)
                    faults += bool(wrong)
                    cells.append(f"{seconds:.2f}" + "".join(f", **{what}**" for what in wrong))
                print(f"| {moment} | {ending} | " + " | ".join(cells) + " |", flush=True)
    print("| longest | | " + " | ".join(f"{seconds:.2f}" for seconds in longest.values()) + " |")
    print(f"\n{len(cases) * chosen.runs} runs; {faults} cases in which something was wrong.")


main()
