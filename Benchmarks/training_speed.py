#!/usr/bin/env python3
"""Training speed of centerloss beside PyTorch's: the whole step (batch, forward, both losses, backward, clip,
optimizer, centers), on the same data and the same network, with the same number of threads, in turns within one run.

    python3 Benchmarks/training_speed.py [--data FOLDER] [--network NAME] [--batch N] [--threads N] [--rounds N] [--beside FOLDER]

Without options it measures what README.md tells of. Where other programs work on the machine, the time of the processor says more than
the clock. PyTorch (CPU) is installed into Benchmarks/.build/python at first; where it cannot be had, ours is measured alone.
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
STANDARD = [  # data, network, batch, threads, rounds
    (DIGITS, "64-128-64-2-10", 128, 1, 41),
    (DIGITS, "64-128-64-2-10", 32, 1, 41),
    (MNIST, "784-256-128-2-10", 128, 1, 41),
    (MNIST, "lenet", 128, 1, 25),
    (MNIST, "lenet++", 128, 2, 7),
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
    def __init__(self, name, checkout, images, labels, network, batch, threads):
        self.name, package = name, checkout / "Benchmarks"
        subprocess.run(["swift", "build", "-c", "release", "--package-path", package, "--product", "TrainingSpeed", "--quiet"], check=True)
        self.folder = tempfile.TemporaryDirectory()
        paths = [pathlib.Path(self.folder.name) / name for name in ("images", "labels")]
        for path, content in zip(paths, (images, labels)):
            path.write_bytes(content)
        program = package / ".build" / "release" / "TrainingSpeed"
        self.process = subprocess.Popen(
            [program, *paths, network, str(batch), str(threads)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def order(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def train(self, steps):
        answer = self.order(f"train {steps}")
        return answer["seconds"], answer["processorSeconds"], answer["crossEntropy"]


class PyTorch:
    name = "PyTorch"

    def __init__(self, images, labels, network, batch, threads):
        import torch
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        self.torch, self.batch = torch, batch
        self.labels = torch.frombuffer(bytearray(labels[8:]), dtype=torch.uint8).long()
        pixels = torch.frombuffer(bytearray(images[16:]), dtype=torch.uint8).float().reshape(len(self.labels), -1)
        self.pixels = (pixels - pixels.mean()) / pixels.std(correction=0)
        self.embedding, rate = self.network(network)
        self.classifier = torch.nn.Linear(2, 10, bias=False)
        self.parameters = [*self.embedding.parameters(), *self.classifier.parameters()]
        self.centers = torch.zeros(10, 2)
        weights = [p for p in self.parameters if p.dim() > 1]
        others = [p for p in self.parameters if p.dim() == 1]
        # Of PyTorch's own three ways to step, the fused one is the fastest here.
        self.optimizer = torch.optim.SGD(
            [{"params": weights, "weight_decay": 5e-4}, {"params": others}],
            lr=rate, momentum=0.9, fused=True)
        self.order, self.next = torch.randperm(len(self.labels)), 0

    def network(self, name):
        """The network up to its features, as centerloss has it, and its learning rate."""
        nn = self.torch.nn

        def convolution(inputs, outputs, slope):
            layer = nn.Conv2d(inputs, outputs, 5, padding=2)
            nn.init.kaiming_uniform_(layer.weight, a=slope)
            return layer

        if name == "lenet":
            image = nn.Unflatten(1, (1, 28, 28))
            leaky = [nn.LeakyReLU(0.1, inplace=True) for _ in range(3)]
            return nn.Sequential(
                image, convolution(1, 8, 0.1), leaky[0], nn.MaxPool2d(2), convolution(8, 16, 0.1), leaky[1],
                nn.MaxPool2d(2), nn.Flatten(), nn.Linear(16 * 7 * 7, 64), leaky[2], nn.Linear(64, 2)), 0.05
        if name == "lenet++":
            layers, inputs = [nn.Unflatten(1, (1, 28, 28))], 1
            for outputs in (32, 64, 128):
                layers += [convolution(inputs, outputs, 0.25), nn.PReLU(outputs)]
                layers += [convolution(outputs, outputs, 0.25), nn.PReLU(outputs), nn.MaxPool2d(2)]
                inputs = outputs
            return nn.Sequential(*layers, nn.Flatten(), nn.Linear(3 * 3 * 128, 2)), 0.05
        sizes = [int(size) for size in name.split("-")]
        layers = []
        for a, b in zip(sizes[:-2], sizes[1:-1]):
            layers += [nn.Linear(a, b), nn.LeakyReLU(0.1, inplace=True)]
        return nn.Sequential(*layers[:-1]), 0.1 if sizes[0] == 64 else 0.05

    def step(self):
        torch, batch = self.torch, self.batch
        if self.next + batch > len(self.order):
            self.order, self.next = torch.randperm(len(self.labels)), 0
        indices = self.order[self.next:self.next + batch]
        self.next += batch
        x, y = self.pixels[indices], self.labels[indices]
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
        start, processor_start = time.perf_counter(), time.process_time()
        for _ in range(steps):
            loss = self.step()
        return (time.perf_counter() - start) / steps, (time.process_time() - processor_start) / steps, loss.item()


def compare(data, network, batch, threads, rounds, beside):
    files = [data / f"train-{name}-ubyte.gz" for name in ("images-idx3", "labels-idx1")]
    if missing := [file for file in files if not file.exists()]:
        print(f"{network}, batch {batch}: skipped, {missing[0]} is not there\n")
        return
    images, labels = (gzip.decompress(file.read_bytes()) for file in files)
    case = images, labels, network, batch, threads
    ours = Ours("centerloss", HERE.parent, *case)
    others = [Ours("the other", beside, *case)] if beside else []
    try:
        others.append(PyTorch(*case))
    except ImportError:
        print("PyTorch cannot be had here: ours is measured alone")
    racers = [ours, *others]
    # Turns of about 30 ms: short enough that some are not disturbed by what else the machine does.
    steps = {racer: max(1, int(0.03 / racer.train(2)[0])) for racer in racers}
    clock, processor = {racer: [] for racer in racers}, {racer: [] for racer in racers}
    losses, passes = {}, {racer: [] for racer in racers if isinstance(racer, Ours)}
    for _ in range(rounds):
        for racer in racers:
            seconds, processor_seconds, losses[racer] = racer.train(steps[racer])
            clock[racer].append(seconds)
            processor[racer].append(processor_seconds)
        for racer in passes:
            passes[racer].append(racer.order(f"passes {steps[racer]}")["passes"])
    # A large network took but a few steps in its turns; whether it learns shows after some more.
    for racer in racers:
        if (missing := 60 - rounds * steps[racer]) > 0:
            losses[racer] = racer.train(missing)[2]

    print(f"{network}, batch {batch}, threads: {threads}, {rounds} turns each; median (best)")
    middle = {racer: statistics.median(processor[racer]) for racer in racers}
    for racer in racers:
        print(f"  {racer.name:10} clock {figures(clock[racer])}, processor {figures(processor[racer])} µs a step; "
              f"{batch / statistics.median(clock[racer]):,.0f} samples/s; cross-entropy {losses[racer]:.3f}")
    for racer in passes:
        layers(passes[racer], racer.name, middle[racer])
    for other in others:
        print(f"  {other.name} takes by the clock {ratio(clock[other], clock[ours])}, "
              f"of the processor {ratio(processor[other], processor[ours])}")
    print(flush=True)
    # Guessing costs log 10 = 2.30: the loss has begun to fall, no more is asked of so few steps.
    if any(not loss < 2.2 for loss in losses.values()):
        sys.exit("one of them does not learn: its speed means nothing")


def layers(turns, name, step):
    """What the passes of dense layers and convolutions take alone, of a list for each turn."""
    alone = [sum(one["seconds"] for one in turn) for turn in turns]
    operations = sum(one["operations"] for one in turns[0])
    print(f"  layers of {name}: processor {figures(alone)} µs alone, {statistics.median(alone) / step:.0%} of a step; "
          f"{operations / statistics.median(alone) * 1e-9:.0f} GF/s")
    for one, *others in zip(*turns):
        seconds = [one["seconds"], *(other["seconds"] for other in others)]
        print(f"    {one['layer']:20} {one['pass']:8} {figures(seconds)} µs, "
              f"{one['operations'] / statistics.median(seconds) * 1e-9:.0f} GF/s")


def figures(seconds):
    return f"{statistics.median(seconds) * 1e6:.1f} ({min(seconds) * 1e6:.1f})"


def ratio(theirs, ours):
    return f"{statistics.median(theirs) / statistics.median(ours):.2f}× ({min(theirs) / min(ours):.2f}×)"


def main():
    with_pytorch()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=DIGITS)
    parser.add_argument("--network")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=41)
    parser.add_argument("--beside", type=pathlib.Path, help="another checkout of centerloss, to be compared with this one")
    chosen = parser.parse_args()
    single = (chosen.data, chosen.network, chosen.batch, chosen.threads, chosen.rounds)
    for case in [single] if chosen.network else STANDARD:
        compare(*case, chosen.beside)


main()
