#!/usr/bin/env python3
"""Training speed of centerloss beside PyTorch's: the whole step (batch, forward, both losses, backward, clip,
optimizer, centers), on the same data and the same network, with the same number of threads, in turns within one run.

    python3 Benchmarks/training_speed.py [--data FOLDER] [--network SIZES] [--batch N] [--rounds N]

Without options it measures what the table in README.md has. Needs the machine to itself for figures that
repeat. PyTorch (CPU) is installed into Benchmarks/.build/python at first; where it cannot be had, ours is measured alone.
"""
import argparse
import gzip
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
DIGITS = HERE.parent / "assets" / "digits"
MNIST = HERE.parent / "assets" / "mnist"
STANDARD = [  # data, network, batch
    (DIGITS, "64-128-64-2-10", 128),
    (DIGITS, "64-128-64-2-10", 32),
    (MNIST, "784-256-128-2-10", 128),
]


def with_pytorch():
    """Goes on in a Python that has PyTorch, or in this one without it."""
    try:
        import torch  # noqa: F401
        return
    except ImportError:
        if os.environ.get("CENTERLOSS_BENCHMARK_ALONE"):
            return
    folder = HERE / ".build" / "python"
    python = folder / "bin" / "python"
    os.environ["CENTERLOSS_BENCHMARK_ALONE"] = "1"
    try:
        if not python.exists():
            venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "torch", "numpy"], check=True)
    except (OSError, subprocess.CalledProcessError):
        return
    os.execv(python, [str(python), *sys.argv])


class Ours:
    name = "centerloss"

    def __init__(self, images, labels, network, batch):
        subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE, "--quiet"], check=True)
        self.folder = tempfile.TemporaryDirectory()
        paths = [pathlib.Path(self.folder.name) / name for name in ("images", "labels")]
        for path, content in zip(paths, (images, labels)):
            path.write_bytes(content)
        program = HERE / ".build" / "release" / "TrainingSpeed"
        self.process = subprocess.Popen(
            [program, *paths, network, str(batch)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def order(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def train(self, steps):
        answer = self.order(f"train {steps}")
        return answer["seconds"], answer["crossEntropy"]


class PyTorch:
    name = "PyTorch"

    def __init__(self, images, labels, network, batch):
        import torch
        torch.set_num_threads(1)
        torch.manual_seed(1)
        self.torch, self.batch = torch, batch
        self.labels = torch.frombuffer(bytearray(labels[8:]), dtype=torch.uint8).long()
        pixels = torch.frombuffer(bytearray(images[16:]), dtype=torch.uint8).float().reshape(len(self.labels), -1)
        self.pixels = (pixels - pixels.mean()) / pixels.std(correction=0)
        sizes = [int(size) for size in network.split("-")]
        layers = []
        for a, b in zip(sizes[:-2], sizes[1:-1]):
            layers += [torch.nn.Linear(a, b), torch.nn.LeakyReLU(0.1, inplace=True)]
        self.embedding = torch.nn.Sequential(*layers[:-1])
        self.classifier = torch.nn.Linear(sizes[-2], sizes[-1], bias=False)
        self.parameters = [*self.embedding.parameters(), *self.classifier.parameters()]
        self.centers = torch.zeros(sizes[-1], sizes[-2])
        weights = [p for p in self.parameters if p.dim() > 1]
        biases = [p for p in self.parameters if p.dim() == 1]
        # Of PyTorch's own three ways to step, the fused one is the fastest here.
        self.optimizer = torch.optim.SGD(
            [{"params": weights, "weight_decay": 5e-4}, {"params": biases}],
            lr=0.1 if sizes[0] == 64 else 0.05, momentum=0.9, fused=True)
        self.order, self.next = torch.randperm(len(self.labels)), 0

    def step(self):
        torch, batch = self.torch, self.batch
        if self.next + batch > len(self.order):
            self.order, self.next = torch.randperm(len(self.labels)), 0
        places = self.order[self.next:self.next + batch]
        self.next += batch
        x, y = self.pixels[places], self.labels[places]
        features = self.embedding(x)
        cross_entropy = torch.nn.functional.cross_entropy(self.classifier(features), y)
        difference = features - self.centers[y]
        center_loss = 0.5 / batch * difference.pow(2).sum()
        self.optimizer.zero_grad()
        (cross_entropy + 0.1 * center_loss).backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 5, foreach=True)
        with torch.no_grad():
            moved = torch.zeros_like(self.centers).index_add_(0, y, difference)
            count = torch.bincount(y, minlength=len(self.centers))
            self.centers += 0.5 * moved / (1 + count)[:, None]
        self.optimizer.step()
        return cross_entropy

    def train(self, steps):
        start = time.perf_counter()
        for _ in range(steps):
            loss = self.step()
        return (time.perf_counter() - start) / steps, loss.item()


def compare(data, network, batch, rounds):
    files = [data / f"train-{name}-ubyte.gz" for name in ("images-idx3", "labels-idx1")]
    if missing := [file for file in files if not file.exists()]:
        print(f"{network}, batch {batch}: skipped, {missing[0]} is not there\n")
        return
    images, labels = (gzip.decompress(file.read_bytes()) for file in files)
    ours = Ours(images, labels, network, batch)
    others = []
    try:
        others = [PyTorch(images, labels, network, batch)]
    except ImportError:
        print("PyTorch cannot be had here: ours is measured alone")
    racers = [ours, *others]
    # Turns of about 30 ms: short enough that some are not disturbed by what else the machine does.
    steps = {racer: max(3, int(0.03 / racer.train(20)[0])) for racer in racers}
    seconds = {racer: [] for racer in racers}
    losses, products = {}, []
    for _ in range(rounds):
        for racer in racers:
            time_of_step, losses[racer] = racer.train(steps[racer])
            seconds[racer].append(time_of_step)
        answer = ours.order(f"multiply {steps[ours]}")
        products.append(answer["seconds"])

    print(f"{network}, batch {batch}, 1 thread, {rounds} turns each; median (best)")
    median = {racer: statistics.median(seconds[racer]) for racer in racers}
    for racer in racers:
        learned = "learns" if losses[racer] < 0.5 else f"DOES NOT LEARN"
        print(f"  {racer.name:10} {median[racer] * 1e6:8.1f} ({min(seconds[racer]) * 1e6:.1f}) µs a step, "
              f"{batch / median[racer]:11,.0f} samples/s, {learned} (cross-entropy {losses[racer]:.3f})")
    product = statistics.median(products)
    print(f"  products   {product * 1e6:8.1f} ({min(products) * 1e6:.1f}) µs alone, {answer['operations'] / product * 1e-9:.0f} GF/s; "
          f"{product / median[ours]:.0%} of our step, which reaches {answer['operations'] / median[ours] * 1e-9:.0f} GF/s")
    for other in others:
        ratio = [b / a for a, b in zip(seconds[ours], seconds[other])]
        print(f"  {statistics.median(ratio):.2f}× {other.name} (turns from {min(ratio):.2f} to {max(ratio):.2f}; "
              f"of the bests {min(seconds[other]) / min(seconds[ours]):.2f}; products alone would be {min(seconds[other]) / min(products):.2f}×)")
    print(flush=True)
    if any(loss > 0.5 for loss in losses.values()):
        sys.exit("one of them does not learn: its speed means nothing")


def main():
    with_pytorch()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=DIGITS)
    parser.add_argument("--network")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=41)
    chosen = parser.parse_args()
    cases = [(chosen.data, chosen.network, chosen.batch)] if chosen.network else STANDARD
    for case in cases:
        compare(*case, chosen.rounds)


main()
