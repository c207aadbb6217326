"""Trains 64-128-64-2-10 on the digits of this repository with center loss, and says how tight the clusters became.

    python train_digits.py --lambda 0.1

Network, recipe and measures are those of `centerloss train`. Where that program is built, or $CENTERLOSS says where it is,
its figures stand below: the same settings with other random numbers, so alike and not equal.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess

import torch
from torch import nn
from torch.nn import functional as F

from center_loss import CenterLoss, CenterRule

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIGITS = ROOT / "assets/digits"
RESULT = ("{:10} {testAccuracy:6.1%} by softmax, {nearestCenterAccuracy:6.1%} by the nearest center, "
          "intra / inter {ratio:.3f}")


def read_idx(name):
    """The bytes of a gzipped IDX file, whose header is 0, 0, type, rank, and each size in four bytes."""
    content = bytearray(gzip.decompress((DIGITS / f"{name}-ubyte.gz").read_bytes()))
    return torch.frombuffer(content, dtype=torch.uint8, offset=4 + 4 * content[3])


def read_part(name):
    """Pixels `[n, 64]`, from 0 to 16, and labels `[n]`."""
    return read_idx(f"{name}-images-idx3").float().reshape(-1, 64), read_idx(f"{name}-labels-idx1").long()


def batches(pixels, labels, steps, size=128):
    """Each epoch is a new shuffle, cut into batches; what is left over waits for the next one."""
    order = torch.empty(0, dtype=torch.long)
    for _ in range(steps):
        if len(order) < size:
            order = torch.randperm(len(labels))
        yield pixels[order[:size]], labels[order[:size]]
        order = order[size:]


def measures(features, logits, labels, centers):
    """Both accuracies, and the mean distance to the class's mean over that between means, named as in `train --json`."""
    means = torch.stack([features[labels == j].mean(0) for j in range(len(centers))])
    return {
        "testAccuracy": (logits.argmax(1) == labels).double().mean().item(),
        "nearestCenterAccuracy": (torch.cdist(features, centers).argmin(1) == labels).double().mean().item(),
        "ratio": ((features - means[labels]).norm(dim=1).mean() / F.pdist(means).mean()).item(),
    }


def train(center_weight=0.1, center_rate=0.5, rule=CenterRule.PAPER, steps=600, seed=1):
    """Trains, and measures on the test part."""
    torch.manual_seed(seed)
    (pixels, labels), (test_pixels, test_labels) = read_part("train"), read_part("t10k")
    mean, deviation = pixels.mean(), pixels.std(correction=0)
    embed = nn.Sequential(nn.Linear(64, 128), nn.LeakyReLU(0.1), nn.Linear(128, 64), nn.LeakyReLU(0.1), nn.Linear(64, 2))
    classify = nn.Linear(2, 10, bias=False)
    center_loss = CenterLoss(10, 2, center_weight=center_weight, center_rate=center_rate, rule=rule)
    parameters = [*embed.parameters(), *classify.parameters()]
    weights, biases = [p for p in parameters if p.dim() == 2], [p for p in parameters if p.dim() == 1]
    optimizer = torch.optim.SGD([{"params": weights, "weight_decay": 5e-4}, {"params": biases}], lr=0.1, momentum=0.9)

    for x, y in batches((pixels - mean) / deviation, labels, steps):
        features = embed(x)
        loss = F.cross_entropy(classify(features), y) + center_loss(features, y)
        center_loss.move_centers(features, y)

        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 5)
        optimizer.step()

    with torch.no_grad():
        features = embed((test_pixels - mean) / deviation)
        return measures(features, classify(features), test_labels, center_loss.centers)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Trains on digits with center loss, in PyTorch.")
    parser.add_argument("--lambda", type=float, default=0.1, help="weight of center loss (%(default)s)")
    parser.add_argument("--alpha", type=float, default=0.5, help="how fast centers follow (%(default)s)")
    parser.add_argument("--rule", choices=[rule.value for rule in CenterRule], default="paper", help="(%(default)s)")
    parser.add_argument("--steps", type=int, default=600, help="training steps (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the weights and of the order of samples (%(default)s)")
    chosen = vars(parser.parse_args())
    torch.set_num_threads(1)  # The fastest for so small a network.
    print(RESULT.format("PyTorch", **train(*chosen.values())))

    program = os.environ.get("CENTERLOSS", ROOT / ".build/release/centerloss")
    if os.path.isfile(program):
        command = [program, "train", "--json", *(f"--{name}={value}" for name, value in chosen.items())]
        print(RESULT.format("centerloss", **json.loads(subprocess.check_output(command))))
