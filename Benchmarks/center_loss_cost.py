#!/usr/bin/env python3
"""What one step of center loss (value, features' gradient, centers' move) costs beside K = 10 to 1,000,000 classes,
for a batch of 256 features of 512 numbers: instructions executed, and time.

    python3 Benchmarks/center_loss_cost.py [--largest K]

Only the rows of classes that occur in the batch are touched, so the cost must not depend on K. A batch of 256 can name 256
classes where there are as many, but only 10 of 10. So the comparison over all K has batches of 10 classes, spread over
all K, and a second one has 256 classes, from K = 1,000 on: within each, the rows touched are as many.

Instructions are counted by valgrind's callgrind (apt-get install valgrind) as the difference of two runs, one of more steps
than the other: making the centers is in both and drops out. Time is the least of 400 rounds of 32 steps, so that a busy
machine hardly disturbs them all. It does matter in time where the rows lie: those of 1,000 classes stay in the cache, those of
a million come from memory. The first of a step's four passes over them, which computes the loss, has to wait for that; the
other three (features' gradient, sums, move) do not. "read" is what fetching the rows costs when nothing else is done
meanwhile. The largest K needs 2 GB.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE / ".build" / "release" / "CenterLossCost"
CLASSES = [10, 1_000, 100_000, 1_000_000]
DISTINCT = [10, 256]


def instructions(classes, distinct, few=4, more=12):
    """Instructions of one step; None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    counts = []
    for steps in (few, more):
        # Without its debug information, in which some versions of valgrind lose their way.
        with tempfile.TemporaryDirectory() as folder:
            stripped = pathlib.Path(folder) / PROGRAM.name
            subprocess.run(["strip", "-g", "-o", stripped, PROGRAM], check=True)
            run = subprocess.run(
                ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", stripped, str(classes), str(distinct),
                 str(steps), "0"], capture_output=True, text=True)
        found = re.search(r"Collected : (\d+)", run.stderr)
        if not found:
            sys.exit(f"valgrind said:\n{run.stderr}")
        counts.append(int(found.group(1)))
    return (counts[1] - counts[0]) / (more - few)


def microseconds(classes, distinct):
    run = subprocess.run([PROGRAM, str(classes), str(distinct), "32", "400"], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=CLASSES[-1], metavar="K", help="leave larger K out")
    largest = parser.parse_args().largest
    subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE, "--product", "CenterLossCost", "--quiet"],
                   check=True)
    for distinct in DISTINCT:
        print(f"{distinct} classes in a batch of 256, 512 numbers each")
        print(f"{'K':>10} {'instructions':>13} {'':>7} {'step µs':>8} {'more':>6}  of which {'loss':>6} {'rest':>6}"
              f" {'read µs':>9} {'more':>6}")
        first = None
        for classes in CLASSES:
            if not distinct <= classes <= largest:
                continue
            count, time = instructions(classes, distinct), microseconds(classes, distinct)
            step = time["loss"] + time["rest"]
            first = first or (count, step, time["read"])
            counted = f"{count:>13,.0f} {count / first[0] - 1:>+7.2%}" if count else f"{'no valgrind':>13} {'':>7}"
            print(f"{classes:>10,} {counted} {step:>8.1f} {step - first[1]:>+6.1f}  {'':>8} {time['loss']:>6.1f}"
                  f" {time['rest']:>6.1f} {time['read']:>9.1f} {time['read'] - first[2]:>+6.1f}", flush=True)
        print()


if __name__ == "__main__":
    main()
