"""The networks of centerloss as PyTorch modules, and their weights to and from the files of `centerloss train --save`.

    network = Network.of("lenet", rows=28, columns=28, class_count=10)
    network.load("run.safetensors")
    features, logits = network(pixels)          # [B, 2] and [B, K] of inputs [B, rows · columns], as the data have them
    network.save("mine.safetensors")            # then: centerloss train --resume mine.safetensors

The names of parameters are `embedding.0.weight` and so on: where a layer stands in `embedding`, an `nn.Sequential`. So they are in the
files, with the same shapes. Needs PyTorch and the package safetensors.
"""
import pathlib

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn


class Network(nn.Module):
    """Inputs to features by `embedding`, features to logits by `classifier`.

    `centers` `[K, d]`, and the means and deviations that bring inputs to scale, are buffers: no optimizer knows them.
    """

    def __init__(self, embedding: nn.Sequential, classifier: nn.Linear):
        super().__init__()
        self.embedding = embedding
        self.classifier = classifier
        self.register_buffer("centers", torch.zeros(classifier.out_features, classifier.in_features))
        self.standardization = Standardization()

    def forward(self, inputs: Tensor) -> tuple[Tensor, Tensor]:
        """Features `[B, d]` and logits `[B, K]` of inputs `[B, …]` as the data have them, such as pixels from 0 to 255."""
        features = self.embedding(self.standardization(inputs.flatten(1)))
        return features, self.classifier(features)

    @staticmethod
    def of(name: str, *, rows: int = 8, columns: int = 8, class_count: int = 10) -> "Network":
        """A network by the name that `centerloss --network` takes: lenet, lenet++, or sizes such as 64-128-64-2-10."""
        if name == "mlp":
            name = f"{rows * columns}-{'256-128' if rows * columns > 256 else '128-64'}-2-{class_count}"
        if name == "lenet":
            return Network(lenet(rows, columns), nn.Linear(2, class_count, bias=False))
        if name == "lenet++":
            return Network(lenet_plus_plus(rows, columns), nn.Linear(2, class_count, bias=False))
        *sizes, features, classes = map(int, name.split("-"))
        layers = []
        for size, following in zip(sizes, sizes[1:]):
            layers += [nn.Linear(size, following), nn.LeakyReLU(0.1)]
        return Network(nn.Sequential(*layers, nn.Linear(sizes[-1], features)), nn.Linear(features, classes, bias=False))

    def load(self, path: str | pathlib.Path) -> dict[str, str]:
        """Takes the weights of a file of `centerloss train --save`, and returns its metadata. Leaves out what only training needs."""
        with safe_open(path, framework="pt") as file:
            kept = {name: file.get_tensor(name) for name in file.keys()}
            metadata = file.metadata() or {}
        only_for_training = ("velocity.", "sampler.", "history.", "lastReport")
        state = {name: tensor for name, tensor in kept.items() if not name.startswith(only_for_training)}
        for name in "means", "deviations":
            setattr(self.standardization, name, state[f"standardization.{name}"])
        self.load_state_dict(state)
        return metadata

    def save(self, path: str | pathlib.Path) -> None:
        """Writes a file that `centerloss train --resume` and `frame --resume` begin with."""
        save_file({name: tensor.contiguous() for name, tensor in self.state_dict().items()}, path)


class Standardization(nn.Module):
    """Inputs to mean 0 and deviation 1: one mean and deviation for all pixels of images, or one for each value; 0 where there is no spread."""

    def __init__(self):
        super().__init__()
        self.register_buffer("means", torch.zeros(1))
        self.register_buffer("deviations", torch.ones(1))

    def forward(self, inputs: Tensor) -> Tensor:
        scaled = (inputs - self.means) / self.deviations
        return torch.where(self.deviations > 0, scaled, torch.zeros_like(scaled))


def lenet(rows: int, columns: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Unflatten(1, (1, rows, columns)),
        nn.Conv2d(1, 8, 5, padding=2), nn.LeakyReLU(0.1), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 5, padding=2), nn.LeakyReLU(0.1), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * (rows // 4) * (columns // 4), 64), nn.LeakyReLU(0.1), nn.Linear(64, 2))


def lenet_plus_plus(rows: int, columns: int) -> nn.Sequential:
    """LeNets++ of Wen et al. 2016."""
    layers, inputs = [nn.Unflatten(1, (1, rows, columns))], 1
    for outputs in 32, 64, 128:
        for _ in range(2):
            layers += [nn.Conv2d(inputs, outputs, 5, padding=2), nn.PReLU(outputs)]
            inputs = outputs
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(128 * (rows // 8) * (columns // 8), 2))
