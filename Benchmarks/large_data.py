#!/usr/bin/env python3
"""What a large set of data costs: memory, seconds to load, samples a second to train on and to evaluate.

    swift build -c release && python3 Benchmarks/large_data.py [--samples N] [--steps N] [--threads N] [--limit MB]

Writes 1,000,000 images of 28×28 in IDX (784 MB; 3.1 GB as floats), made by a seed and easy to learn, into a folder of its own
and removes them afterwards. Nothing may take more address space than --limit, so that a second copy would be refused, not
merely reported. "load" is `centerloss data`: reading, the mean and deviation, counting. "evaluate" is what is left of
`centerloss train` beside loading and the steps: one pass forward over all samples.
"""
import argparse
import json
import os
import pathlib
import random
import resource
import subprocess
import tempfile
import time

PROGRAM = pathlib.Path(__file__).resolve().parent.parent / ".build/release/centerloss"
SIDE, CLASSES, BLOCK = 28, 10, 10_000


def write(folder, samples):
    """Noise with a bright band at a place of each class's own. Blocks repeat: drawing a million would take minutes."""
    generator = random.Random(1)
    size = SIDE * SIDE
    band = size // CLASSES
    labels = bytes(generator.randrange(CLASSES) for _ in range(BLOCK))
    block = bytearray(generator.randbytes(BLOCK * size))
    for place, label in enumerate(labels):
        start = place * size + label * band
        block[start:start + band] = bytes([255]) * band
    for name, content, width, sizes in (
        ("train-images-idx3-ubyte", block, size, (SIDE, SIDE)), ("train-labels-idx1-ubyte", labels, 1, ())):
        with open(folder / name, "wb") as file:
            file.write(bytes([0, 0, 8, 1 + len(sizes)]))
            for number in (samples, *sizes):
                file.write(number.to_bytes(4, "big"))
            for start in range(0, samples, BLOCK):
                file.write(content[:min(BLOCK, samples - start) * width])


def run(arguments, megabytes):
    """Its output, the seconds it took, and its largest resident size in megabytes."""
    limit = megabytes << 20
    begin = time.monotonic()
    process = subprocess.Popen(
        [PROGRAM, *arguments], stdout=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"centerloss {' '.join(map(str, arguments))}: ended with status {status}")
    return json.loads(output), time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=int, default=1_000_000)
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, default=1280, help="megabytes of address space")
    chosen = parser.parse_args()

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, chosen.samples)
        megabytes = chosen.samples * SIDE * SIDE / (1 << 20)
        print(f"{chosen.samples:,} × {SIDE * SIDE}: {megabytes:.0f} MB as bytes, {4 * megabytes:.0f} MB as floats")
        found, load, peak = run(["data", folder, "--json"], chosen.limit)
        assert found["samples"] == chosen.samples, found
        print(f"load      {load:6.2f} s                             {peak:6.0f} MB resident at most")
        options = ["--steps", str(chosen.steps), "--threads", str(chosen.threads), "--json"]
        result, seconds, peak = run(["train", "--data", folder, *options], chosen.limit)
        evaluation = seconds - load - result["seconds"]
        print(
            f"train     {result['seconds']:6.2f} s {result['samplesPerSecond']:12,.0f} samples/s   {peak:6.0f} MB resident at most"
            f"\nevaluate  {evaluation:6.2f} s {chosen.samples / evaluation:12,.0f} samples/s"
            f"\naccuracy  {100 * result['testAccuracy']:.1f} % on the fifth that was cut off")


main()
