"""A training loop of PyTorch, watched live: python watch_live.py | centerloss watch --features -

The three lines that begin with `for x, y` are all that watching takes. Everything else is said on standard error.
"""
import argparse
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

from center_loss import CenterLoss
from train_digits import batches, read_part


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lambda", dest="center_weight", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--pause", type=float, default=0.1, help="seconds after what is shown (%(default)s)")
    chosen = parser.parse_args()

    torch.manual_seed(1)
    torch.set_num_threads(1)
    (pixels, labels), (test_pixels, test_labels) = read_part("train"), read_part("t10k")
    mean, deviation = pixels.mean(), pixels.std(correction=0)
    embed = nn.Sequential(nn.Linear(64, 128), nn.LeakyReLU(0.1), nn.Linear(128, 64), nn.LeakyReLU(0.1), nn.Linear(64, 2))
    classify = nn.Linear(2, 10, bias=False)
    center_loss = CenterLoss(10, 2, center_weight=chosen.center_weight)
    optimizer = torch.optim.SGD([*embed.parameters(), *classify.parameters()], lr=0.1, momentum=0.9)
    for step, (x, y) in enumerate(batches((pixels - mean) / deviation, labels, chosen.steps + 1)):
        if step % 10 == 0:
            with torch.no_grad():
                features = embed((test_pixels - mean) / deviation)
            for x_i, y_i in zip(features.tolist(), test_labels.tolist()):
                print(step, *x_i, y_i)
            sys.stdout.flush()
            time.sleep(chosen.pause)
        features = embed(x)
        loss = F.cross_entropy(classify(features), y) + center_loss(features, y)
        center_loss.move_centers(features, y)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(embed.parameters(), 5)
        optimizer.step()
    print(f"{chosen.steps} steps, λ {chosen.center_weight}", file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.exit(0)  # Whoever watched has left.
