"""Weights go from centerloss to PyTorch and back: python -m pytest test_network.py

Needs the program, built (`swift build -c release`) or named by $CENTERLOSS, and the package safetensors.
"""
import csv
import json
import os
import pathlib
import subprocess

import pytest
import torch
from torch.nn import functional as F

from center_loss import CenterLoss
from train_digits import ROOT, read_part

network = pytest.importorskip("network", exc_type=ImportError)
PROGRAM = pathlib.Path(os.environ.get("CENTERLOSS", ROOT / ".build/release/centerloss"))
pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="the program is not built")
NETWORKS = pytest.mark.parametrize("name", ["mlp", "64-32-3-10", "lenet", "lenet++"])


def train(*options):
    run = subprocess.run([PROGRAM, "train", "--json", *map(str, options)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def features_in(path):
    """Of all digits, the training part first, as the program wrote them."""
    with open(path) as file:
        rows = list(csv.reader(file))[1:]
    return torch.tensor([[float(x) for x in row[4:]] for row in rows])


def pixels():
    return torch.cat([read_part("train")[0], read_part("t10k")[0]])


def largest_difference(a, b):
    """Beside the largest feature."""
    return ((a - b).abs().max() / b.abs().max()).item()


@NETWORKS
def test_a_saved_run_has_the_same_features_in_pytorch(name, tmp_path):
    run, table = tmp_path / "run.safetensors", tmp_path / "features.csv"
    train("--network", name, "--steps", 20, "--save", run, "--features-out", table)
    module = network.Network.of(name)
    metadata = module.load(run)
    assert json.loads(metadata["state"])["step"] == 20
    with torch.no_grad():
        features, _ = module(pixels())
    assert largest_difference(features, features_in(table)) < 1e-5


@NETWORKS
def test_weights_of_pytorch_have_the_same_features_in_the_program(name, tmp_path):
    run, mine, table = tmp_path / "run.safetensors", tmp_path / "mine.safetensors", tmp_path / "features.csv"
    train("--network", name, "--steps", 0, "--save", run)
    torch.manual_seed(3)
    module = network.Network.of(name)
    fresh = {key: value.clone() for key, value in module.state_dict().items()}
    module.load(run)
    for key, value in module.state_dict().items():
        if key.startswith(("embedding", "classifier")):
            value.copy_(fresh[key])
    module.save(mine)
    train("--network", name, "--steps", 0, "--resume", mine, "--features-out", table)
    with torch.no_grad():
        features, _ = module(pixels())
    assert largest_difference(features, features_in(table)) < 1e-5


def test_a_network_goes_on_in_pytorch_and_comes_back(tmp_path):
    run, mine = tmp_path / "run.safetensors", tmp_path / "mine.safetensors"
    before = train("--steps", 100, "--lambda", 0, "--save", run)
    module = network.Network.of("mlp")
    module.load(run)
    center_loss = CenterLoss(10, 2, center_weight=0.1)
    center_loss.centers.copy_(module.centers)
    optimizer = torch.optim.SGD([*module.embedding.parameters(), *module.classifier.parameters()], lr=0.05, momentum=0.9)
    inputs, labels = read_part("train")
    for _ in range(200):
        chosen = torch.randint(len(labels), (128,))
        features, logits = module(inputs[chosen])
        loss = F.cross_entropy(logits, labels[chosen]) + center_loss(features, labels[chosen])
        center_loss.move_centers(features, labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(module.parameters(), 5)
        optimizer.step()
    module.centers.copy_(center_loss.centers)
    module.save(mine)
    after = train("--resume", mine, "--steps", 0)
    assert after["ratio"] < 0.8 * before["ratio"]
    assert after["nearestCenterAccuracy"] > 0.9
