#!/usr/bin/env python3
"""Whether a network trains for every seed and every λ: the accuracies of its recipe, or of another learning rate.

    swift build -c release && python3 Benchmarks/recipes.py [--data NAME] [--network NAME] [--steps N] [--learning-rate X]

Prints a line for each λ: the least and the largest accuracy on the test set over the seeds, by softmax and by the nearest center. These
are the figures of recipes.md. A run takes one thread, and as many run at a time as the machine has cores.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess

PROGRAM = pathlib.Path(__file__).parent.parent / ".build/release/centerloss"


def accuracies(options):
    """Of one run: in percent, by softmax and by the nearest center."""
    run = subprocess.run([PROGRAM, "train", "--json", *options], check=True, capture_output=True, text=True)
    result = json.loads(run.stdout)
    return 100 * result["testAccuracy"], 100 * result["nearestCenterAccuracy"]


def span(values):
    return f"{min(values):.1f} to {max(values):.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default="digits")
    parser.add_argument("--network", default="mlp")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--learning-rate", help="that of the recipe if not given")
    parser.add_argument("--lambdas", default="0,0.01,0.1,1")
    parser.add_argument("--seeds", type=int, default=8, help="how many, from 1 on")
    chosen = parser.parse_args()

    common = ["--data", chosen.data, "--network", chosen.network, "--steps", str(chosen.steps)]
    if chosen.learning_rate:
        common += ["--learning-rate", chosen.learning_rate]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for weight in chosen.lambdas.split(","):
            runs = [common + ["--lambda", weight, "--seed", str(seed)] for seed in range(1, chosen.seeds + 1)]
            softmax, nearest = zip(*pool.map(accuracies, runs))
            print(f"λ {weight:>5}: softmax {span(softmax)} %, nearest center {span(nearest)} %", flush=True)


main()
